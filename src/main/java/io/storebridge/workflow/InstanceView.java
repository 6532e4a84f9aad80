package io.storebridge.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where one run of a workflow stands, in the business's words.
 *
 * @param status see {@link Status}
 * @param milestones what has been reached, oldest first
 * @param messages what it can be told now
 * @param tasks what it waits for people to do
 * @param result the variables that the schema's output names, as far as they are known
 */
public record InstanceView(
        Status status,
        Instant startedAt,
        Instant endedAt,
        List<Milestone> milestones,
        List<String> messages,
        List<String> tasks,
        Map<String, Object> result) {

    public record Milestone(String name, Instant at) {}

    /**
     * running: steps are under way; waiting: for a person, a message or a date; completed; rejected: ended with a no;
     * failed: an operator is needed, or has ended it.
     */
    public enum Status {
        running,
        waiting,
        completed,
        rejected,
        failed
    }
}
