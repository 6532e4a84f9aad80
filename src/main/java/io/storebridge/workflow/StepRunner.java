package io.storebridge.workflow;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Step;
import io.storebridge.operations.OperationDefinition;
import io.storebridge.operations.Operations;
import io.storebridge.recording.Recorder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Calls the operation of one step and reports the outcome to the engine: done, a BPMN error (the other system said no),
 * or a failure that is tried again with growing waits and ends as an incident.
 */
@Component
class StepRunner {

    private static final Logger log = LoggerFactory.getLogger(StepRunner.class);
    private static final int COMMIT_ATTEMPTS = 5;
    private static final String BRANCH_IS_GONE = "ENGINE-03077";
    private static final String NOBODY_TAKES_THE_ERROR = "ENGINE-02042";
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String BUSINESS_ID = "businessId";

    private final ExternalTaskService externalTasks;
    private final Operations operations;
    private final Attempts attempts;
    private final WorkerProperties properties;
    private final MeterRegistry meters;
    private final Recorder recorder;

    StepRunner(
            ExternalTaskService externalTasks,
            Operations operations,
            Attempts attempts,
            WorkerProperties properties,
            MeterRegistry meters,
            Recorder recorder) {
        this.externalTasks = externalTasks;
        this.operations = operations;
        this.attempts = attempts;
        this.properties = properties;
        this.meters = meters;
        this.recorder = recorder;
    }

    /**
     * What is logged meanwhile names the run ({@value #BUSINESS_ID} in the logging context).
     *
     * @param wakeLater told when the step is due again after a failure that may pass
     */
    void run(FetchedStep step, Consumer<Duration> wakeLater) {
        try (MDC.MDCCloseable run = MDC.putCloseable(BUSINESS_ID, step.task().getBusinessKey())) {
            callAndReport(step, wakeLater);
        }
    }

