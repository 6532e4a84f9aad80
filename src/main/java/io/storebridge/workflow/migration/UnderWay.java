package io.storebridge.workflow.migration;

import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;

/**
 * A step or a job that is being done, or will be at once: its instance must not be changed below it.
 *
 * @param element the step's id; null of a job
 */
record UnderWay(String element, String words) {

    /**
     * A lock that has not run out: a worker calls the other system now, or the step waits for its next attempt, which the
     * engine notes in the same way.
     */
    static Optional<UnderWay> of(ExternalTask step) {
        Date until = step.getLockExpirationTime();
        if (until == null || !until.after(ClockUtil.getCurrentTime())) {
            return Optional.empty();
        }
        return Optional.of(new UnderWay(
                step.getActivityId(),
                step.getErrorMessage() == null
                        ? "The step is under way; ask again when it has ended"
                        : "The step is tried again after a failure; ask again when it has ended, or after "
                                + until.toInstant().truncatedTo(ChronoUnit.SECONDS)));
    }

    /** A job that is executed, or due. A timer of later waits, and so does a job that has been given up. */
    static Optional<UnderWay> of(Job job) {
        Date now = ClockUtil.getCurrentTime();
        Date lock = ((JobEntity) job).getLockExpirationTime();
        boolean executed = lock != null && lock.after(now);
        boolean due = job.getRetries() > 0
                && (job instanceof MessageEntity
                        || job.getDuedate() != null && !job.getDuedate().after(now));
        return executed || due
                ? Optional.of(new UnderWay(null, "The engine goes on here in a moment; ask again"))
                : Optional.empty();
    }

    Reason reason(Diagram diagram) {
        return element == null ? new Reason(null, null, words) : diagram.reason(element, words);
    }
}
