package io.storebridge.connectors.stripe;

import io.storebridge.commerce.Charge;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.connectors.http.HttpFailures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes what is set aside, and lets it go. The key of a capture names the state that it starts from (how much was taken
 * before), so that of two calls at once, whatever they want, one at most captures from that state.
 */
final class Captures {

    private final StripeApi api;
    private final Intents intents;
    private final Refunds refunds;

    Captures(StripeApi api) {
        this.api = api;
        this.intents = new Intents(api);
        this.refunds = new Refunds(api);
    }

    /** @param last what remains set aside is let go */
    List<Charge> bringTo(List<Charge> charges, BigDecimal total, boolean last) {
        List<Intent> standing =
                new ArrayList<>(charges.stream().map(intents::find).toList());
        long wanted = wanted(standing, total);
        long taken = standing.stream().mapToLong(Intent::received).sum();
        for (int i = 0; i < standing.size(); i++) {
            Intent intent = standing.get(i);
            long amount = Math.min(wanted - taken, open(intent));
            if (amount > 0) {
                intent = capture(intent, amount, last);
                taken += intent.received() - standing.get(i).received();
            }
            if (last && open(intent) > 0) {
                intent = letGo(intent, null);
            }
            standing.set(i, intent);
        }
        if (taken < wanted) {
            throw missing(standing, taken, wanted);
        }
        return standing.stream().map(Intent::charge).toList();
    }

    /** In the currency's smallest unit. */
    private static long wanted(List<Intent> standing, BigDecimal total) {
        if (total == null || total.signum() < 0) {
            throw HttpFailures.rejected(
                    ErrorCodes.VALUE_INVALID, "The total to take is an amount, zero or above.", "/total", null);
        }
        if (total.signum() == 0) {
            return 0;
        }
        if (standing.isEmpty()) {
            throw new Failure.Rejected(
                    ErrorCodes.REFUSED, total.toPlainString() + " are to be taken, and the order has no card payment.");
        }
        try {
            return MinorUnits.of(total, standing.get(0).currency());
        } catch (Failure.Rejected e) {
            throw HttpFailures.rejected(e.code(), e.getMessage(), "/total", e.detail());
        }
    }

    private static long open(Intent intent) {
        return intent.status() == Charge.Status.authorized ? intent.capturable() : 0;
    }

    /** What a card that allows one capture keeps after it is let go by Stripe. */
    private Intent capture(Intent intent, long amount, boolean last) {
        Form form = new Form().with("amount_to_capture", Long.toString(amount));
        if (intent.allowsSeveralCaptures()) {
            form.with("final_capture", Boolean.toString(last || amount == intent.capturable()));
        }
        return send(intent, form);
    }

    private Intent send(Intent intent, Form form) {
        String key = IdempotencyKey.of("capture", intent.id() + "-" + intent.received());
        try {
            return new Intent(api.capture(
                    intent.id(), key, form.with("expand[]", "latest_charge").body()));
        } catch (Refusal e) {
            if (e.isUnexpectedState()) {
                return intents.find(intent.charge());
            }
            if (e.isKeyOfAnotherRequest()) {
                throw new Failure.Unavailable("Another capture of payment " + intent.id() + " was faster.", null);
            }
            throw Intents.unknownOr(intent.charge(), e, () -> e.refused("take payment " + intent.id()));
        }
    }

    /** @param reason noted at Stripe; may be null */
    private Intent letGo(Intent intent, String reason) {
        if (intent.received() > 0) {
            // A payment that is taken in part cannot be canceled.
            return send(intent, new Form().with("amount_to_capture", "0").with("final_capture", "true"));
        }
        Form form =
                new Form().with("cancellation_reason", "requested_by_customer").with("expand[]", "latest_charge");
        try {
            if (reason != null && !reason.isBlank()) {
                api.update(
                        intent.id(),
                        new Form().with("metadata[reason]", Refunds.cut(reason)).body());
            }
            return new Intent(api.cancel(intent.id(), IdempotencyKey.of("cancel", intent.id()), form.body()));
        } catch (Refusal e) {
            if (e.isUnexpectedState()) {
                return intents.find(intent.charge());
            }
            throw Intents.unknownOr(intent.charge(), e, () -> e.refused("let payment " + intent.id() + " go"));
        }
    }

    Charge release(Charge charge, String reason) {
        Intent intent = intents.find(charge);
        if (intent.status() != Charge.Status.succeeded && intent.status() != Charge.Status.canceled) {
            intent = letGo(intent, reason);
        }
        if (open(intent) > 0 || intent.status() == Charge.Status.processing) {
            throw new Failure.Unavailable("Payment " + intent.id() + " changes in this very moment.", null);
        }
        if (intent.received() == intent.refunded()) {
            return intent.charge();
        }
        try {
            refunds.make(intent.charge(), Intent.ORDER_ID, reason);
        } catch (Refusal e) {
            throw Intents.unknownOr(charge, e, () -> e.refused("refund payment " + charge.id()));
        }
        return intents.find(charge).charge();
    }

    private static Failure.Rejected missing(List<Intent> standing, long taken, long wanted) {
        String currency = standing.get(0).currency();
        return new Failure.Rejected(
                ErrorCodes.REFUSED,
                """
                %s cannot be taken: of %s that are due %s are taken, and nothing more is set aside. A card that allows one \
                capture lets the rest go with it, and every card after about seven days. Ask the buyer for another payment, \
                or bill the rest."""
                        .formatted(words(wanted - taken, currency), words(wanted, currency), words(taken, currency)));
    }

    private static String words(long units, String currency) {
        return MinorUnits.amount(units, currency).toPlainString() + " " + currency.toUpperCase(Locale.ROOT);
    }
}
