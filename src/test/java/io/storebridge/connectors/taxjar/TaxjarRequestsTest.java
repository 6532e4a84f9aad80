package io.storebridge.connectors.taxjar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.connectors.tax.Orders;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.Contracts;
import io.storebridge.sandbox.http.Json;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TaxjarRequestsTest {

    @RegisterExtension
    final TaxjarFixture fixture = new TaxjarFixture();

    @Test
    void requests_look_like_those_of_the_vendors_own_client() throws Exception {
        JsonNode captures = Contracts.read("captures/avatax+taxjar-node.json");
        fixture.tax.calculate(Orders.chairs("W1"), "AARONFIT0001", null);
        for (int time = 0; time < 2; time++) {
            fixture.tax.commit("INV1", Orders.invoice("INV1", "2", "25.00", "38.76"), true);
        }
        assertThatThrownBy(() -> fixture.tax.voidSale("INV1")).hasMessageContaining("stays");
        Map<String, JsonNode> theirs = new TreeMap<>();
        captures.forEach(one ->
                theirs.put(one.path("method").asText() + " " + one.path("url").asText(), one));
        assertThat(fixture.requests()).hasSize(5);
        for (Journal.Entry entry : fixture.requests()) {
            JsonNode captured = theirs.get(entry.method() + " " + entry.url());
            assertThat(captured).as(entry.method() + " " + entry.url()).isNotNull();
            assertThat(entry.headers()).containsEntry("x-api-version", "2022-01-24");
            if (!captured.path("body").asText().isEmpty()) {
                sameShape(Json.read(captured.path("body").asText()), Json.read(entry.body()));
            }
        }
    }

    /** Every field that theirs has is in ours, with a value of the same kind. */
    private static void sameShape(JsonNode theirs, JsonNode ours) {
        theirs.fields().forEachRemaining(field -> {
            JsonNode value = ours.path(field.getKey());
            if (field.getValue().asText("-").isEmpty()) {
                return;
            }
            if (field.getKey().equals("sales_tax") && value.isMissingNode()) {
                return;
            }
            assertThat(value.getNodeType())
                    .as(field.getKey())
                    .isEqualTo(field.getValue().getNodeType());
            if (value.isArray()) {
                sameShape(field.getValue().get(0), value.get(0));
            }
        });
    }
}
