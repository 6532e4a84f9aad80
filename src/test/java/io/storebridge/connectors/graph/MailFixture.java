package io.storebridge.connectors.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storebridge.commerce.Mail;
import io.storebridge.connectors.http.HttpSystem;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.graph.GraphStandIn;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.core.io.DefaultResourceLoader;

/** The connector and a stand-in of Microsoft Graph. */
class MailFixture implements BeforeEachCallback, AfterEachCallback {

    final Faults faults = new Faults();
    final Journal journal = new Journal();
    Mail mail;
    private GraphStandIn standIn;
    private HttpSystem system;
    private String database;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        database = SandboxPostgres.forTests().createDatabase("mail_" + UUID.randomUUID(), null);
        standIn = new GraphStandIn(0, SandboxPostgres.forTests().dataSource(database), faults, journal);
        standIn.start();
        connect("sales@example.com");
    }

    void connect(String sender) throws Exception {
        if (system != null) {
            system.close();
        }
        GraphProperties properties = new GraphProperties(
                standIn.url(),
                standIn.url(),
                GraphStandIn.TENANT,
                GraphStandIn.CLIENT_ID,
                GraphStandIn.CLIENT_SECRET,
                sender,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                2);
        system = new HttpSystem("Microsoft Graph", properties.limits(), new SimpleMeterRegistry());
        MailTemplates templates = new MailTemplates(new DefaultResourceLoader(), "classpath:/mail/");
        mail = GraphConfiguration.mail(system, properties, templates, Clock.systemUTC());
    }

    List<ObjectNode> sent() {
        return standIn.sent();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        system.close();
        standIn.close();
        SandboxPostgres.forTests().dropDatabase(database);
    }
}
