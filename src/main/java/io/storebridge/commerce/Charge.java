package io.storebridge.commerce;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A payment at the gateway.
 *
 * @param id the gateway's id of the payment; money moves for it once at most
 * @param paymentId our id of it: the business id of the workflow that asked for it; empty for one that is not ours
 * @param amount in {@code currency}
 * @param method what was charged, for people ("Visa ending in 4242"); null as long as nothing was
 * @param refunded how much of it was given back
 * @param captured how much of it was taken; the whole amount once it has succeeded
 */
@Input(title = "Charge", hint = "The payment at the gateway, as a payment step gave it.")
public record Charge(
        String id,
        String paymentId,
        String customer,
        Status status,
        BigDecimal amount,
        String currency,
        String method,
        BigDecimal refunded,
        BigDecimal captured,
        Instant createdAt) {

    /** A payment that is taken whole or not at all. */
    public Charge(
            String id,
            String paymentId,
            String customer,
            Status status,
            BigDecimal amount,
            String currency,
            String method,
            BigDecimal refunded,
            Instant createdAt) {
        this(
                id,
                paymentId,
                customer,
                status,
                amount,
                currency,
                method,
                refunded,
                status == Status.succeeded ? amount : BigDecimal.ZERO,
                createdAt);
    }

    /**
     * prepared: nothing charged; action: the buyer's bank wants the buyer to confirm (3-D Secure); processing: the
     * gateway does not know yet; authorized: set aside, to be taken later; succeeded; canceled.
     */
    public enum Status {
        prepared,
        action,
        processing,
        authorized,
        succeeded,
        canceled
    }
}
