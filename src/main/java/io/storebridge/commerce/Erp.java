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
            title = "Read the customer and its credit",
            result = "customer",
            errors = CUSTOMER_UNKNOWN)
    Customer readCustomer(String customerNumber);

    /** Numbers that are reserved and never used leave a gap, which the ERP allows. */
    @Operation(
            id = "erp.reserve-quote-number",
            title = "Reserve a quote number",
            result = "quoteNumber",
            errors = REFUSED)
    String reserveQuoteNumber();

    @Operation(
            id = "erp.reserve-order-number",
            title = "Reserve an order number",
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
    Quote createQuote(String quoteNumber, QuoteRequest request);

    /** The quote of this number, or null when there is none. */
    @Operation(id = "erp.find-quote", title = "Look for the quote", result = "quote")
    Quote findQuote(String quoteNumber);

    @Operation(id = "erp.read-quote", title = "Read the quote", result = "quote", errors = QUOTE_UNKNOWN)
    Quote readQuote(String quoteNumber);

    /** Brings the ERP's quote to the given lines, prices, quantities, expiry and note. Doing it twice changes nothing. */
    @Operation(
            id = "erp.update-quote",
            title = "Write the reviewed quote",
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
    Quote updateQuote(String quoteNumber, Quote quote);

    /** Voids the quote; a quote that is void already, or was never made, is left as it is. */
    @Operation(id = "erp.void-quote", title = "Void the quote", errors = REFUSED)
    void voidQuote(String quoteNumber);

    /**
     * Makes the order under a reserved number from the quote, keeping the quote's number as its origin; stock is
     * allocated and what is short is back-ordered. When the number already holds this quote's order, that is the answer.
     *
     * @param creditApproved true: receivables has approved going over the limit, so the ERP's credit check is passed over
     */
    @Operation(
            id = "erp.create-order",
            title = "Make the order from the quote",
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
    Order createOrder(String orderNumber, Quote quote, Acceptance acceptance, Boolean creditApproved);

    /** The order of this number, or null when there is none. */
    @Operation(id = "erp.find-order", title = "Look for the order", result = "order")
    Order findOrder(String orderNumber);

    /** Numbers of open quotes that people entered in the ERP, not ours, newest first; at most 200. */
    @Operation(id = "erp.find-new-quotes", title = "Find quotes entered by sales", result = "quoteNumbers")
    List<String> findNewQuotes();
}
