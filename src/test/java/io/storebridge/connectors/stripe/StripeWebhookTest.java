package io.storebridge.connectors.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.Workflows;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Fault.Kind;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.stripe.StripeStandIn;
import io.storebridge.security.ApiKeys;
import io.storebridge.testing.WithErrands;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The endpoint with the real engine; an errand stands for the payment, since it waits for the same message. */
@WithErrands
@Import(StripeWebhookTest.Told.class)
@TestPropertySource(
        properties = {
            "storebridge.stripe.base-url=http://127.0.0.1:1",
            "storebridge.stripe.secret-key=sk_test_sandbox",
            "storebridge.stripe.webhook-secrets=whsec_next,whsec_sandbox"
        })
class StripeWebhookTest {

    /** Passes what the endpoint tells on to the errand of the payment's id. */
    @TestConfiguration
    static class Told {

        static final List<String> MESSAGES = new CopyOnWriteArrayList<>();
        static volatile boolean broken;

        @Bean
        @Primary
        Workflows recorded(@Qualifier("workflowStarter") Workflows real) {
            return new Workflows() {
                @Override
                public Integer startEach(
                        String process, String prefix, String field, List<String> values, Map<String, Object> request) {
                    return real.startEach(process, prefix, field, values, request);
                }

                @Override
                public boolean start(String process, Map<String, Object> request) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Map<String, Object> ask(String process, Map<String, Object> request) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public boolean tell(String process, String id, String message, Map<String, Object> document) {
                    if (broken) {
                        throw new IllegalStateException("the engine's database is away");
                    }
                    MESSAGES.add(process + " " + id + " " + message + " " + document);
                    return real.tell("errand", id, message, document);
                }

                @Override
                public boolean isRunning(String process, String id) {
                    return real.isRunning("errand", id);
                }
            };
        }
    }

    @RegisterExtension
    final StripeFixture fixture = new StripeFixture();

    @Autowired
    TestRestTemplate http;

    @Autowired
    ApiKeys keys;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    private final String payment = "P-" + UUID.randomUUID();

    @BeforeEach
    void aRunWaits() {
        Told.MESSAGES.clear();
        Told.broken = false;
        keys.provide("store", "key-of-the-store", List.of("*"));
        api(HttpMethod.POST, "", "{\"errandId\":\"" + payment + "\"}");
        await().until(() -> status().equals("waiting"));
    }

    @Test
    void the_run_is_told_once_and_the_same_event_again_does_nothing() {
        String event = event("evt_" + payment, "payment_intent.succeeded");

        assertThat(post(event).getStatusCode().value()).isEqualTo(200);
        assertThat(status()).isEqualTo("completed");
        assertThat(post(event).getStatusCode().value()).isEqualTo(200);

        assertThat(Told.MESSAGES).containsExactly("invoice-payment " + payment + " confirm {}");
        assertThat(taken()).isOne();
    }

