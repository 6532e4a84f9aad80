package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.SalesOrder.Shipment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The ERP's shipments as OrderCloud's, under ids of ours. OrderCloud ships whole units of its own, at most as many as were
 * ordered, and completes an order that is shipped whole; after that it takes no more.
 */
final class OrderShipments {

    private static final int LONGEST_ID = 100;
    private static final int LONGEST_TRACKING = 3000;

    private final OrderCloudApi api;
    private final ObjectMapper json;

    OrderShipments(OrderCloudApi api, ObjectMapper json) {
        this.api = api;
        this.json = json;
    }

    /** @param order the store's, open */
    void write(JsonNode order, SalesOrder salesOrder) {
        Map<String, JsonNode> lines = new HashMap<>();
        Pages.all(page -> api.lines(order.path("ID").asText(), page))
                .forEach(line -> lines.put(line.path("ID").asText(), line));
        Map<String, BigDecimal> before = new HashMap<>();
        for (Shipment shipment : salesOrder.shipments()) {
            Map<String, Integer> items = items(shipment, lines, before);
            if (!items.isEmpty()) {
                write(order, salesOrder, shipment, items);
            }
        }
    }

    /**
     * Whole quantities by line: what has been shipped with this shipment in all, less what had been before it, both rounded
     * down, so that parts of a unit that go one by one are a unit in the end.
     */
    private static Map<String, Integer> items(
            Shipment shipment, Map<String, JsonNode> lines, Map<String, BigDecimal> before) {
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        for (Shipment.Part part : shipment.lines()) {
            if (part.lineId() != null && lines.containsKey(part.lineId())) {
                parts.merge(part.lineId(), part.quantity(), BigDecimal::add);
            }
        }
        Map<String, Integer> items = new LinkedHashMap<>();
        parts.forEach((id, quantity) -> {
            BigDecimal old = before.getOrDefault(id, BigDecimal.ZERO);
            BigDecimal now = old.add(quantity);
            before.put(id, now);
            int whole = units(lines.get(id), now) - units(lines.get(id), old);
            if (whole > 0) {
                items.put(id, whole);
            }
        });
        return items;
    }

    private static int units(JsonNode line, BigDecimal quantity) {
        int units = quantity.divide(WorksheetMapping.multiplier(line), 0, RoundingMode.DOWN)
                .intValue();
        return Math.min(units, line.path("Quantity").asInt());
    }

    private void write(JsonNode order, SalesOrder salesOrder, Shipment shipment, Map<String, Integer> items) {
        String id = id(shipment.id());
        ObjectNode wanted = shipment(order, salesOrder, shipment);
        JsonNode found = find(id);
        if (found == null) {
            api.putShipment(id, wanted.put("ID", id));
        } else if (differs(found, wanted)) {
            api.patchShipment(id, wanted);
        }
        Map<String, Integer> present = new HashMap<>();
        if (found != null) {
            String orderId = order.path("ID").asText();
            Pages.all(page -> api.shipmentItems(id, page)).stream()
                    .filter(item -> item.path("OrderID").asText().equals(orderId))
                    .forEach(item -> present.put(
                            item.path("LineItemID").asText(),
                            item.path("QuantityShipped").asInt()));
        }
        items.forEach((line, quantity) -> {
            if (!quantity.equals(present.get(line))) {
                api.saveShipmentItem(
                        id,
                        json.createObjectNode()
                                .put("OrderID", order.path("ID").asText())
                                .put("LineItemID", line)
                                .put("QuantityShipped", quantity));
            }
        });
    }

    private ObjectNode shipment(JsonNode order, SalesOrder salesOrder, Shipment shipment) {
        String tracking = String.join(", ", shipment.tracking());
        ObjectNode wanted = json.createObjectNode()
                .put("BuyerID", order.path("FromCompanyID").asText())
                .put("Shipper", shipment.method());
        if (shipment.date() != null) {
            wanted.put("DateShipped", shipment.date() + "T00:00:00Z");
        }
        wanted.put(
                "TrackingNumber",
                tracking.length() > LONGEST_TRACKING ? tracking.substring(0, LONGEST_TRACKING) : tracking);
        ObjectNode gp = wanted.putObject("xp").putObject("GP").put("OrderNumber", salesOrder.number());
        shipment.tracking().forEach(gp.putArray("Tracking")::add);
        return wanted;
    }

    private static boolean differs(JsonNode found, ObjectNode wanted) {
        return !Xp.at(found, "xp.GP").equals(Xp.at(wanted, "xp.GP"))
                || List.of("Shipper", "TrackingNumber").stream().anyMatch(name -> !String.valueOf(Xp.text(found, name))
                        .equals(String.valueOf(Xp.text(wanted, name))));
    }

    private JsonNode find(String id) {
        try {
            return api.shipment(id);
        } catch (Refusal e) {
            if (e.isMissing()) {
                return null;
            }
            throw e;
        }
    }

    /** OrderCloud's ids take letters, digits, hyphens and underscores; of others a digest keeps them apart. */
    static String id(String shipment) {
        String fit = QuoteOrder.idOf(shipment);
        if (fit.equals(shipment) && fit.length() <= LONGEST_ID) {
            return fit;
        }
        String digest = "-" + DigestUtils.sha256Hex(shipment).substring(0, 12);
        return fit.substring(0, Math.min(fit.length(), LONGEST_ID - digest.length())) + digest;
    }
}
