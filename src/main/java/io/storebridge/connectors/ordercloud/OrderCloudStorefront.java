package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Order;
import io.storebridge.commerce.Quote;
import io.storebridge.commerce.Storefront;
import io.storebridge.connectors.http.HttpFailures;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * OrderCloud as the store. Every write is a PUT, PATCH or DELETE under ids of ours, or a step of an order's life that is
 * looked up first, so sending it again after an unknown outcome changes nothing.
 */
final class OrderCloudStorefront implements Storefront {

    private static final String UNSUBMITTED = "Unsubmitted";
    private static final String CANCELED = "Canceled";

    private final OrderCloudApi api;
    private final ObjectMapper json;
    private final QuoteOrder orders;

    OrderCloudStorefront(OrderCloudApi api, ObjectMapper json) {
        this.api = api;
        this.json = json;
        this.orders = new QuoteOrder(json);
    }

    @Override
    public String publishQuote(Quote quote) {
        String id = QuoteOrder.id(quote);
        JsonNode published = find(id);
        if (published == null) {
            create(id, quote);
        } else {
            demandUnsubmitted(published, quote.number());
            api.patchOrder(id, orders.changes(quote));
        }
        putLines(id, quote);
        return id;
    }

    private void create(String id, Quote quote) {
        String buyer = buyer(quote);
        ObjectNode order = orders.whole(quote, buyer, user(quote, buyer));
        try {
            api.putOrder(id, order);
        } catch (Refusal e) {
            if (e.isMissing("User") || e.isMissing("Buyer")) {
                throw unknownBuyer(quote, e.detail());
            }
            throw rejected(e, ErrorCodes.REFUSED, "publish quote " + quote.number());
        }
    }

    /** The store's id of the quote's customer. */
    private String buyer(Quote quote) {
        try {
            JsonNode buyer = new Buyers(api).of(quote.customer());
            if (buyer != null) {
                return buyer.path("ID").asText();
            }
            throw unknownBuyer(quote, null);
        } catch (Refusal e) {
            throw e.isMissing()
                    ? unknownBuyer(quote, e.detail())
                    : rejected(e, ErrorCodes.REFUSED, "look up the buyer");
        }
    }

    private String user(Quote quote, String buyer) {
        boolean named = quote.buyer() != null
                && quote.buyer().id() != null
                && !quote.buyer().id().isBlank();
        if (named) {
            return quote.buyer().id().strip();
        }
        String email = quote.buyer() == null ? null : quote.buyer().email();
        if (email == null || email.isBlank()) {
            throw unknownBuyer(quote, null);
        }
        try {
            for (JsonNode user : api.usersByEmail(buyer, email.strip()).path("Items")) {
                // signs like * and ! are operators in a filter, so what is found may be somebody else
                if (user.path("Email").asText().equalsIgnoreCase(email.strip())) {
                    return user.path("ID").asText();
                }
            }
            throw unknownBuyer(quote, null);
        } catch (Refusal e) {
            throw e.isMissing()
                    ? unknownBuyer(quote, e.detail())
                    : rejected(e, ErrorCodes.REFUSED, "look up the buyer");
        }
    }

    private static Failure.Rejected unknownBuyer(Quote quote, String detail) {
        boolean byEmail = quote.buyer() == null || quote.buyer().id() == null;
        String who = quote.buyer() == null
                ? "The quote names no buyer"
                : "The store has no user "
                        + (byEmail ? quote.buyer().email() : quote.buyer().id()) + " of customer " + quote.customer();
        return HttpFailures.rejected(
                ErrorCodes.BUYER_UNKNOWN, who + ".", byEmail ? "/buyer/email" : "/buyer/id", detail);
    }

    private static void demandUnsubmitted(JsonNode order, String quoteNumber) {
        String status = order.path("Status").asText();
        if (!status.equals(UNSUBMITTED)) {
            throw new Failure.Rejected(
                    ErrorCodes.REFUSED,
                    "The store's order for quote " + quoteNumber + " is " + status + " and can no longer be changed.");
        }
    }

    /** Lines that are gone are removed first, and so is one whose item has changed, which OrderCloud does not allow. */
    private void putLines(String id, Quote quote) {
        Map<String, String> wanted = new HashMap<>();
        quote.lines().forEach(line -> wanted.put(QuoteOrder.lineId(line), QuoteOrder.idOf(line.item())));
        Map<String, String> present = lines(id);
        present.forEach((line, product) -> {
            if (!product.equals(wanted.get(line))) {
                deleteLine(id, line);
            }
        });
        for (int i = 0; i < quote.lines().size(); i++) {
            putLine(id, quote, i);
        }
    }

