package io.storebridge.deployments;

import io.storebridge.problems.Problem;
import io.storebridge.security.Caller;
import io.storebridge.workflow.Deployment;
import io.storebridge.workflow.Deployment.Change;
import io.storebridge.workflow.Deployment.Outcome;
import io.storebridge.workflow.Deployments;
import io.storebridge.workflow.Finding;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Changes the workflows of a running system and tells who changed what, for keys with the right. */
@RestController
@RequestMapping("/api/deployments")
@Tag(
        name = "Deployments",
        description = "Diagrams, decisions, forms and schemas: change them, and see who changed what")
class DeploymentController {

    private static final String FROM = "PUT /api/deployments";
    private static final int MOST = 100;
    private static final int LAST_PAGE = 10_000;

    private final Deployments deployments;

    DeploymentController(Deployments deployments) {
        this.deployments = deployments;
    }

    @PutMapping
    @Operation(
            operationId = "deployments.put",
            summary = "Deploy the files of a zip",
            description = "The zip holds processes/... and forms/...: all files or only those that change. All of it is"
                    + " checked together with what is in force; a mistake refuses the whole. What is not in the zip stays."
                    + " The same zip again changes nothing.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")),
                @Content(
                        mediaType = "multipart/form-data",
                        schemaProperties =
                                @SchemaProperty(name = "file", schema = @Schema(type = "string", format = "binary")))
            })
    @ApiResponse(responseCode = "200", description = "Deployed, or in force already (outcome: unchanged)")
    @ApiResponse(
            responseCode = "409",
            description = "A file is an older copy of what is in force; findings tell which. Nothing was deployed")
    @ApiResponse(responseCode = "413", description = "The zip, or what is in it, is too large")
    @ApiResponse(
            responseCode = "422",
            description = "There are mistakes; findings tell which and what to do. Nothing was deployed")
    ResponseEntity<Deployment> put(
            @Parameter(
                            description = "What to do with a file that was in force before and has been replaced",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"refuse", "deploy"},
                                            defaultValue = "refuse"))
                    @RequestParam(defaultValue = "refuse")
                    String older,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws IOException {
        caller.require(Caller.DEPLOYMENTS);
        if (!List.of("refuse", "deploy").contains(older)) {
            throw Problem.ofParameter("older", "takes refuse or deploy");
        }
        Map<String, byte[]> files = SetOfFiles.read(zip(request));
        Deployment deployment = deployments.deploy(files, FROM, caller.name(), older.equals("deploy"));
        if (deployment.outcome() == Outcome.refused) {
            throw refused(deployment);
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (deployment.id() != null) {
            answer.location(URI.create("/api/deployments/" + deployment.id()));
        }
        return answer.body(deployment);
    }

    @GetMapping
    @Operation(
            operationId = "deployments.list",
            summary = "Who deployed what, newest first",
            description = "Also what was refused, and why. Attempts with nothing new are not kept.")
    @ApiResponse(responseCode = "200", description = "The deployments")
    DeploymentList list(
            @Parameter(
                            description = "Which page",
                            schema = @Schema(type = "integer", minimum = "1", defaultValue = "1"))
                    @RequestParam(defaultValue = "1")
                    int page,
            @Parameter(
                            description = "How many on a page",
                            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
                    @RequestParam(defaultValue = "20")
                    int pageSize,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        caller.require(Caller.DEPLOYMENTS);
        if (page < 1 || page > LAST_PAGE) {
            throw Problem.ofParameter("page", "takes 1 to " + LAST_PAGE);
        }
        if (pageSize < 1 || pageSize > MOST) {
            throw Problem.ofParameter("pageSize", "takes 1 to " + MOST);
        }
        return DeploymentList.of(deployments.list((page - 1) * pageSize, pageSize + 1), page, pageSize);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "deployments.read", summary = "One deployment")
    @ApiResponse(responseCode = "200", description = "The deployment")
    @ApiResponse(responseCode = "404", description = "There is no such deployment")
    Deployment read(@PathVariable String id, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        caller.require(Caller.DEPLOYMENTS);
        return (id.matches("[0-9]{1,18}") ? deployments.find(Long.parseLong(id)) : Optional.<Deployment>empty())
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "There is no deployment " + id));
    }

    /** The body itself, whatever its type is said to be, or the one file of a form. */
    static byte[] zip(HttpServletRequest request) throws IOException {
        if (request instanceof MultipartHttpServletRequest form) {
            List<MultipartFile> files = form.getFileMap().values().stream().toList();
            if (files.size() != 1) {
                throw new Problem(
                        HttpStatus.BAD_REQUEST, "The form has %d files; send one zip".formatted(files.size()));
            }
            try (InputStream content = files.get(0).getInputStream()) {
                return content.readNBytes(SetOfFiles.MOST_ZIP_BYTES + 1);
            }
        }
        byte[] body = request.getInputStream().readNBytes(SetOfFiles.MOST_ZIP_BYTES + 1);
        if (body.length == 0) {
            throw new Problem(HttpStatus.BAD_REQUEST, "The body is empty; send a zip with processes/... and forms/...");
        }
        return body;
    }

    private static Problem refused(Deployment deployment) {
        boolean older = deployment.files().stream().anyMatch(file -> file.change() == Change.older);
        List<Finding> errors = deployment.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.error)
                .toList();
        Finding first = errors.get(0);
        return new Problem(
                older ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY,
                "Nothing was deployed. %s: %s%s"
                        .formatted(
                                first.file(),
                                first.message(),
                                errors.size() == 1 ? "" : " (and %d more)".formatted(errors.size() - 1)),
                List.of(),
                Map.of("findings", deployment.findings(), "deployment", deployment.id()),
                null);
    }
}
