package io.storebridge.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A deployed workflow that can be started from outside.
 *
 * @param key its name in URLs
 * @param title its name for people
 * @param documentation what it does, from the diagram; may be null
 * @param definitionId the engine's id of the version that is in force
 * @param realTime it runs from start to end in the caller's thread and stores nothing
 * @param messages the names of the messages that it may wait for, each with a definition in the schema
 * @param schema its contract: {@code $defs} input, output and one for each message
 */
public record ProcessDescription(
        String key,
        String title,
        String documentation,
        int version,
        String definitionId,
        boolean realTime,
        List<String> messages,
        JsonNode schema) {

    /** The annotation of the input that names the property which is the business id. */
    public static final String BUSINESS_ID = "x-business-id";

    public Optional<JsonNode> definition(String name) {
        return Optional.ofNullable(schema.at("/$defs").get(name));
    }

    /** The property of the input that is the business id, if the schema names one. */
    public Optional<String> businessIdProperty() {
        return Optional.ofNullable(schema.at("/$defs/input/" + BUSINESS_ID).asText(null));
    }
}
