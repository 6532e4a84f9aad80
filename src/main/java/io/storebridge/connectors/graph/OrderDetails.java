package io.storebridge.connectors.graph;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What templates of orders show beyond the document: {@code shipped} (the shipment's lines with description and unit),
 * {@code tracking} (number, carrier, url), {@code following} (what is still to come), {@code cards} and {@code deposits}
 * (payments with a label), {@code rejected}.
 */
final class OrderDetails {

    private OrderDetails() {}

    static Map<String, Object> of(Map<String, Object> document) {
        Map<String, Object> details = new LinkedHashMap<>();
        Map<?, ?> order = map(document.get("order"));
        details.put("cards", payments(order, "card", "Card"));
        details.put("deposits", payments(order, "deposit", "Check or transfer"));
        details.put("rejected", "rejected".equals(document.get("outcome")));
        if (document.get("shipment") instanceof Map<?, ?> shipment) {
            List<Map<?, ?>> lines = list(map(document.get("salesOrder")).get("lines"));
            details.put("shipped", shipped(shipment, lines));
            details.put("following", following(lines));
            details.put("tracking", tracking(shipment));
        }
        return details;
    }

    private static List<Map<String, Object>> payments(Map<?, ?> order, String kind, String otherwise) {
        List<Map<String, Object>> payments = new ArrayList<>();
        for (Map<?, ?> payment : list(order.get("payments"))) {
            if (kind.equals(payment.get("kind"))) {
                String description = Objects.toString(payment.get("description"), "");
                payments.add(Map.of(
                        "label",
                        description.isBlank() ? otherwise : description,
                        "amount",
                        Objects.toString(payment.get("amount"), "")));
            }
        }
        return payments;
    }

    private static List<Map<String, Object>> shipped(Map<?, ?> shipment, List<Map<?, ?>> lines) {
        List<Map<String, Object>> shipped = new ArrayList<>();
        for (Map<?, ?> part : list(shipment.get("lines"))) {
            Map<?, ?> line = lines.stream()
                    .filter(one -> Objects.toString(one.get("id")).equals(Objects.toString(part.get("line"))))
                    .findFirst()
                    .orElse(Map.of());
            shipped.add(row(part.get("item"), line, part.get("quantity")));
        }
        return shipped;
    }

    private static List<Map<String, Object>> following(List<Map<?, ?>> lines) {
        List<Map<String, Object>> following = new ArrayList<>();
        for (Map<?, ?> line : lines) {
            BigDecimal open = number(line.get("quantity"))
                    .subtract(number(line.get("shipped")))
                    .subtract(number(line.get("cancelled")));
            if (open.signum() > 0) {
                following.add(row(line.get("item"), line, open.toPlainString()));
            }
        }
        return following;
    }

    private static Map<String, Object> row(Object item, Map<?, ?> line, Object quantity) {
        String number = Objects.toString(item, "");
        String description = Objects.toString(line.get("description"), "");
        return Map.of(
                "item",
                number,
                "description",
                description.isBlank() ? number : description,
                "quantity",
                Objects.toString(quantity, ""),
                "unit",
                Objects.toString(line.get("unit"), ""));
    }

    private static List<Map<String, Object>> tracking(Map<?, ?> shipment) {
        List<Map<String, Object>> numbers = new ArrayList<>();
        if (shipment.get("tracking") instanceof List<?> list) {
            list.stream()
                    .filter(number -> number instanceof String text && !text.isBlank())
                    .forEach(number -> numbers.add(Tracking.of((String) number)));
        }
        return numbers;
    }

    private static BigDecimal number(Object value) {
        try {
            return value == null
                    ? BigDecimal.ZERO
                    : new BigDecimal(value.toString().strip());
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<Map<?, ?>> list(Object value) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(one -> maps.add(map(one)));
        }
        return maps;
    }
}
