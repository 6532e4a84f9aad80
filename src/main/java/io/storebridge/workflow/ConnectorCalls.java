package io.storebridge.workflow;

import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Step;
import io.storebridge.operations.Deadline;
import io.storebridge.operations.Documents;
import io.storebridge.operations.GuardedOperations;
import io.storebridge.operations.OperationDefinition;
import io.storebridge.operations.Operations;
import io.storebridge.operations.RealTimeProperties;
import io.storebridge.recording.Recorder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.connect.Connectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Calls operations for connectors of diagrams, in the engine's thread. A parameter takes the connector's input of its name,
 * else the process variable; the result lands in the variable that the operation names. That one is not transient, so that
 * a diagram may write to it again: what is made and gone within a transaction is never written anyway.
 */
@Component
class ConnectorCalls implements SessionFactory, Session, SmartInitializingSingleton {

    private final Operations operations;
    private final GuardedOperations guarded;
    private final RealTimeProperties properties;
    private final Recorder recorder;

    ConnectorCalls(Operations operations, GuardedOperations guarded, RealTimeProperties properties, Recorder recorder) {
        this.operations = operations;
        this.guarded = guarded;
        this.properties = properties;
        this.recorder = recorder;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Registry.register(operations.all().stream().map(OperationDefinition::id).collect(Collectors.toSet()));
    }

    /**
     * One for the whole JVM, and each engine that starts in it (in tests there are several) empties it: what the engines
     * before have put in is put in again. A connector knows its operation's id only and asks the engine that runs it.
     */
    private static final class Registry extends Connectors {
        private static final Set<String> IDS = ConcurrentHashMap.newKeySet();

        static void register(Set<String> ids) {
            IDS.addAll(ids);
            IDS.forEach(id -> registerConnector(id, new OperationConnector(id)));
        }
    }

    Object call(String operationId, Map<String, Object> inputs, ExecutionEntity execution) {
        OperationDefinition operation = operations.get(operationId);
        RealTimeRun run = RealTimeRun.current();
        try {
            Object result = answer(operation, variables(operation, inputs, execution), execution);
            if (!operation.result().isEmpty()) {
                execution.setVariable(operation.result(), Variables.toVariable(result));
            }
            return result;
        } catch (Failure.Rejected rejected) {
            if (run != null) {
                run.noteRejected(rejected);
            }
            execution.setVariable("failure", Variables.toVariable(FailureDocument.of(operation, rejected)));
            throw new BpmnError(rejected.code(), rejected.getMessage());
        } catch (RuntimeException failure) {
            throw new CallFailed(operation.system(), failure);
        }
    }

    /** A dry run takes the answer from a recording. */
    Object answer(OperationDefinition operation, Map<String, Object> variables, ExecutionEntity execution) {
        RealTimeRun run = RealTimeRun.current();
        Deadline deadline = run == null ? Deadline.in(properties.budget()) : run.deadline();
        // A run in real time is recorded when it was chosen at its start; a durable one always.
        String instance = run == null ? execution.getProcessInstanceId() : run.recordedAs();
        if (instance == null || !recorder.isOn()) {
            return guarded.invoke(operation, variables, step(execution), deadline);
        }
        try {
            Object result = guarded.invoke(operation, variables, step(execution), deadline);
            recorder.done(step(execution), instance, operation.id(), variables, result);
            return result;
        } catch (RuntimeException failure) {
            recorder.failed(step(execution), instance, operation.id(), variables, failure);
            throw failure;
        }
    }

    private static Map<String, Object> variables(
            OperationDefinition operation, Map<String, Object> inputs, ExecutionEntity execution) {
        Map<String, Object> variables = operation.readsAll() ? documents(execution.getVariables()) : new HashMap<>();
        for (String name : operation.variables()) {
            variables.put(name, inputs.containsKey(name) ? inputs.get(name) : execution.getVariable(name));
        }
        return variables;
    }

    private static Map<String, Object> documents(Map<String, Object> variables) {
        Map<String, Object> documents = new HashMap<>();
        variables.forEach((name, value) -> documents.put(name, Documents.of(value)));
        return documents;
    }

    private static Step step(ExecutionEntity execution) {
        return new Step(
                execution.getProcessDefinition().getKey(),
                execution.getProcessInstanceId(),
                execution.getActivityId(),
                execution.getActivityInstanceId());
    }

    @Override
    public Class<?> getSessionType() {
        return ConnectorCalls.class;
    }

    @Override
    public Session openSession() {
        return this;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
