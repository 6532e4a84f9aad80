package io.storebridge.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import io.storebridge.sandbox.http.Contracts;
import io.storebridge.sandbox.http.HttpCalls.Answer;
import io.storebridge.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StripeContractTest {

    /** Fields that only some objects have: other kinds of payment, and what is listed only when it is asked for. */
    private static final Map<String, Set<String>> SOMETIMES = Map.of(
            "charge", Set.of("refunds", "transfer", "level3", "radar_options", "application_fee", "source"),
            "refund",
                    Set.of(
                            "description",
                            "failure_balance_transaction",
                            "failure_reason",
                            "instructions_email",
                            "next_action"),
            "customer", Set.of("cash_balance", "invoice_credit_balance", "sources", "subscriptions", "tax", "tax_ids"),
            "event", Set.of("account"));

    @RegisterExtension
    final StripeStandInFixture stripe = new StripeStandInFixture();

    private StripeContract contract;

    @BeforeEach
    void readContract() throws Exception {
        contract = StripeContract.read();
    }

    @Test
    void every_object_in_every_state_fits_stripes_description_of_it() throws Exception {
        List<String> wrong = new ArrayList<>();
        JsonNode paid = stripe.pay("pm_card_visa");
        JsonNode asked = stripe.pay("pm_card_threeDSecure2Required");
        JsonNode failed = stripe.standIn.authenticate(
                stripe.pay("pm_card_threeDSecure2Required").path("id").asText(), false);
        JsonNode declined = stripe.pay("pm_card_chargeDeclined");
        JsonNode prepared = stripe.post(
                        "/v1/payment_intents",
                        "amount=1000&currency=usd&automatic_payment_methods[enabled]=true"
                                + "&automatic_payment_methods[allow_redirects]=never&description=One",
                        null)
                .json();
        JsonNode canceled = stripe.post(
                        "/v1/payment_intents/" + prepared.path("id").asText() + "/cancel",
                        "cancellation_reason=abandoned",
                        null)
                .json();
        JsonNode authorized = stripe.post(
                        "/v1/payment_intents",
                        "amount=1000&currency=usd&capture_method=manual&confirm=true&payment_method=pm_card_visa"
                                + "&payment_method_options[card][request_multicapture]=if_available",
                        null)
                .json();
        check(wrong, "payment_intent", authorized);
        check(
                wrong,
                "payment_intent",
                stripe.post(
                                "/v1/payment_intents/" + authorized.path("id").asText() + "/capture",
                                "amount_to_capture=400&final_capture=false",
                                null)
                        .json());
        for (JsonNode intent : List.of(paid, asked, failed, declined, prepared, canceled)) {
            check(wrong, "payment_intent", intent);
        }
        assertThat(List.of(paid, asked, failed, declined, prepared, canceled))
                .extracting(intent -> intent.path("status").asText())
                .containsExactly(
                        "succeeded",
                        "requires_action",
                        "requires_payment_method",
                        "requires_payment_method",
                        "requires_payment_method",
                        "canceled");
        JsonNode refund = stripe.post(
                        "/v1/refunds",
                        "payment_intent=" + paid.path("id").asText() + "&reason=requested_by_customer",
                        null)
                .json();
        check(wrong, "refund", refund);
        for (JsonNode charge : stripe.calls.get("/v1/charges").json().path("data")) {
            check(wrong, "charge", charge);
        }
        JsonNode customer =
                stripe.post("/v1/customers", "name=A&email=a@example.com", null).json();
        check(wrong, "customer", customer);
        check(
                wrong,
                "payment_method",
                stripe.post(
                                "/v1/payment_methods/pm_card_visa/attach",
                                "customer=" + customer.path("id").asText(),
                                null)
                        .json());
        stripe.standIn.events().forEach(event -> check(wrong, "event", StripeObjects.shown(event)));
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_list_and_error_fits_stripes_description_of_it() throws Exception {
        List<String> wrong = new ArrayList<>();
        JsonNode paid = stripe.pay("pm_card_visa");
        stripe.post("/v1/refunds", "payment_intent=" + paid.path("id").asText(), null);
        for (String list : List.of("/v1/payment_intents", "/v1/refunds", "/v1/charges")) {
            JsonNode schema = contract.openApi()
                    .path("paths")
                    .path(list)
                    .at("/get/responses/200/content/application~1json/schema");
            JsonNode answer = stripe.calls
                    .get(list + "?limit=5&expand%5B%5D=data.latest_charge")
                    .json();
            assertThat(answer.path("data")).as(list).isNotEmpty();
            wrong.addAll(violations(list, contract.schema(schema), answer));
        }
        JsonSchema error = contract.named("error");
        List<Answer> errors = List.of(
                stripe.post(
                        "/v1/payment_intents",
                        "amount=1000&currency=usd&confirm=true&payment_method=pm_card_chargeDeclinedInsufficientFunds",
                        null),
                stripe.post("/v1/payment_intents/" + paid.path("id").asText() + "/confirm", "", null),
                stripe.calls.get("/v1/payment_intents/pi_no"),
                stripe.post("/v1/payment_intents", "amount=1", null),
                stripe.calls.call("GET", "/v1/refunds", null, Map.of("Authorization", "Bearer no")));
        for (Answer answer : errors) {
            assertThat(answer.status()).isGreaterThanOrEqualTo(400);
            wrong.addAll(violations("error " + answer.status(), error, answer.json()));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_description_refuses_what_is_wrong() {
        JsonNode intent = Json.object().put("status", "nonsense").put("amount", "ten");
        assertThat(violations("", contract.named("payment_intent"), intent))
                .anySatisfy(one -> assertThat(one).contains("status", "enumeration"))
                .anySatisfy(one -> assertThat(one).contains("amount", "integer expected"));
    }

    @Test
    void every_request_that_the_vendors_own_client_sends_is_understood() throws Exception {
        JsonNode captures = Contracts.read("captures/stripe-node-23.1.0.json");
        String id = null;
        List<Integer> statuses = new ArrayList<>();
        for (JsonNode captured : captures) {
            String key = captured.at("/headers/idempotency-key").textValue();
            Answer answer = stripe.calls.call(
                    captured.path("method").asText(),
                    captured.path("url").asText().replace("pi_1", String.valueOf(id)),
                    captured.path("body").asText().replace("pi_1", String.valueOf(id)),
                    key == null ? Map.of() : Map.of("Idempotency-Key", key));
            statuses.add(answer.status());
            id = id == null ? answer.json().path("id").asText() : id;
        }
        // Canceling what was captured is refused, and pi_bad is unknown.
        assertThat(statuses).containsExactly(200, 200, 200, 400, 200, 404);
    }

    private void check(List<String> wrong, String schema, JsonNode object) {
        wrong.addAll(violations(schema, contract.named(schema), object));
        Set<String> expected = new TreeSet<>();
        contract.openApi()
                .at("/components/schemas/" + schema + "/properties")
                .fieldNames()
                .forEachRemaining(expected::add);
        Set<String> found = new TreeSet<>();
        object.fieldNames().forEachRemaining(found::add);
        Set<String> tooMuch = new TreeSet<>(found);
        tooMuch.removeAll(expected);
        Set<String> lacking = new TreeSet<>(expected);
        lacking.removeAll(found);
        lacking.removeAll(SOMETIMES.getOrDefault(schema, Set.of()));
        if (schema.equals("payment_method")) {
            lacking.clear();
        }
        if (!tooMuch.isEmpty() || !lacking.isEmpty()) {
            wrong.add(schema + " has " + tooMuch + " too much, lacks " + lacking);
        }
    }

    private static List<String> violations(String path, JsonSchema schema, JsonNode object) {
        return schema.validate(object).stream().map(one -> path + " " + one).toList();
    }
}
