package io.storebridge.connectors.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Refund;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;

/** Gives back what is left of a payment, once. */
final class Refunds {

    private static final int LONGEST_METADATA = 500;

    private final StripeApi api;

    Refunds(StripeApi api) {
        this.api = api;
    }

    /** @throws Refusal when Stripe does not */
    Refund make(Charge charge, String reason) {
        return make(charge, Intent.PAYMENT_ID, reason);
    }

    /** @param paymentIs what kind of id the charge's payment id is: {@link Intent#PAYMENT_ID}, {@link Intent#ORDER_ID} */
    Refund make(Charge charge, String paymentIs, String reason) {
        // Without an amount Stripe gives back all that is left, and refuses when nothing is: no repetition pays twice.
        Form form = new Form()
                .with("payment_intent", charge.id())
                .with("metadata[" + paymentIs + "]", charge.paymentId())
                .with("metadata[reason]", cut(reason));
        String key = IdempotencyKey.of("refund", charge.id() + "-" + DigestUtils.sha256Hex(form.body()));
        try {
            return refund(charge, api.refund(key, form.body()));
        } catch (Refusal e) {
            if (e.isAlreadyRefunded()) {
                return refund(charge, made(charge));
            }
            throw e;
        }
    }

    /** The refund that exists already, whoever made it: the newest that did not fail. */
    private JsonNode made(Charge charge) {
        for (JsonNode refund : api.refunds(charge.id()).path("data")) {
            if (!isFailed(refund)) {
                return refund;
            }
        }
        throw new Failure.Unavailable("Stripe says that the payment is refunded, but lists no refund.", null);
    }

    private static Refund refund(Charge charge, JsonNode refund) {
        if (isFailed(refund)) {
            throw new Failure.Rejected(
                    ErrorCodes.REFUSED,
                    "Stripe could not refund the payment; refund it in another way.",
                    List.of(),
                    "Refund " + refund.path("id").asText() + " is "
                            + refund.path("status").asText() + ": "
                            + refund.path("failure_reason").asText("no reason given"));
        }
        String currency = refund.path("currency").asText();
        return new Refund(
                refund.path("id").asText(),
                charge.id(),
                MinorUnits.amount(refund.path("amount").asLong(), currency),
                currency.toUpperCase(Locale.ROOT));
    }

    private static boolean isFailed(JsonNode refund) {
        String status = refund.path("status").asText();
        return status.equals("failed") || status.equals("canceled");
    }

    static String cut(String reason) {
        return reason == null || reason.length() <= LONGEST_METADATA ? reason : reason.substring(0, LONGEST_METADATA);
    }
}
