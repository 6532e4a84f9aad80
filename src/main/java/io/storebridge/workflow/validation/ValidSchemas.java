package io.storebridge.workflow.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A schema that does not follow JSON Schema (2020-12), or belongs to no workflow. */
final class ValidSchemas implements Check {

    private static final String ENDING = ".schema.json";

    private final JsonSchema metaSchema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                    SchemaLocation.of(SchemaId.V202012),
                    SchemaValidatorsConfig.builder()
                            .pathType(PathType.JSON_POINTER)
                            .build());

    @Override
    public void check(FileSet files, Findings findings) {
        files.schemas.forEach((file, schema) -> check(file, schema, files, findings));
    }

    private void check(String file, JsonNode schema, FileSet files, Findings findings) {
        Set<String> told = new HashSet<>();
        for (ValidationMessage message : metaSchema.validate(schema)) {
            String pointer = message.getInstanceLocation().toString();
            if (!told.add(pointer)) {
                continue;
            }
            findings.error(
                    file,
                    pointer,
                    "",
                    "The schema is not valid at %s: %s".formatted(place(pointer), reason(message)),
                    "Correct it there; json-schema.org says what each word takes");
        }
        checkParts(file, "", schema, schema, findings);
        String key = file.substring(file.lastIndexOf('/') + 1, file.length() - ENDING.length());
        if (files.workflow(key).isEmpty()) {
            findings.warning(
                    file,
                    "There is no workflow \"%s\", so nothing uses this schema".formatted(key),
                    "Name the file after the workflow's ID, or take it away");
        } else if (!schema.path("$defs").has("input")) {
            findings.error(
                    file,
                    "The schema does not say what a request to \"%s\" holds".formatted(key),
                    "Describe it under $defs as \"input\"");
        }
    }

    private static void checkParts(String file, String pointer, JsonNode node, JsonNode root, Findings findings) {
        JsonNode reference = node.path("$ref");
        if (reference.isTextual() && reference.asText().startsWith("#") && isDangling(reference.asText(), root)) {
            findings.error(
                    file,
                    pointer,
                    "",
                    "At %s the schema refers to %s, which is not there".formatted(place(pointer), reference.asText()),
                    "Correct the reference, or add what it names");
        }
        JsonNode pattern = node.path("pattern");
        if (pattern.isTextual() && !isPattern(pattern.asText())) {
            findings.error(
                    file,
                    pointer,
                    "",
                    "At %s the pattern %s is not a regular expression".formatted(place(pointer), pattern.asText()),
                    "Look for a bracket too many or too few");
        }
        node.properties()
                .forEach(property ->
                        checkParts(file, pointer + "/" + property.getKey(), property.getValue(), root, findings));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            checkParts(file, pointer + "/" + i, node.get(i), root, findings);
        }
    }

    private static boolean isDangling(String reference, JsonNode root) {
        String pointer = reference.substring(1);
        return !pointer.isEmpty() && pointer.startsWith("/") && root.at(pointer).isMissingNode();
    }

    private static boolean isPattern(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "its top" : pointer;
    }

    private static String reason(ValidationMessage message) {
        String text = message.getMessage();
        int colon = text.indexOf(": ");
        return PlainWords.of(colon < 0 ? text : text.substring(colon + 2));
    }
}
