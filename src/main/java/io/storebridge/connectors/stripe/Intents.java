package io.storebridge.connectors.stripe;

import io.storebridge.commerce.Charge;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import java.util.List;
import java.util.function.Supplier;

/** Payment intents as they stand at Stripe. */
final class Intents {

    private final StripeApi api;

    Intents(StripeApi api) {
        this.api = api;
    }

    Intent find(Charge charge) {
        try {
            return new Intent(api.intent(charge.id()));
        } catch (Refusal e) {
            throw unknownOr(charge, e, () -> e.refused("show payment " + charge.paymentId()));
        }
    }

    static Failure.Rejected unknownOr(Charge charge, Refusal e, Supplier<Failure.Rejected> otherwise) {
        return e.isMissing() ? unknown(charge.id(), List.of(), e.detail()) : otherwise.get();
    }

    static Failure.Rejected unknown(String id, List<Failure.Field> fields, String detail) {
        return new Failure.Rejected(ErrorCodes.CHARGE_UNKNOWN, "Stripe knows no payment " + id + ".", fields, detail);
    }
}
