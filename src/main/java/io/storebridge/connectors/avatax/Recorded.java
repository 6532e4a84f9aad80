package io.storebridge.connectors.avatax;

import static io.storebridge.connectors.tax.ExactJson.decimal;
import static io.storebridge.connectors.tax.ExactJson.money;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.Invoice;
import io.storebridge.commerce.TaxResult;
import io.storebridge.connectors.tax.Sale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A sale as AvaTax answers it (TransactionModel). */
final class Recorded {

    private static final String PROVIDER = "avatax";
    private static final int RATE_DECIMALS = 7;

    private final JsonNode json;

    Recorded(JsonNode json) {
        this.json = json;
    }

    /** Also one that was reported already, which nobody can change any more. */
    boolean isCommitted() {
        return status().equals("Committed") || json.path("locked").asBoolean();
    }

    boolean isVoid() {
        return status().equals("Cancelled");
    }

    boolean hasContentOf(JsonNode transaction) {
        return !Transaction.content(transaction).isEmpty()
                && Transaction.content(transaction).equals(Transaction.content(json));
    }

    /** Whether the invoice bills what was recorded: the same tax on the same amount. */
    boolean isBilledBy(Invoice invoice) {
        if (invoice.tax() == null || invoice.total() == null) {
            return true;
        }
        BigDecimal net = invoice.total().subtract(invoice.tax());
        BigDecimal amount = decimal(json.path("totalAmount"));
        // Whether the total amount is before or after the discount, AvaTax's description leaves open.
        boolean sameAmount = amount.compareTo(net) == 0
                || amount.subtract(decimal(json.path("totalDiscount"))).compareTo(net) == 0;
        return sameAmount && decimal(json.path("totalTax")).compareTo(invoice.tax()) == 0;
    }

    /** Number of the exemption certificate; empty for none. */
    String exemption() {
        return json.path("exemptNo").asText("");
    }

    /** Tax codes of the items; of an item that has several, none. */
    Map<String, String> taxCodes() {
        Map<String, String> codes = new HashMap<>();
        for (JsonNode line : json.path("lines")) {
            if (line.path("ref2").asText().equals(Transaction.LINE)) {
                codes.merge(
                        line.path("itemCode").asText(),
                        line.path("taxCode").asText(""),
                        (one, other) -> one.equals(other) ? one : "");
            }
        }
        return codes;
    }

    TaxResult result() {
        boolean estimate = status().equals("Temporary");
        int decimals = Sale.decimals(json.path("currencyCode").asText());
        List<TaxResult.Detail> details = new ArrayList<>();
        for (JsonNode line : json.path("lines")) {
            for (JsonNode detail : line.path("details")) {
                if (decimal(detail.path("tax")).signum() != 0) {
                    details.add(detail(line, detail, decimals));
                }
            }
        }
        BigDecimal tax = money(json.path("totalTax"), decimals);
        return new TaxResult(
                tax, PROVIDER, estimate ? null : json.path("id").asText(), tax.signum() == 0 && isExempt(), details);
    }

    /** By the certificate that we sent, or one that AvaTax has of the customer. */
    private boolean isExempt() {
        if (!exemption().isEmpty()) {
            return true;
        }
        for (JsonNode line : json.path("lines")) {
            if (!line.path("exemptNo").asText("").isEmpty()
                    || line.path("exemptCertId").asLong() > 0) {
                return true;
            }
        }
        return false;
    }

    private static TaxResult.Detail detail(JsonNode line, JsonNode detail, int decimals) {
        boolean ofLine = line.path("ref2").asText().equals(Transaction.LINE);
        String id = line.path("ref1").asText();
        BigDecimal rate = decimal(detail.path("rate")).stripTrailingZeros();
        return new TaxResult.Detail(
                ofLine ? id : null,
                ofLine ? null : id,
                detail.path("taxName").asText(""),
                detail.path("jurisName").asText(""),
                level(detail),
                rate.setScale(Math.min(RATE_DECIMALS, Math.max(0, rate.scale())), RoundingMode.HALF_UP),
                money(detail.path("taxableAmount"), decimals),
                money(detail.path("tax"), decimals));
    }

    private static String level(JsonNode detail) {
        if (detail.hasNonNull("jurisdictionType")) {
            return detail.path("jurisdictionType").asText().toLowerCase(Locale.ROOT);
        }
        return switch (detail.path("jurisType").asText()) {
            case "CNT" -> "country";
            case "STA" -> "state";
            case "CTY" -> "county";
            case "CIT" -> "city";
            default -> "special";
        };
    }

    private String status() {
        return json.path("status").asText();
    }
}
