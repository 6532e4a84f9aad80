package io.storebridge.connectors.avatax;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storebridge.commerce.Tax;
import io.storebridge.connectors.http.HttpSystem;
import io.storebridge.connectors.tax.Orders;
import io.storebridge.sandbox.avatax.AvataxStandIn;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The connector and a stand-in of AvaTax. */
class AvataxFixture implements BeforeEachCallback, AfterEachCallback {

    final Faults faults = new Faults();
    final Journal journal = new Journal();
    AvataxStandIn standIn;
    Tax tax;
    /** AvaTax past the connector. */
    HttpCalls avatax;

    private HttpSystem system;
    private String database;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        database = SandboxPostgres.forTests().createDatabase("avatax_" + UUID.randomUUID(), null);
        startStandIn();
        connect(AvataxStandIn.LICENSE_KEY, Duration.ofSeconds(10));
    }

    void startStandIn() {
        int port = standIn == null ? 0 : standIn.port();
        if (standIn != null) {
            standIn.close();
        }
        standIn = new AvataxStandIn(port, SandboxPostgres.forTests().dataSource(database), faults, journal);
        standIn.start();
        String key = AvataxStandIn.ACCOUNT + ":" + AvataxStandIn.LICENSE_KEY;
        avatax = new HttpCalls(standIn.url())
                .headers(Map.of(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)),
                        "Content-Type",
                        "application/json"));
    }

    void connect(String licenseKey, Duration readTimeout) throws Exception {
        if (system != null) {
            system.close();
        }
        AvataxProperties properties = new AvataxProperties(
                standIn.url(),
                AvataxStandIn.ACCOUNT,
                licenseKey,
                AvataxStandIn.COMPANY,
                Map.of(),
                Duration.ofSeconds(1),
                readTimeout,
                8);
        system = new HttpSystem("AvaTax", properties.limits(), new SimpleMeterRegistry());
        tax = AvataxConfiguration.tax(system, properties, Orders.settings("avatax"));
    }

    String status(String code) {
        ObjectNode found = standIn.transaction(code);
        return found == null ? null : found.path("status").asText();
    }

    int version(String code) {
        return standIn.transaction(code).path("version").asInt();
    }

    List<Journal.Entry> requests() {
        return journal.of(AvataxStandIn.SYSTEM);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        system.close();
        standIn.close();
        SandboxPostgres.forTests().dropDatabase(database);
    }
}
