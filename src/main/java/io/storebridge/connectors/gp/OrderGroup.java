package io.storebridge.connectors.gp;

import io.storebridge.commerce.PlacedOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The lines of a placed order that go into one document.
 *
 * @param shipTo place of the document's ship-to in the order; -1: the order has none
 * @param wanted when they are wanted; null: nobody says
 * @param lines their places in the order
 */
record OrderGroup(int shipTo, LocalDate wanted, List<Integer> lines) {

    /** One for each ship-to and date, in the order of their first lines. */
    static List<OrderGroup> of(PlacedOrder order) {
        record Key(int shipTo, LocalDate wanted) {}
        Map<Key, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < order.lines().size(); i++) {
            PlacedOrder.Line line = order.lines().get(i);
            groups.computeIfAbsent(new Key(shipTo(order, line.shipTo()), wanted(order, line)), key -> new ArrayList<>())
                    .add(i);
        }
        return groups.entrySet().stream()
                .map(entry ->
                        new OrderGroup(entry.getKey().shipTo(), entry.getKey().wanted(), entry.getValue()))
                .toList();
    }

    /** As many as there are numbers at most: the last one takes the rest, and its lines name their own ship-tos. */
    static List<OrderGroup> of(PlacedOrder order, int most) {
        List<OrderGroup> all = of(order);
        if (all.size() <= most) {
            return all;
        }
        List<OrderGroup> groups = new ArrayList<>(all.subList(0, most - 1));
        List<OrderGroup> rest = all.subList(most - 1, all.size());
        List<Integer> lines =
                rest.stream().flatMap(group -> group.lines().stream()).sorted().toList();
        LocalDate first = rest.stream()
                .map(OrderGroup::wanted)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
        groups.add(new OrderGroup(rest.get(0).shipTo(), first, lines));
        return groups;
    }

    /** The place of the ship-to with this id; no id, or one that the order does not have: the first. */
    static int shipTo(PlacedOrder order, String id) {
        for (int i = 0; i < order.shipTos().size(); i++) {
            if (order.shipTos().get(i).id() != null
                    && order.shipTos().get(i).id().equals(id)) {
                return i;
            }
        }
        return order.shipTos().isEmpty() ? -1 : 0;
    }

    static LocalDate wanted(PlacedOrder order, PlacedOrder.Line line) {
        int shipTo = shipTo(order, line.shipTo());
        return Stream.of(
                        line.wantedDate(),
                        shipTo < 0 ? null : order.shipTos().get(shipTo).wantedDate(),
                        order.wantedDate())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
