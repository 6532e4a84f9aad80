package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.ORDER_UNKNOWN;

import java.util.List;

/** How far the ERP's orders are. Every method may also throw {@link Failure.Unavailable}. */
public interface OrderHistory {

    /** The order of this number with its shipments and invoices. */
    @Operation(
            id = "erp.read-order",
            realTime = true,
            title = "Read how far the order is",
            description = "Reads the order with its shipments, tracking numbers and invoices, open or in history.",
            result = "salesOrder",
            errors = ORDER_UNKNOWN)
    SalesOrder readOrder(@Input(title = "Order number", hint = Hints.ORDER_NUMBER) String orderNumber);

    /**
     * Numbers of orders that have changed, or whose shipments or invoices have, since the cursor; at most 200 at a time.
     * An order may be named again that has not changed: what is written while we read must not be missed.
     *
     * @param cursor as the last answer's {@code next}; null: from the present on
     */
    @Operation(
            id = "erp.find-changed-orders",
            title = "Find orders that have changed",
            description =
                    "Gives the numbers of orders that have changed since the last look, 200 at most (changed.orderNumbers), and where to go on next time (changed.next).",
            result = "changed")
    ChangedOrders findChangedOrders(
            @Input(
                            title = "Where the last look ended",
                            hint = "As the last answer's next, such as scan.cursor; empty: from now on.",
                            required = false)
                    String cursor);

    /** @param next the cursor to go on with */
    record ChangedOrders(List<String> orderNumbers, String next) {}

    /**
     * The customer's orders, newest first, open and in history, without lines, shipments and invoices.
     *
     * @param offset how many to leave out, from 0
     * @param limit how many at most, 1 to 100
     * @throws Failure.Rejected customer-unknown
     */
    List<SalesOrder> listOrders(String customerNumber, int offset, int limit);
}
