package io.storebridge.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Format;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.format.PatternFormat;
import com.networknt.schema.regex.RegularExpression;
import io.storebridge.problems.Problem;
import io.storebridge.workflow.ProcessDescription;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Checks bodies against a workflow's schema; messages name the field and say what it takes. */
@Component
class Schemas {

    /** Looser than the library's, which knows no top-level domain younger than itself. */
    private static final Format EMAIL = PatternFormat.of("email", "^[^\\s@]+@[^\\s@]+[.][^\\s@]+\\z", "format.email");

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.metaSchema(
                    JsonMetaSchema.builder(JsonMetaSchema.getV202012().getIri(), JsonMetaSchema.getV202012())
                            .format(EMAIL)
                            .build()));
    private final SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .regularExpressionFactory(Schemas::expression)
            .build();
    private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

    private record Compiled(JsonNode source, JsonNode root, JsonSchema schema) {}

    /** @throws Problem 400 with a pointer to each field at fault */
    void check(ProcessDescription process, String definition, JsonNode body) {
        Compiled schema = compiled.compute(
                process.key() + "#" + definition,
                (key, known) -> known != null && known.source == process.schema()
                        ? known
                        : compile(process.schema(), definition));
        List<Problem.FieldError> errors = schema.schema.validate(body).stream()
                .map(message -> error(schema.root, message))
                .toList();
        if (errors.isEmpty()) {
            errors = CrossChecks.of(process.schema().path("$defs").path(definition), body);
        }
        if (!errors.isEmpty()) {
            throw Problem.ofFields(errors);
        }
    }

    /** As in JSON Schema: the end is the end, where Java's {@code $} lets a line break follow. */
    private static RegularExpression expression(String pattern) {
        String exact = pattern.endsWith("$") && !pattern.endsWith("\\$")
                ? pattern.substring(0, pattern.length() - 1) + "\\z"
                : pattern;
        Pattern compiled = Pattern.compile(exact);
        return value -> compiled.matcher(value).find();
    }

    private Compiled compile(JsonNode source, String definition) {
        ObjectNode root = source.deepCopy();
        root.remove(List.of("$id", "type", "required", "properties"));
        for (String own : List.of(ProcessDescription.BUSINESS_ID, CrossChecks.UNIQUE, CrossChecks.REFERS_TO)) {
            root.findParents(own).forEach(node -> ((ObjectNode) node).remove(own));
        }
        root.put("$ref", "#/$defs/" + definition);
        return new Compiled(source, root, factory.getSchema(root, config));
    }

    private static Problem.FieldError error(JsonNode schema, ValidationMessage message) {
        String pointer = message.getInstanceLocation().toString();
        String property = message.getProperty();
        return switch (message.getType()) {
            case "required" -> new Problem.FieldError(Storable.child(pointer, property), "is missing");
            case "additionalProperties", "unevaluatedProperties" ->
                new Problem.FieldError(Storable.child(pointer, property), "is not known here; remove it");
            case "dependentRequired" ->
                new Problem.FieldError(Storable.child(pointer, message.getArguments()[0].toString()), "is missing");
            default -> new Problem.FieldError(pointer, text(schema, message));
        };
    }

    /** The broken rule, and what the schema says the field is for. */
    private static String text(JsonNode schema, ValidationMessage message) {
        String text = message.getMessage();
        int colon = text.indexOf(": ");
        String rule = colon < 0 ? text : text.substring(colon + 2);
        JsonNodePath keyword = message.getSchemaLocation().getFragment();
        String description = keyword.getParent() == null
                ? ""
                : schema.at(keyword.getParent().toString()).path("description").asText();
        if (message.getType().equals("pattern") && !description.isEmpty()) {
            return "expected: " + description;
        }
        return description.isEmpty() ? rule : rule + "; expected: " + description;
    }
}
