package io.storebridge.tax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.storebridge.sandbox.SandboxSystems;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.testing.Storefront;
import io.storebridge.testing.WithSandbox;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.TestPropertySource;

/** The tax at checkout, between a sandbox GP and a sandbox AvaTax. */
@WithSandbox
@TestPropertySource(properties = {"storebridge.real-time.budget=10s", "storebridge.real-time.breaker.pause=200ms"})
class CheckoutTaxTest {

    @Autowired
    SandboxSystems systems;

    @Autowired
    Storefront store;

    @AfterEach
    void mend() {
        systems.faults().clear();
    }

    @Test
    void the_tax_is_worked_out_and_nothing_is_recorded() throws Exception {
        JsonNode answer = ask(checkout("\"customer\":\"AARONFIT0001\"", "60603"));

        assertThat(answer.at("/tax/amount").asText()).isEqualTo("38.76");
        assertThat(answer.at("/tax/provider").asText()).isEqualTo("avatax");
        assertThat(answer.at("/tax/exempt").asBoolean(true)).isFalse();
        assertThat(answer.at("/tax/details")).hasSize(4);
        assertThat(answer.at("/tax/details/0/line").asText()).isEqualTo("1");
        assertThat(answer.at("/tax/details/0/rate").asText()).isEqualTo("0.0625");
        assertThat(answer.at("/stale").asBoolean(true)).isFalse();
        assertThat(systems.avatax().transactions()).isEmpty();
    }

    @Test
    void whether_a_customer_is_exempt_is_gps_word() throws Exception {
        JsonNode answer = ask(checkout("\"customer\":\"BAKERSEM0001\"", "60603"));
        assertThat(answer.at("/tax/amount").asText()).isEqualTo("0.00");
        assertThat(answer.at("/tax/exempt").asBoolean()).isTrue();
        JsonNode not = ask(checkout("\"customer\":\"AARONFIT0001\",\"taxExemption\":\"CLAIMED\"", "60603"));
        assertThat(not.at("/tax/exempt").asBoolean(true)).isFalse();
    }

    @Test
    void of_an_account_that_gp_does_not_know_the_stores_word_counts() throws Exception {
        assertThat(ask(checkout("\"customer\":\"NOBODY\",\"taxExemption\":\"EX-1\"", "60603"))
                        .at("/tax/exempt")
                        .asBoolean())
                .isTrue();
        assertThat(ask(checkout("\"id\":\"new-account\",\"taxExemption\":\"EX-1\"", "60603"))
                        .at("/tax/exempt")
                        .asBoolean())
                .isTrue();
        String visitor = checkout("\"id\":\"x\"", "60603").replace("\"account\":{\"id\":\"x\"},", "");
        assertThat(visitor).doesNotContain("account");
        assertThat(ask(visitor).at("/tax/amount").asText()).isEqualTo("38.76");
    }

    @Test
    void an_address_that_the_provider_does_not_find_is_named() {
        ResponseEntity<JsonNode> answer =
                store.post("/api/checkout-tax", checkout("\"customer\":\"AARONFIT0001\"", "90210"));
        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody().at("/code").asText()).isEqualTo("address-invalid");
        assertThat(answer.getBody().at("/errors/0/pointer").asText()).isEqualTo("/shipTos/0/address");
    }

    @Test
    void a_line_without_a_price_is_refused() {
        String body = checkout("\"customer\":\"AARONFIT0001\"", "60603").replace(",\"unitPrice\":\"189.00\"", "");
        ResponseEntity<JsonNode> answer = store.post("/api/checkout-tax", body);
        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody().toString()).contains("/lines/0/unitPrice");
    }

    @Test
    void while_the_provider_is_down_the_last_answer_stands_in_and_others_get_503() throws Exception {
        String known = checkout("\"customer\":\"CRESTLIN0001\"", "60603");
        ask(known);
        systems.faults().add(Fault.always("avatax", Fault.Kind.REFUSE));

        assertThat(ask(known).at("/stale").asBoolean()).isTrue();
        ResponseEntity<JsonNode> other =
                store.post("/api/checkout-tax", checkout("\"customer\":\"CRESTLIN0001\"", "60604"));
        assertThat(other.getStatusCode().value()).isEqualTo(503);
        assertThat(other.getBody().at("/detail").asText()).contains("The tax provider");
    }

    private JsonNode ask(String body) throws IOException {
        ResponseEntity<JsonNode> answer = store.post("/api/checkout-tax", body);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        try (var file = getClass().getResourceAsStream("/processes/ordering/checkout-tax.schema.json")) {
            ObjectNode schema = (ObjectNode) new ObjectMapper().readTree(file);
            schema.put("$ref", "#/$defs/output");
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(answer.getBody()))
                    .as("%s", answer.getBody())
                    .isEmpty();
        }
        return answer.getBody();
    }

    private static String checkout(String account, String zip) {
        return "{\"orderId\":\"CART-1\",\"currency\":\"USD\",\"account\":{" + account + "},"
                + "\"shipTos\":[{\"id\":\"1\",\"address\":{\"street1\":\"11403 45 St. South\",\"city\":\"Chicago\","
                + "\"state\":\"IL\",\"zip\":\"" + zip + "\",\"country\":\"US\"}}],"
                + "\"lines\":[{\"id\":\"1\",\"item\":\"CHAI-TSK-BLK\",\"quantity\":2,\"unitPrice\":\"189.00\"}],"
                + "\"fees\":[{\"kind\":\"shipping\",\"amount\":\"25.00\"}]}";
    }
}
