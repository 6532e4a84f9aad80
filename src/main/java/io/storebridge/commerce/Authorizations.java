package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.CARD_DECLINED;
import static io.storebridge.commerce.ErrorCodes.CHARGE_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.REFUSED;
import static io.storebridge.commerce.ErrorCodes.VALUE_INVALID;

import java.math.BigDecimal;
import java.util.List;

/**
 * An order's card payments at the gateway: set aside when it is placed, taken when it is shipped (or at once), let go when it
 * is cancelled. Every method may also throw {@link Failure.Unavailable}; those that write, {@link Failure.Unknown}. All may be
 * repeated: they bring the payments to a state and do nothing when they are in it.
 */
public interface Authorizations {

    /**
     * Prepares a payment for each card payment of the order (no money moves) and reads those that the store has authorised
     * already.
     *
     * @return one for each payment of kind card, in that order; empty when there is none
     * @throws Failure.Rejected charge-unknown for a transaction id that the gateway does not know, value-invalid when its
     *     amount or currency is not the payment's; the field is {@code /payments/n/transactionId}
     */
    @Operation(
            id = "payments.prepare-order",
            title = "Prepare the card payments",
            result = "charges",
            errors = {CHARGE_UNKNOWN, VALUE_INVALID, REFUSED})
    List<Charge> prepareOrder(PlacedOrder order, String customerNumber);

    /**
     * Sets the amounts aside on the cards.
     *
     * @throws Failure.Rejected card-declined, with the reason for the buyer and the field {@code /payments/n}; the buyer is
     *     not there, so a bank that wants to ask the buyer counts as declined
     */
    @Operation(
            id = "payments.authorize",
            title = "Authorise the cards",
            result = "charges",
            errors = {CARD_DECLINED, CHARGE_UNKNOWN, VALUE_INVALID, REFUSED})
    List<Charge> authorize(List<Charge> charges, PlacedOrder order);

    /**
     * Takes money until {@code total} is taken in all, from the first payment on; what is taken already counts.
     *
     * @param total in the charges' currency
     * @param last nothing more will be taken: the rest that is set aside is let go
     * @return the charges as they stand
     * @throws Failure.Rejected refused when less is set aside than is to be taken; the message says what is missing
     */
    @Operation(
            id = "payments.capture",
            title = "Take the payment",
            result = "charges",
            errors = {CHARGE_UNKNOWN, VALUE_INVALID, REFUSED})
    List<Charge> capture(List<Charge> charges, BigDecimal total, Boolean last);

    /**
     * Lets go what is set aside and gives back what was taken.
     *
     * @param reason noted at the gateway
     */
    @Operation(
            id = "payments.release",
            title = "Let the payment go",
            result = "charges",
            errors = {CHARGE_UNKNOWN, REFUSED})
    List<Charge> release(List<Charge> charges, String reason);
}
