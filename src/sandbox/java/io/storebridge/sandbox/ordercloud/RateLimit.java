package io.storebridge.sandbox.ordercloud;

import java.time.Clock;
import java.time.Duration;

/**
 * So many requests in a window of time and no more. OrderCloud publishes neither a number nor a header, so there is no
 * limit until one is set.
 */
final class RateLimit {

    private final Clock clock;
    private int allowed = Integer.MAX_VALUE;
    private long windowMillis = 1000;
    private boolean tellsWhen;
    private long window;
    private int used;

    RateLimit(Clock clock) {
        this.clock = clock;
    }

    synchronized void set(int requests, Duration perTime, boolean withRetryAfter) {
        allowed = requests;
        windowMillis = perTime.toMillis();
        tellsWhen = withRetryAfter;
    }

    /** False when the request is one too many. */
    synchronized boolean take() {
        long current = clock.millis() / windowMillis;
        if (current != window) {
            window = current;
            used = 0;
        }
        return used++ < allowed;
    }

    /** Seconds until the next window, rounded up; null when clients are not told. */
    synchronized Long retryAfter() {
        long left = windowMillis - clock.millis() % windowMillis;
        return tellsWhen ? (left + 999) / 1000 : null;
    }
}
