package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.TaxResult;
import io.storebridge.commerce.Workflows;
import java.math.BigDecimal;
import java.util.Map;

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
        Map<String, Object> document = DOCUMENTS.convertValue(order, new TypeReference<>() {});
        document.remove("payments");
        document.remove("total");
        return tax.answered(workflows.ask(PROCESS, Map.of("order", document)));
    }
}
