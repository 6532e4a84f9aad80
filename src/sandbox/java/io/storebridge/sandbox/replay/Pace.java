package io.storebridge.sandbox.replay;

import java.time.Duration;

/** Lets as many through in a second as it is told. */
final class Pace {

    private final long gapNanos;
    private long next = System.nanoTime();

    /** @param perSecond 0: all at once */
    Pace(int perSecond) {
        gapNanos = perSecond == 0 ? 0 : Duration.ofSeconds(1).toNanos() / perSecond;
    }

    void await() {
        long turn;
        synchronized (this) {
            turn = Math.max(next, System.nanoTime());
            next = turn + gapNanos;
        }
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, turn - System.nanoTime())).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
