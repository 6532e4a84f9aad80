package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.connectors.http.HttpFailures;
import java.util.ArrayList;
import java.util.List;

/** Submitted orders, as OrderCloud has them now. */
final class OrderReader {

    private static final int MOST_FOUND = 200;
    private static final String OPEN = "Open";

    private final OrderCloudApi api;
    private final WorksheetMapping mapping;

    OrderReader(OrderCloudApi api, OrderSettings settings) {
        this.api = api;
        this.mapping = new WorksheetMapping(settings);
    }

    PlacedOrder read(String orderId) {
        try {
            JsonNode worksheet = api.worksheet(orderId);
            demandOpen(worksheet.path("Order"));
            return mapping.order(
                    whole(worksheet), Pages.all(page -> api.payments(orderId, page)), buyer(worksheet.path("Order")));
        } catch (Refusal e) {
            if (e.isMissing("Order")) {
                throw HttpFailures.rejected(
                        ErrorCodes.ORDER_UNKNOWN, "The store has no order " + orderId + ".", "/orderId", e.detail());
            }
            throw HttpFailures.rejected(
                    ErrorCodes.VALUE_INVALID,
                    "The store refused to show order " + orderId + ": " + e.getMessage() + " (" + e.code() + ")",
                    "/orderId",
                    e.detail());
        }
    }

    /** An order in the making, as an event at checkout carries it. */
    PlacedOrder checkout(JsonNode worksheet) {
        try {
            return mapping.order(worksheet, List.of(), buyer(worksheet.path("Order")));
        } catch (Refusal e) {
            throw new Failure.Unavailable("OrderCloud refused to show the buyer: " + e.getMessage(), e);
        }
    }

    /** Whether the store has submitted the order and it is not one of our quotes. */
    boolean isSubmitted(String orderId) {
        try {
            JsonNode order = api.order(orderId);
            return order.path("Status").asText().equals(OPEN) && !isQuote(order);
        } catch (Refusal e) {
            if (e.isMissing()) {
                return false;
            }
            throw new Failure.Unavailable("OrderCloud refused to show order " + orderId + ": " + e.code(), e);
        }
    }

    List<String> findSubmitted() {
        List<String> found = new ArrayList<>();
        int page = 1;
        int last;
        do {
            JsonNode list = submitted(page);
            for (JsonNode order : list.path("Items")) {
                if (!isQuote(order) && found.size() < MOST_FOUND) {
                    found.add(order.path("ID").asText());
                }
            }
            last = list.path("Meta").path("TotalPages").asInt(1);
            page++;
        } while (page <= last && found.size() < MOST_FOUND);
        return found;
    }

    private JsonNode submitted(int page) {
        try {
            return api.submitted(page);
        } catch (Refusal e) {
            throw new Failure.Unavailable("OrderCloud refused to list orders: " + e.getMessage(), e);
        }
    }

    /** An order that a quote was published as: both its id and its xp are ours. */
    static boolean isQuote(JsonNode order) {
        return order.path("ID").asText().startsWith(QuoteOrder.PREFIX)
                && order.at("/xp/GP").hasNonNull("QuoteNumber");
    }

    private static void demandOpen(JsonNode order) {
        String status = order.path("Status").asText();
        String id = order.path("ID").asText();
        if (isQuote(order)) {
            throw new Failure.Rejected(
                    ErrorCodes.ORDER_NOT_OPEN,
                    "The store's order " + id + " belongs to quote "
                            + order.at("/xp/GP/QuoteNumber").asText() + ".");
        }
        if (!status.equals(OPEN)) {
            throw new Failure.Rejected(
                    ErrorCodes.ORDER_NOT_OPEN, "The store's order " + id + " is " + status + ", not open.");
        }
    }

    /** Whether a worksheet holds more lines than a page of a list is not documented, so they are counted. */
    private JsonNode whole(JsonNode worksheet) {
        JsonNode order = worksheet.path("Order");
        if (order.path("LineItemCount").asInt() <= worksheet.path("LineItems").size()) {
            return worksheet;
        }
        ObjectNode whole = worksheet.deepCopy();
        whole.putArray("LineItems")
                .addAll(Pages.all(page -> api.lines(order.path("ID").asText(), page)));
        return whole;
    }

    private JsonNode buyer(JsonNode order) {
        String id = order.path("FromCompanyID").asText();
        try {
            return api.buyer(id);
        } catch (Refusal e) {
            if (e.isMissing()) {
                throw HttpFailures.rejected(
                        ErrorCodes.VALUE_INVALID, "The store has no buyer " + id + ".", "/account/id", e.detail());
            }
            throw e;
        }
    }
}
