package io.storebridge.connectors.avatax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.PlacedOrder.Discount.Level;
import io.storebridge.connectors.tax.Orders;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.Contracts;
import io.storebridge.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AvataxRequestsTest {

    private static final Map<String, String> BODIES = Map.of(
            "/create", "CreateTransactionModel",
            "/createoradjust", "CreateOrAdjustTransactionModel",
            "/commit", "CommitTransactionModel",
            "/void", "VoidTransactionModel");

    @RegisterExtension
    final AvataxFixture fixture = new AvataxFixture();

    @Test
    void every_request_is_one_that_avatax_describes() throws Exception {
        JsonNode contract = Contracts.readYaml("avatax.yaml");
        everything();
        Set<String> checked = new TreeSet<>();
        for (Journal.Entry entry : fixture.requests()) {
            String path = entry.url().split("\\?")[0];
            String template = path.replaceAll(
                    "companies/[^/]+/transactions/[^/]+", "companies/{companyCode}/transactions/{transactionCode}");
            JsonNode operation =
                    contract.path("paths").path(template).path(entry.method().toLowerCase());
            assertThat(operation.isObject()).as(template).isTrue();
            if (entry.method().equals("POST")) {
                String name = BODIES.get(path.substring(path.lastIndexOf('/')));
                JsonNode body = Json.read(entry.body());
                JsonSchema schema = Contracts.openApiSchema(contract, name);
                assertThat(schema.validate(body)).as(entry.body()).isEmpty();
                known(contract, name, body);
            }
            checked.add(entry.method() + " " + template.substring(template.lastIndexOf('/')));
        }
        assertThat(checked)
                .containsExactly(
                        "GET /{transactionCode}", "POST /commit", "POST /create", "POST /createoradjust", "POST /void");
    }

    /** OpenAPI lets unknown fields through, AvaTax drops them silently: a wrong name would never be noticed. */
    private static void known(JsonNode contract, String name, JsonNode body) {
        JsonNode properties = contract.at("/components/schemas/" + name + "/properties");
        body.fields().forEachRemaining(field -> {
            JsonNode schema = properties.path(field.getKey());
            assertThat(schema.isObject()).as(name + "." + field.getKey()).isTrue();
            String type = (schema.has("$ref") ? schema : schema.path("items"))
                    .path("$ref")
                    .asText("");
            if (!type.isEmpty()) {
                String inner = type.substring(type.lastIndexOf('/') + 1);
                (field.getValue().isArray() ? field.getValue() : List.of(field.getValue()))
                        .forEach(one -> known(contract, inner, one));
            }
        });
    }

    @Test
    void requests_look_like_those_of_the_vendors_own_client() throws Exception {
        JsonNode captures = Contracts.read("captures/avatax+taxjar-node.json");
        everything();
        int compared = 0;
        for (JsonNode captured : captures) {
            String url = captured.path("url").asText().replace("INV1", "W1");
            for (Journal.Entry entry : fixture.requests()) {
                boolean same = entry.url().split("\\?")[0].equals(url.split("\\?")[0])
                        && entry.method().equals(captured.path("method").asText());
                if (same) {
                    compared++;
                    assertThat(entry.headers()).containsKeys("x-avalara-client", "content-type", "accept");
                    assertThat(entry.headers().get("x-avalara-client").split(";"))
                            .hasSize(5);
                    if (url.contains("?")) {
                        assertThat(entry.url()).isEqualTo(url);
                        assertThat(Json.read(entry.body()))
                                .isEqualTo(Json.read(captured.path("body").asText()));
                    }
                }
            }
        }
        assertThat(compared).isPositive();
    }

    @Test
    void amounts_are_sent_as_exact_numbers() {
        PlacedOrder order = Orders.order(
                "W1",
                List.of(Orders.CHICAGO),
                List.of(
                        Orders.line("1", "0.1", "0.30001", null, null),
                        Orders.line("2", "1", "1234567890.10", null, null)),
                List.of(),
                List.of());
        fixture.tax.calculate(order, "A", null);
        assertThat(fixture.requests().get(0).body())
                .contains("\"quantity\":0.1,\"amount\":0.03")
                .contains("\"amount\":1234567890.10");
    }

    private void everything() {
        PlacedOrder order = Orders.order(
                "W1",
                List.of(Orders.CHICAGO, Orders.MINNEAPOLIS),
                List.of(Orders.line("1", "2", "189.00", "1.00", null), Orders.line("2", "1", "5.00", null, "2")),
                List.of(Orders.fee("shipping", "25.00", null), Orders.fee("handling", "5.00", "1")),
                List.of(Orders.discount(Level.order, "3.00"), Orders.discount(Level.shipping, "1.00")));
        fixture.tax.calculate(order, null, null);
        fixture.tax.record(order, "AARONFIT0001", "EX-1");
        fixture.tax.commit("W1", Orders.invoice("INV1", "1", "25.00", "19.38"), false);
        fixture.tax.record(Orders.chairs("W1"), "AARONFIT0001", null);
        fixture.tax.commit("W1", Orders.invoice("INV2", "2", "25.00", "38.76"), true);
    }
}
