package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.CARD_DECLINED;
import static io.storebridge.commerce.ErrorCodes.CHARGE_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.REFUSED;
import static io.storebridge.commerce.ErrorCodes.VALUE_INVALID;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The payment gateway. A payment is prepared first (no money moves) and its id kept; then it is confirmed, which the
 * gateway does once at most for an id, however often and however late it is asked. Every method may also throw
 * {@link Failure.Unavailable}; those that write, {@link Failure.Unknown}.
 */
public interface Payments {

    /**
     * Prepares a payment. A second preparation of the same payment gives the first one's id, as long as the gateway keeps
     * idempotency keys (a day or longer); after that a new one, which harms nothing.
     *
     * @param paymentId our id of the payment, noted at the gateway
     * @param customerNumber the ERP's customer number, noted at the gateway
     * @param amount in {@code currency} (ISO 4217); must be above zero and have no more decimals than the currency
     * @param description what the buyer reads on the gateway's receipt
     */
    @Operation(
            id = "payments.prepare",
            title = "Prepare the payment",
            description = "Prepares a payment at the gateway. No money moves.",
            result = "charge",
            errors = {VALUE_INVALID, REFUSED})
    Charge prepare(
            @Input(title = "Payment id", hint = Hints.PAYMENT_ID) String paymentId,
            @Input(title = "Customer number", hint = Hints.CUSTOMER_NUMBER) String customerNumber,
            @Input(title = "Amount", hint = "As text, such as 732.35; above zero.") BigDecimal amount,
            @Input(title = "Currency", hint = "Three letters, such as USD.") String currency,
            @Input(title = "Description", hint = "What the buyer reads on the gateway's receipt.", required = false)
                    String description);

    /**
     * Charges the payment method. A payment that has succeeded, or waits for the buyer, is answered as it stands.
     *
     * @param paymentMethod the gateway's token of a card, or of a saved method
     * @throws Failure.Rejected card-declined, with the reason for the buyer
     */
    @Operation(
            id = "payments.confirm",
            title = "Charge the card",
            description =
                    "Charges the card. A payment that has succeeded, or waits for the buyer, is answered as it stands. A bank's no is the error card-declined.",
            result = "charge",
            errors = {CARD_DECLINED, CHARGE_UNKNOWN, VALUE_INVALID, REFUSED})
    Charge confirm(
            Charge charge,
            @Input(
                            title = "Payment method",
                            hint = "The gateway's token of the card or of a saved method; never a card number.")
                    String paymentMethod);

    /** The payment as it stands; card-declined when the buyer did not pass the bank's check. */
    @Operation(
            id = "payments.read",
            realTime = true,
            title = "Look how the payment stands",
            description = "Asks the gateway how the payment stands.",
            result = "charge",
            errors = {CARD_DECLINED, CHARGE_UNKNOWN})
    Charge read(Charge charge);

    /** Gives up a payment that has not succeeded; one that has succeeded meanwhile is answered as succeeded. */
    @Operation(
            id = "payments.cancel",
            title = "Give up the payment",
            description =
                    "Gives up a payment that has not succeeded; one that has succeeded meanwhile is answered as succeeded.",
            result = "charge",
            errors = {CHARGE_UNKNOWN, REFUSED})
    Charge cancel(Charge charge);

    /**
     * Gives the whole payment back; one that was given back before is answered with that refund.
     *
     * @param reason noted at the gateway, for receivables
     */
    @Operation(
            id = "payments.refund",
            title = "Refund the payment",
            description = "Gives the whole payment back. Done twice, it is given back once.",
            result = "refund",
            errors = {CHARGE_UNKNOWN, REFUSED})
    Refund refund(Charge charge, @Input(title = "Reason", hint = Hints.REASON, required = false) String reason);

    /** Succeeded payments of ours, also refunded ones, made at or after {@code since}. */
    @Operation(
            id = "payments.list-charges",
            title = "List the charges",
            description = "Gives the payments that have succeeded since a moment, also those that were given back.",
            result = "charges")
    List<Charge> listCharges(
            @Input(title = "Since", hint = "A moment in UTC, such as 2026-11-30T00:00:00Z.") Instant since);

    /**
     * What the storefront hands to the gateway's browser library so that the buyer can pass the bank's check: a secret for
     * this one payment. It is asked for when it is needed and never kept.
     */
    String clientSecret(Charge charge);
}
