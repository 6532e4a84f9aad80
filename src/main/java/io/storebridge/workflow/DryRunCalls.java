package io.storebridge.workflow;

import io.storebridge.operations.OperationDefinition;
import io.storebridge.operations.Operations;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Connectors of the engine of a dry run: answered from the recording. */
final class DryRunCalls extends ConnectorCalls {

    private DryRunAnswers answers;

    DryRunCalls(Operations operations) {
        super(operations, null, null, null);
    }

    void answerFrom(DryRunAnswers answers) {
        this.answers = answers;
    }

    @Override
    Object answer(OperationDefinition operation, Map<String, Object> variables, ExecutionEntity execution) {
        return answers.call(
                operation,
                execution.getProcessDefinition().getKey(),
                execution.getActivityId(),
                execution.getCurrentActivityName(),
                variables);
    }
}
