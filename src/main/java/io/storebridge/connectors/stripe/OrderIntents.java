package io.storebridge.connectors.stripe;

import io.storebridge.commerce.Charge;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.connectors.http.HttpFailures;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;

/** The payment intents of an order: those that we make, and those that the store has authorised or charged. */
final class OrderIntents {

    /** How often one and the same payment may be given up and wanted again while Stripe keeps the keys. */
    private static final int TURNS = 10;

    private final StripeApi api;
    private final StripeProperties.Multicapture multicapture;

    OrderIntents(StripeApi api, StripeProperties.Multicapture multicapture) {
        this.api = api;
        this.multicapture = multicapture;
    }

    /**
     * Makes the intent, or finds the one made before for the same payment of the same order. One that was given up since
     * is not used again.
     *
     * @param n the payment's position in the order
     */
    Intent prepare(PlacedOrder order, int n, String customerNumber) {
        OrderPayment payment = order.payments().get(n);
        Form form = new Form()
                .with("amount", Long.toString(units(order, n)))
                .with("currency", order.currency().strip().toLowerCase(Locale.ROOT))
                .with("capture_method", "manual")
                .with("payment_method_types[]", "card");
        if (multicapture == StripeProperties.Multicapture.if_available) {
            form.with("payment_method_options[card][request_multicapture]", "if_available");
        }
        form.with("metadata[" + Intent.ORDER_ID + "]", order.orderId())
                .with("metadata[" + Intent.CUSTOMER + "]", customerNumber)
                .with("description", "Order " + order.orderId());
        String content = n + "\n" + payment.method() + "\n" + form.body();
        try {
            for (int turn = 1; turn <= TURNS; turn++) {
                String key = IdempotencyKey.of("order", DigestUtils.sha256Hex(turn + "\n" + content));
                // The reply may be a day old.
                Intent intent = new Intent(api.intent(new Intent(api.create(key, form.body())).id()));
                if (intent.status() != Charge.Status.canceled) {
                    return intent;
                }
            }
        } catch (Refusal e) {
            throw notPrepared(e, order, n);
        }
        throw new Failure.Rejected(
                ErrorCodes.REFUSED,
                "Payment " + (n + 1) + " of order " + order.orderId() + " was given up " + TURNS
                        + " times within a day; it can be prepared again tomorrow.");
    }

    private static Failure.Rejected notPrepared(Refusal e, PlacedOrder order, int n) {
        if (e.isAbout("amount") || e.isAbout("currency")) {
            return e.invalid(
                    "Stripe does not take this payment: " + e.getMessage(),
                    e.isAbout("amount") ? pointer(n, "amount") : "/currency");
        }
        return e.refused("prepare payment " + (n + 1) + " of order " + order.orderId());
    }

    /** Reads what the store has authorised or charged, and marks it as this order's, so that it pays no other one too. */
    Intent take(PlacedOrder order, int n) {
        Intent intent = read(order.payments().get(n).transactionId().strip(), n);
        check(intent, order, n);
        if (intent.orderId().equals(order.orderId())) {
            return intent;
        }
        Form form = new Form()
                .with("metadata[" + Intent.ORDER_ID + "]", order.orderId())
                .with("expand[]", "latest_charge");
        try {
            return new Intent(api.claim(intent.id(), IdempotencyKey.of("claim", intent.id()), form.body()));
        } catch (Refusal e) {
            if (e.isKeyOfAnotherRequest()) {
                throw e.invalid("The payment is another order's already.", pointer(n, "transactionId"));
            }
            throw e.refused("mark payment " + intent.id() + " as that of order " + order.orderId());
        }
    }

    private Intent read(String id, int n) {
        String pointer = pointer(n, "transactionId");
        List<Failure.Field> field = List.of(new Failure.Field(pointer, "Stripe knows no payment of this id."));
        if (!id.matches("[A-Za-z0-9_]{1,200}")) {
            throw Intents.unknown(id, field, null);
        }
        try {
            return new Intent(api.intent(id));
        } catch (Refusal e) {
            throw e.isMissing() ? Intents.unknown(id, field, e.detail()) : e.refused("show payment " + id);
        }
    }

    private static void check(Intent intent, PlacedOrder order, int n) {
        String fault = fault(intent, order, n);
        if (fault != null) {
            throw HttpFailures.rejected(
                    ErrorCodes.VALUE_INVALID,
                    "Payment " + intent.id() + " " + fault + ".",
                    pointer(n, "transactionId"),
                    null);
        }
    }

    /** Why the store's payment does not pay the order; null when it does. */
    private static String fault(Intent intent, PlacedOrder order, int n) {
        if (intent.isOurs()) {
            return "pays invoices";
        }
        if (!intent.orderId().isEmpty() && !intent.orderId().equals(order.orderId())) {
            return "is that of order " + intent.orderId();
        }
        boolean standing =
                switch (intent.status()) {
                    case authorized, succeeded, processing -> true;
                    case prepared, action, canceled -> false;
                };
        if (!standing) {
            return "is neither authorised nor charged";
        }
        if (intent.refunded() > 0) {
            return "was refunded";
        }
        Charge charge = intent.charge();
        return isWorth(intent, order, n) ? null : "is one of " + charge.amount() + " " + charge.currency();
    }

    static boolean isWorth(Intent intent, PlacedOrder order, int n) {
        return intent.worth() == units(order, n)
                && intent.currency().equalsIgnoreCase(order.currency().strip());
    }

    private static long units(PlacedOrder order, int n) {
        try {
            return MinorUnits.of(order.payments().get(n).amount(), order.currency());
        } catch (Failure.Rejected e) {
            boolean currency =
                    e.fields().stream().anyMatch(field -> field.pointer().equals("/currency"));
            throw HttpFailures.rejected(
                    e.code(), e.getMessage(), currency ? "/currency" : pointer(n, "amount"), e.detail());
        }
    }

    static String pointer(int n, String field) {
        return "/payments/" + n + "/" + field;
    }
}
