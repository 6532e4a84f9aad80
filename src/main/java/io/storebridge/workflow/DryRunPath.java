package io.storebridge.workflow;

import io.storebridge.commerce.Failure;
import io.storebridge.operations.OperationDefinition;
import io.storebridge.operations.Operations;
import io.storebridge.recording.Recorded;
import io.storebridge.workflow.dryrun.RecordedRun;
import io.storebridge.workflow.dryrun.RecordedRun.Event;
import io.storebridge.workflow.dryrun.Trace;
import io.storebridge.workflow.dryrun.Trace.StopKind;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/**
 * Plays one recorded run: steps get their recorded answers, tasks their recorded forms, messages come and timers fire as they
 * did, in the order in which all that happened. Each only once the run waits for it; what it never waits for is left out. The
 * engine holds this run alone.
 */
final class DryRunPath {

    private static final String WORKER = "dry-run";
    private static final int MOST_STEPS = 500;

    private final ProcessEngine engine;
    private final DryRunProbe probe;
    private final Operations operations;
    private final RecordedRun run;
    private final Trace trace = new Trace();
    private final DryRunAnswers answers;
    /** External tasks and jobs that cannot go on. */
    private final Set<String> stuck = new HashSet<>();

    DryRunPath(DryRunEngine dryRun, Operations operations, RecordedRun run) {
        engine = dryRun.engine();
        probe = dryRun.probe();
        this.operations = operations;
        this.run = run;
        answers = new DryRunAnswers(run, trace);
        probe.watchFor(trace);
        dryRun.connectors().answerFrom(answers);
    }

