package io.storebridge.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.workflow.ProcessDescription;
import io.storebridge.workflow.Processes;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Writes the endpoints of all deployed workflows, with their schemas, into the OpenAPI document, before problems are. */
@Component
@Order(0)
class ProcessEndpoints implements GlobalOpenApiCustomizer {

    private static final String STATUS_SCHEMA =
            """
            {"type":"object","required":["id","process","status","milestones"],"properties":{
              "id":{"type":"string","description":"The business id, as in the URL"},
              "process":{"type":"string"},
              "status":{"enum":["running","waiting","completed","rejected","failed"],
                "description":"running: steps are under way; waiting: for a person, a message or a date; completed; rejected: ended with a no; failed: an operator is needed"},
              "startedAt":{"type":"string","format":"date-time"},
              "endedAt":{"type":"string","format":"date-time"},
              "milestones":{"type":"array","items":{"type":"object","properties":{
                "name":{"type":"string"},"at":{"type":"string","format":"date-time"}}}},
              "waitsFor":{"type":"object","properties":{
                "messages":{"type":"array","items":{"type":"string"},"description":"What can be posted now"},
                "tasks":{"type":"array","items":{"type":"string"},"description":"What people have to do first"}}},
              "result":{"type":"object"}}}""";

    private final Processes processes;

    ProcessEndpoints(Processes processes) {
        this.processes = processes;
    }

    @Override
    public void customise(OpenAPI api) {
        api.info(new Info()
                .title("Storebridge")
                .version("1")
                .description("Every workflow is an endpoint: start it, follow it, tell it what it waits for."));
        Components components = api.getComponents() == null ? new Components() : api.getComponents();
        components.addSecuritySchemes(
                "key", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
        components.addSchemas("Status", schema(STATUS_SCHEMA));
        api.components(components).addSecurityItem(new SecurityRequirement().addList("key"));
        if (api.getPaths() == null) {
            api.setPaths(new Paths());
        }
        processes.all().forEach(process -> describe(api, process));
    }

    private void describe(OpenAPI api, ProcessDescription process) {
        for (Map.Entry<String, JsonNode> definition :
                process.schema().at("/$defs").properties()) {
            api.getComponents()
                    .addSchemas(process.key() + "." + definition.getKey(), shown(process, definition.getValue()));
        }
        String path = "/api/" + process.key();
        if (process.realTime()) {
            api.getPaths().addPathItem(path, new PathItem().post(answer(process)));
            return;
        }
        api.getPaths()
                .addPathItem(
                        path,
                        new PathItem()
                                .post(operation(process, "start", "Start: " + process.title())
                                        .description(process.documentation())
                                        .addParametersItem(idempotencyKey())
                                        .requestBody(body(process.key() + ".input"))));
        api.getPaths()
                .addPathItem(
                        path + "/{id}",
                        new PathItem()
                                .get(operation(process, "status", "Where it stands")
                                        .addParametersItem(id())));
        for (String message : process.messages()) {
            api.getPaths()
                    .addPathItem(
                            path + "/{id}/" + message,
                            new PathItem()
                                    .post(operation(process, message, "Tell it: " + message)
                                            .description(process.schema()
                                                    .at("/$defs/" + message)
                                                    .path("description")
                                                    .asText(null))
                                            .addParametersItem(id())
                                            .addParametersItem(idempotencyKey())
                                            .requestBody(body(process.key() + "." + message))));
        }
    }

    /** One workflow's odd schema must not take the whole document away. */
    private static Schema<?> shown(ProcessDescription process, JsonNode definition) {
        try {
            return schema(withComponentRefs(process.key(), definition));
        } catch (IllegalArgumentException e) {
            return new Schema<>().description(e.getMessage());
        }
    }

    private static Operation operation(ProcessDescription process, String verb, String summary) {
        boolean reads = verb.equals("status");
        ApiResponses responses = new ApiResponses()
                .addApiResponse(reads ? "200" : "202", response("Where it stands", "Status"))
                .addApiResponse("404", problem("There is no such thing"));
        if (!reads) {
            responses
                    .addApiResponse("400", problem("Fields are at fault"))
                    .addApiResponse(
                            "409",
                            problem(
                                    verb.equals("start")
                                            ? "The id or key exists with another content"
                                            : "It does not wait for this message"));
        }
        return new Operation()
                .operationId(process.key() + "." + verb)
                .addTagsItem(process.title())
                .summary(summary)
                .responses(responses);
    }

    private static Operation answer(ProcessDescription process) {
        return new Operation()
                .operationId(process.key() + ".answer")
                .addTagsItem(process.title())
                .summary("Ask: " + process.title())
                .description(process.documentation())
                .requestBody(body(process.key() + ".input"))
                .responses(new ApiResponses()
                        .addApiResponse("200", response("The answer", process.key() + ".output"))
                        .addApiResponse("400", problem("Fields are at fault"))
                        .addApiResponse("422", problem("A system says no; code tells which no"))
                        .addApiResponse(
                                "503",
                                problem("A system does not answer in time and no answer is recent enough to stand in;"
                                        + " system tells which, Retry-After when to ask again")));
    }

    private static ApiResponse problem(String description) {
        return new ApiResponse().description(description);
    }

    private static ApiResponse response(String description, String schema) {
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType("application/json", new MediaType().schema(ref(schema))));
    }

    private static RequestBody body(String schema) {
        return new RequestBody()
                .required(true)
                .content(new Content().addMediaType("application/json", new MediaType().schema(ref(schema))));
    }

    private static Parameter id() {
        return new Parameter().in("path").name("id").required(true).schema(new Schema<>().types(Set.of("string")));
    }

    private static Parameter idempotencyKey() {
        return new Parameter()
                .in("header")
                .name("Idempotency-Key")
                .description("The same key and content: the first answer again")
                .schema(new Schema<>().types(Set.of("string")));
    }

    private static Schema<?> ref(String schema) {
        return new Schema<>().$ref("#/components/schemas/" + schema);
    }

    private static String withComponentRefs(String process, JsonNode definition) {
        JsonNode copy = definition.deepCopy();
        copy.findParents("$ref").forEach(parent -> ((ObjectNode) parent)
                .put("$ref", parent.get("$ref").asText().replace("#/$defs/", "#/components/schemas/" + process + ".")));
        return copy.toString();
    }

    private static Schema<?> schema(String json) {
        try {
            return Json31.mapper().readValue(json, Schema.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A schema cannot be shown in OpenAPI: " + e.getOriginalMessage(), e);
        }
    }
}
