package io.storebridge.connectors.stripe;

import io.storebridge.commerce.Authorizations;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.connectors.http.HttpFailures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Card payments of orders at Stripe: one payment intent that is captured by hand for each. What was done is read before
 * anything is done, so that a call after a lost answer, or after somebody's work in Stripe's dashboard, does only what lacks.
 */
final class StripeAuthorizations implements Authorizations {

    private final OrderIntents orderIntents;
    private final CardsWithoutBuyer cards;
    private final Captures captures;

    StripeAuthorizations(StripeApi api, StripeProperties.Multicapture multicapture) {
        this.orderIntents = new OrderIntents(api, multicapture);
        this.cards = new CardsWithoutBuyer(api);
        this.captures = new Captures(api);
    }

    @Override
    public List<Charge> prepareOrder(PlacedOrder order, String customerNumber) {
        List<Charge> charges = new ArrayList<>();
        for (int n : cardPayments(order)) {
            String transaction = order.payments().get(n).transactionId();
            Intent intent = transaction == null || transaction.isBlank()
                    ? orderIntents.prepare(order, n, customerNumber)
                    : orderIntents.take(order, n);
            charges.add(intent.charge());
        }
        return charges;
    }

    @Override
    public List<Charge> authorize(List<Charge> charges, PlacedOrder order) {
        List<Integer> positions = cardPayments(order);
        if (positions.size() != charges.size()) {
            throw HttpFailures.rejected(
                    ErrorCodes.VALUE_INVALID,
                    "The order has %d card payments and %d were prepared: prepare them anew."
                            .formatted(positions.size(), charges.size()),
                    "/payments",
                    null);
        }
        List<Charge> authorized = new ArrayList<>();
        for (int i = 0; i < positions.size(); i++) {
            authorized.add(cards.authorize(charges.get(i), order, positions.get(i)));
        }
        return authorized;
    }

    @Override
    public List<Charge> capture(List<Charge> charges, BigDecimal total, Boolean last) {
        return captures.bringTo(charges, total, Boolean.TRUE.equals(last));
    }

    @Override
    public List<Charge> release(List<Charge> charges, String reason) {
        return charges.stream().map(charge -> captures.release(charge, reason)).toList();
    }

    private static List<Integer> cardPayments(PlacedOrder order) {
        return IntStream.range(0, order.payments().size())
                .filter(n -> order.payments().get(n).kind() == OrderPayment.Kind.card)
                .boxed()
                .toList();
    }
}
