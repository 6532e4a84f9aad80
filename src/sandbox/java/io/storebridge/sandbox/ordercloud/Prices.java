package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Price schedules: their breaks, and which price a buyer pays for a quantity. */
final class Prices implements Rules {

    @Override
    public void beforeSave(Session session, String parent, ObjectNode object, ObjectNode old, ObjectNode sent) {
        object.set("PriceBreaks", breaks(object.path("PriceBreaks")));
        if (object.hasNonNull("MaxQuantity")
                && object.get("MaxQuantity").asInt() < object.get("MinQuantity").asInt()) {
            throw OrderCloudError.of(
                    400,
                    "PriceSchedule.MinGreaterThanMax",
                    "Max Quantity must be greater than or equal to min quantity.");
        }
    }

    /** Adds the break, or replaces the one of its quantity. */
    static ObjectNode withBreak(ObjectNode schedule, JsonNode added) {
        ArrayNode breaks = Json.array();
        schedule.path("PriceBreaks").forEach(one -> {
            if (one.path("Quantity").asInt() != added.path("Quantity").asInt()) {
                breaks.add(one);
            }
        });
        breaks.add(added);
        return schedule.deepCopy().set("PriceBreaks", breaks(breaks));
    }

    static ObjectNode withoutBreak(ObjectNode schedule, String quantity) {
        ArrayNode breaks = Json.array();
        schedule.path("PriceBreaks").forEach(one -> {
            if (quantity != null && !one.path("Quantity").asText().equals(quantity)) {
                breaks.add(one);
            }
        });
        return schedule.deepCopy().set("PriceBreaks", breaks);
    }

    private static ArrayNode breaks(JsonNode sent) {
        Map<Integer, JsonNode> byQuantity = new TreeMap<>();
        for (JsonNode one : sent) {
            if (!one.path("Quantity").isNumber() || one.path("Quantity").asInt() < 0) {
                throw OrderCloudError.invalid("PriceBreaks.Quantity", "must be a whole number from 0");
            }
            if (!one.path("Price").isNumber()) {
                throw OrderCloudError.invalid("PriceBreaks.Price", "is required");
            }
            ObjectNode kept = Json.object().put("Quantity", one.path("Quantity").asInt());
            kept.set("Price", one.get("Price"));
            for (String other : new String[] {"SalePrice", "SubscriptionPrice", "BundlePrice"}) {
                kept.set(other, one.has(other) ? one.get(other) : Json.MAPPER.nullNode());
            }
            if (byQuantity.put(kept.get("Quantity").asInt(), kept) != null) {
                throw OrderCloudError.of(
                        400,
                        "PriceSchedule.DuplicatePriceBreaks",
                        "Price breaks array cannot contain duplicate quantity values.");
            }
        }
        return Json.array().addAll(byQuantity.values());
    }

    /** The schedule by which the buyer buys the product: its own by assignment, else the default; null when none. */
    static ObjectNode schedule(Session session, ObjectNode product, String buyer) {
        ObjectNode own = session.get("ProductAssignment", "", product.get("ID").asText() + "/" + buyer + "/");
        for (ObjectNode source : new ObjectNode[] {own, product}) {
            String field = source == own ? "PriceScheduleID" : "DefaultPriceScheduleID";
            if (source != null && source.hasNonNull(field)) {
                return session.get("PriceSchedule", "", source.get(field).asText());
            }
        }
        return null;
    }

    /** The price of one at this quantity. */
    static BigDecimal price(ObjectNode schedule, int quantity) {
        if (quantity < schedule.get("MinQuantity").asInt()) {
            throw OrderCloudError.of(
                    400,
                    "PriceSchedule.CannotBeLessThanMin",
                    "Quantity given cannot be lower than the minimum as per price schedule restrictions.");
        }
        if (schedule.hasNonNull("MaxQuantity")
                && quantity > schedule.get("MaxQuantity").asInt()) {
            throw OrderCloudError.of(
                    400,
                    "PriceSchedule.CannotExceedMax",
                    "Quantity given cannot exceed the maximum as per price schedule restrictions.");
        }
        JsonNode best = null;
        for (JsonNode one : schedule.path("PriceBreaks")) {
            if (best == null || one.get("Quantity").asInt() <= quantity) {
                best = one;
            }
        }
        if (best == null) {
            throw OrderCloudError.of(
                    400,
                    "PriceSchedule.NoPriceBreaks",
                    "This Price Schedule must have at least one price break before it can be assigned to a product.");
        }
        return best.get("Price").decimalValue();
    }
}
