package io.storebridge.workflow;

import io.storebridge.recording.Recorder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Starting runs of workflows, telling them messages, and asking where they stand. */
@Component
public class Instances {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ExternalTaskService externalTasks;
    private final HistoryService history;
    private final DiagramNotes notes;
    private final Recorder recorder;

    Instances(
            RuntimeService runtime,
            TaskService tasks,
            ExternalTaskService externalTasks,
            HistoryService history,
            DiagramNotes notes,
            Recorder recorder) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.externalTasks = externalTasks;
        this.history = history;
        this.notes = notes;
        this.recorder = recorder;
    }

    /** Starts the newest version, in the caller's transaction, and returns the instance's id. */
    public String start(String processKey, String businessId, Map<String, Object> documents) {
        String instanceId = runtime.startProcessInstanceByKey(processKey, businessId, Variables.toVariables(documents))
                .getProcessInstanceId();
        recorder.started(processKey, instanceId, businessId, documents);
        return instanceId;
    }

    /**
     * Tells the instance a message; its document lands in the variable of the message's name.
     *
     * @return false when the instance does not wait for the message (any more)
     */
    public boolean tell(String instanceId, String message, Object document) {
        if (!messages(instanceId).contains(message)) {
            return false;
        }
        try {
            runtime.createMessageCorrelation(message)
                    .processInstanceId(instanceId)
                    .setVariable(message, Variables.toVariable(document))
                    .correlate();
            recorder.told(instanceId, message, document);
            return true;
        } catch (MismatchingMessageCorrelationException | OptimisticLockingException e) {
            return false;
        }
    }

    public boolean isRunning(String instanceId) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceId(instanceId)
                        .count()
                > 0;
    }

    /**
     * @param resultNames the variables to show as the result
     * @return empty when nothing is known of the instance (any more)
     */
    public Optional<InstanceView> find(String instanceId, Collection<String> resultNames) {
        HistoricProcessInstance instance = history.createHistoricProcessInstanceQuery()
                .processInstanceId(instanceId)
                .singleResult();
        if (instance == null) {
            return Optional.empty();
        }
        boolean ended = instance.getEndTime() != null;
        List<String> messages = ended ? List.of() : messages(instanceId);
        List<String> openTasks = ended ? List.of() : openTasks(instanceId);
        return Optional.of(new InstanceView(
                ended ? endStatus(instance) : openStatus(instanceId),
                instance.getStartTime().toInstant(),
                ended ? instance.getEndTime().toInstant() : null,
                milestones(instance),
                messages,
                openTasks,
                result(instanceId, resultNames)));
    }

    private InstanceView.Status endStatus(HistoricProcessInstance instance) {
        if (!HistoricProcessInstance.STATE_COMPLETED.equals(instance.getState())) {
            return InstanceView.Status.failed;
        }
        return notes.outcome(instance.getProcessDefinitionId(), instance.getEndActivityId());
    }

    private InstanceView.Status openStatus(String instanceId) {
        if (runtime.createIncidentQuery().processInstanceId(instanceId).count() > 0) {
            return InstanceView.Status.failed;
        }
        boolean stepsUnderWay = externalTasks
                        .createExternalTaskQuery()
                        .processInstanceId(instanceId)
                        .count()
                > 0;
        return stepsUnderWay ? InstanceView.Status.running : InstanceView.Status.waiting;
    }

    private List<String> messages(String instanceId) {
        return runtime.createEventSubscriptionQuery().processInstanceId(instanceId).eventType("message").list().stream()
                .map(EventSubscription::getEventName)
                .sorted()
                .toList();
    }

    private List<String> openTasks(String instanceId) {
        return tasks.createTaskQuery().processInstanceId(instanceId).list().stream()
                .map(Task::getName)
                .sorted()
                .toList();
    }

    private List<InstanceView.Milestone> milestones(HistoricProcessInstance instance) {
        Map<String, String> names = notes.milestones(instance.getProcessDefinitionId());
        List<InstanceView.Milestone> reached = new ArrayList<>();
        for (HistoricActivityInstance activity : history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .finished()
                .list()) {
            String name = names.get(activity.getActivityId());
            Date at = activity.getEndTime();
            if (name != null && at != null && !activity.isCanceled()) {
                reached.add(new InstanceView.Milestone(name, at.toInstant()));
            }
        }
        reached.sort(Comparator.comparing(InstanceView.Milestone::at));
        return reached;
    }

    private Map<String, Object> result(String instanceId, Collection<String> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> found = new LinkedHashMap<>();
        for (HistoricVariableInstance variable : history.createHistoricVariableInstanceQuery()
                .processInstanceId(instanceId)
                .variableNameIn(names.toArray(String[]::new))
                .list()) {
            if (variable.getValue() != null) {
                found.put(variable.getName(), variable.getValue());
            }
        }
        Map<String, Object> result = new LinkedHashMap<>();
        names.stream().filter(found::containsKey).forEach(name -> result.put(name, found.get(name)));
        return result;
    }
}
