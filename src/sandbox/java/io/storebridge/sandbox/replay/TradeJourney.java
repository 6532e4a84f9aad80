package io.storebridge.sandbox.replay;

/** Where what the file holds is sent, as a store does; sales and receivables approve it. */
final class TradeJourney {

    private final Web orders;
    private final Web returns;
    private final Web cancellations;
    private final People people;

    TradeJourney(String baseUrl) {
        orders = Web.api(baseUrl, "order-to-erp");
        returns = Web.api(baseUrl, "return-to-erp");
        cancellations = Web.api(baseUrl, "order-cancellation");
        people = new People(baseUrl);
    }

    TradeRun run(Trade trade) {
        if (trade instanceof Trade.Sale sale) {
            return new TradeRun(trade, sale.invoice().requestId(), orders, Requests.order(sale));
        }
        if (trade instanceof Trade.Return goodsBack) {
            return new TradeRun(trade, goodsBack.invoice().requestId(), returns, Requests.goodsBack(goodsBack));
        }
        if (trade instanceof Trade.Cancellation cancellation) {
            String id = cancellation.sale().invoice().requestId();
            return new TradeRun(trade, id, cancellations, Requests.cancellation(cancellation));
        }
        throw new IllegalArgumentException(trade + " is not sent");
    }

    /**
     * Does what the run waits for a person to do.
     *
     * @return whether there was something
     * @throws Stuck when a person would have to think
     */
    boolean approve(TradeRun run) {
        return !run.status().at("/waitsFor/tasks").isEmpty() && people.approve(run.id());
    }
}
