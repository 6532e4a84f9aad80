package io.storebridge.commerce;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One of the ways in which an order is paid.
 *
 * @param amount in the order's currency, above zero
 * @param method card: the gateway's token of the card or saved method, when it is still to be authorised
 * @param transactionId card: the gateway's id of a payment that the store has authorised or charged already; deposit: the
 *     number of the check or transfer
 * @param description for people ("Visa ending in 4242")
 * @param date when the money was received; null: the order's day
 */
public record OrderPayment(
        Kind kind, BigDecimal amount, String method, String transactionId, String description, LocalDate date) {

    /** card: through the gateway; deposit: check or transfer, already received; account: billed. Lower case in JSON. */
    public enum Kind {
        card,
        deposit,
        account
    }
}
