package io.storebridge.ordering;

import io.storebridge.commerce.SalesOrder.Shipment;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What has left since it was told last: new shipments, and what a shipment has grown by, which GP keeps under its old id. */
final class Shipped {

    private Shipped() {}

    static List<Shipment> since(List<Shipment> told, List<Shipment> now) {
        Map<String, Shipment> known =
                told.stream().collect(Collectors.toMap(Shipment::id, Function.identity(), (first, second) -> first));
        return now.stream()
                .filter(shipment -> !known.containsKey(shipment.id()) || hasGrown(known.get(shipment.id()), shipment))
                .map(shipment ->
                        known.containsKey(shipment.id()) ? growth(known.get(shipment.id()), shipment) : shipment)
                .toList();
    }

    private static boolean hasGrown(Shipment told, Shipment now) {
        return !growth(told, now).lines().isEmpty();
    }

    private static Shipment growth(Shipment told, Shipment now) {
        Map<Integer, BigDecimal> before = new HashMap<>();
        told.lines().forEach(part -> before.merge(part.line(), part.quantity(), BigDecimal::add));
        return new Shipment(
                now.id(),
                now.date(),
                now.method(),
                now.tracking().stream()
                        .filter(number -> !told.tracking().contains(number))
                        .toList(),
                now.lines().stream()
                        .map(part -> new Shipment.Part(
                                part.line(),
                                part.lineId(),
                                part.item(),
                                part.quantity().subtract(before.getOrDefault(part.line(), BigDecimal.ZERO))))
                        .filter(part -> part.quantity().signum() > 0)
                        .toList());
    }
}
