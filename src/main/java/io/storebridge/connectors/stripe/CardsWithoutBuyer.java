package io.storebridge.connectors.stripe;

import io.storebridge.commerce.Charge;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.connectors.http.HttpFailures;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/** Sets amounts aside on cards while the buyer is not there to answer the bank. */
final class CardsWithoutBuyer {

    private static final String ASKS_BUYER = "authentication_required";

    private final StripeApi api;
    private final Intents intents;
    private final PaymentMethods methods;

    CardsWithoutBuyer(StripeApi api) {
        this.api = api;
        this.intents = new Intents(api);
        this.methods = new PaymentMethods(api);
    }

    /** @param n the payment's position in the order */
    Charge authorize(Charge charge, PlacedOrder order, int n) {
        Intent intent = intents.find(charge);
        if (!OrderIntents.isWorth(intent, order, n)) {
            throw HttpFailures.rejected(
                    ErrorCodes.VALUE_INVALID,
                    "The payment was prepared for " + intent.charge().amount() + " "
                            + intent.charge().currency() + ": prepare it anew.",
                    OrderIntents.pointer(n, "amount"),
                    null);
        }
        return switch (intent.status()) {
            case prepared, action ->
                standing(confirm(intent, order.payments().get(n).method(), n), n);
            default -> standing(intent, n);
        };
    }

    private Intent confirm(Intent intent, String method, int n) {
        String pointer = OrderIntents.pointer(n, "method");
        try {
            methods.nameOwner(intent, method, pointer);
            String attempt = DigestUtils.sha256Hex(method + "\n" + intent.lastAttempt());
            Form form = new Form()
                    .with("payment_method", method)
                    .with("off_session", "true")
                    .with("expand[]", "latest_charge");
            String key = IdempotencyKey.of("authorize", intent.id() + "-" + attempt);
            return new Intent(api.confirm(intent.id(), key, form.body()));
        } catch (Refusal e) {
            if (e.isDecline()) {
                throw declined(e.declined(), n);
            }
            if (e.isUnexpectedState()) {
                // Another call was faster.
                return intents.find(intent.charge());
            }
            if (e.isAbout("payment_method")) {
                throw PaymentMethods.invalid(e, pointer);
            }
            throw Intents.unknownOr(intent.charge(), e, () -> e.refused("authorise payment " + intent.id()));
        }
    }

    private static Charge standing(Intent intent, int n) {
        return switch (intent.status()) {
            case authorized, succeeded -> intent.charge();
            case processing ->
                throw new Failure.Unavailable(
                        "Stripe does not know yet whether payment " + intent.id() + " goes.", null);
            case canceled ->
                throw new Failure.Rejected(
                        ErrorCodes.REFUSED,
                        "Payment " + intent.id() + " was given up at Stripe, or has run out: prepare it anew.");
            case action ->
                throw declined(
                        Refusal.declined(ASKS_BUYER, ASKS_BUYER, "Payment " + intent.id() + " is requires_action."), n);
            case prepared -> {
                Failure.Rejected decline = intent.decline();
                throw decline == null
                        ? new Failure.Unavailable("Stripe did not confirm payment " + intent.id() + ".", null)
                        : declined(decline, n);
            }
        };
    }

    private static Failure.Rejected declined(Failure.Rejected why, int n) {
        return new Failure.Rejected(
                why.code(),
                why.getMessage(),
                List.of(new Failure.Field("/payments/" + n, why.getMessage())),
                why.detail());
    }
}
