package io.storebridge.connectors.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.connectors.http.HttpFailures;

/** Tokens of cards and saved payment methods. */
final class PaymentMethods {

    private final StripeApi api;

    PaymentMethods(StripeApi api) {
        this.api = api;
    }

    /**
     * A saved method belongs to a customer of Stripe, and charging it needs the customer on the payment.
     *
     * @param pointer where the method stands in the operation's input
     * @throws Failure.Rejected value-invalid for what is no payment method
     */
    void nameOwner(Intent intent, String method, String pointer) {
        if (method == null || !method.matches("[A-Za-z0-9_]{1,200}")) {
            throw HttpFailures.rejected(
                    ErrorCodes.VALUE_INVALID,
                    "A payment method is an id of Stripe such as pm_1MqLiJLkdIwHu7ix.",
                    pointer,
                    null);
        }
        String owner = read(method, pointer).path("customer").textValue();
        if (owner != null && !owner.equals(intent.customer())) {
            api.update(intent.id(), new Form().with("customer", owner).body());
        }
    }

    private JsonNode read(String method, String pointer) {
        try {
            return api.method(method);
        } catch (Refusal e) {
            throw e.isMissing() ? invalid(e, pointer) : e;
        }
    }

    static Failure.Rejected invalid(Refusal e, String pointer) {
        return e.invalid("Stripe does not take this payment method: " + e.getMessage(), pointer);
    }
}
