package io.storebridge.migrations;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.storebridge.problems.Problem;
import io.storebridge.security.Caller;
import io.storebridge.workflow.migration.MigrationReport;
import io.storebridge.workflow.migration.MigrationRequest;
import io.storebridge.workflow.migration.MigrationResult;
import io.storebridge.workflow.migration.Migrations;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Instances that still run on old versions of a diagram: whether they can move to the newest, and moving them. */
@RestController
@RequestMapping("/api/migrations")
@Tag(name = "Migrations", description = "Moving running instances to the newest version of their diagram")
@ApiResponse(responseCode = "403", description = "The key has no right to deployments")
@ApiResponse(responseCode = "404", description = "There is no such workflow")
class MigrationController {

    private final Migrations migrations;

    MigrationController(Migrations migrations) {
        this.migrations = migrations;
    }

    @Schema(name = "MigrationRequest")
    record Body(
            @ArraySchema(
                            arraySchema =
                                    @Schema(
                                            description =
                                                    "Old versions (numbers), or business ids or instance ids (texts); all old versions when it is left out"),
                            schema = @Schema(types = {"integer", "string"}))
                    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                    List<Object> from,
            @Schema(description = "Element ids of the newest version by those of old ones, where they differ")
                    Map<String, String> map,
            @Schema(description = "true: everything is tried and undone", defaultValue = "true") Boolean dryRun) {}

    @GetMapping("/{process}")
    @Operation(
            operationId = "migrations.report",
            summary = "Which instances of old versions can move to the newest, which cannot, and why",
            description = "Nothing changes. With `Accept: text/plain` the report is a text for people.")
    @ApiResponse(responseCode = "200", description = "The report")
    MigrationReport report(
            @PathVariable String process,
            @Parameter(
                            description =
                                    "The old and the new id of an element that has another id in the newest version",
                            example = "task_review:task_check")
                    @RequestParam(defaultValue = "")
                    List<String> map,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        caller.require(Caller.DEPLOYMENTS);
        return migrations.report(process, pairs(map));
    }

    @GetMapping(path = "/{process}", produces = MediaType.TEXT_PLAIN_VALUE)
    @Hidden
    String reportAsText(
            @PathVariable String process,
            @RequestParam(defaultValue = "") List<String> map,
            @AuthenticationPrincipal Caller caller) {
        return MigrationText.of(report(process, map, caller));
    }

    @PostMapping("/{process}")
    @Operation(
            operationId = "migrations.move",
            summary = "Moves instances of old versions to the newest",
            description =
                    "A dry run unless `dryRun` is false. Each instance moves in a transaction of its own, only while it"
                            + " waits; what cannot be moved stays and stops no other. The same call again moves what could not be"
                            + " moved before, and nothing twice.")
    @ApiResponse(responseCode = "200", description = "What was moved, what not and why")
    MigrationResult move(
            @PathVariable String process,
            @RequestBody(required = false) Body body,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        caller.require(Caller.DEPLOYMENTS);
        Body asked = body == null ? new Body(null, null, null) : body;
        List<Integer> versions = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Object from : asked.from == null ? List.of() : asked.from) {
            if (from instanceof Integer version) {
                versions.add(version);
            } else if (from instanceof String id) {
                ids.add(id);
            } else {
                throw Problem.ofFields(List.of(
                        new Problem.FieldError("/from", "takes numbers of versions, and ids of instances as texts")));
            }
        }
        return migrations.move(new MigrationRequest(
                process,
                versions,
                ids,
                asked.map == null ? Map.of() : asked.map,
                !Boolean.FALSE.equals(asked.dryRun),
                caller.name()));
    }

    @PostMapping(path = "/{process}", produces = MediaType.TEXT_PLAIN_VALUE)
    @Hidden
    String moveAsText(
            @PathVariable String process,
            @RequestBody(required = false) Body body,
            @AuthenticationPrincipal Caller caller) {
        return MigrationText.of(move(process, body, caller));
    }

    private static Map<String, String> pairs(List<String> map) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : map) {
            String[] ids = pair.split(":", -1);
            if (ids.length != 2 || ids[0].isBlank() || ids[1].isBlank()) {
                throw Problem.ofParameter("map", "takes the old and the new id of an element, like task_old:task_new");
            }
            pairs.put(ids[0].trim(), ids[1].trim());
        }
        return pairs;
    }
}
