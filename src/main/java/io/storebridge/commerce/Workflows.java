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
}
