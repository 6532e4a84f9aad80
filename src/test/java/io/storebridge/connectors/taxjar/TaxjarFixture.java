package io.storebridge.connectors.taxjar;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storebridge.commerce.Tax;
import io.storebridge.connectors.http.HttpSystem;
import io.storebridge.connectors.tax.Orders;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import io.storebridge.sandbox.taxjar.TaxjarStandIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The connector and a stand-in of TaxJar. */
class TaxjarFixture implements BeforeEachCallback, AfterEachCallback {

    final Faults faults = new Faults();
    final Journal journal = new Journal();
    TaxjarStandIn standIn;
    Tax tax;

    private HttpSystem system;
    private String database;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        database = SandboxPostgres.forTests().createDatabase("taxjar_" + UUID.randomUUID(), null);
        startStandIn();
        connect(TaxjarStandIn.TOKEN, Duration.ofSeconds(10));
    }

    void startStandIn() {
        int port = standIn == null ? 0 : standIn.port();
        if (standIn != null) {
            standIn.close();
        }
        standIn = new TaxjarStandIn(port, SandboxPostgres.forTests().dataSource(database), faults, journal);
        standIn.start();
    }

    void connect(String token, Duration readTimeout) throws Exception {
        if (system != null) {
            system.close();
        }
        TaxjarProperties properties = new TaxjarProperties(
                standIn.url(),
                token,
                "2022-01-24",
                Map.of("handling", "11000"),
                "wholesale",
                Duration.ofSeconds(1),
                readTimeout,
                8);
        system = new HttpSystem("TaxJar", properties.limits(), new SimpleMeterRegistry());
        tax = TaxjarConfiguration.tax(system, properties, Orders.settings("taxjar"));
    }

    List<Journal.Entry> requests() {
        return journal.of(TaxjarStandIn.SYSTEM);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        system.close();
        standIn.close();
        SandboxPostgres.forTests().dropDatabase(database);
    }
}
