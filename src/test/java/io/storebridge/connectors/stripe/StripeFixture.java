package io.storebridge.connectors.stripe;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storebridge.commerce.Authorizations;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.Payments;
import io.storebridge.connectors.http.HttpSystem;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import io.storebridge.sandbox.stripe.StripeStandIn;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The connector and a stand-in of Stripe. */
class StripeFixture implements BeforeEachCallback, AfterEachCallback {

    final Faults faults = new Faults();
    final Journal journal = new Journal();
    StripeStandIn standIn;
    Payments payments;
    Authorizations authorizations;
    /** For the next connection. */
    StripeProperties.Multicapture multicapture = StripeProperties.Multicapture.if_available;
    /** Stripe past the connector. */
    HttpCalls stripe;

    private HttpSystem system;
    private String database;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        database = SandboxPostgres.forTests().createDatabase("stripe_" + UUID.randomUUID(), null);
        standIn = new StripeStandIn(0, SandboxPostgres.forTests().dataSource(database), faults, journal);
        standIn.start();
        stripe = new HttpCalls(standIn.url())
                .headers(Map.of(
                        "Authorization",
                        "Bearer " + StripeStandIn.SECRET_KEY,
                        "Content-Type",
                        "application/x-www-form-urlencoded"));
        connect(StripeStandIn.SECRET_KEY, Duration.ofSeconds(10));
    }

    void connect(String secretKey, Duration readTimeout) throws Exception {
        if (system != null) {
            system.close();
        }
        StripeProperties properties = new StripeProperties(
                standIn.url(),
                secretKey,
                "2023-08-16",
                List.of(StripeStandIn.WEBHOOK_SECRET),
                Duration.ofSeconds(300),
                multicapture,
                Duration.ofSeconds(1),
                readTimeout,
                8);
        system = new HttpSystem("Stripe", properties.limits(), new SimpleMeterRegistry());
        payments = StripeConfiguration.payments(system, properties);
        authorizations = StripeConfiguration.authorizations(system, properties);
    }

    /** A payment of 732.35 USD. */
    Charge prepared(String paymentId) {
        return payments.prepare(
                paymentId, "AARONFIT0001", new BigDecimal("732.35"), "USD", "Invoices INV1 & INV2, " + paymentId);
    }

    Charge paid(String paymentId) {
        return payments.confirm(prepared(paymentId), "pm_card_visa");
    }

    /** How many charges went through. */
    long charges() throws Exception {
        return stripe.get("/v1/charges?limit=100").json().path("data").findValues("captured").stream()
                .filter(captured -> captured.asBoolean())
                .count();
    }

    List<Journal.Entry> requests() {
        return journal.of(StripeStandIn.SYSTEM);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        system.close();
        standIn.close();
        SandboxPostgres.forTests().dropDatabase(database);
    }
}