    private void deleteLine(String id, String line) {
        try {
            api.deleteLine(id, line);
        } catch (Refusal e) {
            if (!e.isMissing()) {
                throw rejected(e, ErrorCodes.REFUSED, "remove a line of " + id);
            }
        }
    }

    private void putLine(String id, Quote quote, int index) {
        Quote.Line line = quote.lines().get(index);
        try {
            api.putLine(id, QuoteOrder.lineId(line), orders.line(quote, index));
        } catch (Refusal e) {
            if (e.isMissing("Product")) {
                throw HttpFailures.rejected(
                        ErrorCodes.ITEM_UNKNOWN,
                        "The store has no product " + QuoteOrder.idOf(line.item()) + " (item " + line.item() + ").",
                        "/lines/" + index + "/item",
                        e.detail());
            }
            throw rejected(e, ErrorCodes.VALUE_INVALID, "take line " + (index + 1) + " (item " + line.item() + ")");
        }
    }

    /** Product by line id, over all pages. */
    private Map<String, String> lines(String id) {
        Map<String, String> all = new HashMap<>();
        Pages.all(page -> api.lines(id, page))
                .forEach(line ->
                        all.put(line.path("ID").asText(), line.path("ProductID").asText()));
        return all;
    }

    @Override
    public void submitOrder(String storeOrderId, Order order) {
        JsonNode found = find(storeOrderId);
        if (found == null) {
            throw new Failure.Rejected(ErrorCodes.QUOTE_NOT_OPEN, "The store has no order " + storeOrderId + ".");
        }
        if (found.path("Status").asText().equals(CANCELED)) {
            throw new Failure.Rejected(
                    ErrorCodes.QUOTE_NOT_OPEN, "The store's order " + storeOrderId + " is canceled.");
        }
        try {
            api.patchOrder(storeOrderId, withNumber(found, order.number()));
            if (found.path("Status").asText().equals(UNSUBMITTED)) {
                api.submit(storeOrderId);
            }
        } catch (Refusal e) {
            throw rejected(e, ErrorCodes.REFUSED, "submit order " + storeOrderId);
        }
    }

    /** The whole xp.GP, because how deep a PATCH merges xp is not documented. */
    private ObjectNode withNumber(JsonNode found, String number) {
        ObjectNode part = json.createObjectNode();
        ObjectNode xp = part.putObject("xp");
        JsonNode present = found.path("xp").path("GP");
        ObjectNode gp = present.isObject() ? present.deepCopy() : json.createObjectNode();
        xp.set("GP", gp.put("SopNumber", number));
        xp.putObject("Quote").put("Status", "Accepted").putNull("Reason");
        return part;
    }

    @Override
    public void withdrawQuote(String storeOrderId, String outcome, String reason) {
        JsonNode found = storeOrderId == null ? null : find(storeOrderId);
        if (found == null) {
            return;
        }
        String status = found.path("Status").asText();
        if (!status.equals(UNSUBMITTED) && !status.equals(CANCELED)) {
            throw new Failure.Rejected(
                    ErrorCodes.REFUSED, "The store's order " + storeOrderId + " is " + status + " already.");
        }
        ObjectNode part = json.createObjectNode();
        part.putObject("xp")
                .putObject("Quote")
                .put("Status", capitalized(outcome))
                .put("Reason", reason);
        try {
            api.patchOrder(storeOrderId, part);
            if (status.equals(UNSUBMITTED)) {
                api.cancel(storeOrderId);
            }
        } catch (Refusal e) {
            throw rejected(e, ErrorCodes.REFUSED, "withdraw " + storeOrderId);
        }
    }

    private static String capitalized(String outcome) {
        return outcome == null || outcome.isEmpty()
                ? "Withdrawn"
                : outcome.substring(0, 1).toUpperCase(Locale.ROOT) + outcome.substring(1);
    }

    /** Null when the store has no such order. */
    private JsonNode find(String id) {
        try {
            return api.order(id);
        } catch (Refusal e) {
            if (e.isMissing()) {
                return null;
            }
            throw rejected(e, ErrorCodes.REFUSED, "show order " + id);
        }
    }

    private static Failure.Rejected rejected(Refusal e, String code, String what) {
        return HttpFailures.rejected(
                code, "The store refused to " + what + ": " + e.getMessage() + " (" + e.code() + ")", null, e.detail());
    }
}
