package io.storebridge.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Money given back. */
final class Refunds {

    private static final Set<String> CREATE = Set.of("amount", "charge", "metadata", "payment_intent", "reason");
    private static final Set<String> REASONS = Set.of("duplicate", "fraudulent", "requested_by_customer");

    private Refunds() {}

    static ObjectNode create(Book book, Form form) {
        form.allow(CREATE);
        String reason = form.get("reason");
        if (reason != null && !REASONS.contains(reason)) {
            throw StripeError.invalid(null, "reason", "Invalid reason: must be one of " + REASONS);
        }
        ObjectNode charge = charge(book, form);
        long left = Captures.left(charge);
        if (left == 0) {
            throw StripeError.invalid(
                    "charge_already_refunded",
                    null,
                    "Charge " + charge.path("id").asText() + " has already been refunded.");
        }
        Long asked = form.number("amount");
        long amount = asked == null ? left : asked;
        if (amount < 1 || amount > left) {
            throw StripeError.invalid(
                    null, "amount", "Refund amount is greater than unrefunded amount on charge, which is " + left);
        }
        return give(book, charge, amount, StripeObjects.refund(charge, amount, reason, form.map("metadata")));
    }

    /** Also what was set aside and never taken is given back by a refund. */
    static ObjectNode give(Book book, ObjectNode charge, long amount, ObjectNode refund) {
        book.keep(Book.REFUND, refund);
        charge.put("amount_refunded", charge.path("amount_refunded").asLong() + amount);
        charge.put("refunded", charge.path("captured").asBoolean() && Captures.left(charge) == 0);
        book.keep(Book.CHARGE, charge);
        book.happened("charge.refunded", charge);
        book.happened("refund.created", refund);
        return refund;
    }

    private static ObjectNode charge(Book book, Form form) {
        String intentId = form.get("payment_intent");
        if (intentId == null) {
            String id = form.required("charge");
            ObjectNode charge = book.find(Book.CHARGE, id);
            if (charge == null) {
                throw StripeError.missing("charge", "charge", id);
            }
            return charge;
        }
        ObjectNode intent = book.find(Book.INTENT, intentId);
        if (intent == null) {
            throw StripeError.missing("payment_intent", "payment_intent", intentId);
        }
        if (intent.path("amount_received").asLong() == 0) {
            throw StripeError.invalid(
                    null, null, "This PaymentIntent (" + intentId + ") does not have a successful charge to refund.");
        }
        return book.find(Book.CHARGE, intent.path("latest_charge").asText());
    }
}
