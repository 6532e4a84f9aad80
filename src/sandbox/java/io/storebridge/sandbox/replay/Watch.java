package io.storebridge.sandbox.replay;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Follows runs to their ends: looks at the one that was looked at longest ago. A restart of Storebridge is waited for; when
 * nothing changes any more for longer than that and the longest wait between two tries take, all that is left stands still.
 */
final class Watch {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    // A look costs Storebridge ten queries: few a second, so that looking does not slow down what is looked at.
    private static final int LOOKS_PER_SECOND = 15;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final TradeJourney journey;
    private final Consumer<Journey.Stage> listener;
    private final BiConsumer<TradeRun, Outcome> ended;
    private final BlockingQueue<TradeRun> runs = new LinkedBlockingQueue<>();
    private final Pace pace = new Pace(LOOKS_PER_SECOND);
    private volatile long changed = System.nanoTime();

    /** @param ended told what became of a run, once for each */
    Watch(TradeJourney journey, Consumer<Journey.Stage> listener, BiConsumer<TradeRun, Outcome> ended) {
        this.journey = journey;
        this.listener = listener;
        this.ended = ended;
    }

    /**
     * Sends it, again and again while Storebridge is down, and follows it from then on.
     *
     * @return whether the front door has taken it
     */
    boolean send(TradeRun run) {
        while (true) {
            try {
                Outcome refused = run.send();
                changed = System.nanoTime();
                if (refused == null) {
                    runs.add(run);
                } else {
                    ended.accept(run, refused);
                }
                return refused == null;
            } catch (UncheckedIOException e) {
                if (isOver()) {
                    ended.accept(run, Outcome.of(run.status(), e.getMessage()));
                    return false;
                }
                rest(Duration.ofSeconds(1));
            }
        }
    }

    /** Looks at one of the runs, when there is one. */
    void look() {
        TradeRun run = runs.poll();
        if (run == null) {
            rest(BETWEEN_LOOKS);
            return;
        }
        pace.await();
        rest(BETWEEN_LOOKS.minusNanos(System.nanoTime() - run.lookedAt()));
        Outcome end;
        try {
            end = after(run);
        } catch (RuntimeException e) {
            end = Outcome.of(run.status(), e.getMessage());
        }
        if (end == null) {
            runs.add(run);
        } else {
            changed = System.nanoTime();
            ended.accept(run, end);
        }
    }

    private Outcome after(TradeRun run) {
        try {
            boolean moved = run.look();
            if (Outcome.end(run.status()) == null && journey.approve(run)) {
                listener.accept(Journey.Stage.reviewed);
                moved = true;
            }
            if (moved) {
                changed = System.nanoTime();
            }
        } catch (UncheckedIOException e) {
            rest(Duration.ofSeconds(1));
        }
        Outcome end = Outcome.end(run.status());
        return end == null && isOver() ? Outcome.stuck(run.status()) : end;
    }

    private boolean isOver() {
        return System.nanoTime() - changed > PATIENCE.toNanos();
    }

    private static void rest(Duration time) {
        try {
            Thread.sleep(Math.max(0, time.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
