package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Quote;
import io.storebridge.connectors.http.HttpFailures;
import java.math.BigDecimal;

/**
 * A quote as an OrderCloud order: ids made from ours, and what the store shows of the quote in {@code xp.GP}
 * (QuoteNumber, QuoteExpires, Currency, Total) and {@code xp.Quote} (Status, Reason). OrderCloud's ids take letters,
 * digits, hyphens and underscores, so any other character of a number is a hyphen there.
 */
final class QuoteOrder {

    /** Of the ids of orders that quotes are published as. */
    static final String PREFIX = "quote-";

    private final ObjectMapper json;

    QuoteOrder(ObjectMapper json) {
        this.json = json;
    }

    static String id(Quote quote) {
        return PREFIX + idOf(quote.number());
    }

    static String lineId(Quote.Line line) {
        return "line-" + line.id();
    }

    static String idOf(String number) {
        return number.strip().replaceAll("[^A-Za-z0-9_-]", "-");
    }

    /** The whole order, to be put. */
    ObjectNode whole(Quote quote, String buyerId, String userId) {
        return changes(quote).put("ID", id(quote)).put("FromCompanyID", buyerId).put("FromUserID", userId);
    }

    /** What changes when a published quote is published again; the store's own fields stay. */
    ObjectNode changes(Quote quote) {
        ObjectNode order = json.createObjectNode();
        order.put("Comments", quote.note());
        order.put("ShippingCost", quote.freight());
        order.put("TaxCost", quote.tax());
        ObjectNode xp = order.putObject("xp");
        xp.putObject("GP")
                .put("QuoteNumber", quote.number())
                .put("QuoteExpires", quote.expires().toString())
                .put("Currency", quote.currency())
                .put("Total", quote.total().toPlainString());
        xp.putObject("Quote").put("Status", "Open").putNull("Reason");
        return order;
    }

    /** @param index the line's place in the quote */
    ObjectNode line(Quote quote, int index) {
        Quote.Line line = quote.lines().get(index);
        ObjectNode body = json.createObjectNode();
        body.put("ID", lineId(line))
                .put("ProductID", idOf(line.item()))
                .put("Quantity", whole(line.quantity(), index))
                .put("UnitPrice", line.unitPrice());
        if (quote.wantedDate() != null) {
            body.put("DateNeeded", quote.wantedDate() + "T00:00:00Z");
        }
        body.putObject("xp")
                .putObject("GP")
                .put("Item", line.item())
                .put("Unit", line.unit())
                .put("Warehouse", line.warehouse());
        return body;
    }

    private static int whole(BigDecimal quantity, int index) {
        try {
            return quantity.intValueExact();
        } catch (ArithmeticException e) {
            throw HttpFailures.rejected(
                    ErrorCodes.VALUE_INVALID,
                    "The store takes whole quantities only, not " + quantity.toPlainString() + ".",
                    "/lines/" + index + "/quantity",
                    null);
        }
    }
}
