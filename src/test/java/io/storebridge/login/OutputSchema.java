package io.storebridge.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Whether an answer is what its workflow's schema promises. */
final class OutputSchema {

    private OutputSchema() {}

    static void assertMatches(String process, JsonNode answer) {
        try (var file = OutputSchema.class.getResourceAsStream("/processes/%s.schema.json".formatted(process))) {
            ObjectNode schema = (ObjectNode) new ObjectMapper().readTree(file);
            schema.put("$ref", "#/$defs/output");
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(answer))
                    .as("%s", answer)
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
