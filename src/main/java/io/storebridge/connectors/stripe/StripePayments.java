package io.storebridge.connectors.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Payments;
import io.storebridge.commerce.Refund;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Stripe behind the port. A payment is one payment intent, which Stripe charges once at most: that, and not the
 * idempotency keys, which Stripe forgets after a day, is what keeps a repeated call from charging twice.
 */
final class StripePayments implements Payments {

    private static final String METHOD = "/paymentMethod";

    private final StripeApi api;
    private final Intents intents;
    private final PaymentMethods methods;
    private final Refunds refunds;

    StripePayments(StripeApi api) {
        this.api = api;
        this.intents = new Intents(api);
        this.methods = new PaymentMethods(api);
        this.refunds = new Refunds(api);
    }

    @Override
    public Charge prepare(
            String paymentId, String customerNumber, BigDecimal amount, String currency, String description) {
        long units = MinorUnits.of(amount, currency);
        Form form = new Form()
                .with("amount", Long.toString(units))
                .with("currency", currency.strip().toLowerCase(Locale.ROOT))
                .with("capture_method", "automatic")
                // Whatever the account accepts, saved bank accounts too, but nothing that leads the buyer to another
                // page: that would need an address of the storefront to come back to.
                .with("automatic_payment_methods[enabled]", "true")
                .with("automatic_payment_methods[allow_redirects]", "never")
                .with("metadata[" + Intent.PAYMENT_ID + "]", paymentId)
                .with("metadata[" + Intent.CUSTOMER + "]", customerNumber)
                .with("description", description);
        try {
            return new Intent(api.create(IdempotencyKey.of("prepare", paymentId), form.body())).charge();
        } catch (Refusal e) {
            if (e.isKeyOfAnotherRequest()) {
                throw new Failure.Rejected(
                        ErrorCodes.REFUSED,
                        "Payment " + paymentId + " was prepared before with another amount or content.",
                        List.of(),
                        e.detail());
            }
            for (String name : List.of("amount", "currency")) {
                if (e.isAbout(name)) {
                    throw e.invalid("Stripe does not take this " + name + ": " + e.getMessage(), "/" + name);
                }
            }
            throw e.refused("prepare payment " + paymentId);
        }
    }

    /** Reads first: the call before may have charged without our having got the answer, or the webhook came first. */
    @Override
    public Charge confirm(Charge charge, String paymentMethod) {
        Intent intent = intents.find(charge);
        if (intent.status() != Charge.Status.prepared) {
            return intent.charge();
        }
        try {
            methods.nameOwner(intent, paymentMethod, METHOD);
            String attempt = DigestUtils.sha256Hex(paymentMethod + "\n" + intent.lastAttempt());
            Form form = new Form().with("payment_method", paymentMethod).with("expand[]", "latest_charge");
            String key = IdempotencyKey.of("confirm", charge.id() + "-" + attempt);
            return notDeclined(new Intent(api.confirm(charge.id(), key, form.body())));
        } catch (Refusal e) {
            if (e.isDecline()) {
                throw e.declined();
            }
            if (e.isUnexpectedState()) {
                return read(charge);
            }
            if (e.isAbout("payment_method")) {
                throw PaymentMethods.invalid(e, METHOD);
            }
            throw Intents.unknownOr(charge, e, () -> e.refused("charge payment " + charge.paymentId()));
        }
    }

    @Override
    public Charge read(Charge charge) {
        return notDeclined(intents.find(charge));
    }

    private static Charge notDeclined(Intent intent) {
        Failure.Rejected decline = intent.decline();
        if (decline != null) {
            throw decline;
        }
        return intent.charge();
    }

    @Override
    public Charge cancel(Charge charge) {
        try {
            Form form = new Form().with("cancellation_reason", "abandoned").with("expand[]", "latest_charge");
            return new Intent(api.cancel(charge.id(), IdempotencyKey.of("cancel", charge.id()), form.body())).charge();
        } catch (Refusal e) {
            if (e.isUnexpectedState()) {
                return intents.find(charge).charge();
            }
            throw Intents.unknownOr(charge, e, () -> e.refused("give up payment " + charge.paymentId()));
        }
    }

    @Override
    public Refund refund(Charge charge, String reason) {
        try {
            return refunds.make(charge, reason);
        } catch (Refusal e) {
            throw Intents.unknownOr(charge, e, () -> e.refused("refund payment " + charge.paymentId()));
        }
    }

    @Override
    public List<Charge> listCharges(Instant since) {
        List<Charge> charges = new ArrayList<>();
        String after = null;
        JsonNode page;
        try {
            do {
                page = api.intents(since.getEpochSecond(), after);
                for (JsonNode one : page.path("data")) {
                    Intent intent = new Intent(one);
                    after = intent.id();
                    if (intent.isOurs() && intent.hasSucceeded()) {
                        charges.add(intent.charge());
                    }
                }
            } while (page.path("has_more").asBoolean() && !page.path("data").isEmpty());
        } catch (Refusal e) {
            throw e.refused("list the payments");
        }
        return charges;
    }

    @Override
    public String clientSecret(Charge charge) {
        Intent intent = intents.find(charge);
        if (intent.status() != Charge.Status.action) {
            throw new Failure.Rejected(ErrorCodes.REFUSED, "The payment does not wait for the buyer.");
        }
        return intent.clientSecret();
    }
}
