package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.CREDIT_LIMIT_EXCEEDED;
import static io.storebridge.commerce.ErrorCodes.CUSTOMER_INACTIVE;
import static io.storebridge.commerce.ErrorCodes.CUSTOMER_ON_HOLD;
import static io.storebridge.commerce.ErrorCodes.CUSTOMER_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.ITEM_UNAVAILABLE;
import static io.storebridge.commerce.ErrorCodes.ITEM_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.NO_BACK_ORDER;
import static io.storebridge.commerce.ErrorCodes.NUMBER_TAKEN;
import static io.storebridge.commerce.ErrorCodes.ORDER_NOT_OPEN;
import static io.storebridge.commerce.ErrorCodes.ORDER_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.REFUSED;
import static io.storebridge.commerce.ErrorCodes.TOTALS_MISMATCH;
import static io.storebridge.commerce.ErrorCodes.VALUE_INVALID;

import java.math.BigDecimal;
import java.util.List;

/**
 * The ERP's sales orders and returns, made and taken back. Every method may also throw
 * {@link Failure.Unavailable}; those that write, {@link Failure.Unknown}.
 */
public interface SalesOrders {

    /**
     * What the ERP knows of the order's items: price for this customer, cost, stock.
     *
     * @param customerNumber null: a customer that the ERP does not have (yet); then list prices
     * @return one for each line, in that order
     */
    @Operation(
            id = "erp.check-items",
            title = "Look at the items in the ERP",
            result = "items",
            errors = CUSTOMER_UNKNOWN)
    List<OrderItem> checkItems(PlacedOrder order, String customerNumber);

    /**
     * Reserves as many order numbers as the order needs: one, or one for each ship-to and date when the ERP's settings
     * split orders. Numbers that are never used leave a gap, which the ERP allows.
     */
    @Operation(
            id = "erp.reserve-order-numbers",
            title = "Reserve the order's numbers",
            result = "orderNumbers",
            errors = REFUSED)
    List<String> reserveOrderNumbers(PlacedOrder order);

    /**
     * Makes the order whole under its reserved numbers, all of its parts or none. Stock is allocated and what is short is
     * back-ordered. When the numbers already hold this order, that is the answer.
     *
     * @param tax what is to be paid, in detail
     * @param charges the card payments at the gateway, in the order of the order's card payments
     * @param creditApproved true: receivables has approved going over the limit
     * @throws Failure.Rejected the fields point into the placed order ({@code /lines/2/item})
     */
    @Operation(
            id = "erp.place-order",
            title = "Make the order",
            result = "salesOrders",
            errors = {
                CUSTOMER_UNKNOWN,
                CUSTOMER_ON_HOLD,
                CUSTOMER_INACTIVE,
                CREDIT_LIMIT_EXCEEDED,
                ITEM_UNKNOWN,
                ITEM_UNAVAILABLE,
                NO_BACK_ORDER,
                NUMBER_TAKEN,
                TOTALS_MISMATCH,
                VALUE_INVALID,
                REFUSED
            },
            check = "erp.find-placed-order")
    List<SalesOrder> placeOrder(
            List<String> orderNumbers,
            PlacedOrder order,
            String customerNumber,
            TaxResult tax,
            List<Charge> charges,
            Boolean creditApproved);

    /** This order's parts under these numbers, open or in history; null when there are none. */
    @Operation(id = "erp.find-placed-order", title = "Look for the order", result = "salesOrders")
    List<SalesOrder> findPlacedOrder(List<String> orderNumbers, PlacedOrder order);

    /** Puts the ERP's process hold on the orders (they cannot be shipped or billed). Twice is once. */
    @Operation(
            id = "erp.hold-order",
            title = "Put the order on hold",
            errors = {ORDER_UNKNOWN, ORDER_NOT_OPEN, REFUSED})
    void holdOrder(List<String> orderNumbers);

    /** Lifts our hold; other holds stay. */
    @Operation(
            id = "erp.lift-hold",
            title = "Lift the hold",
            errors = {ORDER_UNKNOWN, ORDER_NOT_OPEN, REFUSED})
    void liftHold(List<String> orderNumbers);

    /**
     * Voids the orders and gives their stock back; one that is void already, or was never made, is left as it is.
     *
     * @throws Failure.Rejected order-not-open: a part of it is shipped or billed
     */
    @Operation(
            id = "erp.void-order",
            title = "Void the order",
            errors = {ORDER_NOT_OPEN, REFUSED})
    void voidOrder(List<String> orderNumbers);

    @Operation(
            id = "erp.reserve-return-number",
            title = "Reserve a return number",
            result = "returnNumber",
            errors = REFUSED)
    String reserveReturnNumber();

    /**
     * Makes the return under its reserved number; what comes back is credited at the given prices. When the number already
     * holds this return, that is the answer.
     *
     * @param order what comes back, with quantities above zero; {@code orderId} is the store's id of the return
     */
    @Operation(
            id = "erp.create-return",
            title = "Make the return",
            result = "salesReturn",
            errors = {
                CUSTOMER_UNKNOWN,
                CUSTOMER_INACTIVE,
                ITEM_UNKNOWN,
                ITEM_UNAVAILABLE,
                NUMBER_TAKEN,
                TOTALS_MISMATCH,
                VALUE_INVALID,
                REFUSED
            },
            check = "erp.find-return")
    SalesReturn createReturn(String returnNumber, PlacedOrder order, String customerNumber);

    @Operation(id = "erp.find-return", title = "Look for the return", result = "salesReturn")
    SalesReturn findReturn(String returnNumber, PlacedOrder order);

    /** A return as the ERP holds it. */
    record SalesReturn(String number, String returnId, String customer, String currency, BigDecimal total) {}
}
