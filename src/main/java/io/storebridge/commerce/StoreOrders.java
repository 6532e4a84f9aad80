package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.BUYER_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.ORDER_NOT_OPEN;
import static io.storebridge.commerce.ErrorCodes.ORDER_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.REFUSED;
import static io.storebridge.commerce.ErrorCodes.VALUE_INVALID;

import java.util.List;

/**
 * Orders on the web store. Writes may be repeated: they bring the store's order to a state. An order that the store does not
 * hold (it came over REST from another one) is nothing to do. Every method may also throw {@link Failure.Unavailable}.
 */
public interface StoreOrders {

    /** The submitted order, whole. */
    @Operation(
            id = "store.read-order",
            realTime = true,
            title = "Read the order from the store",
            description =
                    "Reads the submitted order from the store, whole: lines, addresses, discounts, fees, tax, payments.",
            result = "order",
            errors = {ORDER_UNKNOWN, ORDER_NOT_OPEN, VALUE_INVALID})
    PlacedOrder readOrder(@Input(title = "Order id", hint = Hints.ORDER_ID) String orderId);

    /** Ids of submitted orders that carry no number of the ERP yet, oldest first; at most 200. */
    @Operation(
            id = "store.find-submitted-orders",
            title = "Find orders on the store",
            description =
                    "Gives the ids of submitted orders that carry no number of the ERP yet, oldest first, 200 at most.",
            result = "orderIds")
    List<String> findSubmittedOrders();

    /** Writes the ERP's numbers, totals and line numbers to the store's order. */
    @Operation(
            id = "store.confirm-order",
            title = "Confirm the order on the store",
            description =
                    "Writes the ERP's numbers and totals to the order on the store: the buyer sees it as confirmed.",
            errors = REFUSED)
    void confirmOrder(@Input(title = "Order id", hint = Hints.ORDER_ID) String orderId, List<SalesOrder> salesOrders);

    /**
     * Cancels the store's order.
     *
     * @param outcome rejected or cancelled
     * @param reason in plain words, for the buyer
     */
    @Operation(
            id = "store.cancel-order",
            title = "Cancel the order on the store",
            description = "Cancels the order on the store; the buyer sees why.",
            errors = REFUSED)
    void cancelOrder(
            @Input(title = "Order id", hint = Hints.ORDER_ID) String orderId,
            @Input(title = "Outcome", hint = "rejected: it was never taken; cancelled: it was, and is no more.")
                    String outcome,
            @Input(title = "Reason", hint = Hints.REASON_FOR_BUYER) String reason);

    /** Says on the store's order what it waits for ("Your card was declined"), for the buyer. */
    @Operation(
            id = "store.mark-order",
            title = "Tell the store how the order stands",
            description = "Shows on the store's order what it waits for, for the buyer.",
            errors = REFUSED)
    void markOrder(
            @Input(title = "Order id", hint = Hints.ORDER_ID) String orderId,
            @Input(title = "Status", hint = "A short word for the store, such as payment-needed.") String status,
            @Input(title = "Message", hint = "A sentence for the buyer, such as: Your card was declined.")
                    String message);

    /**
     * Brings the store's order to how far the ERP is: status, quantities, shipments with their tracking numbers, invoices.
     * Parts of an order that was split are written side by side.
     */
    @Operation(
            id = "store.update-order",
            title = "Write the progress to the store",
            description =
                    "Brings the store's order to how far the ERP is: status, quantities, shipments with tracking numbers, invoices.",
            errors = REFUSED)
    void updateOrder(@Input(title = "Order id", hint = Hints.ORDER_ID) String orderId, SalesOrder salesOrder);

    /** Writes the ERP's customer number to the store's account. */
    @Operation(
            id = "store.link-customer",
            title = "Write the customer number to the store",
            description = "Writes the ERP's customer number to the buyer's account on the store.",
            errors = {BUYER_UNKNOWN, REFUSED})
    void linkCustomer(PlacedOrder order, Customer customer);
}
