package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore.Key;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was shipped of which line; an order whose lines are all shipped is completed. */
final class Shipments implements Rules {

    private final ResourceEngine engine;
    private final Orders orders;

    Shipments(ResourceEngine engine, Orders orders) {
        this.engine = engine;
        this.orders = orders;
    }

    @Override
    public void beforeSave(Session session, String parent, ObjectNode item, ObjectNode old, ObjectNode sent) {
        String orderId = item.get("OrderID").asText();
        ObjectNode order = CatalogRules.demand(session, "Order", "", orderId);
        Orders.demandStatus(
                order,
                Set.of("Open"),
                "Order.CannotShipBadStatus",
                "Cannot ship order with this status. Order status must be Open.");
        ObjectNode line = CatalogRules.demand(
                        session, "LineItem", orderId, item.get("LineItemID").asText())
                .deepCopy();
        String key = orderId + "/" + line.get("ID").asText();
        ObjectNode before = session.get("ShipmentItem", parent, key);
        int shipped = line.get("QuantityShipped").asInt()
                + item.get("QuantityShipped").asInt()
                - (before == null ? 0 : before.get("QuantityShipped").asInt());
        if (shipped > line.get("Quantity").asInt()) {
            throw OrderCloudError.of(
                            400,
                            "ShipmentItem.QuantityExceeded",
                            "The quantity shipped cannot exceed the requested ammount on the order.")
                    .with("LineItemID", line.get("ID").asText());
        }
        for (String copied :
                new String[] {"UnitPrice", "CostCenter", "DateNeeded", "Product", "Variant", "Specs", "xp"}) {
            item.set(copied, line.get(copied));
        }
        session.put("LineItem", orderId, line.get("ID").asText(), line.put("QuantityShipped", shipped));
    }

    @Override
    public void afterSave(Session session, String parent, ObjectNode item) {
        String order = item.get("OrderID").asText();
        boolean all = session.list("LineItem", order).stream()
                .allMatch(line -> line.get("QuantityShipped").asInt()
                        >= line.get("Quantity").asInt());
        if (all) {
            orders.complete(session, order);
        }
    }

    @Override
    public void beforeDelete(Session session, String parent, ObjectNode item) {
        String orderId = item.get("OrderID").asText();
        ObjectNode line =
                session.get("LineItem", orderId, item.get("LineItemID").asText());
        if (line != null) {
            int shipped = line.get("QuantityShipped").asInt()
                    - item.get("QuantityShipped").asInt();
            session.put(
                    "LineItem",
                    orderId,
                    line.get("ID").asText(),
                    line.deepCopy().put("QuantityShipped", shipped));
        }
    }

    /** Ships whole orders in one shipment. */
    ObjectNode ship(Session session, String orderId, JsonNode body) {
        ObjectNode order = engine.get(session, Resources.ORDER, "", orderId);
        List<ObjectNode> lines = List.copyOf(session.list("LineItem", orderId));
        if (lines.isEmpty()) {
            throw OrderCloudError.of(
                    400, "Order.CannotShipWithNoLineItems", "Cannot ship an order without any line items.");
        }
        if (lines.stream().anyMatch(line -> line.get("QuantityShipped").asInt() > 0)) {
            throw OrderCloudError.of(
                    400,
                    "Order.ConflictsWithOtherShipments",
                    "Cannot ship full order because it contains line items that are on other shipments. The returned"
                            + " data contains these conflicting line items.");
        }
        ObjectNode sent = body.isObject() ? ((ObjectNode) body).deepCopy() : Json.object();
        if (!sent.hasNonNull("BuyerID")) {
            sent.set("BuyerID", order.get("FromCompanyID"));
        }
        String shipment =
                engine.create(session, Resources.SHIPMENT, "", sent).get("ID").asText();
        for (ObjectNode line : lines) {
            ObjectNode item = Json.object().put("OrderID", orderId);
            item.set("LineItemID", line.get("ID"));
            item.set("QuantityShipped", line.get("Quantity"));
            engine.create(session, Resources.SHIPMENT_ITEM, shipment, item);
        }
        return engine.get(session, Resources.ORDER, "", orderId);
    }

    List<ObjectNode> of(Session session, String orderId) {
        List<ObjectNode> found = new ArrayList<>();
        for (Map.Entry<Key, ObjectNode> item : session.all("ShipmentItem").entrySet()) {
            ObjectNode shipment = session.get("Shipment", "", item.getKey().parent());
            if (item.getValue().get("OrderID").asText().equals(orderId) && !found.contains(shipment)) {
                found.add(shipment);
            }
        }
        return found;
    }
}
