package io.storebridge.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Fault.Kind;
import io.storebridge.sandbox.http.HttpCalls.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StripeStandInTest {

    private static final String INTENTS = "/v1/payment_intents";

    @RegisterExtension
    final StripeStandInFixture stripe = new StripeStandInFixture();

    @Test
    void the_same_request_under_the_same_key_gets_the_first_reply() throws Exception {
        Answer first = stripe.post(INTENTS, "amount=1000&currency=usd", "k1");
        Answer again = stripe.post(INTENTS, "currency=usd&amount=1000", "k1");
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Request-Id")).startsWith("req_").isNotEqualTo(first.header("Request-Id"));

        Answer other = stripe.post(INTENTS, "amount=2000&currency=usd", "k1");
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.json().at("/error/type").asText()).isEqualTo("idempotency_error");
        assertThat(stripe.standIn.payments()).hasSize(1);
    }

    @Test
    void a_decline_is_replayed_and_a_request_that_was_wrong_is_not() throws Exception {
        String body = "amount=1000&currency=usd&confirm=true&payment_method=pm_card_chargeDeclined";
        assertThat(stripe.post(INTENTS, body, "k1").status()).isEqualTo(402);
        Answer again = stripe.post(INTENTS, body, "k1");
        assertThat(again.status()).isEqualTo(402);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(stripe.post(INTENTS, "currency=usd", "k2").status()).isEqualTo(400);
        assertThat(stripe.post(INTENTS, "amount=1000&currency=usd", "k2").status())
                .isEqualTo(200);
    }

    @Test
    void the_same_key_at_once_makes_one_payment() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(10);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(
                    () -> stripe.post(INTENTS, "amount=1000&currency=usd", "k1").status());
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> call : callers.invokeAll(calls)) {
            statuses.add(call.get());
        }
        callers.shutdown();
        assertThat(statuses).contains(200).isSubsetOf(200, 409);
        assertThat(stripe.standIn.payments()).hasSize(1);
    }

    @Test
    void a_dropped_answer_means_that_the_work_was_done_and_the_key_finds_it() throws Exception {
        stripe.faults.add(Fault.always("stripe", Kind.DROP_RESPONSE).times(1));
        assertThatThrownBy(() -> stripe.post(INTENTS, "amount=1000&currency=usd", "k1"))
                .isInstanceOf(IOException.class);
        assertThat(stripe.standIn.payments()).hasSize(1);
        Answer again = stripe.post(INTENTS, "amount=1000&currency=usd", "k1");
        assertThat(again.json().path("id").asText())
                .isEqualTo(stripe.standIn.payments().get(0).path("id").asText());
    }

    @Test
    void payments_keys_and_order_survive_a_restart() throws Exception {
        Answer first = stripe.post(INTENTS, "amount=1000&currency=usd", "k1");
        stripe.standIn.close();
        stripe.start();
        assertThat(stripe.post(INTENTS, "amount=1000&currency=usd", "k1").json())
                .isEqualTo(first.json());
        JsonNode second = stripe.post(INTENTS, "amount=3000&currency=usd", null).json();
        assertThat(stripe.calls.get(INTENTS).json().path("data").findValuesAsText("amount"))
                .containsExactly("3000", "1000");
        assertThat(second.path("id").asText())
                .isNotEqualTo(first.json().path("id").asText());
    }

    @Test
    void refusals_have_stripes_form() throws Exception {
        Answer key = stripe.calls.call("GET", INTENTS, null, Map.of("Authorization", "Bearer sk_wrong"));
        assertThat(key.status()).isEqualTo(401);
        assertThat(key.json().at("/error/type").asText()).isEqualTo("invalid_request_error");
        Answer missing = stripe.calls.get(INTENTS + "/pi_no");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.json().at("/error/code").asText()).isEqualTo("resource_missing");
        assertThat(missing.json().at("/error/param").asText()).isEqualTo("intent");
        assertThat(missing.header("Request-Id")).startsWith("req_");
        assertThat(error(stripe.post(INTENTS, "amount=ten&currency=usd", null))).isEqualTo("parameter_invalid_integer");
        assertThat(error(stripe.post(INTENTS, "amount=10&currency=usd", null))).isEqualTo("amount_too_small");
        assertThat(error(stripe.post(INTENTS, "amount=1000&currency=usd&colour=red", null)))
                .isEqualTo("parameter_unknown");
        String paid = stripe.pay("pm_card_visa").path("id").asText();
        Answer twice = stripe.post(INTENTS + "/" + paid + "/confirm", "", null);
        assertThat(error(twice)).isEqualTo("payment_intent_unexpected_state");
        assertThat(twice.json().at("/error/payment_intent/status").asText()).isEqualTo("succeeded");
        assertThat(error(stripe.post(INTENTS + "/" + paid + "/cancel", "", null)))
                .isEqualTo("payment_intent_unexpected_state");
    }

    @Test
    void a_payment_can_be_authorized_first_captured_and_refunded_in_parts() throws Exception {
        String id = stripe.post(
                        INTENTS,
                        "amount=1000&currency=usd&capture_method=manual&confirm=true&payment_method=pm_card_visa",
                        null)
                .json()
                .path("id")
                .asText();
        assertThat(stripe.post(INTENTS + "/" + id + "/capture", "amount_to_capture=800", null)
                        .json()
                        .path("amount_received")
                        .asInt())
                .isEqualTo(800);
        assertThat(stripe.post("/v1/refunds", "payment_intent=" + id + "&amount=300", null)
                        .status())
                .isEqualTo(200);
        assertThat(stripe.post("/v1/refunds", "payment_intent=" + id + "&amount=600", null)
                        .status())
                .isEqualTo(400);
        assertThat(stripe.post("/v1/refunds", "payment_intent=" + id, null)
                        .json()
                        .path("amount")
                        .asInt())
                .isEqualTo(500);
        assertThat(error(stripe.post("/v1/refunds", "payment_intent=" + id, null)))
                .isEqualTo("charge_already_refunded");
        JsonNode charge = stripe.calls
                .get(INTENTS + "/" + id + "?expand[]=latest_charge".replace("[]", "%5B%5D"))
                .json()
                .path("latest_charge");
        assertThat(charge.path("amount_refunded").asInt())
                .as("with the 200 that were set aside and never taken")
                .isEqualTo(1000);
        assertThat(charge.path("refunded").asBoolean()).isTrue();
    }

    @Test
    void a_card_that_allows_it_is_captured_several_times_until_the_rest_is_let_go() throws Exception {
        String path = INTENTS + "/" + authorized("pm_card_visa");
        assertThat(capture(path, "amount_to_capture=400&final_capture=false")).containsExactly(400, 600);
        assertThat(capture(path, "amount_to_capture=100&final_capture=false")).containsExactly(500, 500);
        assertThat(stripe.post(path + "/capture", "amount_to_capture=501", null).status())
                .isEqualTo(400);
        assertThat(stripe.post(path + "/cancel", "", null).status())
                .as("a part is taken")
                .isEqualTo(400);
        assertThat(stripe.calls.get("/").response().body()).contains("5.00 USD taken, 5.00 USD set aside");
        assertThat(capture(path, "amount_to_capture=0&final_capture=true")).containsExactly(500, 0);
        JsonNode closed = stripe.calls.get(path + "?expand%5B%5D=latest_charge").json();
        assertThat(closed.path("status").asText()).isEqualTo("succeeded");
        assertThat(closed.at("/latest_charge/amount_refunded").asInt()).isZero();
    }

    @Test
    void a_card_that_allows_one_capture_takes_no_final_capture_and_gives_the_rest_back() throws Exception {
        String path = INTENTS + "/" + authorized("pm_card_jcb");
        assertThat(stripe.post(path + "/capture", "amount_to_capture=400&final_capture=false", null)
                        .status())
                .isEqualTo(400);
        assertThat(capture(path, "amount_to_capture=400")).containsExactly(400, 0);
        JsonNode closed = stripe.calls.get(path + "?expand%5B%5D=latest_charge").json();
        assertThat(closed.path("status").asText()).isEqualTo("succeeded");
        assertThat(closed.at("/latest_charge/amount_refunded").asInt()).isEqualTo(600);
        assertThat(closed.at("/latest_charge/refunded").asBoolean()).isFalse();
    }

    @Test
    void a_bank_that_wants_a_buyer_who_is_not_there_declines() throws Exception {
        Answer declined = stripe.post(
                INTENTS,
                "amount=1000&currency=usd&confirm=true&off_session=true&payment_method=pm_card_threeDSecure2Required",
                null);
        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.json().at("/error/code").asText()).isEqualTo("authentication_required");
        assertThat(declined.json().at("/error/payment_intent/status").asText()).isEqualTo("requires_payment_method");
    }

    /** Ten dollars set aside. */
    private String authorized(String card) throws Exception {
        return stripe.post(
                        INTENTS,
                        "amount=1000&currency=usd&capture_method=manual&confirm=true&payment_method=" + card
                                + "&payment_method_options[card][request_multicapture]=if_available",
                        null)
                .json()
                .path("id")
                .asText();
    }

    /** What is taken by now and what is still set aside. */
    private List<Integer> capture(String path, String body) throws Exception {
        JsonNode intent = stripe.post(path + "/capture", body, null).json();
        return List.of(
                intent.path("amount_received").asInt(),
                intent.path("amount_capturable").asInt());
    }

    @Test
    void the_page_shows_payments_and_lets_the_buyer_confirm() throws Exception {
        String id = stripe.pay("pm_card_threeDSecure2Required").path("id").asText();
        String failing = stripe.pay("pm_card_authenticationRequired").path("id").asText();
        assertThat(stripe.calls.get("/").response().body()).contains(id, "Confirm as the buyer", "10.00 USD");

        Answer pressed = stripe.calls.form("/sandbox/payment_intents/" + id + "/authenticate", "outcome=succeed");
        assertThat(pressed.status()).isEqualTo(303);
        assertThat(stripe.calls.get(INTENTS + "/" + id).json().path("status").asText())
                .isEqualTo("succeeded");
        JsonNode failed = stripe.calls
                .post("/sandbox/payment_intents/" + failing + "/authenticate", "{\"outcome\":\"fail\"}")
                .json();
        assertThat(failed.at("/last_payment_error/code").asText()).isEqualTo("payment_intent_authentication_failure");
        assertThat(stripe.calls.get("/").response().body()).doesNotContain("Confirm as the buyer");
        assertThat(stripe.calls
                        .post("/sandbox/payment_intents/" + id + "/authenticate", "{\"outcome\":\"fail\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void events_that_were_not_taken_are_sent_again_even_after_a_restart() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer shop = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        shop.createContext("/hook", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes());
            received.add(exchange.getRequestHeaders().getFirst("Stripe-Signature") + "|" + body);
            exchange.sendResponseHeaders(received.size() == 1 ? 500 : 200, -1);
            exchange.close();
        });
        shop.start();
        String url = "http://127.0.0.1:" + shop.getAddress().getPort() + "/hook";
        try {
            stripe.post(INTENTS, "amount=1000&currency=usd", null);
            stripe.faults.add(Fault.always(StripeStandIn.WEBHOOKS, Kind.REFUSE));
            stripe.standIn.webhooksTo(url);
            stripe.post(INTENTS, "amount=2000&currency=usd", null);
            await().until(() -> !stripe.journal.of(StripeStandIn.WEBHOOKS).isEmpty());
            stripe.standIn.close();
            stripe.faults.clear();
            assertThat(received).isEmpty();
            stripe.start();
            stripe.standIn.webhooksTo(url);
            await().until(() -> received.size() == 2);
            assertThat(received).allSatisfy(one -> assertThat(one)
                    .startsWith("t=")
                    .contains(",v1=", "payment_intent.created", "\"amount\":2000"));
            await().until(() -> stripe.standIn.events().stream()
                    .allMatch(event -> event.path("pending_webhooks").asInt() == 0));
        } finally {
            shop.stop(0);
        }
    }

    private static String error(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().at("/error/code").asText();
    }
}
