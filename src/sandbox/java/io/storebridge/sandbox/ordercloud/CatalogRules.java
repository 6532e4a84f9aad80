package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import java.util.Map;

/** What is special about products, stock, buyers and users: references, and what OrderCloud keeps up itself. */
final class CatalogRules {

    private final ResourceEngine engine;

    private CatalogRules(ResourceEngine engine) {
        this.engine = engine;
    }

    static void register(ResourceEngine engine) {
        CatalogRules rules = new CatalogRules(engine);
        engine.rule(Resources.PRICE_SCHEDULE, new Prices());
        engine.rule(Resources.PRODUCT, rules.product());
        engine.rule(Resources.INVENTORY_RECORD, rules.inventory("Product"));
        engine.rule(Resources.named("VariantInventoryRecord"), rules.inventory("Variant"));
        engine.rule(Resources.BUYER, rules.buyer());
        engine.rule(Resources.USER, rules.user());
        engine.rule(
                Resources.PRODUCT_ASSIGNMENT,
                references(Map.of("ProductID", "Product", "BuyerID", "Buyer", "PriceScheduleID", "PriceSchedule")));
        engine.rule(
                Resources.named("ProductCatalogAssignment"),
                references(Map.of("CatalogID", "Catalog", "ProductID", "Product")));
        engine.rule(
                Resources.named("CatalogAssignment"), references(Map.of("CatalogID", "Catalog", "BuyerID", "Buyer")));
        engine.rule(Resources.API_CLIENT, rules.apiClient());
    }

    static ObjectNode demand(Session session, String kind, String parent, String id) {
        ObjectNode object = session.get(kind, parent, id);
        if (object == null) {
            throw OrderCloudError.notFound(kind, id);
        }
        return object;
    }

    private static Rules references(Map<String, String> kindByField) {
        return new Rules() {
            @Override
            public void beforeSave(Session session, String parent, ObjectNode object, ObjectNode old, ObjectNode sent) {
                kindByField.forEach((field, kind) -> {
                    if (object.hasNonNull(field)) {
                        demand(session, kind, "", object.get(field).asText());
                    }
                });
            }
        };
    }

    private Rules product() {
        return new Rules() {
            @Override
            public void beforeSave(Session session, String parent, ObjectNode object, ObjectNode old, ObjectNode sent) {
                if (object.hasNonNull("DefaultPriceScheduleID")) {
                    demand(
                            session,
                            "PriceSchedule",
                            "",
                            object.get("DefaultPriceScheduleID").asText());
                }
                if (object.hasNonNull("Inventory")) {
                    ObjectNode inventory = (ObjectNode) object.get("Inventory");
                    ObjectNode complete = Json.object()
                            .put("Enabled", false)
                            .putNull("NotificationPoint")
                            .put("VariantLevelTracking", false)
                            .put("OrderCanExceed", false)
                            .putNull("QuantityAvailable");
                    complete.setAll(inventory);
                    object.set("Inventory", complete.put("LastUpdated", engine.now()));
                }
            }
        };
    }

    private Rules inventory(String owner) {
        return new Rules() {
            @Override
            public void beforeSave(Session session, String parent, ObjectNode object, ObjectNode old, ObjectNode sent) {
                String address = object.get("AddressID").asText();
                object.set("Address", demand(session, "AdminAddress", "", address));
                if (object.get("QuantityAvailable").isNull()) {
                    object.put("QuantityAvailable", 0);
                }
                if (!owner(session, parent).path("Inventory").path("Enabled").asBoolean()) {
                    throw OrderCloudError.of(
                            400,
                            "InventoryConfiguration.ProductInventoryMustExist",
                            "This product does not have inventory configured. Please add inventory to the product"
                                    + " and try again.");
                }
            }

            @Override
            public void afterSave(Session session, String parent, ObjectNode object) {
                sum(session, parent);
            }

            @Override
            public void afterDelete(Session session, String parent, ObjectNode object) {
                sum(session, parent);
            }

            private ObjectNode owner(Session session, String parent) {
                return demand(session, "Product", "", parent.split("/")[0]);
            }

            /** A product's stock is the sum of its records'. */
            private void sum(Session session, String parent) {
                if (!owner.equals("Product") || session.get("Product", "", parent) == null) {
                    return;
                }
                ObjectNode product = session.get("Product", "", parent).deepCopy();
                int sum = session.list("InventoryRecord", parent).stream()
                        .mapToInt(record -> record.path("QuantityAvailable").asInt())
                        .sum();
                ((ObjectNode) product.get("Inventory"))
                        .put("QuantityAvailable", sum)
                        .put("LastUpdated", engine.now());
                session.put("Product", "", parent, product);
            }
        };
    }

    private Rules buyer() {
        return new Rules() {
            @Override
            public void beforeSave(Session session, String parent, ObjectNode object, ObjectNode old, ObjectNode sent) {
                if (object.hasNonNull("DefaultCatalogID")) {
                    demand(
                            session,
                            "Catalog",
                            "",
                            object.get("DefaultCatalogID").asText());
                    return;
                }
                // A new buyer gets a catalog of its own, under its own id.
                String id = object.get("ID").asText();
                if (old != null) {
                    object.set("DefaultCatalogID", old.get("DefaultCatalogID"));
                    return;
                }
                if (session.get("Catalog", "", id) != null) {
                    throw OrderCloudError.of(
                            400,
                            "Buyer.DefaultCatalogAlreadyExists",
                            "A Catalog with this ID already exists. Please either delete that catalog, or specify it as"
                                    + " the DefaultCatalogID of this new Buyer in the request body.");
                }
                ObjectNode catalog = Json.object().put("ID", id).put("Active", true);
                engine.create(
                        session,
                        Resources.named("Catalog"),
                        "",
                        catalog.put("Name", object.get("Name").asText()));
                object.put("DefaultCatalogID", id);
            }
        };
    }

    private Rules user() {
        return new Rules() {
            @Override
            public void beforeSave(Session session, String parent, ObjectNode object, ObjectNode old, ObjectNode sent) {
                String name = object.get("Username").asText();
                boolean changed = old == null || !old.path("Username").asText().equalsIgnoreCase(name);
                if (changed
                        && session.all("User").values().stream()
                                .anyMatch(
                                        other -> other.path("Username").asText().equalsIgnoreCase(name))) {
                    throw OrderCloudError.of(
                                    409, "User.UsernameMustBeUnique", "Username already exists in this Marketplace.")
                            .with("Username", name);
                }
                object.put("CompanyID", parent);
                if (sent.hasNonNull("Password")) {
                    object.put("PasswordLastSetDate", engine.now());
                }
                object.putNull("Password");
            }
        };
    }

    private Rules apiClient() {
        return new Rules() {
            @Override
            public void beforeSave(Session session, String parent, ObjectNode object, ObjectNode old, ObjectNode sent) {
                for (String event : new String[] {"OrderCheckoutIntegrationEvent", "OrderReturnIntegrationEvent"}) {
                    if (object.hasNonNull(event + "ID")) {
                        ObjectNode found = demand(
                                session,
                                "IntegrationEvent",
                                "",
                                object.get(event + "ID").asText());
                        object.set(event + "Name", found.get("Name"));
                    } else {
                        object.putNull(event + "Name");
                    }
                }
            }
        };
    }
}
