package io.storebridge.operations;

import java.time.Duration;

/** The moment at which a run in real time has to be over. */
public final class Deadline {

    private final Duration budget;
    private final long endNanos;

    private Deadline(Duration budget) {
        this.budget = budget;
        this.endNanos = System.nanoTime() + budget.toNanos();
    }

    public static Deadline in(Duration budget) {
        return new Deadline(budget);
    }

    Duration budget() {
        return budget;
    }

    /** Zero or less: it has passed. */
    long remainingNanos() {
        return endNanos - System.nanoTime();
    }

    /** Whether most of the budget is left, so that a slow answer is the fault of who is asked now. */
    boolean isFresh() {
        return remainingNanos() > budget.toNanos() / 2;
    }
}
