package io.storebridge.connectors.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.Contracts;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.stripe.StripeContract;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StripeRequestsTest {

    @RegisterExtension
    final StripeFixture fixture = new StripeFixture();

    @Test
    void every_request_is_one_that_stripe_describes() throws Exception {
        StripeContract contract = StripeContract.read();
        everything();
        Set<String> checked = new TreeSet<>();
        for (Journal.Entry entry : fixture.requests()) {
            checked.add(check(contract, entry));
        }
        assertThat(checked)
                .contains(
                        "post /v1/payment_intents",
                        "post /v1/payment_intents/{intent}",
                        "post /v1/payment_intents/{intent}/confirm",
                        "post /v1/payment_intents/{intent}/capture",
                        "post /v1/payment_intents/{intent}/cancel",
                        "get /v1/payment_intents/{intent}",
                        "get /v1/payment_intents",
                        "get /v1/payment_methods/{payment_method}",
                        "post /v1/refunds",
                        "get /v1/refunds");
    }

    @Test
    void requests_look_like_those_of_the_vendors_own_client() throws Exception {
        JsonNode captures = Contracts.read("captures/stripe-node-23.1.0.json");
        everything();
        List<String> compared = new ArrayList<>();
        for (JsonNode captured : captures) {
            String path = captured.path("url").asText().replaceAll("pi_\\w+", "pi_[^/?]+");
            fixture.requests().stream()
                    .filter(entry ->
                            entry.method().equals(captured.path("method").asText()))
                    .filter(entry -> entry.url().split("\\?")[0].matches(path))
                    .findFirst()
                    .ifPresent(entry -> {
                        compared.add(captured.path("url").asText());
                        captured.path("headers").fieldNames().forEachRemaining(name -> {
                            if (!name.startsWith("x-stripe")
                                    && !Set.of("authorization", "content-length")
                                            .contains(name)) {
                                assertThat(entry.headers()).as(entry.url()).containsKey(name);
                            }
                        });
                        assertThat(entry.headers().get("content-type")).startsWith("application/x-www-form-urlencoded");
                    });
        }
        assertThat(compared)
                .contains(
                        "/v1/payment_intents",
                        "/v1/payment_intents/pi_1",
                        "/v1/payment_intents/pi_1/capture",
                        "/v1/refunds");
        String sent = body("/v1/payment_intents");
        String theirs = captures.at("/0/body").asText();
        for (String part : List.of(
                "amount=73235",
                "currency=usd",
                "automatic_payment_methods[enabled]=true",
                "automatic_payment_methods[allow_redirects]=never")) {
            assertThat(theirs).contains(part);
            assertThat(sent).contains(part);
        }
        assertThat(sent).contains("description=Invoices%20INV1%20%26%20INV2");
    }

    @Test
    void a_key_marks_each_request_that_moves_money() throws Exception {
        everything();
        for (Journal.Entry entry : fixture.requests()) {
            boolean moves = entry.method().equals("POST") && !entry.url().matches("/v1/payment_intents/[^/]+");
            assertThat(entry.headers().containsKey("idempotency-key"))
                    .as(entry.method() + " " + entry.url())
                    .isEqualTo(moves);
            assertThat(entry.headers()).containsEntry("stripe-version", "2023-08-16");
        }
    }

    /** Every call that the connector makes; the journal holds nothing else. */
    private void everything() throws Exception {
        String customer =
                fixture.stripe.form("/v1/customers", "name=A").json().path("id").asText();
        String saved = fixture.stripe
                .form("/v1/payment_methods/pm_card_visa/attach", "customer=" + customer)
                .json()
                .path("id")
                .asText();
        fixture.journal.clear();
        Charge paid = fixture.payments.confirm(fixture.prepared("P1"), saved);
        fixture.payments.refund(paid, "a reason");
        fixture.payments.refund(paid, "another");
        fixture.payments.cancel(fixture.prepared("P2"));
        fixture.payments.listCharges(paid.createdAt());
        PlacedOrder order = CardOrders.order("WEB-1", CardOrders.card("100", "pm_card_visa"));
        List<Charge> charges = fixture.authorizations.authorize(fixture.authorizations.prepareOrder(order, "C"), order);
        fixture.authorizations.capture(charges, new BigDecimal("40"), false);
        fixture.authorizations.release(charges, "a reason");
        fixture.authorizations.release(fixture.authorizations.prepareOrder(order, "D"), "a reason");
    }

    private String body(String url) {
        return fixture.requests().stream()
                .filter(entry -> entry.url().equals(url))
                .findFirst()
                .orElseThrow()
                .body();
    }

    private static String check(StripeContract contract, Journal.Entry entry) {
        String[] url = entry.url().split("\\?");
        String method = entry.method().toLowerCase();
        List<String> templates = new ArrayList<>();
        contract.openApi().path("paths").fields().forEachRemaining(field -> {
            if (url[0].matches(field.getKey().replaceAll("\\{\\w+}", "[^/]+"))
                    && field.getValue().has(method)) {
                templates.add(field.getKey());
            }
        });
        assertThat(templates).as(entry.method() + " " + entry.url()).isNotEmpty();
        String template = templates.stream()
                .min(Comparator.comparing(name -> name.contains("{") ? 1 : 0))
                .orElseThrow();
        JsonNode operation = contract.openApi().path("paths").path(template).path(method);
        if (method.equals("post")) {
            JsonNode schema = operation
                    .at("/requestBody/content")
                    .path("application/x-www-form-urlencoded")
                    .path("schema");
            assertThat(contract.schema(schema).validate(nested(described(operation, entry.body()))))
                    .as(entry.url() + " " + entry.body())
                    .isEmpty();
        } else if (url.length > 1) {
            List<String> known = operation.path("parameters").findValuesAsText("name");
            assertThat(known).as(entry.url()).containsAll(names(url[1]));
        }
        return method + " " + template;
    }

    /**
     * Without the two parameters for several captures, which Stripe added in October 2023 without a new version of its API,
     * after this description was made.
     */
    private static String described(JsonNode operation, String body) {
        assertThat(operation.toString()).doesNotContain("\"final_capture\"", "\"request_multicapture\"");
        return body.replace("&payment_method_options%5Bcard%5D%5Brequest_multicapture%5D=if_available", "")
                .replace("&payment_method_options[card][request_multicapture]=if_available", "")
                .replaceAll("&final_capture=(true|false)", "");
    }

    private static Set<String> names(String query) {
        Set<String> names = new TreeSet<>();
        for (String pair : query.split("&")) {
            names.add(decoded(pair).replaceAll("[\\[=].*", ""));
        }
        return names;
    }

    /** The form as the JSON that the schema describes. */
    private static ObjectNode nested(String body) {
        ObjectNode root = Json.object();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            String[] path = decoded(parts[0]).replace("]", "").split("\\[", -1);
            String value = decoded(parts[1]);
            if (path.length == 1) {
                set(root, path[0], value);
            } else if (path[1].isEmpty()) {
                root.withArray(path[0]).add(value);
            } else {
                set(root.withObject("/" + path[0]), path[1], value);
            }
        }
        return root;
    }

    private static void set(ObjectNode object, String name, String value) {
        if (value.matches("\\d+")) {
            object.put(name, Long.parseLong(value));
        } else if (value.equals("true") || value.equals("false")) {
            object.put(name, Boolean.parseBoolean(value));
        } else {
            object.put(name, value);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
