package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.BUYER_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.ITEM_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.QUOTE_NOT_OPEN;
import static io.storebridge.commerce.ErrorCodes.REFUSED;
import static io.storebridge.commerce.ErrorCodes.VALUE_INVALID;

/** The web store. Writes are puts with our own ids, so that doing one twice changes nothing. */
public interface Storefront {

    /**
     * Publishes the quote as an unsubmitted order in the buyer's name that carries the quote's number and expiry.
     *
     * @return the store's order id
     */
    @Operation(
            id = "store.publish-quote",
            title = "Publish the quote to the store",
            result = "storeOrderId",
            errors = {BUYER_UNKNOWN, ITEM_UNKNOWN, VALUE_INVALID, REFUSED})
    String publishQuote(Quote quote);

    /** Submits the published order and writes the ERP's order number to it. */
    @Operation(
            id = "store.submit-order",
            title = "Submit the store's order",
            errors = {QUOTE_NOT_OPEN, VALUE_INVALID, REFUSED})
    void submitOrder(String storeOrderId, Order order);

    /**
     * Tells the store that the published quote is off; a quote that was never published is nothing to do.
     *
     * @param outcome declined, expired or rejected
     * @param reason in plain words, for the buyer; may be null
     */
    @Operation(
            id = "store.withdraw-quote",
            title = "Tell the store that the quote is off",
            errors = {REFUSED})
    void withdrawQuote(String storeOrderId, String outcome, String reason);
}