    private void callAndReport(FetchedStep step, Consumer<Duration> wakeLater) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "done";
        try {
            complete(step, call(step));
        } catch (Failure.Rejected rejected) {
            outcome = "rejected";
            reject(step, rejected, wakeLater);
        } catch (Failure.Unavailable unavailable) {
            outcome = "unavailable";
            if (step.operation().hasCheck() && !step.triedBefore()) {
                attempts.forget(step.task().getId());
            }
            tryAgain(step, unavailable, unavailable.retryAfter(), wakeLater);
        } catch (Failure.Unknown unknown) {
            outcome = "unknown";
            tryAgain(step, unknown, null, wakeLater);
        } catch (RuntimeException unexpected) {
            outcome = "error";
            tryAgain(step, unexpected, null, wakeLater);
        } finally {
            sample.stop(meters.timer(
                    "storebridge.step",
                    "operation",
                    step.operation().id(),
                    "process",
                    step.task().getProcessDefinitionKey(),
                    "outcome",
                    outcome));
        }
    }

    private Object call(FetchedStep step) {
        LockedExternalTask task = step.task();
        Step position = new Step(
                task.getProcessDefinitionKey(),
                // A run that a timer has started has no business id.
                task.getBusinessKey() == null ? task.getProcessInstanceId() : task.getBusinessKey(),
                task.getActivityId(),
                task.getActivityInstanceId());
        Map<String, Object> variables = Variables.toDocuments(task.getVariables());
        try {
            Object result = call(step, variables, position);
            recorder.done(
                    position,
                    task.getProcessInstanceId(),
                    step.operation().id(),
                    sent(step.operation(), variables),
                    result);
            return result;
        } catch (RuntimeException failure) {
            recorder.failed(
                    position,
                    task.getProcessInstanceId(),
                    step.operation().id(),
                    sent(step.operation(), variables),
                    failure);
            throw failure;
        }
    }

    private Object call(FetchedStep step, Map<String, Object> variables, Step position) {
        if (step.triedBefore()) {
            Object happened = operations.invoke(operations.get(step.operation().check()), variables, position);
            if (happened != null) {
                log.info("{} had taken effect in an earlier attempt", step);
                return happened;
            }
        }
        return operations.invoke(step.operation(), variables, position);
    }

    /** Without what only its check reads. */
    private static Map<String, Object> sent(OperationDefinition operation, Map<String, Object> variables) {
        Map<String, Object> sent = new LinkedHashMap<>(variables);
        sent.keySet().retainAll(operation.variables());
        return sent;
    }

    private void complete(FetchedStep step, Object result) {
        OperationDefinition operation = step.operation();
        Map<String, Object> variables = operation.result().isEmpty()
                ? Map.of()
                : Variables.toVariables(Collections.singletonMap(operation.result(), result));
        commit(() -> externalTasks.complete(step.task().getId(), step.task().getWorkerId(), variables));
    }

    /** Two steps of one instance may end at the same moment: the later one tries again. */
    private static void commit(Runnable report) {
        for (int attempt = 1; ; attempt++) {
            try {
                report.run();
                return;
            } catch (ProcessEngineException e) {
                if (attempt == COMMIT_ATTEMPTS || !isConflict(e)) {
                    throw e;
                }
            }
        }
    }

    /** Also the engine's stumbling over a parallel branch that ended while it read the instance, or was written to. */
    private static boolean isConflict(ProcessEngineException e) {
        return e instanceof OptimisticLockingException
                || isOfEngine(e, BRANCH_IS_GONE)
                || NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException sql
                        && FOREIGN_KEY_VIOLATION.equals(sql.getSQLState());
    }

    private static boolean isOfEngine(ProcessEngineException e, String code) {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage())
                .contains(code);
    }

    private void reject(FetchedStep step, Failure.Rejected rejected, Consumer<Duration> wakeLater) {
        LockedExternalTask task = step.task();
        log.info("{}: {} said no: {} ({})", step, step.operation().system(), rejected.getMessage(), rejected.code());
        Map<String, Object> variables =
                Variables.toVariables(Map.of("failure", FailureDocument.of(step.operation(), rejected)));
        try {
            commit(() -> externalTasks.handleBpmnError(
                    task.getId(), task.getWorkerId(), rejected.code(), rejected.getMessage(), variables));
        } catch (ProcessEngineException e) {
            if (!isOfEngine(e, NOBODY_TAKES_THE_ERROR)) {
                tryAgain(step, e, null, wakeLater);
                return;
            }
            log.warn("{}: no boundary event takes the error {}", step, rejected.code());
            giveUp(step, rejected);
        }
    }

    private void tryAgain(
            FetchedStep step, RuntimeException failure, Duration retryAfter, Consumer<Duration> wakeLater) {
        List<Duration> waits = properties.retriesOf(step.operation().system());
        int failures = step.failures(waits.size());
        if (failures >= waits.size()) {
            giveUp(step, failure);
            return;
        }
        Duration wait = jitter(waits.get(failures));
        if (retryAfter != null && retryAfter.compareTo(wait) > 0) {
            wait = retryAfter;
        }
        log.warn("{}: attempt {} failed, next in {}: {}", step, failures + 1, wait, failure.toString());
        report(step, failure, waits.size() - failures, wait);
        wakeLater.accept(wait);
    }

    private void giveUp(FetchedStep step, RuntimeException failure) {
        log.error("{}: gave up, an operator is needed: {}", step, failure.toString());
        report(step, failure, 0, Duration.ZERO);
    }

    private void report(FetchedStep step, RuntimeException failure, int retriesLeft, Duration wait) {
        commit(() -> externalTasks.handleFailure(
                step.task().getId(),
                step.task().getWorkerId(),
                failure.getMessage(),
                stackTrace(failure),
                retriesLeft,
                wait.toMillis()));
    }

    private static Duration jitter(Duration wait) {
        return Duration.ofMillis(
                (long) (wait.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
    }

    private static String stackTrace(RuntimeException failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
