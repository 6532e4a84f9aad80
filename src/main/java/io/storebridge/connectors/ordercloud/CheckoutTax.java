package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.TaxResult;
import io.storebridge.commerce.Workflows;
import java.math.BigDecimal;
import java.util.List;

/** Asks the workflow {@code checkout-tax} what an order in the making is taxed. */
final class CheckoutTax {

    static final String PROCESS = "checkout-tax";

    /** As the workflow's schema has it: amounts are text, and what has no value is left out. */
    private static final ObjectMapper DOCUMENTS = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_EMPTY)
            .withConfigOverride(
                    BigDecimal.class, amount -> amount.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();

    /** What the tax depends on; the workflow takes nothing else. */
    private static final List<String> CART =
            List.of("orderId", "currency", "account", "shipTos", "lines", "fees", "discounts");

    private static final List<String> LINE =
            List.of("id", "item", "quantity", "warehouse", "unitPrice", "discount", "taxCode", "shipTo");
    private static final int LONGEST_WAREHOUSE = 10;
    private static final int LONGEST_STREET = 60;

    private final Workflows workflows;
    private final CalculatedTax tax;

    CheckoutTax(Workflows workflows, CalculatedTax tax) {
        this.workflows = workflows;
        this.tax = tax;
    }

    /**
     * @throws io.storebridge.commerce.Failure.Rejected when the provider, or the workflow's schema, says no
     * @throws io.storebridge.commerce.Failure.Unavailable when nobody answers
     */
    TaxResult of(PlacedOrder order) {
        ObjectNode cart = DOCUMENTS.valueToTree(order);
        cart.retain(CART);
        each(cart.path("lines"), LINE);
        cart.path("lines").forEach(line -> dropLong(line, "warehouse", LONGEST_WAREHOUSE));
        if (cart.path("account") instanceof ObjectNode account) {
            account.retain("id", "customer", "taxExemption");
        }
        for (JsonNode shipTo : cart.path("shipTos")) {
            if (shipTo.path("address") instanceof ObjectNode address) {
                address.retain("street1", "city", "state", "zip", "country");
                dropLong(address, "street1", LONGEST_STREET);
            }
        }
        return tax.answered(workflows.ask(PROCESS, DOCUMENTS.convertValue(cart, new TypeReference<>() {})));
    }

    private static void each(JsonNode objects, List<String> fields) {
        objects.forEach(one -> ((ObjectNode) one).retain(fields));
    }

    /** Rather without it than no tax at all. */
    private static void dropLong(JsonNode object, String field, int longest) {
        if (object.path(field).asText().length() > longest) {
            ((ObjectNode) object).remove(field);
        }
    }
}
