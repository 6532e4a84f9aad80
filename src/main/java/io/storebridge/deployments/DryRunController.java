package io.storebridge.deployments;

import io.storebridge.security.Caller;
import io.storebridge.workflow.DryRuns;
import io.storebridge.workflow.dryrun.DryRunReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells what edited files would change, without deploying them, for keys with the right to deploy. */
@RestController
@RequestMapping("/api/dry-runs")
@Tag(name = "Deployments")
class DryRunController {

    private final DryRuns dryRuns;

    DryRunController(DryRuns dryRuns) {
        this.dryRuns = dryRuns;
    }

    @PostMapping(produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_PLAIN_VALUE})
    @Operation(
            operationId = "dryRuns.run",
            summary = "What would go otherwise with the files of a zip",
            description =
                    "Plays the newest recorded runs of a workflow with the files in force and with those of the zip"
                            + " laid over them, with the answers that the outside systems gave then, and tells run by run what"
                            + " differs: branches, decisions, tasks, calls and their inputs, ends, errors. Nothing is deployed and"
                            + " nothing outside is called. As text/plain for people.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "200",
            description = "What differs",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = DryRunReport.class)),
                @Content(mediaType = "text/plain", schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "404", description = "No run of the workflow is recorded")
    @ApiResponse(responseCode = "413", description = "The zip, or what is in it, is too large")
    @ApiResponse(
            responseCode = "422",
            description = "There are mistakes in the files; findings tell which and what to do. Nothing was run")
    @ApiResponse(responseCode = "429", description = "Another dry run is under way on this node")
    ResponseEntity<?> run(
            @Parameter(description = "The workflow whose recorded runs are played", example = "order-to-erp")
                    @RequestParam
                    String process,
            @Parameter(
                            description = "How many runs, the newest",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
                    @RequestParam(defaultValue = "50")
                    int instances,
            @Parameter(hidden = true) @RequestHeader(value = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws IOException {
        caller.require(Caller.DEPLOYMENTS);
        DryRunReport report = dryRuns.run(process, instances, SetOfFiles.read(DeploymentController.zip(request)));
        return accept.startsWith(MediaType.TEXT_PLAIN_VALUE)
                ? ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                        .body(report.text())
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(report);
    }
}
