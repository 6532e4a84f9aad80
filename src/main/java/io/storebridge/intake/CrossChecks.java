package io.storebridge.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.problems.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What JSON Schema cannot say of a body: {@code x-unique} lists values that occur once, {@code x-refers-to} values that name
 * another one; as JSON pointers with {@code *} for every entry of a list.
 */
final class CrossChecks {

    static final String UNIQUE = "x-unique";
    static final String REFERS_TO = "x-refers-to";

    private CrossChecks() {}

    static List<Problem.FieldError> of(JsonNode schema, JsonNode body) {
        List<Problem.FieldError> errors = new ArrayList<>();
        schema.path(UNIQUE).forEach(pattern -> refuseTwice(values(pattern.asText(), body), errors));
        schema.path(REFERS_TO)
                .properties()
                .forEach(rule -> refuseUnknown(rule.getKey(), rule.getValue().asText(), body, errors));
        return errors;
    }

    private static void refuseTwice(Map<String, String> values, List<Problem.FieldError> errors) {
        Map<String, String> first = new HashMap<>();
        values.forEach((pointer, value) -> {
            String earlier = first.putIfAbsent(value, pointer);
            if (earlier != null) {
                errors.add(new Problem.FieldError(pointer, "is the same as " + earlier + "; give each its own"));
            }
        });
    }

    private static void refuseUnknown(String from, String to, JsonNode body, List<Problem.FieldError> errors) {
        Set<String> known = new HashSet<>(values(to, body).values());
        values(from, body).forEach((pointer, value) -> {
            if (!known.contains(value)) {
                errors.add(new Problem.FieldError(pointer, "names none of " + to + "; name one that is there"));
            }
        });
    }

    /** The texts that the pattern meets, by pointer. */
    private static Map<String, String> values(String pattern, JsonNode body) {
        Map<String, JsonNode> met = Map.of("", body);
        for (String step : pattern.substring(1).split("/")) {
            Map<String, JsonNode> next = new LinkedHashMap<>();
            met.forEach((pointer, node) -> {
                if (step.equals("*")) {
                    for (int i = 0; i < node.size(); i++) {
                        next.put(pointer + "/" + i, node.get(i));
                    }
                } else if (node.has(step)) {
                    next.put(Storable.child(pointer, step), node.get(step));
                }
            });
            met = next;
        }
        Map<String, String> values = new LinkedHashMap<>();
        met.forEach((pointer, node) -> values.put(pointer, node.asText()));
        return values;
    }
}
