package io.storebridge.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * Takes what is set aside on a card, at once or in parts, or lets it go, as Stripe documents it. When a card that allows one
 * capture is captured in part, the charge shows the rest as refunded; with several captures it does not.
 */
final class Captures {

    private static final Set<String> CANCELABLE =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action", "requires_capture");

    private Captures() {}

    static ObjectNode capture(Book book, String id, Form form) {
        form.allow(Set.of("amount_to_capture", "final_capture", "metadata", "statement_descriptor"));
        ObjectNode intent = PaymentIntents.get(book, id);
        if (!intent.path("status").asText().equals("requires_capture")) {
            throw StripeError.unexpectedState(
                    "This PaymentIntent could not be captured because it has a status of "
                            + intent.path("status").asText() + ".",
                    StripeObjects.shown(intent));
        }
        ObjectNode charge = book.find(Book.CHARGE, intent.path("latest_charge").asText());
        boolean last = !"false".equals(form.get("final_capture"));
        long capturable = intent.path("amount_capturable").asLong();
        long received = intent.path("amount_received").asLong();
        long amount = amount(form, capturable, inParts(charge), last && received > 0);
        charge.put("amount_captured", received + amount)
                .put("captured", last)
                .put("balance_transaction", Ids.next("txn"));
        book.keep(Book.CHARGE, charge);
        if (last && !inParts(charge) && amount < capturable) {
            long rest = capturable - amount;
            Refunds.give(book, charge, rest, StripeObjects.refund(charge, rest, null, Map.of()));
        }
        intent.put("amount_capturable", last ? 0 : capturable - amount)
                .put("amount_received", received + amount)
                .put("status", last ? "succeeded" : "requires_capture");
        book.keep(Book.INTENT, intent);
        book.happened(last ? "payment_intent.succeeded" : "payment_intent.amount_capturable_updated", intent);
        return intent;
    }

    private static long amount(Form form, long capturable, boolean inParts, boolean mayBeNothing) {
        if (form.has("final_capture") && !inParts) {
            throw StripeError.invalid(
                    null, "final_capture", "This PaymentIntent cannot be captured several times (final_capture).");
        }
        Long asked = form.number("amount_to_capture");
        long amount = asked == null ? capturable : asked;
        if (amount > capturable) {
            throw StripeError.invalid(
                    "amount_too_large", "amount_to_capture", "The amount is more than what was authorized.");
        }
        if (amount < (mayBeNothing ? 0 : 1)) {
            throw StripeError.invalid(
                    "parameter_invalid_integer", "amount_to_capture", "This value must be greater than or equal to 1.");
        }
        return amount;
    }

    private static boolean inParts(ObjectNode charge) {
        return charge.at("/payment_method_details/card/multicapture/status")
                .asText()
                .equals("available");
    }

    /** What can still be refunded of a charge. */
    static long left(ObjectNode charge) {
        return charge.path(inParts(charge) ? "amount_captured" : "amount").asLong()
                - charge.path("amount_refunded").asLong();
    }

    static ObjectNode cancel(Book book, String id, Form form) {
        form.allow(Set.of("cancellation_reason"));
        ObjectNode intent = PaymentIntents.get(book, id);
        String status = intent.path("status").asText();
        if (!CANCELABLE.contains(status) || intent.path("amount_received").asLong() > 0) {
            throw StripeError.unexpectedState(
                    "You cannot cancel this PaymentIntent because it has a status of " + status + ".",
                    StripeObjects.shown(intent));
        }
        if (status.equals("requires_capture")) {
            ObjectNode charge =
                    book.find(Book.CHARGE, intent.path("latest_charge").asText());
            long whole = charge.path("amount").asLong();
            Refunds.give(book, charge, whole, StripeObjects.refund(charge, whole, null, Map.of()));
        }
        intent.put("canceled_at", StripeObjects.now())
                .put("cancellation_reason", form.get("cancellation_reason"))
                .putNull("next_action")
                .put("amount_capturable", 0)
                .put("status", "canceled");
        book.keep(Book.INTENT, intent);
        book.happened("payment_intent.canceled", intent);
        return intent;
    }
}
