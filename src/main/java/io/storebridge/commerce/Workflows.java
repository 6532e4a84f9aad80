package io.storebridge.commerce;

import java.util.List;
import java.util.Map;

/** Starting workflows from within workflows. */
public interface Workflows {

    /**
     * Starts the workflow once for each value that no instance exists for, with the business id prefix + value and a
     * request that holds the value under {@code field}.
     *
     * @return how many were started
     */
    @Operation(id = "workflow.start-each", title = "Start a workflow for each", result = "started")
    Integer startEach(String process, String prefix, String field, List<String> values, Map<String, Object> request);

    /**
     * Starts the workflow with this request unless one of its business id has run or runs; the request is checked against
     * the workflow's schema.
     *
     * @return whether it was started
     * @throws Failure.Rejected value-invalid when the schema refuses the request
     */
    boolean start(String process, Map<String, Object> request);

    /**
     * The answer of a workflow in real time to this request.
     *
     * @throws Failure.Rejected when a system said no, or the schema refuses the request
     * @throws Failure.Unavailable when a system does not answer in time and no recent answer stands in
     */
    Map<String, Object> ask(String process, Map<String, Object> request);

    /**
     * Tells a message to the run of this business id, if it waits for it.
     *
     * @return false when it does not wait for it (any more), or there is no such run
     */
    @Operation(id = "workflow.tell", title = "Tell a workflow", result = "told")
    boolean tell(String process, String businessId, String message, Map<String, Object> document);

    /** Whether the run of this business id exists and has not ended. */
    boolean isRunning(String process, String businessId);
}
