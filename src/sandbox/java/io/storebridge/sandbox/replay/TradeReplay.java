package io.storebridge.sandbox.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The whole file as orders, returns and cancellations, at a chosen rate. */
final class TradeReplay {

    // Enough for orders that wait for each other's rows in GP; a look at a status costs Storebridge ten queries.
    private static final int AT_ONCE = 8;

    private final Place place;
    private final PrintStream out;
    private final boolean terminal;

    TradeReplay(Place place, PrintStream out, boolean terminal) {
        this.place = place;
        this.out = out;
        this.terminal = terminal;
    }

    /**
     * @param trades what is sent; those that are no business of a store's are named in the reconciliation
     * @param perSecond how many are begun in a second at most; 0: as many as go
     */
    TradeReconciliation send(List<Trade> trades, int perSecond) {
        List<Trade> sent = trades.stream()
                .filter(trade -> !(trade instanceof Trade.Refused))
                .toList();
        List<Trade> first = sent.stream()
                .filter(trade -> !(trade instanceof Trade.Cancellation))
                .toList();
        List<Trade> later = sent.stream()
                .filter(trade -> trade instanceof Trade.Cancellation)
                .toList();
        out.printf("The file holds %,d invoices; %,d of them are sent.%n", trades.size(), sent.size());
        Progress progress = new Progress(out, terminal, Math.max(1, sent.size()), Journey.Stage.sent);
        TradeJourney journey = new TradeJourney(place.storebridge());
        Map<Trade, Outcome> outcomes = new ConcurrentHashMap<>();
        Pace pace = new Pace(perSecond);
        // What is cancelled must have been ordered.
        for (Collection<Trade> part : List.of(first, later)) {
            new Parallel(AT_ONCE).forEach(part, trade -> {
                pace.await();
                outcomes.put(trade, journey.make(trade, progress::reached));
            });
        }
        out.printf(
                Locale.ROOT,
                "%,d documents in %.1f s, %d at a time: %.1f a second.%n%n",
                progress.made(),
                progress.seconds(),
                AT_ONCE,
                progress.made() / progress.seconds());
        Map<Trade, Outcome> ordered = new LinkedHashMap<>();
        trades.forEach(trade -> ordered.put(trade, outcomes.get(trade)));
        TradeReconciliation reconciliation = TradeReconciliation.of(ordered, new GpDocuments(place.gp()));
        out.println(reconciliation.text());
        return reconciliation;
    }

    /** Lets as many through in a second as it is told. */
    private static final class Pace {

        private final long gapNanos;
        private long next = System.nanoTime();

        private Pace(int perSecond) {
            gapNanos = perSecond == 0 ? 0 : Duration.ofSeconds(1).toNanos() / perSecond;
        }

        private void await() {
            long wait;
            synchronized (this) {
                long now = System.nanoTime();
                wait = Math.max(0, next - now);
                next = Math.max(next, now) + gapNanos;
            }
            try {
                Thread.sleep(Duration.ofNanos(wait).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
