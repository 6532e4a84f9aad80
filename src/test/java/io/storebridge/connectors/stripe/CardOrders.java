package io.storebridge.connectors.stripe;

import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.PlacedOrder;
import java.math.BigDecimal;
import java.util.List;

/** Orders of which only the payments matter. */
final class CardOrders {

    private CardOrders() {}

    static PlacedOrder order(String orderId, OrderPayment... payments) {
        return order(orderId, "USD", payments);
    }

    static PlacedOrder order(String orderId, String currency, OrderPayment... payments) {
        return new PlacedOrder(
                orderId,
                currency,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(payments),
                null,
                false,
                null,
                null);
    }

    static OrderPayment card(String amount, String method) {
        return new OrderPayment(OrderPayment.Kind.card, new BigDecimal(amount), method, null, null, null);
    }

    static OrderPayment made(String amount, String transactionId) {
        return new OrderPayment(OrderPayment.Kind.card, new BigDecimal(amount), null, transactionId, null, null);
    }

    static OrderPayment onAccount(String amount) {
        return new OrderPayment(OrderPayment.Kind.account, new BigDecimal(amount), null, null, null, null);
    }
}
