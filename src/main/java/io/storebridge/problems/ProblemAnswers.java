package io.storebridge.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Every answer of 400 and above in the OpenAPI document has the shape of a {@link Problem}; an endpoint names only its
 * number and what it means there. What all endpoints under /api answer is added: 401, 403, and 400 where something can be
 * sent that is wrong.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAnswers implements GlobalOpenApiCustomizer {

    private static final String SCHEMA =
            """
            {"type":"object","description":"RFC 9457","properties":{
              "type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},"detail":{"type":"string"},
              "instance":{"type":"string"},
              "code":{"type":"string","description":"Which no it is (404, 422)"},
              "findings":{"type":"array","description":"What is wrong in files that were to be deployed (409, 422)",
                "items":{"$ref":"#/components/schemas/Finding"}},
              "system":{"type":"string","description":"Which system does not answer (503)"},
              "errors":{"type":"array","items":{"type":"object","properties":{
                "pointer":{"type":"string","description":"JSON pointer into the body"},
                "parameter":{"type":"string","description":"Name of a parameter of the address"},
                "detail":{"type":"string"}}}}}}""";

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        api.getComponents().addSchemas("Problem", schema());
        api.getPaths().forEach((path, item) -> {
            if (path.startsWith("/api/")) {
                item.readOperations().forEach(ProblemAnswers::complete);
            }
        });
    }

    private static void complete(Operation operation) {
        ApiResponses answers = operation.getResponses();
        if (takesValues(operation)) {
            answers.putIfAbsent("400", new ApiResponse().description("A value is missing or wrong"));
        }
        answers.putIfAbsent("401", new ApiResponse().description("The key is missing or wrong"));
        answers.putIfAbsent("403", new ApiResponse().description("The key is not allowed to use this"));
        answers.forEach((status, answer) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                answer.setContent(content());
            }
            if (status.equals("503")) {
                answer.addHeaderObject(HttpHeaders.RETRY_AFTER, seconds());
            }
        });
    }

    private static boolean takesValues(Operation operation) {
        return operation.getRequestBody() != null
                || operation.getParameters() != null
                        && operation.getParameters().stream().anyMatch(parameter -> List.of("query", "header")
                                .contains(parameter.getIn()));
    }

    private static Content content() {
        return new Content()
                .addMediaType(
                        org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
    }

    private static Header seconds() {
        return new Header().description("Seconds").schema(new Schema<>().types(Set.of("integer")));
    }

    private static Schema<?> schema() {
        try {
            return Json31.mapper().readValue(SCHEMA, Schema.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
