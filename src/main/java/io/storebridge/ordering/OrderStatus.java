package io.storebridge.ordering;

import io.storebridge.commerce.SalesOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** How an order stands, whichever side knows it. */
@Schema(
        description =
                "received: being checked, perhaps by people; rejected; open: in the back office; allocated: its stock is set "
                        + "aside; shipping: a part has left; shipped: everything has; invoiced: billed, not all of it posted; "
                        + "closed: everything is posted; cancelled")
enum OrderStatus {
    received,
    rejected,
    open,
    allocated,
    shipping,
    shipped,
    invoiced,
    closed,
    cancelled;

    /** Only our own records know these. */
    boolean isBeforeErp() {
        return this == received || this == rejected;
    }

    /** @param status of the order book */
    static OrderStatus ofRecord(String status) {
        return switch (status) {
            case "received" -> received;
            case "rejected" -> rejected;
            case "cancelled" -> cancelled;
            default -> open;
        };
    }

    static OrderStatus of(SalesOrder order) {
        return order.status() == SalesOrder.Status.voided
                ? cancelled
                : valueOf(order.status().name());
    }

    /** Of an order in several parts: the part that is furthest behind, but shipping as soon as any part has left. */
    static OrderStatus of(List<SalesOrder> parts) {
        List<OrderStatus> going = parts.stream()
                .map(OrderStatus::of)
                .filter(status -> status != cancelled)
                .sorted()
                .toList();
        if (going.isEmpty()) {
            return cancelled;
        }
        OrderStatus last = going.get(0);
        OrderStatus first = going.get(going.size() - 1);
        return last.compareTo(shipping) < 0 && first.compareTo(shipping) >= 0 ? shipping : last;
    }
}
