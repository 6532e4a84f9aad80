package io.storebridge.sandbox.replay;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The whole file as orders, returns and cancellations, at a chosen rate, whatever time they take to reach GP. */
final class TradeReplay {

    private static final int SENDERS = 8;
    private static final int WATCHERS = 4;

    private final Place place;
    private final PrintStream out;
    private final boolean terminal;
    private final Map<Trade, Outcome> outcomes = new ConcurrentHashMap<>();

    TradeReplay(Place place, PrintStream out, boolean terminal) {
        this.place = place;
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * @param trades what is sent; those that are no business of a store's are named in the reconciliation
     * @param perSecond how many are sent in a second at most; 0: as many as go
     */
    TradeReconciliation send(List<Trade> trades, int perSecond) {
        List<Trade> sent = trades.stream()
                .filter(trade -> !(trade instanceof Trade.Refused))
                .toList();
        out.printf("The file holds %,d invoices; %,d of them are sent.%n", trades.size(), sent.size());
        GpDocuments gp = new GpDocuments(place.gp());
        Set<String> before = gp.numbers(
                        sent.stream().map(trade -> trade.invoice().requestId()).toList())
                .keySet();
        if (!before.isEmpty()) {
            out.printf("GP has %,d of them already.%n", before.size());
        }
        sendAll(sent, before, perSecond);
        Map<Trade, Outcome> ordered = new LinkedHashMap<>();
        trades.forEach(trade -> ordered.put(trade, outcomes.get(trade)));
        TradeReconciliation reconciliation = TradeReconciliation.of(ordered, gp);
        out.println(reconciliation.text());
        return reconciliation;
    }

    private void sendAll(List<Trade> sent, Set<String> before, int perSecond) {
        try (Sending sending = new Sending(sent, before, perSecond)) {
            sending.await();
            out.println(sending.speed());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Sends at the rate, whatever is under way; a cancellation when its order has ended. */
    private final class Sending implements AutoCloseable {

        private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        private final ExecutorService watchers = Executors.newFixedThreadPool(WATCHERS);
        private final Set<String> before;
        private final Map<Trade, Trade> cancellations = new HashMap<>();
        private final CountDownLatch left;
        private final Pace pace;
        private final Progress progress;
        private final TradeJourney journey = new TradeJourney(place.storebridge());
        private final Watch watch;
        private final AtomicInteger taken = new AtomicInteger();
        private volatile double takenSeconds;

        private Sending(List<Trade> sent, Set<String> before, int perSecond) {
            this.before = before;
            pace = new Pace(perSecond);
            left = new CountDownLatch(sent.size());
            progress = new Progress(out, terminal, Math.max(1, sent.size()), Journey.Stage.sent);
            watch = new Watch(journey, progress::reached, (run, outcome) -> ended(run.trade(), outcome));
            for (Trade trade : sent) {
                if (trade instanceof Trade.Cancellation cancellation) {
                    cancellations.put(cancellation.sale(), cancellation);
                } else {
                    senders.execute(() -> send(trade));
                }
            }
            for (int i = 0; i < WATCHERS; i++) {
                watchers.execute(() -> {
                    while (left.getCount() > 0) {
                        watch.look();
                    }
                });
            }
        }

        private void send(Trade trade) {
            pace.await();
            if (!watch.send(journey.run(trade))) {
                return;
            }
            taken.incrementAndGet();
            takenSeconds = progress.seconds();
            if (!isBefore(trade)) {
                progress.reached(Journey.Stage.sent);
            }
        }

        private boolean isBefore(Trade trade) {
            Invoice invoice = trade instanceof Trade.Cancellation cancellation
                    ? cancellation.sale().invoice()
                    : trade.invoice();
            return before.contains(invoice.requestId());
        }

        private void ended(Trade trade, Outcome outcome) {
            outcomes.put(trade, outcome);
            progress.reached(outcome.trouble() == null ? Journey.Stage.inGp : Journey.Stage.failed);
            Trade cancellation = cancellations.get(trade);
            if (cancellation != null && outcome.trouble() == null) {
                senders.execute(() -> send(cancellation));
            } else if (cancellation != null) {
                ended(cancellation, new Outcome(null, null, "its order is not in GP: " + outcome.trouble()));
            }
            left.countDown();
        }

        private void await() throws InterruptedException {
            left.await();
        }

        private String speed() {
            return String.format(
                    Locale.ROOT,
                    "Taken at the front door: %,d in %.1f s, %.1f a second. To the end: %,d new documents in %.1f s,"
                            + " %.1f a second.%n",
                    taken.get(),
                    takenSeconds,
                    taken.get() / Math.max(takenSeconds, 0.001),
                    progress.made(),
                    progress.seconds(),
                    progress.made() / progress.seconds());
        }

        @Override
        public void close() {
            senders.shutdownNow();
            // They see that nothing is left, and end.
            watchers.shutdown();
        }
    }
}
