package io.storebridge.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;

/** The bank that issued the card: it approves, declines, or wants the buyer to confirm (3-D Secure). */
final class Bank {

    private static final String NOT_AUTHENTICATED =
            "We are unable to authenticate your payment method. Please choose a different payment method and try again.";

    private Bank() {}

    static void challenge(ObjectNode intent) {
        ObjectNode action = Json.object().put("type", "use_stripe_sdk");
        action.putObject("use_stripe_sdk")
                .put("source", Ids.next("src"))
                .put("type", "three_d_secure_redirect")
                .put("stripe_js", "https://hooks.stripe.com/redirect/authenticate/sandbox");
        intent.put("status", "requires_action").set("next_action", action);
    }

    /** @throws Declined with the intent and the failed charge kept */
    static ObjectNode charge(Book book, ObjectNode intent, ObjectNode method, TestCard card) {
        ObjectNode charge = StripeObjects.charge(intent, method, card);
        String id = charge.path("id").asText();
        book.keep(Book.CHARGE, charge);
        intent.put("latest_charge", id);
        if (card.declined()) {
            book.happened("charge.failed", charge);
            StripeError error = StripeError.declined(card.code(), card.declineCode(), card.message())
                    .with("charge", id);
            throw failed(book, intent, method, error);
        }
        book.happened("charge.succeeded", charge);
        boolean manual = intent.path("capture_method").asText().equals("manual");
        long amount = intent.path("amount").asLong();
        intent.put("status", manual ? "requires_capture" : "succeeded")
                .put("amount_capturable", manual ? amount : 0)
                .put("amount_received", manual ? 0 : amount);
        book.keep(Book.INTENT, intent);
        book.happened(manual ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", intent);
        return intent;
    }

    /** The buyer confirms or fails at the bank's page. */
    static ObjectNode authenticate(Book book, ObjectNode intent, boolean confirmed) {
        ObjectNode method = book.find(Book.METHOD, intent.path("payment_method").asText());
        intent.putNull("next_action");
        if (confirmed) {
            TestCard card = TestCard.find(method.path(StripeObjects.CARD).asText());
            return charge(book, intent, method, card);
        }
        failed(
                book,
                intent,
                method,
                StripeError.invalid("payment_intent_authentication_failure", null, NOT_AUTHENTICATED));
        return intent;
    }

    private static Declined failed(Book book, ObjectNode intent, ObjectNode method, StripeError error) {
        error.with("payment_method", StripeObjects.shown(method));
        intent.putNull("payment_method").put("status", "requires_payment_method");
        intent.set("last_payment_error", error.error().deepCopy());
        book.keep(Book.INTENT, intent);
        book.happened("payment_intent.payment_failed", intent);
        error.with("payment_intent", StripeObjects.shown(intent));
        return new Declined(error);
    }

    /** A refusal whose effects stay. */
    static final class Declined extends RuntimeException {

        private final StripeError error;

        private Declined(StripeError error) {
            super(error.getMessage());
            this.error = error;
        }

        StripeError error() {
            return error;
        }
    }
}