    Trace play(String process) {
        RuntimeService runtime = engine.getRuntimeService();
        try {
            ProcessInstance[] started = new ProcessInstance[1];
            boolean begun = attempt(() -> started[0] = runtime.startProcessInstanceByKey(
                    process, run.start().businessId(), variables(run.start().input())));
            if (begun) {
                int steps = 0;
                while (steps < MOST_STEPS && next()) {
                    steps++;
                }
                if (steps == MOST_STEPS) {
                    trace.error("after %d steps the run has not come to an end".formatted(steps));
                }
                noteEnd(started[0].getId());
            }
            return trace;
        } finally {
            runtime.createProcessInstanceQuery()
                    .rootProcessInstances()
                    .list()
                    .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "Dry run", true, true, true));
        }
    }

    /** @return false when nothing is left to do */
    private boolean next() {
        Optional<Job> job = engine.getManagementService().createJobQuery().messages().list().stream()
                .filter(found -> !stuck.contains(found.getId()))
                .findFirst();
        if (job.isPresent()) {
            return executeJob(job.get().getId());
        }
        ExternalTask step = null;
        Recorded answer = null;
        for (ExternalTask task :
                engine.getExternalTaskService().createExternalTaskQuery().list()) {
            if (stuck.contains(task.getId())) {
                continue;
            }
            Recorded found = recorded(task);
            if (step == null || found != null && (answer == null || found.at().isBefore(answer.at()))) {
                step = task;
                answer = found;
            }
        }
        // What came while the step was under way comes before its answer.
        for (Event event : run.events()) {
            if (answer != null && !event.at().isBefore(answer.at())) {
                break;
            }
            if (apply(event)) {
                return true;
            }
        }
        return step != null && execute(step);
    }

    private Recorded recorded(ExternalTask task) {
        return operation(task)
                .flatMap(operation -> run.answer(
                        task.getProcessDefinitionKey(), task.getActivityId(), operation.id(), inputs(operation, task)))
                .orElse(null);
    }

    private Optional<OperationDefinition> operation(ExternalTask task) {
        return operations.all().stream()
                .filter(operation -> operation.id().equals(task.getTopicName()))
                .findFirst();
    }

    private Map<String, Object> inputs(OperationDefinition operation, ExternalTask task) {
        return Variables.toDocuments(
                engine.getRuntimeService().getVariablesTyped(task.getExecutionId(), operation.variables(), false));
    }

    private boolean execute(ExternalTask task) {
        String activity = task.getActivityId();
        String label = probe.label(activity);
        trace.reached(activity, label);
        Optional<OperationDefinition> known = operation(task);
        if (known.isEmpty()) {
            trace.error("there is no operation '%s'".formatted(task.getTopicName()));
            stuck.add(task.getId());
            return true;
        }
        OperationDefinition operation = known.get();
        boolean done = attempt(() -> {
            try {
                Object result = answers.call(
                        operation, task.getProcessDefinitionKey(), activity, label, inputs(operation, task));
                engine.getExternalTaskService().lock(task.getId(), WORKER, 60_000);
                engine.getExternalTaskService()
                        .complete(
                                task.getId(),
                                WORKER,
                                operation.result().isEmpty()
                                        ? Map.of()
                                        : variables(Collections.singletonMap(operation.result(), result)));
            } catch (Failure.Rejected rejected) {
                engine.getExternalTaskService().lock(task.getId(), WORKER, 60_000);
                engine.getExternalTaskService()
                        .handleBpmnError(
                                task.getId(),
                                WORKER,
                                rejected.code(),
                                rejected.getMessage(),
                                variables(Map.of("failure", FailureDocument.of(operation, rejected))));
            }
        });
        if (!done) {
            stuck.add(task.getId());
        }
        return true;
    }

    private boolean executeJob(String id) {
        if (!attempt(() -> engine.getManagementService().executeJob(id))) {
            stuck.add(id);
        }
        return true;
    }

    /** @return false when the run does not wait for it now */
    private boolean apply(Event event) {
        return switch (event.kind()) {
            case task -> complete(event);
            case message -> tell(event);
            case timer -> fire(event);
        };
    }

    private boolean complete(Event event) {
        List<Task> tasks = engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey(event.name())
                .list();
        if (tasks.isEmpty() || stuck.contains(tasks.get(0).getId())) {
            return false;
        }
        run.played(event);
        trace.reached(event.name(), tasks.get(0).getName());
        if (!attempt(() -> engine.getTaskService().complete(tasks.get(0).getId(), variables(event.document())))) {
            stuck.add(tasks.get(0).getId());
        }
        return true;
    }

    private boolean tell(Event event) {
        EventSubscription waiting = subscriptions().stream()
                .filter(subscription -> event.name().equals(subscription.getEventName()))
                .findFirst()
                .orElse(null);
        if (waiting == null) {
            return false;
        }
        run.played(event);
        trace.reached(waiting.getActivityId(), probe.label(waiting.getActivityId()));
        attempt(() -> engine.getRuntimeService()
                .createMessageCorrelation(event.name())
                .processInstanceId(waiting.getProcessInstanceId())
                .setVariable(event.name(), Variables.toVariable(event.document()))
                .correlate());
        return true;
    }

    private boolean fire(Event event) {
        Job timer = timers().stream()
                .filter(job -> event.name().equals(activity(job)))
                .findFirst()
                .orElse(null);
        if (timer == null) {
            return false;
        }
        run.played(event);
        trace.reached(event.name(), probe.label(event.name()));
        return executeJob(timer.getId());
    }

    private List<EventSubscription> subscriptions() {
        return engine.getRuntimeService().createEventSubscriptionQuery().eventType("message").list().stream()
                .filter(subscription -> subscription.getProcessInstanceId() != null)
                .toList();
    }

    private List<Job> timers() {
        return engine.getManagementService().createJobQuery().timers().list().stream()
                .filter(job -> job.getProcessInstanceId() != null && !stuck.contains(job.getId()))
                .toList();
    }

    private String activity(Job job) {
        return engine.getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    private void noteEnd(String instance) {
        boolean running = engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                > 0;
        if (!running) {
            trace.stop(StopKind.end, probe.lastEnd(), probe.label(probe.lastEnd()), "");
            return;
        }
        List<Task> tasks = engine.getTaskService().createTaskQuery().list();
        tasks.stream()
                .filter(task -> !stuck.contains(task.getId()))
                .forEach(task -> trace.stop(
                        StopKind.person, task.getTaskDefinitionKey(), probe.label(task.getTaskDefinitionKey()), ""));
        if (tasks.isEmpty() && stuck.isEmpty()) {
            subscriptions()
                    .forEach(subscription -> trace.stop(
                            StopKind.event,
                            subscription.getActivityId(),
                            probe.label(subscription.getActivityId()),
                            "the message '%s'".formatted(subscription.getEventName())));
            timers().forEach(job -> trace.stop(StopKind.event, activity(job), probe.label(activity(job)), "a timer"));
        }
    }

    /** Notes why it failed. */
    private boolean attempt(Runnable work) {
        try {
            work.run();
            return true;
        } catch (DryRunAnswers.NoAnswer missing) {
            trace.missing(missing.getMessage());
        } catch (CallFailed failed) {
            trace.missing(failed.getMessage());
        } catch (RuntimeException e) {
            trace.error(words(e));
        }
        return false;
    }

    /** Without the engine's codes and Java's names. */
    private static String words(Throwable e) {
        return String.valueOf(e.getMessage())
                .replaceAll("\\b(ENGINE|DMN|FEEL|SPIN)[-/][A-Z0-9-]+ ", "")
                .replaceAll("\\b[a-z]+(\\.[a-zA-Z$]+)+(Exception|Error): ", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> variables(Object documents) {
        return documents == null
                ? Map.of()
                : Variables.toVariables(new LinkedHashMap<>((Map<String, Object>) documents));
    }
}
