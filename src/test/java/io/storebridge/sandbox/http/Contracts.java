package io.storebridge.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The vendors' contracts and recorded requests, which lie beside the repository on some machines only. */
public final class Contracts {

    private static final Path FOLDER = Path.of("..", "shared", "contracts");

    private Contracts() {}

    /** The file's content; skips the test where the file is not there. */
    public static JsonNode read(String file) throws IOException {
        Path path = FOLDER.resolve(file);
        Assumptions.assumeTrue(Files.exists(path), () -> "No contract here: " + path.toAbsolutePath());
        return Json.MAPPER.readTree(path.toFile());
    }

    /** The same of a file in YAML. */
    public static JsonNode readYaml(String file) throws IOException {
        Path path = FOLDER.resolve(file);
        Assumptions.assumeTrue(Files.exists(path), () -> "No contract here: " + path.toAbsolutePath());
        return new YAMLMapper().readTree(path.toFile());
    }

    /** A named schema of an OpenAPI 3.0 description. */
    public static JsonSchema openApiSchema(JsonNode openApi, String name) {
        ObjectNode schema = Json.object().put("$ref", "#/components/schemas/" + name);
        return schema(openApi, schema);
    }

    /** The schema with the description's components in reach. */
    public static JsonSchema schema(JsonNode openApi, JsonNode schema) {
        ObjectNode root = (ObjectNode) plain(schema);
        root.putObject("$defs").setAll((ObjectNode) plain(openApi.at("/components/schemas")));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(root);
    }

    /** OpenAPI 3.0's {@code nullable} is no JSON Schema; said as a type it is. */
    private static JsonNode plain(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = Json.array();
            node.forEach(element -> array.add(plain(element)));
            return array;
        }
        if (node.isTextual() && node.asText().startsWith("#/components/schemas/")) {
            return Json.MAPPER.getNodeFactory().textNode(node.asText().replace("#/components/schemas/", "#/$defs/"));
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = Json.object();
        node.fields().forEachRemaining(field -> object.set(field.getKey(), plain(field.getValue())));
        boolean nullable =
                object.path("nullable").isBoolean() && object.remove("nullable").asBoolean();
        object.remove("example");
        if (nullable) {
            ObjectNode orNull = Json.object();
            ArrayNode either = orNull.putArray("anyOf");
            either.add(object);
            either.addObject().put("type", "null");
            return orNull;
        }
        return object;
    }
}
