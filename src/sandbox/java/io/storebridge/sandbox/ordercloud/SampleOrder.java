package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A buyer at the storefront, in one go: an order with lines, an address, shipping, the calculation, a payment, and submit.
 * What the request leaves out is chosen: the buyer AARONFIT0001 or the first, its first user and address, two of a product,
 * by card.
 */
final class SampleOrder {

    private static final String BUYER = "AARONFIT0001";
    private static final String PRODUCT = "CHAI-TSK-BLK";
    private static final int FIRST_NUMBER = 1001;

    private final DocumentStore store;
    private final ResourceEngine engine;
    private final Checkout checkout;

    SampleOrder(DocumentStore store, ResourceEngine engine, Checkout checkout) {
        this.store = store;
        this.engine = engine;
        this.checkout = checkout;
    }

    /**
     * @param wish {@code buyer}, {@code user}, {@code address}, {@code lines} ({@code product}, {@code quantity},
     *     {@code address}), {@code card} (the gateway's token), {@code purchaseOrder} (then it is billed), {@code comments},
     *     {@code submit} (false: the order is left in the cart)
     * @return the order
     */
    ObjectNode place(JsonNode wish) {
        String id = store.write(session -> cart(session, wish));
        String client = OrderCloudStandIn.STOREFRONT_ID;
        chooseShipping(id, checkout.estimateShipping(client, id));
        checkout.calculate(client, id);
        store.write(session -> pay(session, id, wish));
        if (!wish.has("submit") || wish.path("submit").asBoolean()) {
            checkout.heard(client, "submit", "Outgoing", id, () -> checkout.submit(client, id));
        }
        return store.read(session -> engine.get(session, Resources.ORDER, "", id));
    }

    private String cart(Session session, JsonNode wish) {
        String buyer = buyer(session, wish);
        String id = newId(session);
        ObjectNode order = Json.object()
                .put("FromCompanyID", buyer)
                .put("FromUserID", named(session, wish.path("user"), "User", buyer));
        order.put("ShippingAddressID", named(session, wish.path("address"), "Address", buyer))
                .put("BillingAddressID", first(session, "Address", buyer));
        if (wish.hasNonNull("comments")) {
            order.put("Comments", wish.path("comments").asText());
        }
        engine.replace(session, Resources.ORDER, "", id, order);
        int number = 1;
        for (JsonNode line : lines(session, wish)) {
            ObjectNode body = Json.object()
                    .put("ProductID", line.path("product").asText())
                    .put("Quantity", line.path("quantity").asInt(1));
            if (line.hasNonNull("address")) {
                body.set("ShippingAddressID", line.get("address"));
            }
            engine.replace(session, Resources.LINE_ITEM, id, Integer.toString(number++), body);
        }
        return id;
    }

    private static String buyer(Session session, JsonNode wish) {
        if (wish.hasNonNull("buyer") || session.get("Buyer", "", BUYER) == null) {
            return named(session, wish.path("buyer"), "Buyer", "");
        }
        return BUYER;
    }

    private static List<JsonNode> lines(Session session, JsonNode wish) {
        List<JsonNode> lines = new ArrayList<>();
        wish.path("lines").forEach(lines::add);
        if (lines.isEmpty()) {
            String product = session.get("Product", "", PRODUCT) == null ? first(session, "Product", "") : PRODUCT;
            lines.add(Json.object().put("product", product).put("quantity", 2));
        }
        return lines;
    }

    private static String named(Session session, JsonNode id, String kind, String parent) {
        return id.isTextual() ? id.asText() : first(session, kind, parent);
    }

    private static String first(Session session, String kind, String parent) {
        Iterator<ObjectNode> all = session.list(kind, parent).iterator();
        if (!all.hasNext()) {
            throw OrderCloudError.notFound(kind, parent);
        }
        return all.next().path("ID").asText();
    }

    private static String newId(Session session) {
        int number = FIRST_NUMBER + session.list("Order", "").size();
        while (session.get("Order", "", "WEB-" + number) != null) {
            number++;
        }
        return "WEB-" + number;
    }

    /** The first method of each estimate that has none. */
    private void chooseShipping(String order, ObjectNode worksheet) {
        ObjectNode body = Json.object();
        for (JsonNode estimate : worksheet.path(Checkout.ESTIMATE).path("ShipEstimates")) {
            if (!estimate.hasNonNull("SelectedShipMethodID")
                    && !estimate.path("ShipMethods").isEmpty()) {
                ObjectNode selection = body.withArray("ShipMethodSelections").addObject();
                selection.set("ShipEstimateID", estimate.get("ID"));
                selection.set(
                        "ShipMethodID", estimate.path("ShipMethods").get(0).get("ID"));
            }
        }
        if (!body.isEmpty()) {
            checkout.shipMethods(order, body);
        }
    }

    private ObjectNode pay(Session session, String order, JsonNode wish) {
        ObjectNode payment = Json.object().put("Accepted", true);
        payment.set("Amount", engine.get(session, Resources.ORDER, "", order).get("Total"));
        if (wish.hasNonNull("purchaseOrder")) {
            payment.put("Type", "PurchaseOrder").putObject("xp").set("PONumber", wish.get("purchaseOrder"));
        } else {
            String card = wish.path("card").asText("pm_card_visa");
            payment.put("Type", "CreditCard").putObject("xp").put("Token", card);
        }
        return engine.replace(session, Resources.PAYMENT, order, "pay-1", payment);
    }
}
