package io.storebridge.ordering;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.OrderItem;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.PlacedOrder.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prices for the lines that came without one; what is missing is told of all lines at once. */
final class Prices {

    private final PlacedOrder order;
    private final Map<String, OrderItem> items;
    private final List<Failure.Field> faults = new ArrayList<>();
    private String code;

    private Prices(PlacedOrder order, List<OrderItem> items) {
        this.order = order;
        this.items = items == null
                ? Map.of()
                : items.stream().collect(Collectors.toMap(OrderItem::line, Function.identity(), (one, other) -> one));
    }

    static PlacedOrder complete(PlacedOrder order, List<OrderItem> items) {
        return new Prices(order, items).complete();
    }

    private PlacedOrder complete() {
        List<Line> lines = new ArrayList<>();
        for (Line line : order.lines()) {
            lines.add(line.unitPrice() == null ? priced(line, lines.size()) : line);
        }
        if (code != null) {
            String message =
                    String.join(" ", faults.stream().map(Failure.Field::message).toList());
            throw new Failure.Rejected(code, message, faults, null);
        }
        return order.withLines(lines);
    }

    private Line priced(Line line, int index) {
        OrderItem item = items.get(line.id());
        if (item == null || !item.known()) {
            fault(ErrorCodes.ITEM_UNKNOWN, index, "item", "GP has no item %s.".formatted(line.item()));
        } else if (item.accountPrice() == null) {
            String message = "Item %s has no price for this customer in GP: name one.".formatted(line.item());
            fault(ErrorCodes.VALUE_INVALID, index, "unitPrice", message);
        } else {
            return line.withPrice(item.accountPrice());
        }
        return line;
    }

    private void fault(String why, int index, String field, String message) {
        code = code == null ? why : code;
        faults.add(new Failure.Field("/lines/%d/%s".formatted(index, field), message));
    }
}
