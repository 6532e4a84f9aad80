package io.storebridge.workflow;

import io.storebridge.commerce.Failure;
import io.storebridge.operations.Deadline;
import java.util.function.Function;

/** The run in real time that this thread carries out: its deadline, and the last no that an outside system said. */
final class RealTimeRun {

    private static final ThreadLocal<RealTimeRun> CURRENT = new ThreadLocal<>();

    private final Deadline deadline;
    private final String recordedAs;
    private Failure.Rejected rejected;

    private RealTimeRun(Deadline deadline, String recordedAs) {
        this.deadline = deadline;
        this.recordedAs = recordedAs;
    }

    /** @param recordedAs the id under which the run is recorded; null when it is not */
    static <T> T within(Deadline deadline, String recordedAs, Function<RealTimeRun, T> work) {
        RealTimeRun run = new RealTimeRun(deadline, recordedAs);
        CURRENT.set(run);
        try {
            return work.apply(run);
        } finally {
            CURRENT.remove();
        }
    }

    static boolean isUnderWay() {
        return CURRENT.get() != null;
    }

    /** Null outside of a run in real time. */
    static RealTimeRun current() {
        return CURRENT.get();
    }

    Deadline deadline() {
        return deadline;
    }

    String recordedAs() {
        return recordedAs;
    }

    void noteRejected(Failure.Rejected rejected) {
        this.rejected = rejected;
    }

    Failure.Rejected rejected() {
        return rejected;
    }
}
