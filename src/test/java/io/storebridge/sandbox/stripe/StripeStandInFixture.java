package io.storebridge.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A stand-in of Stripe with a database of its own for each test. */
class StripeStandInFixture implements BeforeEachCallback, AfterEachCallback {

    final Faults faults = new Faults();
    final Journal journal = new Journal();
    StripeStandIn standIn;
    HttpCalls calls;
    private String database;

    @Override
    public void beforeEach(ExtensionContext context) {
        database = SandboxPostgres.forTests().createDatabase("stripe_" + UUID.randomUUID(), null);
        start();
    }

    void start() {
        standIn = new StripeStandIn(0, SandboxPostgres.forTests().dataSource(database), faults, journal);
        standIn.start();
        calls = new HttpCalls(standIn.url())
                .headers(Map.of(
                        "Authorization",
                        "Bearer " + StripeStandIn.SECRET_KEY,
                        "Content-Type",
                        "application/x-www-form-urlencoded"));
    }

    HttpCalls.Answer post(String path, String body, String key) throws IOException {
        return calls.call("POST", path, body, key == null ? Map.of() : Map.of("Idempotency-Key", key));
    }

    /** Confirms a payment of ten dollars with this card. */
    JsonNode pay(String method) throws IOException {
        JsonNode answer = post(
                        "/v1/payment_intents",
                        "amount=1000&currency=usd&confirm=true&payment_method=" + method + "&metadata[payment_id]=P1",
                        null)
                .json();
        return answer.has("error") ? answer.at("/error/payment_intent") : answer;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        standIn.close();
        SandboxPostgres.forTests().dropDatabase(database);
    }
}
