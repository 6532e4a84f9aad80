package io.storebridge.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.problems.Problem;
import io.storebridge.security.Caller;
import io.storebridge.workflow.InstanceView;
import io.storebridge.workflow.Instances;
import io.storebridge.workflow.ProcessDescription;
import io.storebridge.workflow.Processes;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Every workflow with a schema, over HTTP; described in OpenAPI by {@link ProcessEndpoints}. */
@RestController
@RequestMapping("/api")
@Hidden
class ProcessController {

    private static final Pattern BUSINESS_ID = Pattern.compile("[A-Za-z0-9._~-]{1,64}");
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Processes processes;
    private final Schemas schemas;
    private final Intake intake;
    private final RealTime realTime;
    private final Requests requests;
    private final Instances instances;

    ProcessController(
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

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Status(
            String id,
            String process,
            InstanceView.Status status,
            Instant startedAt,
            Instant endedAt,
            List<InstanceView.Milestone> milestones,
            WaitsFor waitsFor,
            ObjectNode result) {

        /** @param messages what can be posted now; {@code tasks}: what people have to do first */
        record WaitsFor(List<String> messages, List<String> tasks) {}

        static Status of(ProcessDescription process, String id, InstanceView view) {
            return new Status(
                    id,
                    process.key(),
                    view.status(),
                    view.startedAt(),
                    view.endedAt(),
                    view.milestones(),
                    new WaitsFor(view.messages(), view.tasks()),
                    Output.of(process, view.result()));
        }
    }

    @PostMapping("/{process}")
    ResponseEntity<?> start(
            @PathVariable String process,
            @RequestHeader(value = "Idempotency-Key", required = false) String key,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws IOException {
        ProcessDescription description = describe(process, caller);
        Body body = Body.read(request);
        schemas.check(description, "input", body.json());
        checkKey(key);
        if (description.realTime()) {
            return ResponseEntity.ok(realTime.answer(description, body));
        }
        Intake.Started started = intake.start(process, businessId(description, body.json()), caller.name(), key, body);
        Status status = status(description, started.businessId());
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create("/api/%s/%s".formatted(process, started.businessId())))
                .body(status);
    }

    @GetMapping("/{process}/{id}")
    Status status(@PathVariable String process, @PathVariable String id, @AuthenticationPrincipal Caller caller) {
        return status(describeDurable(process, caller), id);
    }

    @PostMapping("/{process}/{id}/{message}")
    ResponseEntity<Status> tell(
            @PathVariable String process,
            @PathVariable String id,
            @PathVariable String message,
            @RequestHeader(value = "Idempotency-Key", required = false) String key,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws IOException {
        ProcessDescription description = describeDurable(process, caller);
        if (!description.messages().contains(message)) {
            throw new Problem(
                    HttpStatus.NOT_FOUND,
                    "%s knows no message '%s'; it knows %s".formatted(process, message, description.messages()));
        }
        Requests.Received received = received(description, id);
        Body body = Body.read(request);
        schemas.check(description, message, body.json());
        checkKey(key);
        intake.tell(process, id, received.instanceId(), message, caller.name(), key, body);
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .header(HttpHeaders.LOCATION, "/api/%s/%s".formatted(process, id))
                .body(status(description, id));
    }

    private ProcessDescription describe(String process, Caller caller) {
        ProcessDescription description = processes
                .find(process)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "There is no workflow '%s'".formatted(process)));
        caller.requireUse(process);
        return description;
    }

    private ProcessDescription describeDurable(String process, Caller caller) {
        ProcessDescription description = describe(process, caller);
        if (description.realTime()) {
            throw new Problem(
                    HttpStatus.NOT_FOUND,
                    "%s answers at once and keeps nothing: there is no run to ask for or to tell anything"
                            .formatted(process));
        }
        return description;
    }

    private Requests.Received received(ProcessDescription process, String id) {
        return requests.byBusinessId(process.key(), id)
                .orElseThrow(() -> new Problem(
                        HttpStatus.NOT_FOUND, "There is no %s with the id '%s'".formatted(process.key(), id)));
    }

    private Status status(ProcessDescription process, String id) {
        List<String> resultNames = process.definition("output")
                .map(output -> output.path("properties").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList())
                .orElse(List.of());
        return instances
                .find(received(process, id).instanceId(), resultNames)
                .map(view -> Status.of(process, id, view))
                .orElseThrow(() -> new Problem(
                        HttpStatus.GONE, "%s ended so long ago that its history has been cleaned up".formatted(id)));
    }

    private static String businessId(ProcessDescription process, JsonNode body) {
        String id = process.businessIdProperty()
                .map(property -> body.path(property).asText(""))
                .filter(value -> !value.isEmpty())
                .orElseGet(() -> UUID.randomUUID().toString());
        if (!BUSINESS_ID.matcher(id).matches()) {
            String pointer = "/" + process.businessIdProperty().orElse("");
            String rule = "1 to 64 letters, digits and . _ ~ -";
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "%s: the id takes %s".formatted(pointer, rule),
                    List.of(new Problem.FieldError(pointer, "takes " + rule)));
        }
        return id;
    }

    private static void checkKey(String key) {
        if (key != null && !IDEMPOTENCY_KEY.matcher(key).matches()) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST, "Idempotency-Key takes 1 to 255 visible ASCII characters without spaces");
        }
    }
}
