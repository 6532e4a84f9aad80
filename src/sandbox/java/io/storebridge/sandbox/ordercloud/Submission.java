package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import java.util.Collection;
import java.util.Set;

/** What must be right before an order is submitted, and the stock that it then takes. */
final class Submission {

    private final ResourceEngine engine;

    Submission(ResourceEngine engine) {
        this.engine = engine;
    }

    /** Fails for the same reasons as a submit would. */
    ObjectNode demandSubmittable(Session session, String id) {
        ObjectNode order = engine.get(session, Resources.ORDER, "", id);
        Orders.demandStatus(
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

    /** Takes what the order's lines need from the stock that is tracked. */
    void takeStock(Session session, String id) {
        session.list("LineItem", id).forEach(line -> takeStock(session, line));
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
}
