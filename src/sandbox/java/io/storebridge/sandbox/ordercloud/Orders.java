package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Set;

/** An order's life: who it is from, what it adds up to, and which step may follow which. */
final class Orders implements Rules {

    /** The company id of the seller, to whom incoming orders are addressed. */
    static final String SELLER = "SELLER";

    private final ResourceEngine engine;

    Orders(ResourceEngine engine) {
        this.engine = engine;
    }

    @Override
    public void beforeSave(Session session, String parent, ObjectNode order, ObjectNode old, ObjectNode sent) {
        if (old == null) {
            order.put("Status", "Unsubmitted");
            if (!order.hasNonNull("ToCompanyID")) {
                order.put("ToCompanyID", SELLER);
            }
        }
        from(session, order);
        address(session, order);
        addUp(session, order);
    }

    private static void from(Session session, ObjectNode order) {
        if (!order.hasNonNull("FromCompanyID") || !order.hasNonNull("FromUserID")) {
            throw OrderCloudError.of(
                    400,
                    "Order.CreateIncomingRequiresFromUser",
                    "To create an incoming order, you must provide both FromCompanyID and FromUserID.");
        }
        String buyer = order.get("FromCompanyID").asText();
        CatalogRules.demand(session, "Buyer", "", buyer);
        order.set(
                "FromUser",
                CatalogRules.demand(
                        session, "User", buyer, order.get("FromUserID").asText()));
    }

    private static void address(Session session, ObjectNode order) {
        String buyer = order.get("FromCompanyID").asText();
        if (order.hasNonNull("BillingAddressID")) {
            order.set(
                    "BillingAddress",
                    CatalogRules.demand(
                            session,
                            "Address",
                            buyer,
                            order.get("BillingAddressID").asText()));
        }
        if (order.hasNonNull("ShippingAddressID")) {
            CatalogRules.demand(
                    session, "Address", buyer, order.get("ShippingAddressID").asText());
        }
    }

    private static void addUp(Session session, ObjectNode order) {
        Collection<ObjectNode> lines = session.list("LineItem", order.get("ID").asText());
        BigDecimal subtotal = BigDecimal.ZERO;
        BigDecimal discount = BigDecimal.ZERO;
        for (ObjectNode line : lines) {
            subtotal = subtotal.add(line.get("LineSubtotal").decimalValue());
            discount = discount.add(line.get("PromotionDiscount").decimalValue());
        }
        BigDecimal total = subtotal.add(amount(order, "ShippingCost"))
                .add(amount(order, "TaxCost"))
                .subtract(discount);
        order.put("LineItemCount", lines.size())
                .put("Subtotal", subtotal)
                .put("PromotionDiscount", discount)
                .put("Total", total);
    }

    private static BigDecimal amount(ObjectNode order, String field) {
        return order.hasNonNull(field) ? order.get(field).decimalValue() : BigDecimal.ZERO;
    }

    /** Bills to an address that the buyer has not saved. */
    ObjectNode billTo(Session session, String id, ObjectNode address) {
        ObjectNode order = engine.get(session, Resources.ORDER, "", id).deepCopy();
        order.putNull("BillingAddressID").put("LastUpdated", engine.now()).set("BillingAddress", address);
        session.put("Order", "", id, order);
        return order;
    }

    /** Ships all lines to an address that the buyer has not saved. */
    ObjectNode shipTo(Session session, String id, ObjectNode address) {
        ObjectNode order = engine.get(session, Resources.ORDER, "", id).deepCopy();
        for (ObjectNode line : session.list("LineItem", id)) {
            ObjectNode changed = line.deepCopy().putNull("ShippingAddressID");
            changed.set("ShippingAddress", address);
            session.put("LineItem", id, line.get("ID").asText(), changed);
        }
        order.putNull("ShippingAddressID").put("LastUpdated", engine.now());
        session.put("Order", "", id, order);
        return order;
    }

    /** Adds the order up again after something of it has changed. */
    void refresh(Session session, String id) {
        ObjectNode order = engine.get(session, Resources.ORDER, "", id).deepCopy();
        addUp(session, order);
        session.put("Order", "", id, order.put("LastUpdated", engine.now()));
    }

    ObjectNode submit(Session session, String id) {
        ObjectNode order = demandSubmittable(session, id);
        for (ObjectNode line : session.list("LineItem", id)) {
            takeStock(session, line);
        }
        return moved(session, order, "Open", "DateSubmitted", true);
    }

    /** Fails for the same reasons as a submit would. */
    ObjectNode demandSubmittable(Session session, String id) {
        ObjectNode order = engine.get(session, Resources.ORDER, "", id);
        demandStatus(
                order,
                Set.of("Unsubmitted"),
                "Order.CannotSubmitBadStatus",
                "Cannot submit order with this status. Order status must be Unsubmitted.");
        Collection<ObjectNode> lines = session.list("LineItem", id);
        if (lines.isEmpty()) {
            throw OrderCloudError.of(
                    400, "Order.CannotSubmitWithNoLineItems", "Cannot submit an order without any line items.");
        }
        for (ObjectNode line : lines) {
            ObjectNode product =
                    session.get("Product", "", line.get("ProductID").asText());
            if (product == null) {
                throw OrderCloudError.of(
                                400,
                                "Order.ProductsNotFound",
                                "Cannot submit an order because the following products are not accessible any more.")
                        .with("ProductID", line.get("ProductID").asText());
            }
            if (!product.path("Active").asBoolean()) {
                throw OrderCloudError.of(
                                400,
                                "Order.CannotSubmitWithInactiveProduct",
                                "Cannot submit an order with an inactive product.")
                        .with("ProductID", line.get("ProductID").asText());
            }
        }
        if (session.list("Payment", id).stream()
                .anyMatch(one -> !one.path("Accepted").asBoolean())) {
            throw OrderCloudError.of(
                    400,
                    "Order.CannotSubmitWithUnaccceptedPayments",
                    "Cannot submit an order with payments that have not been Accepted.");
        }
        return order;
    }

