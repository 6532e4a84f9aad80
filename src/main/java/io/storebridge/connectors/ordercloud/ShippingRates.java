package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.Address;
import io.storebridge.connectors.ordercloud.EventSettings.Rate;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer to {@code shippingrates}: the configured flat rates, once for each address that the order goes to. */
final class ShippingRates {

    private final ObjectMapper json;
    private final List<Rate> rates;

    ShippingRates(ObjectMapper json, List<Rate> rates) {
        this.json = json;
        this.rates = rates;
    }

    ObjectNode answer(JsonNode worksheet) {
        Map<Address, ArrayNode> itemsByAddress = new LinkedHashMap<>();
        BigDecimal goods = BigDecimal.ZERO;
        for (JsonNode line : worksheet.path("LineItems")) {
            itemsByAddress
                    .computeIfAbsent(StoreAddresses.of(line.path("ShippingAddress")), address -> json.createArrayNode())
                    .addObject()
                    .put("LineItemID", line.path("ID").asText())
                    .put("Quantity", line.path("Quantity").asInt());
            BigDecimal total = Xp.amount(line, "LineTotal");
            goods = goods.add(total == null ? BigDecimal.ZERO : total);
        }
        ObjectNode answer = json.createObjectNode();
        ArrayNode estimates = answer.putArray("ShipEstimates");
        for (ArrayNode items : itemsByAddress.values()) {
            ObjectNode estimate = estimates.addObject().put("ID", "ship-" + (estimates.size()));
            estimate.put(
                    "SelectedShipMethodID",
                    chosen(worksheet, estimate.path("ID").asText()));
            estimate.set("ShipEstimateItems", items);
            estimate.set("ShipMethods", methods(goods));
            estimate.putObject("xp");
        }
        answer.putObject("xp");
        return answer;
    }

    /** What the buyer chose before, or the only method; null: the buyer has to choose. */
    private String chosen(JsonNode worksheet, String estimateId) {
        for (JsonNode before : worksheet.path("ShipEstimateResponse").path("ShipEstimates")) {
            String chosen = Xp.text(before, "SelectedShipMethodID");
            if (before.path("ID").asText().equals(estimateId)
                    && rates.stream().anyMatch(rate -> rate.id().equals(chosen))) {
                return chosen;
            }
        }
        return rates.size() == 1 ? rates.get(0).id() : null;
    }

    private ArrayNode methods(BigDecimal goods) {
        ArrayNode methods = json.createArrayNode();
        for (Rate rate : rates) {
            boolean free = rate.freeFrom() != null && goods.compareTo(rate.freeFrom()) >= 0;
            methods.addObject()
                    .put("ID", rate.id())
                    .put("Name", rate.name() == null ? rate.id() : rate.name())
                    .put("Cost", free ? BigDecimal.ZERO : rate.cost())
                    .put("EstimatedTransitDays", rate.days())
                    .putObject("xp");
        }
        return methods;
    }
}
