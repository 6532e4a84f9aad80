package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import java.math.BigDecimal;
import java.util.Set;

/** Line items: their product, address and price, which the seller may override. */
final class LineItems implements Rules {

    private static final Set<String> CHANGEABLE = Set.of("Unsubmitted", "AwaitingApproval", "Declined", "Open");
    private static final String[] PRODUCT_FIELDS = {
        "ID",
        "Name",
        "Description",
        "Returnable",
        "QuantityMultiplier",
        "ShipWeight",
        "ShipHeight",
        "ShipWidth",
        "ShipLength",
        "DefaultSupplierID",
        "ParentID",
        "xp"
    };

    private final ResourceEngine engine;
    private final Orders orders;

    LineItems(ResourceEngine engine, Orders orders) {
        this.engine = engine;
        this.orders = orders;
    }

    @Override
    public void beforeSave(Session session, String parent, ObjectNode line, ObjectNode old, ObjectNode sent) {
        ObjectNode order = CatalogRules.demand(session, "Order", "", parent);
        demandChangeable(order);
        if (old != null && !old.get("ProductID").equals(line.get("ProductID"))) {
            throw OrderCloudError.of(
                    400, "LineItem.CannotChangeProductID", "Cannot change the Product ID of an existing Line Item.");
        }
        if (old == null) {
            line.put("DateAdded", engine.now());
        }
        ObjectNode product = CatalogRules.demand(
                session, "Product", "", line.get("ProductID").asText());
        line.set("Product", snapshot(product));
        address(session, order, line);
        price(session, order, product, line, old, sent);
    }

    private static void demandChangeable(ObjectNode order) {
        Orders.demandStatus(
                order,
                CHANGEABLE,
                "LineItem.CannotChangeBadOrderStatus",
                "Cannot change the line items of an order with this status.");
    }

    private static ObjectNode snapshot(ObjectNode product) {
        ObjectNode snapshot = Json.object();
        for (String field : PRODUCT_FIELDS) {
            snapshot.set(field, product.get(field));
        }
        return snapshot;
    }

    private static void address(Session session, ObjectNode order, ObjectNode line) {
        String id = line.hasNonNull("ShippingAddressID")
                ? line.get("ShippingAddressID").asText()
                : order.path("ShippingAddressID").asText(null);
        if (id != null) {
            String buyer = order.get("FromCompanyID").asText();
            line.put("ShippingAddressID", id);
            line.set("ShippingAddress", CatalogRules.demand(session, "Address", buyer, id));
        }
    }

    private static void price(
            Session session, ObjectNode order, ObjectNode product, ObjectNode line, ObjectNode old, ObjectNode sent) {
        int quantity = line.get("Quantity").asInt();
        ObjectNode schedule =
                Prices.schedule(session, product, order.get("FromCompanyID").asText());
        boolean overridden = sent.has("UnitPrice")
                ? sent.hasNonNull("UnitPrice")
                : old != null && old.path("PriceOverridden").asBoolean() && line.hasNonNull("UnitPrice");
        if (!overridden) {
            if (schedule == null) {
                throw OrderCloudError.of(
                                400,
                                "PriceSchedule.MissingOrConflicting",
                                "You cannot add this Product to this Order. Price Schedule assigment is missing or"
                                        + " associated with a conflicting order type.")
                        .with("ProductID", product.get("ID").asText());
            }
            line.put("UnitPrice", Prices.price(schedule, quantity));
        }
        line.put("PriceOverridden", overridden);
        line.set("PriceScheduleID", schedule == null ? Json.MAPPER.nullNode() : schedule.get("ID"));
        BigDecimal subtotal = line.get("UnitPrice")
                .decimalValue()
                .multiply(BigDecimal.valueOf(quantity))
                .multiply(BigDecimal.valueOf(product.path("QuantityMultiplier").asInt(1)));
        line.put("LineSubtotal", subtotal)
                .put(
                        "LineTotal",
                        subtotal.subtract(line.get("PromotionDiscount").decimalValue()));
    }

    @Override
    public void afterSave(Session session, String parent, ObjectNode line) {
        orders.refresh(session, parent);
    }

    @Override
    public void beforeDelete(Session session, String parent, ObjectNode line) {
        demandChangeable(CatalogRules.demand(session, "Order", "", parent));
    }

    @Override
    public void afterDelete(Session session, String parent, ObjectNode line) {
        orders.refresh(session, parent);
    }
}
