package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.CREDIT_LIMIT_EXCEEDED;
import static io.storebridge.commerce.ErrorCodes.CUSTOMER_INACTIVE;
import static io.storebridge.commerce.ErrorCodes.CUSTOMER_ON_HOLD;
import static io.storebridge.commerce.ErrorCodes.CUSTOMER_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.ITEM_UNAVAILABLE;
import static io.storebridge.commerce.ErrorCodes.ITEM_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.NO_BACK_ORDER;
import static io.storebridge.commerce.ErrorCodes.NUMBER_TAKEN;
import static io.storebridge.commerce.ErrorCodes.QUOTE_NOT_OPEN;
import static io.storebridge.commerce.ErrorCodes.QUOTE_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.REFUSED;
import static io.storebridge.commerce.ErrorCodes.TOTALS_MISMATCH;
import static io.storebridge.commerce.ErrorCodes.VALUE_INVALID;

import java.util.List;

/** The back office. Every method may also throw {@link Failure.Unavailable}; those that write, {@link Failure.Unknown}. */
public interface Erp {

    @Operation(
            id = "erp.read-customer",
            realTime = true,
            title = "Read the customer and its credit",
            description =
                    "Reads the customer with balance, credit limit, holds, price level and terms. Rejects when there is none of this number.",
            result = "customer",
            errors = CUSTOMER_UNKNOWN)
    Customer readCustomer(@Input(title = "Customer number", hint = Hints.CUSTOMER_NUMBER) String customerNumber);

    /** Numbers that are reserved and never used leave a gap, which the ERP allows. */
    @Operation(
            id = "erp.reserve-quote-number",
            title = "Reserve a quote number",
            description =
                    "Takes the next quote number for good. A number that is then not used leaves a gap, which the ERP allows.",
            result = "quoteNumber",
            errors = REFUSED)
    String reserveQuoteNumber();

    @Operation(
            id = "erp.reserve-order-number",
            title = "Reserve an order number",
            description =
                    "Takes the next order number for good. A number that is then not used leaves a gap, which the ERP allows.",
            result = "orderNumber",
            errors = REFUSED)
    String reserveOrderNumber();

    /**
     * Makes the quote under a reserved number, at the account's prices where the request names none. When the number
     * already holds this request's quote, that quote is the answer.
     */
    @Operation(
            id = "erp.create-quote",
            title = "Make the quote",
            description =
                    "Makes the quote under its reserved number, at the account's prices where the request names none. Done twice, there is still one quote.",
            result = "quote",
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
            check = "erp.find-quote")
    Quote createQuote(
            @Input(title = "Quote number", hint = "The reserved number, as \"Reserve a quote number\" gave it.")
                    String quoteNumber,
            QuoteRequest request);

    /** The quote of this number, or null when there is none. */
    @Operation(
            id = "erp.find-quote",
            realTime = true,
            title = "Look for the quote",
            description = "Reads the quote, or gives nothing when there is none of this number.",
            result = "quote")
    Quote findQuote(@Input(title = "Quote number", hint = Hints.QUOTE_NUMBER) String quoteNumber);

    @Operation(
            id = "erp.read-quote",
            realTime = true,
            title = "Read the quote",
            description =
                    "Reads the quote with its lines, discounts and margin. Rejects when there is none of this number.",
            result = "quote",
            errors = QUOTE_UNKNOWN)
    Quote readQuote(@Input(title = "Quote number", hint = Hints.QUOTE_NUMBER) String quoteNumber);

    /** Brings the ERP's quote to the given lines, prices, quantities, expiry and note. Doing it twice changes nothing. */
    @Operation(
            id = "erp.update-quote",
            title = "Write the reviewed quote",
            description =
                    "Brings the ERP's quote to the reviewed lines, prices, quantities, expiry and note. Doing it twice changes nothing.",
            result = "quote",
            errors = {
                CUSTOMER_INACTIVE,
                QUOTE_UNKNOWN,
                QUOTE_NOT_OPEN,
                ITEM_UNKNOWN,
                ITEM_UNAVAILABLE,
                TOTALS_MISMATCH,
                VALUE_INVALID,
                REFUSED
            })
    Quote updateQuote(@Input(title = "Quote number", hint = Hints.QUOTE_NUMBER) String quoteNumber, Quote quote);

    /** Voids the quote; a quote that is void already, or was never made, is left as it is. */
    @Operation(
            id = "erp.void-quote",
            title = "Void the quote",
            description = "Voids the quote. One that is void already, or was never made, is left as it is.",
            errors = REFUSED)
    void voidQuote(@Input(title = "Quote number", hint = Hints.QUOTE_NUMBER) String quoteNumber);

    /**
     * Makes the order under a reserved number from the quote, keeping the quote's number as its origin; stock is
     * allocated and what is short is back-ordered. When the number already holds this quote's order, that is the answer.
     *
     * @param creditApproved true: receivables has approved going over the limit, so the ERP's credit check is passed over
     */
    @Operation(
            id = "erp.create-order",
            title = "Make the order from the quote",
            description =
                    "Makes the order from the accepted quote under its reserved number. Stock is allocated; what is short is back-ordered. Done twice, there is still one order.",
            result = "order",
            errors = {
                CUSTOMER_UNKNOWN,
                CUSTOMER_ON_HOLD,
                CUSTOMER_INACTIVE,
                CREDIT_LIMIT_EXCEEDED,
                QUOTE_UNKNOWN,
                QUOTE_NOT_OPEN,
                ITEM_UNKNOWN,
                ITEM_UNAVAILABLE,
                NO_BACK_ORDER,
                NUMBER_TAKEN,
                TOTALS_MISMATCH,
                VALUE_INVALID,
                REFUSED
            },
            check = "erp.find-order")
    Order createOrder(
            @Input(title = "Order number", hint = "The reserved number, as \"Reserve an order number\" gave it.")
                    String orderNumber,
            Quote quote,
            Acceptance acceptance,
            @Input(
                            title = "Credit approved",
                            hint = "true when receivables has approved going over the credit limit.",
                            required = false)
                    Boolean creditApproved);

    /** The order of this number, or null when there is none. */
    @Operation(
            id = "erp.find-order",
            realTime = true,
            title = "Look for the order",
            description = "Reads the order, or gives nothing when there is none of this number.",
            result = "order")
    Order findOrder(@Input(title = "Order number", hint = Hints.ORDER_NUMBER) String orderNumber);

    /** Numbers of open quotes that people entered in the ERP, not ours, newest first; at most 200. */
    @Operation(
            id = "erp.find-new-quotes",
            title = "Find quotes entered by sales",
            description =
                    "Gives the numbers of open quotes that people have entered in the ERP, newest first, 200 at most.",
            result = "quoteNumbers")
    List<String> findNewQuotes();
}
