package io.storebridge.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Workflows;
import io.storebridge.operations.Documents;
import io.storebridge.problems.Problem;
import io.storebridge.workflow.Instances;
import io.storebridge.workflow.ProcessDescription;
import io.storebridge.workflow.Processes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Starts workflows on behalf of workflows, by the same rules as for storefronts. */
@Component
class WorkflowStarter implements Workflows {

    private static final String CALLER = "storebridge";

    private final Processes processes;
    private final Schemas schemas;
    private final Intake intake;
    private final RealTime realTime;
    private final Requests requests;
    private final Instances instances;
    private final ObjectMapper json = new ObjectMapper();

    WorkflowStarter(
            Processes processes,
            Schemas schemas,
            Intake intake,
            RealTime realTime,
            Requests requests,
            Instances instances) {
        this.processes = processes;
        this.schemas = schemas;
        this.intake = intake;
        this.realTime = realTime;
        this.requests = requests;
        this.instances = instances;
    }

    @Override
    public Integer startEach(
            String process, String prefix, String field, List<String> values, Map<String, Object> request) {
        int started = 0;
        for (String value : values) {
            String businessId = prefix == null ? value : prefix + value;
            // Also with another content: what is known of the same thing may have grown since.
            if (requests.byBusinessId(process, businessId).isPresent()) {
                continue;
            }
            Map<String, Object> document = request == null ? new LinkedHashMap<>() : new LinkedHashMap<>(request);
            document.put(field, value);
            Body body = Body.of(json.valueToTree(document));
            if (intake.start(process, businessId, CALLER, null, body).first()) {
                started++;
            }
        }
        return started;
    }

    @Override
    public boolean start(String process, Map<String, Object> request) {
        ProcessDescription description = describe(process);
        Body body = body(request);
        check(description, body);
        String property = description
                .businessIdProperty()
                .orElseThrow(() -> invalid(
                        "/process",
                        "The schema of %s names no business id (x-business-id), so it cannot be started once."
                                .formatted(process)));
        String businessId = body.json().path(property).asText();
        if (requests.byBusinessId(process, businessId).isPresent()) {
            return false;
        }
        try {
            return intake.start(process, businessId, CALLER, null, body).first();
        } catch (Problem problem) {
            if (problem.status() == HttpStatus.CONFLICT) {
                // Another has started it since we looked, with another content.
                return false;
            }
            throw problem;
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<String, Object> ask(String process, Map<String, Object> request) {
        ProcessDescription description = describe(process);
        if (!description.realTime()) {
            throw invalid("/process", "%s does not run in real time: start it instead.".formatted(process));
        }
        Body body = body(request);
        check(description, body);
        try {
            return (Map<String, Object>) Documents.of(realTime.answer(description, body));
        } catch (Problem problem) {
            throw failure(problem);
        }
    }

    @Override
    public boolean tell(String process, String businessId, String message, Map<String, Object> document) {
        return requests.byBusinessId(process, businessId)
                .map(received -> instances.tell(received.instanceId(), message, document))
                .orElse(false);
    }

    @Override
    public boolean isRunning(String process, String businessId) {
        return requests.byBusinessId(process, businessId)
                .map(received -> instances.isRunning(received.instanceId()))
                .orElse(false);
    }

    private ProcessDescription describe(String process) {
        return processes
                .find(process)
                .orElseThrow(() -> invalid("/process", "There is no workflow %s with a schema.".formatted(process)));
    }

    private Body body(Map<String, Object> request) {
        JsonNode document = json.valueToTree(Documents.of(request));
        return Body.of(document);
    }

    private void check(ProcessDescription process, Body body) {
        try {
            schemas.check(process, "input", body.json());
        } catch (Problem problem) {
            throw new Failure.Rejected(ErrorCodes.VALUE_INVALID, problem.getMessage(), fields(problem), null);
        }
    }

    private static Failure.Rejected invalid(String pointer, String message) {
        return new Failure.Rejected(
                ErrorCodes.VALUE_INVALID, message, List.of(new Failure.Field(pointer, message)), null);
    }

    private static Failure failure(Problem problem) {
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            return new Failure.Unavailable(problem.getMessage(), problem, problem.retryAfter());
        }
        Object code = problem.properties().getOrDefault("code", ErrorCodes.REFUSED);
        return new Failure.Rejected(code.toString(), problem.getMessage(), fields(problem), null);
    }

    private static List<Failure.Field> fields(Problem problem) {
        return problem.errors().stream()
                .map(error -> new Failure.Field(error.pointer(), error.detail()))
                .toList();
    }
}
