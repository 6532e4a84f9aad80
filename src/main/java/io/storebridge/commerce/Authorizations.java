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
            description =
                    "Prepares a payment at the gateway for each card payment of the order, and reads those that the store has authorised already. No money moves.",
            result = "charges",
            errors = {CHARGE_UNKNOWN, VALUE_INVALID, REFUSED})
    List<Charge> prepareOrder(
            PlacedOrder order, @Input(title = "Customer number", hint = Hints.CUSTOMER_NUMBER) String customerNumber);

    /**
     * Sets the amounts aside on the cards.
     *
     * @throws Failure.Rejected card-declined, with the reason for the buyer and the field {@code /payments/n}; the buyer is
     *     not there, so a bank that wants to ask the buyer counts as declined
     */
    @Operation(
            id = "payments.authorize",
            title = "Authorise the cards",
            description = "Sets the amounts aside on the cards; the money is taken later.",
            result = "charges",
            errors = {CARD_DECLINED, CHARGE_UNKNOWN, VALUE_INVALID, REFUSED})
    List<Charge> authorize(
            @Input(title = "Card payments", hint = Hints.CHARGES) List<Charge> charges, PlacedOrder order);

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
            description =
                    "Takes money from what is set aside until the given total is taken in all; what is taken already counts.",
            result = "charges",
            errors = {CHARGE_UNKNOWN, VALUE_INVALID, REFUSED})
    List<Charge> capture(
            @Input(title = "Card payments", hint = Hints.CHARGES) List<Charge> charges,
            @Input(
                            title = "Total to be taken",
                            hint = "How much is to be taken in all by now, as text, such as 732.35.")
                    BigDecimal total,
            @Input(
                            title = "Last time",
                            hint = "true: nothing more will be taken, the rest that is set aside is let go.",
                            required = false)
                    Boolean last);

    /**
     * Lets go what is set aside and gives back what was taken.
     *
     * @param reason noted at the gateway
     */
    @Operation(
            id = "payments.release",
            title = "Let the payment go",
            description = "Lets go what is set aside on the cards and gives back what was taken.",
            result = "charges",
            errors = {CHARGE_UNKNOWN, REFUSED})
    List<Charge> release(
            @Input(title = "Card payments", hint = Hints.CHARGES) List<Charge> charges,
            @Input(title = "Reason", hint = Hints.REASON, required = false) String reason);
}
