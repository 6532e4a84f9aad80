package io.storebridge.commerce;

import java.util.Map;

/**
 * Everything that the workflow knows at a step: a parameter of this type is filled by the worker.
 *
 * @param documents by variable, with the step's own inputs
 */
public record AllVariables(Map<String, Object> documents) {}
