package io.storebridge.workflow;

import io.storebridge.recording.Recorder;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityCache;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.impl.VariableMapImpl;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Records what people complete tasks with, in Tasklist, over engine-rest or in bulk: the variables that the command has
 * written when the task completes, before any listener of the diagram runs. The engine's history keeps the last values only.
 */
class TaskSubmissions extends AbstractBpmnParseListener {

    private final TaskListener listener;

    TaskSubmissions(Recorder recorder) {
        listener = task -> recorder.submitted(
                processKey(task), task.getProcessInstanceId(), task.getTaskDefinitionKey(), written());
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
            behavior.getTaskDefinition().addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, listener);
        }
    }

    private static String processKey(DelegateTask task) {
        return Context.getCommandContext()
                .getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(task.getProcessDefinitionId())
                .getKey();
    }

    private static Map<String, Object> written() {
        DbEntityCache cache = Context.getCommandContext().getDbEntityManager().getDbEntityCache();
        VariableMapImpl written = new VariableMapImpl();
        for (VariableInstanceEntity variable : cache.getEntitiesByType(VariableInstanceEntity.class)) {
            CachedDbEntity cached = cache.getCachedEntity(variable);
            TypedValue value = variable.getTypedValue(false);
            if (isWritten(cached) && !(value instanceof FileValue)) {
                written.putValueTyped(variable.getName(), value);
            }
        }
        return Variables.toDocuments(written);
    }

    private static boolean isWritten(CachedDbEntity cached) {
        return cached.getEntityState() == DbEntityState.TRANSIENT
                || cached.getEntityState() == DbEntityState.PERSISTENT && cached.isDirty();
    }
}