    @Test
    void an_event_for_which_nobody_waits_is_taken() {
        post(event("evt_1" + payment, "payment_intent.processing"));
        assertThat(post(event("evt_2" + payment, "payment_intent.succeeded"))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(Told.MESSAGES).hasSize(2);
        assertThat(taken()).isEqualTo(2);
    }

    @Test
    void an_event_that_could_not_be_told_is_sent_again_and_then_told() {
        String event = event("evt_" + payment, "payment_intent.payment_failed");
        Told.broken = true;
        ResponseEntity<JsonNode> failed = post(event);
        assertThat(failed.getStatusCode().value()).isEqualTo(500);
        assertThat(failed.getBody().toString()).doesNotContain("database is away");
        assertThat(taken()).isZero();

        Told.broken = false;
        assertThat(post(event).getStatusCode().value()).isEqualTo(200);
        assertThat(status()).isEqualTo("completed");
    }

    @Test
    void what_is_not_signed_by_stripe_just_now_is_refused() {
        String event = event("evt_" + payment, "payment_intent.succeeded");
        Instant now = Instant.now();
        for (String signature : new String[] {
            null,
            "nonsense",
            fixture.standIn.signature(event + " ", now),
            fixture.standIn.signature(event, now.minusSeconds(400)),
            fixture.standIn.signature(event, now).replace("v1=", "v0=")
        }) {
            ResponseEntity<JsonNode> refused = post(event, signature);
            assertThat(refused.getStatusCode().value()).as(signature).isEqualTo(400);
            assertThat(refused.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        }
        assertThat(Told.MESSAGES).isEmpty();
        assertThat(taken()).isZero();
        assertThat(status()).isEqualTo("waiting");
    }

    @Test
    void events_of_no_interest_are_answered_and_left() {
        assertThat(post(event("evt_1" + payment, "charge.refunded"))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        String foreign = event("evt_2" + payment, "payment_intent.succeeded").replace("payment_id", "order_id");
        assertThat(post(foreign).getStatusCode().value()).isEqualTo(200);
        assertThat(Told.MESSAGES).isEmpty();
    }

    @Test
    void a_body_that_is_huge_or_no_json_is_refused() {
        assertThat(post("x".repeat(300_000)).getStatusCode().value()).isEqualTo(413);
        assertThat(post("{\"id\":").getStatusCode().value()).isEqualTo(400);
        assertThat(post("").getStatusCode().value()).isEqualTo(200);
        assertThat(post("[]").getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void old_events_are_forgotten_when_new_ones_come() {
        database.sql("insert into stripe_event values ('evt_old', 'x', 'y', now() - interval '31 days')")
                .update();
        post(event("evt_" + payment, "payment_intent.succeeded"));
        assertThat(database.sql("select count(*) from stripe_event where id = 'evt_old'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void nothing_else_is_opened_to_strangers() {
        assertThat(http.getForEntity("/webhooks/stripe", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(405);
        assertThat(http.getForEntity("/webhooks/other", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void stripe_tells_of_a_payment_again_until_its_event_was_taken() {
        fixture.standIn.webhooksTo("http://127.0.0.1:" + port + "/webhooks/stripe");
        fixture.faults.add(Fault.always(StripeStandIn.WEBHOOKS, Kind.REFUSE)
                .matching("payment_intent.succeeded")
                .times(1));
        fixture.faults.add(Fault.always(StripeStandIn.WEBHOOKS, Kind.DROP_RESPONSE)
                .matching("payment_intent.succeeded")
                .times(1));

        Charge charge = fixture.paid(payment);

        await().until(() -> status().equals("completed"));
        await().until(() -> fixture.standIn.events().stream()
                .noneMatch(event -> event.path("pending_webhooks").asInt() > 0));
        assertThat(Told.MESSAGES).hasSize(1);
        assertThat(taken()).isOne();
        String id = database.sql("select id from stripe_event where payment_id = ?")
                .param(payment)
                .query(String.class)
                .single();
        assertThat(fixture.standIn.deliver(id, Instant.now()))
                .as("by hand once more")
                .isEqualTo(200);
        assertThat(fixture.standIn.deliver(id, Instant.now().minusSeconds(600)))
                .as("and too late")
                .isEqualTo(400);
        assertThat(Told.MESSAGES).hasSize(1);
        assertThat(fixture.payments.read(charge).status()).isEqualTo(Charge.Status.succeeded);
    }

    private String event(String id, String type) {
        ObjectNode event = Json.object().put("id", id).put("object", "event").put("type", type);
        event.withObject("/data/object")
                .put("id", "pi_1")
                .withObject("/metadata")
                .put("payment_id", payment);
        return Json.write(event);
    }

    private ResponseEntity<JsonNode> post(String body) {
        return post(body, fixture.standIn.signature(body, Instant.now()));
    }

    private ResponseEntity<JsonNode> post(String body, String signature) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        if (signature != null) {
            headers.set("Stripe-Signature", signature);
        }
        return http.postForEntity("/webhooks/stripe", new HttpEntity<>(body, headers), JsonNode.class);
    }

    private int taken() {
        return database.sql("select count(*) from stripe_event where payment_id = ?")
                .param(payment)
                .query(Integer.class)
                .single();
    }

    private String status() {
        return api(HttpMethod.GET, "/" + payment, null).path("status").asText();
    }

    private JsonNode api(HttpMethod method, String path, String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth("key-of-the-store");
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.exchange("/api/errand" + path, method, new HttpEntity<>(body, headers), JsonNode.class)
                .getBody();
    }
}
