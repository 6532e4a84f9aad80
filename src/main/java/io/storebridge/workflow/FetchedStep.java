package io.storebridge.workflow;

import io.storebridge.operations.OperationDefinition;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;

/** A step that this node has locked; {@code triedBefore}: some node has called the other system for it already. */
record FetchedStep(LockedExternalTask task, OperationDefinition operation, boolean triedBefore) {

    /** How many attempts have failed; the engine counts down the waits that are left. */
    int failures(int waits) {
        return task.getRetries() == null ? 0 : Math.max(0, waits - task.getRetries() + 1);
    }

    @Override
    public String toString() {
        return "%s of %s %s".formatted(task.getActivityId(), task.getProcessDefinitionKey(), task.getBusinessKey());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FetchedStep step && step.task.getId().equals(task.getId());
    }

    @Override
    public int hashCode() {
        return task.getId().hashCode();
    }
}
