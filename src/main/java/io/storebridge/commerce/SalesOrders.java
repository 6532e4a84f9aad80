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
            realTime = true,
            title = "Look at the items in the ERP",
            description =
                    "Reads what the ERP knows of the order's items: this customer's price, cost and stock, one entry for each line.",
            result = "items",
            errors = CUSTOMER_UNKNOWN)
    List<OrderItem> checkItems(
            PlacedOrder order,
            @Input(
                            title = "Customer number",
                            hint =
                                    "The ERP's number of the customer; empty for one that the ERP does not have yet, who sees list prices.",
                            required = false)
                    String customerNumber);

    /**
     * Reserves as many order numbers as the order needs: one, or one for each ship-to and date when the ERP's settings
     * split orders. Numbers that are never used leave a gap, which the ERP allows.
     */
    @Operation(
            id = "erp.reserve-order-numbers",
            title = "Reserve the order's numbers",
            description =
                    "Takes as many order numbers as the order needs: one, or one for each part when the ERP's settings split orders.",
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
            description =
                    "Makes the order whole under its reserved numbers, all of its parts or none. Stock is allocated; what is short is back-ordered. Done twice, there is still one order. A rejection points to the line or field at fault.",
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
            @Input(title = "Order numbers", hint = Hints.ORDER_NUMBERS) List<String> orderNumbers,
            PlacedOrder order,
            @Input(title = "Customer number", hint = Hints.CUSTOMER_NUMBER) String customerNumber,
            TaxResult tax,
            @Input(title = "Card payments", hint = Hints.CHARGES, required = false) List<Charge> charges,
            @Input(
                            title = "Credit approved",
                            hint = "true when receivables has approved going over the credit limit.",
                            required = false)
                    Boolean creditApproved);

    /** This order's parts under these numbers, open or in history; null when there are none. */
    @Operation(
            id = "erp.find-placed-order",
            title = "Look for the order",
            description = "Reads the parts of this order, open or in history; gives nothing when there are none.",
            result = "salesOrders")
    List<SalesOrder> findPlacedOrder(
            @Input(title = "Order numbers", hint = Hints.ORDER_NUMBERS) List<String> orderNumbers, PlacedOrder order);

    /** Puts the ERP's process hold on the orders (they cannot be shipped or billed). Twice is once. */
    @Operation(
            id = "erp.hold-order",
            title = "Put the order on hold",
            description =
                    "Puts our hold on the order in the ERP: it cannot be shipped or billed until the hold is lifted.",
            errors = {ORDER_UNKNOWN, ORDER_NOT_OPEN, REFUSED})
    void holdOrder(@Input(title = "Order numbers", hint = Hints.ORDER_NUMBERS) List<String> orderNumbers);

    /** Lifts our hold; other holds stay. */
    @Operation(
            id = "erp.lift-hold",
            title = "Lift the hold",
            description = "Lifts our hold from the order; holds that others have put on it stay.",
            errors = {ORDER_UNKNOWN, ORDER_NOT_OPEN, REFUSED})
    void liftHold(@Input(title = "Order numbers", hint = Hints.ORDER_NUMBERS) List<String> orderNumbers);

    /**
     * Voids the orders and gives their stock back; one that is void already, or was never made, is left as it is.
     *
     * @throws Failure.Rejected order-not-open: a part of it is shipped or billed
     */
    @Operation(
            id = "erp.void-order",
            title = "Void the order",
            description = "Voids the order and gives its stock back. Rejects when a part of it is shipped or billed.",
            errors = {ORDER_NOT_OPEN, REFUSED})
    void voidOrder(@Input(title = "Order numbers", hint = Hints.ORDER_NUMBERS) List<String> orderNumbers);

    @Operation(
            id = "erp.reserve-return-number",
            title = "Reserve a return number",
            description = "Takes the next return number for good.",
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
            description =
                    "Makes the return under its reserved number; what comes back is credited at the given prices. Done twice, there is still one return.",
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
    SalesReturn createReturn(
            @Input(title = "Return number", hint = "The reserved number, as \"Reserve a return number\" gave it.")
                    String returnNumber,
            @Input(
                            title = "What comes back",
                            hint =
                                    "A document like an order, with quantities above zero; its orderId is the store's id of the return.")
                    PlacedOrder order,
            @Input(title = "Customer number", hint = Hints.CUSTOMER_NUMBER) String customerNumber);

    @Operation(
            id = "erp.find-return",
            title = "Look for the return",
            description = "Reads the return, or gives nothing when there is none of this number.",
            result = "salesReturn")
    SalesReturn findReturn(
            @Input(title = "Return number", hint = "The ERP's number of the return.") String returnNumber,
            @Input(title = "What comes back", hint = "The document that the return was made from.") PlacedOrder order);

    /** A return as the ERP holds it. */
    record SalesReturn(String number, String returnId, String customer, String currency, BigDecimal total) {}
}
