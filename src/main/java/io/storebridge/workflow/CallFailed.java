package io.storebridge.workflow;

import org.camunda.bpm.engine.ProcessEngineException;

/**
 * Carries the reason why a call failed through the engine. The engine offers any other exception, and one of its own with a
 * cause, to boundary events that take all errors: a system that is down would pass for one that said no.
 */
final class CallFailed extends ProcessEngineException {

    private final String system;
    private final transient RuntimeException reason;

    CallFailed(String system, RuntimeException reason) {
        super(reason.getMessage());
        this.system = system;
        this.reason = reason;
    }

    String system() {
        return system;
    }

    RuntimeException reason() {
        return reason;
    }
}
