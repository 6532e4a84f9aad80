package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.TaxResult;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tax in {@code OrderCalculateResponse.xp.Tax}, as it was answered at checkout and comes back with the order: Known,
 * Provider, TransactionId, Exempt, and Details (Line, Fee, Name, Jurisdiction, Level, Rate, Taxable, Amount as text).
 */
final class CalculatedTax {

    /** OrderCloud takes 8000 bytes of xp. */
    private static final int MOST_BYTES = 7_500;

    private final ObjectMapper json;

    CalculatedTax(ObjectMapper json) {
        this.json = json;
    }

    /** Details that are too many for OrderCloud are left out. */
    ObjectNode write(TaxResult tax) {
        ObjectNode xp = json.createObjectNode();
        ObjectNode part = xp.putObject("Tax").put("Known", true).put("Provider", tax.provider());
        part.put("TransactionId", tax.transactionId()).put("Exempt", tax.exempt());
        var details = part.putArray("Details");
        for (TaxResult.Detail detail : tax.details()) {
            details.addObject()
                    .put("Line", detail.line())
                    .put("Fee", detail.fee())
                    .put("Name", detail.name())
                    .put("Jurisdiction", detail.jurisdiction())
                    .put("Level", detail.level())
                    .put("Rate", text(detail.rate()))
                    .put("Taxable", text(detail.taxable()))
                    .put("Amount", text(detail.amount()));
        }
        if (xp.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            details.removeAll();
        }
        return xp;
    }

    /** The provider did not say; the order workflow works the tax out later. */
    ObjectNode unknown(String message) {
        ObjectNode xp = json.createObjectNode();
        xp.putObject("Tax").put("Known", false).put("Message", message);
        return xp;
    }

    /** The store's figure with what it knows of it; null when the store has no figure. */
    static TaxResult read(JsonNode worksheet) {
        BigDecimal amount = Xp.amount(worksheet, "Order.TaxCost");
        JsonNode tax = worksheet.at("/OrderCalculateResponse/xp/Tax");
        boolean unknown = tax.has("Known") && !tax.path("Known").asBoolean();
        if (amount == null || unknown && amount.signum() == 0) {
            return null;
        }
        List<TaxResult.Detail> details = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode one : tax.path("Details")) {
            TaxResult.Detail detail = detail(one);
            details.add(detail);
            sum = sum.add(detail.amount() == null ? BigDecimal.ZERO : detail.amount());
        }
        String provider = Xp.text(tax, "Provider");
        // The details are of another calculation when they do not add up to what the buyer pays.
        boolean fits = sum.compareTo(amount) == 0;
        return new TaxResult(
                amount,
                provider == null ? "store" : provider,
                Xp.text(tax, "TransactionId"),
                tax.path("Exempt").asBoolean(),
                fits ? details : List.of());
    }

    private static TaxResult.Detail detail(JsonNode one) {
        return new TaxResult.Detail(
                Xp.text(one, "Line"),
                Xp.text(one, "Fee"),
                Xp.text(one, "Name"),
                Xp.text(one, "Jurisdiction"),
                Xp.text(one, "Level"),
                Xp.amount(one, "Rate"),
                Xp.amount(one, "Taxable"),
                Xp.amount(one, "Amount"));
    }

    /** The answer of the workflow that works the tax out: a tax result, alone or as {@code tax}. */
    TaxResult answered(Map<String, Object> answer) {
        JsonNode whole = json.valueToTree(answer);
        JsonNode tax = whole.path("tax").isObject() ? whole.path("tax") : whole;
        BigDecimal amount = Xp.amount(tax, "amount");
        if (amount == null) {
            throw new IllegalStateException("The tax workflow answered without an amount");
        }
        List<TaxResult.Detail> details = new ArrayList<>();
        for (JsonNode one : tax.path("details")) {
            details.add(new TaxResult.Detail(
                    Xp.text(one, "line"),
                    Xp.text(one, "fee"),
                    Xp.text(one, "name"),
                    Xp.text(one, "jurisdiction"),
                    Xp.text(one, "level"),
                    Xp.amount(one, "rate"),
                    Xp.amount(one, "taxable"),
                    Xp.amount(one, "amount")));
        }
        return new TaxResult(
                amount,
                Xp.text(tax, "provider"),
                Xp.text(tax, "transactionId"),
                tax.path("exempt").asBoolean(),
                details);
    }

    private static String text(BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
