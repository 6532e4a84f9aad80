package io.storebridge.commerce;

/**
 * The step of a workflow that calls an operation.
 *
 * @param process the workflow's key
 * @param businessId the instance's business id; the engine's id of an instance that a timer has started
 * @param activity the step's id in the diagram
 * @param visit tells one visit of the step from the next in the same instance; the same for every retry of a visit
 */
public record Step(String process, String businessId, String activity, String visit) {

    /** The same for every attempt of this step: the idempotency key at systems that take one. */
    public String key() {
        return process + ":" + businessId + ":" + activity + ":" + visit;
    }
}
