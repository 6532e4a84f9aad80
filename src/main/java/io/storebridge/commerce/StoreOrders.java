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
            title = "Read the order from the store",
            result = "order",
            errors = {ORDER_UNKNOWN, ORDER_NOT_OPEN, VALUE_INVALID})
    PlacedOrder readOrder(String orderId);

    /** Ids of submitted orders that carry no number of the ERP yet, oldest first; at most 200. */
    @Operation(id = "store.find-submitted-orders", title = "Find orders on the store", result = "orderIds")
    List<String> findSubmittedOrders();

    /** Writes the ERP's numbers, totals and line numbers to the store's order. */
    @Operation(id = "store.confirm-order", title = "Confirm the order on the store", errors = REFUSED)
    void confirmOrder(String orderId, List<SalesOrder> salesOrders);

    /**
     * Cancels the store's order.
     *
     * @param outcome rejected or cancelled
     * @param reason in plain words, for the buyer
     */
    @Operation(id = "store.cancel-order", title = "Cancel the order on the store", errors = REFUSED)
    void cancelOrder(String orderId, String outcome, String reason);

    /** Says on the store's order what it waits for ("Your card was declined"), for the buyer. */
    @Operation(id = "store.mark-order", title = "Tell the store how the order stands", errors = REFUSED)
    void markOrder(String orderId, String status, String message);

    /**
     * Brings the store's order to how far the ERP is: status, quantities, shipments with their tracking numbers, invoices.
     * Parts of an order that was split are written side by side.
     */
    @Operation(id = "store.update-order", title = "Write the progress to the store", errors = REFUSED)
    void updateOrder(String orderId, SalesOrder salesOrder);

    /** Writes the ERP's customer number to the store's account. */
    @Operation(
            id = "store.link-customer",
            title = "Write the customer number to the store",
            errors = {BUYER_UNKNOWN, REFUSED})
    void linkCustomer(PlacedOrder order, Customer customer);
}
