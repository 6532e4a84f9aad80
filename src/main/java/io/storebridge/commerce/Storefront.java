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
            description =
                    "Publishes the quote on the store as an order of the buyer that is not submitted yet. Gives the store's id of it.",
            result = "storeOrderId",
            errors = {BUYER_UNKNOWN, ITEM_UNKNOWN, VALUE_INVALID, REFUSED})
    String publishQuote(Quote quote);

    /** Submits the published order and writes the ERP's order number to it. */
    @Operation(
            id = "store.submit-order",
            title = "Submit the store's order",
            description =
                    "Submits the published quote as an order on the store and writes the ERP's order number to it.",
            errors = {QUOTE_NOT_OPEN, VALUE_INVALID, REFUSED})
    void submitOrder(@Input(title = "Store order id", hint = Hints.STORE_ORDER_ID) String storeOrderId, Order order);

    /**
     * Tells the store that the published quote is off; a quote that was never published is nothing to do.
     *
     * @param outcome declined, expired or rejected
     * @param reason in plain words, for the buyer; may be null
     */
    @Operation(
            id = "store.withdraw-quote",
            title = "Tell the store that the quote is off",
            description =
                    "Tells the store, and so the buyer, that the quote is off. One that was never published is nothing to do.",
            errors = {REFUSED})
    void withdrawQuote(
            @Input(title = "Store order id", hint = Hints.STORE_ORDER_ID, required = false) String storeOrderId,
            @Input(title = "Outcome", hint = "Why it is off: declined, expired or rejected.") String outcome,
            @Input(title = "Reason", hint = Hints.REASON_FOR_BUYER, required = false) String reason);
}