    private void takeStock(Session session, ObjectNode line) {
        String productId = line.get("ProductID").asText();
        int quantity = line.get("Quantity").asInt();
        ObjectNode product = session.get("Product", "", productId).deepCopy();
        JsonNode inventory = product.path("Inventory");
        if (!inventory.path("Enabled").asBoolean()) {
            return;
        }
        if (line.hasNonNull("InventoryRecordID")) {
            String recordId = line.get("InventoryRecordID").asText();
            ObjectNode kept = CatalogRules.demand(session, "InventoryRecord", productId, recordId)
                    .deepCopy();
            int left = left(productId, kept.path("QuantityAvailable"), quantity, kept.path("OrderCanExceed"));
            engine.patch(
                    session,
                    Resources.INVENTORY_RECORD,
                    productId,
                    recordId,
                    Json.object().put("QuantityAvailable", left));
        } else if (inventory.hasNonNull("QuantityAvailable")
                && session.list("InventoryRecord", productId).isEmpty()) {
            int left = left(productId, inventory.path("QuantityAvailable"), quantity, inventory.path("OrderCanExceed"));
            ((ObjectNode) inventory).put("QuantityAvailable", left);
            session.put("Product", "", productId, product);
        }
    }

    private static int left(String product, JsonNode available, int quantity, JsonNode canExceed) {
        if (quantity > available.asInt() && !canExceed.asBoolean()) {
            throw OrderCloudError.of(400, "Inventory.Insufficient", "Insufficient inventory for this product.")
                    .with("ProductID", product);
        }
        return available.asInt() - quantity;
    }

    ObjectNode approve(Session session, String id) {
        return fromStatus(
                session,
                id,
                Set.of("AwaitingApproval"),
                "Open",
                "DateApproved",
                "Order.MustBeAwaitingApproval",
                "Cannot process order with given status. Order status must be AwaitingApproval.");
    }

    ObjectNode decline(Session session, String id) {
        return fromStatus(
                session,
                id,
                Set.of("AwaitingApproval"),
                "Declined",
                "DateDeclined",
                "Order.MustBeAwaitingApproval",
                "Cannot process order with given status. Order status must be AwaitingApproval.");
    }

    ObjectNode cancel(Session session, String id) {
        return fromStatus(
                session,
                id,
                Set.of("Unsubmitted", "AwaitingApproval", "Declined"),
                "Canceled",
                "DateCanceled",
                "Order.CannotCancelInCurrentStatus",
                "Cannot cancel an order with the status of Open or Completed.");
    }

    ObjectNode complete(Session session, String id) {
        return fromStatus(
                session,
                id,
                Set.of("Open"),
                "Completed",
                "DateCompleted",
                "Order.CannotCompleteBadStatus",
                "Cannot complete an order with this status. Order status must be Open.");
    }

    private ObjectNode fromStatus(
            Session session, String id, Set<String> allowed, String status, String date, String code, String message) {
        ObjectNode order = engine.get(session, Resources.ORDER, "", id);
        demandStatus(order, allowed, code, message);
        return moved(session, order, status, date, order.path("IsSubmitted").asBoolean());
    }

    private ObjectNode moved(Session session, ObjectNode order, String status, String date, boolean submitted) {
        ObjectNode moved = order.deepCopy()
                .put("Status", status)
                .put(date, engine.now())
                .put("LastUpdated", engine.now())
                .put("IsSubmitted", submitted);
        session.put("Order", "", order.get("ID").asText(), moved);
        return moved;
    }

    static void demandStatus(ObjectNode order, Set<String> allowed, String code, String message) {
        if (!allowed.contains(order.path("Status").asText())) {
            throw OrderCloudError.of(400, code, message)
                    .with("OrderID", order.get("ID").asText())
                    .with("Status", order.path("Status").asText());
        }
    }

    /** The order with all that belongs to it. */
    ObjectNode worksheet(Session session, String id) {
        ObjectNode worksheet = Json.object();
        worksheet.set("Order", engine.get(session, Resources.ORDER, "", id));
        worksheet.putArray("LineItems").addAll(session.list("LineItem", id));
        worksheet.putArray("OrderPromotions").addAll(session.list("OrderPromotion", id));
        for (String answer : new String[] {
            "ShipEstimateResponse",
            "OrderCalculateResponse",
            "OrderSubmitResponse",
            "OrderSubmitForApprovalResponse",
            "OrderApprovedResponse"
        }) {
            worksheet.putNull(answer);
        }
        return worksheet;
    }
}
