package io.storebridge.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.operations.Documents;
import io.storebridge.workflow.ProcessDescription;
import java.util.Map;

/**
 * What a caller is shown of a run's variables: the properties that the schema's output names, on every level on which it
 * names any, and of these only those that have a value.
 */
final class Output {

    private static final String DEFINITIONS = "#/$defs/";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Output() {}

    static ObjectNode of(ProcessDescription process, Map<String, Object> variables) {
        JsonNode output = process.definition("output").orElse(MAPPER.createObjectNode());
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        output.path("properties").properties().forEach(property -> {
            Object value = variables.get(property.getKey());
            if (value != null) {
                JsonNode document = MAPPER.valueToTree(Documents.of(value));
                shown.set(property.getKey(), shape(process, property.getValue(), document));
            }
        });
        return shown;
    }

    private static JsonNode shape(ProcessDescription process, JsonNode schema, JsonNode value) {
        JsonNode resolved = resolve(process, schema);
        if (value instanceof ObjectNode object) {
            return shapeObject(process, resolved, object);
        }
        if (value instanceof ArrayNode array) {
            ArrayNode shown = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> shown.add(shape(process, resolved.path("items"), item)));
            return shown;
        }
        return value;
    }

    private static ObjectNode shapeObject(ProcessDescription process, JsonNode schema, ObjectNode object) {
        JsonNode named = schema.path("properties");
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(property -> {
            boolean wanted = named.isMissingNode() || named.has(property.getKey());
            if (wanted && !property.getValue().isNull()) {
                shown.set(property.getKey(), shape(process, named.path(property.getKey()), property.getValue()));
            }
        });
        return shown;
    }

    private static JsonNode resolve(ProcessDescription process, JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.startsWith(DEFINITIONS)
                ? process.definition(reference.substring(DEFINITIONS.length())).orElse(schema)
                : schema;
    }
}
