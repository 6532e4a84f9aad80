package io.storebridge.workflow;

import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * Level full without the details of variable updates and without local variables: they are two thirds of the rows and
 * nobody reads them. Nothing at all of runs in real time. Level audit would be no choice: it drops incidents, the job log and the operator log.
 */
class DurableHistory extends AbstractHistoryLevel {

    static final String NAME = "durable";

    @Override
    public int getId() {
        return 40;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType eventType, Object entity) {
        if (eventType == HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL || RealTimeDiagrams.isRealTime(entity)) {
            return false;
        }
        if (entity instanceof VariableInstanceEntity variable && isLocal(variable)) {
            return false;
        }
        return HistoryLevel.HISTORY_LEVEL_FULL.isHistoryEventProduced(eventType, entity);
    }

    private boolean isLocal(VariableInstanceEntity variable) {
        String instance = variable.getProcessInstanceId();
        return instance != null && (variable.getTaskId() != null || !instance.equals(variable.getExecutionId()));
    }
}
