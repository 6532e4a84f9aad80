package io.storebridge.workflow;

import io.storebridge.commerce.Failure;
import io.storebridge.operations.Deadline;
import io.storebridge.operations.RealTimeProperties;
import io.storebridge.recording.Recorder;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;
import org.springframework.stereotype.Component;

/**
 * Runs workflows from start to end in the caller's thread. Nothing is stored, and no database connection is taken, as
 * long as the diagram's definitions are known to this node.
 */
@Component
public class RealTimeRuns {

    /** How the engine tells of an error that no boundary event takes; it has no exception class for it. */
    private static final Pattern NOT_TAKEN = Pattern.compile(
            "errorCode '(.*?)' and errorMessage '(.*)', but no error handler was defined", Pattern.DOTALL);

    private final RuntimeService runtime;
    private final RealTimeProperties properties;
    private final Recorder recorder;

    RealTimeRuns(RuntimeService runtime, RealTimeProperties properties, Recorder recorder) {
        this.runtime = runtime;
        this.properties = properties;
        this.recorder = recorder;
    }

    /**
     * Runs the workflow within the configured budget.
     *
     * @param documents the variables to start with
     * @return all variables at the end, as documents
     * @throws Failure.Rejected when an error (of a system, or of the diagram) is taken by no boundary event
     * @throws SystemDown when a system does not answer, in time or at all
     */
    public Map<String, Object> run(ProcessDescription process, Map<String, Object> documents) {
        String recordedAs = recorder.takesRealTimeRun() ? UUID.randomUUID().toString() : null;
        if (recordedAs != null) {
            recorder.started(process.key(), recordedAs, null, documents);
        }
        return RealTimeRun.within(Deadline.in(properties.budget()), recordedAs, run -> {
            try {
                return variables(runtime.createProcessInstanceById(process.definitionId())
                        .setVariables(Variables.toTransient(documents))
                        .executeWithVariablesInReturn());
            } catch (ProcessEngineException e) {
                throw reason(e, run);
            }
        });
    }

    private static Map<String, Object> variables(ProcessInstanceWithVariables instance) {
        if (!instance.isEnded()) {
            throw new IllegalStateException("%s has stopped on its way, which a workflow in real time must not"
                    .formatted(instance.getProcessDefinitionId()));
        }
        return new HashMap<>(instance.getVariables());
    }

    private RuntimeException reason(ProcessEngineException e, RealTimeRun run) {
        if (e instanceof CallFailed failed) {
            return failed.reason() instanceof Failure failure
                    ? new SystemDown(failed.system(), properties.nameOf(failed.system()), failure)
                    : failed.reason();
        }
        Matcher notTaken = NOT_TAKEN.matcher(String.valueOf(e.getMessage()));
        if (!notTaken.find()) {
            return e;
        }
        Failure.Rejected last = run.rejected();
        return last != null && last.code().equals(notTaken.group(1))
                ? last
                : new Failure.Rejected(notTaken.group(1), notTaken.group(2));
    }
}
