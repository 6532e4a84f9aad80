package io.storebridge.workflow;

import io.storebridge.commerce.Failure;
import io.storebridge.operations.OperationDefinition;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variable {@code failure} that tells a diagram what a system has rejected and why. */
final class FailureDocument {

    private FailureDocument() {}

    static Map<String, Object> of(OperationDefinition operation, Failure.Rejected rejected) {
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("code", rejected.code());
        failure.put("message", rejected.getMessage());
        failure.put("system", operation.system());
        failure.put("operation", operation.title());
        failure.put("fields", rejected.fields());
        failure.put("detail", rejected.detail());
        return failure;
    }
}
