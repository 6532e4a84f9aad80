package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.PlacedOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ship methods that the buyer chose: one for each ship estimate, and each estimate has some of the lines. */
final class ChosenShipping {

    private record Method(String id, String name, BigDecimal cost) {}

    private final OrderSettings settings;
    private final Map<String, Method> byEstimate = new LinkedHashMap<>();
    private final Map<String, String> estimateByLine = new LinkedHashMap<>();

    ChosenShipping(JsonNode worksheet, OrderSettings settings) {
        this.settings = settings;
        for (JsonNode estimate : worksheet.path("ShipEstimateResponse").path("ShipEstimates")) {
            String id = estimate.path("ID").asText();
            for (JsonNode method : estimate.path("ShipMethods")) {
                String chosen = Xp.text(estimate, "SelectedShipMethodID");
                if (chosen != null && chosen.equals(Xp.text(method, "ID"))) {
                    byEstimate.put(id, new Method(chosen, Xp.text(method, "Name"), Xp.amount(method, "Cost")));
                }
            }
            estimate.path("ShipEstimateItems")
                    .forEach(item -> estimateByLine.put(item.path("LineItemID").asText(), id));
        }
    }

    /**
     * The ERP's shipping method of the line; null when none was chosen or the settings map none.
     *
     * @param pointer where a method that they do not map is reported
     */
    String methodOf(String line, Findings findings, String pointer) {
        Method method = byEstimate.get(estimateByLine.getOrDefault(line, ""));
        if (method == null || settings.shippingMethods().isEmpty()) {
            return null;
        }
        for (Map.Entry<String, String> known : settings.shippingMethods().entrySet()) {
            if (known.getKey().equalsIgnoreCase(method.id) || known.getKey().equalsIgnoreCase(method.name)) {
                return known.getValue();
            }
        }
        findings.add(
                pointer,
                "The ship method " + method.id + " has no shipping method of the ERP in the settings"
                        + " (storebridge.ordercloud.orders.shipping-methods).");
        return null;
    }

    /** What the chosen methods cost; null when none was chosen. */
    BigDecimal total() {
        return byEstimate.isEmpty()
                ? null
                : byEstimate.values().stream()
                        .map(Method::cost)
                        .filter(cost -> cost != null)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * Shipping as the buyer pays it: by ship-to when the methods' costs are the order's shipping cost, else the cost alone.
     *
     * @param shipToByLine ids of ship-tos by the store's line
     */
    List<PlacedOrder.Fee> fees(BigDecimal shippingCost, Map<String, String> shipToByLine) {
        List<PlacedOrder.Fee> fees = new ArrayList<>();
        if (shippingCost == null || shippingCost.signum() <= 0) {
            return fees;
        }
        BigDecimal total = total();
        if (total == null || total.compareTo(shippingCost) != 0) {
            return List.of(new PlacedOrder.Fee("shipping", null, shippingCost, null, null));
        }
        byEstimate.forEach((estimate, method) -> {
            if (method.cost != null && method.cost.signum() > 0) {
                fees.add(new PlacedOrder.Fee(
                        "shipping", method.name, method.cost, null, shipTo(estimate, shipToByLine)));
            }
        });
        return fees;
    }

    private String shipTo(String estimate, Map<String, String> shipToByLine) {
        return estimateByLine.entrySet().stream()
                .filter(line -> line.getValue().equals(estimate))
                .map(line -> shipToByLine.get(line.getKey()))
                .filter(id -> id != null)
                .findFirst()
                .orElse(null);
    }
}
