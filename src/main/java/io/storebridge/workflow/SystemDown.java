package io.storebridge.workflow;

import io.storebridge.commerce.Failure;
import java.time.Duration;

/** A run in real time ended without a result because an outside system does not answer; the cause says how. */
public final class SystemDown extends RuntimeException {

    private final String system;
    private final String name;

    SystemDown(String system, String name, Failure cause) {
        super(cause.getMessage(), cause);
        this.system = system;
        this.name = name;
    }

    /** Its id: the part of its operations' ids before the dot. */
    public String system() {
        return system;
    }

    /** What people call it. */
    public String name() {
        return name;
    }

    /** When to ask again; null when nobody knows. */
    public Duration retryAfter() {
        return getCause() instanceof Failure.Unavailable unavailable ? unavailable.retryAfter() : null;
    }
}
