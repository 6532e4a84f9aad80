package io.storebridge.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** Sends what the file holds as a store does, orders, returns and cancellations, and approves as sales. */
final class TradeJourney {

    private final Follower orders;
    private final Follower returns;
    private final Follower cancellations;
    private final People people;

    TradeJourney(String baseUrl) {
        orders = new Follower(Web.api(baseUrl, "order-to-erp"));
        returns = new Follower(Web.api(baseUrl, "return-to-erp"));
        cancellations = new Follower(Web.api(baseUrl, "order-cancellation"));
        people = new People(baseUrl);
    }

    /** @param listener told each stage that this run brings it to */
    Outcome make(Trade trade, Consumer<Journey.Stage> listener) {
        Runnable sent = () -> listener.accept(Journey.Stage.sent);
        Outcome outcome;
        if (trade instanceof Trade.Sale sale) {
            String id = sale.invoice().requestId();
            outcome = orders.follow(id, Requests.order(sale), sent, status -> approve(id, status, listener));
        } else if (trade instanceof Trade.Return goodsBack) {
            String id = goodsBack.invoice().requestId();
            outcome = returns.follow(id, Requests.goodsBack(goodsBack), sent, status -> approve(id, status, listener));
        } else if (trade instanceof Trade.Cancellation cancellation) {
            String id = cancellation.sale().invoice().requestId();
            outcome = cancellations.follow(id, Requests.cancellation(cancellation), sent, status -> false);
        } else {
            throw new IllegalArgumentException(trade + " is not sent");
        }
        listener.accept(outcome.trouble() == null ? Journey.Stage.inGp : Journey.Stage.failed);
        return outcome;
    }

    private boolean approve(String id, JsonNode status, Consumer<Journey.Stage> listener) {
        if (status.at("/waitsFor/tasks").isEmpty()) {
            return false;
        }
        boolean approved = people.approve(id);
        if (approved) {
            listener.accept(Journey.Stage.reviewed);
        }
        return approved;
    }
}
