package io.storebridge.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.http.Request;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The query options that are understood on a folder's messages: {@code $filter} on one single-value extended property,
 * {@code $select}, {@code $top} and {@code $expand} of those properties.
 *
 * @param property the extended property's id; null when there is no filter
 * @param select the fields wanted; empty for all
 */
record MessageQuery(String property, String value, Set<String> select, int top, boolean expand) {

    // Microsoft's documentation: the name in the id is compared with case, the value without; any lambda variable.
    private static final Pattern FILTER = Pattern.compile(
            "singleValueExtendedProperties/any\\(\\s*(\\w+):\\s*\\1/id eq '((?:[^']|'')*)' and \\1/value eq '((?:[^']|'')*)'\\s*\\)",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> OWN = Set.of("saved", "singleValueExtendedProperties", "attachments");

    /** @throws IllegalArgumentException for a filter that is none of these */
    static MessageQuery of(Request request) {
        String filter = request.query("$filter");
        String select = request.query("$select");
        String top = request.query("$top");
        Matcher parts = filter == null ? null : FILTER.matcher(filter.strip());
        if (parts != null && !parts.matches()) {
            throw new IllegalArgumentException("The filter is not understood by the sandbox: " + filter);
        }
        String expand = request.query("$expand");
        return new MessageQuery(
                parts == null ? null : unquoted(parts.group(2)),
                parts == null ? null : unquoted(parts.group(3)),
                select == null ? Set.of() : Set.of(select.split("\\s*,\\s*")),
                top == null ? 10 : Integer.parseInt(top),
                expand != null && expand.toLowerCase().startsWith("singlevalueextendedproperties"));
    }

    private static String unquoted(String literal) {
        return literal.replace("''", "'");
    }

    ObjectNode answer(String url, List<ObjectNode> messages) {
        ObjectNode answer =
                Json.object().put("@odata.context", url.replaceAll("/v1\\.0/.*", "/v1.0/\\$metadata#messages"));
        answer.putArray("value")
                .addAll(messages.stream()
                        .filter(this::accepts)
                        .limit(top)
                        .map(this::shown)
                        .toList());
        return answer;
    }

    private boolean accepts(JsonNode message) {
        if (property == null) {
            return true;
        }
        for (JsonNode extended : message.path("singleValueExtendedProperties")) {
            if (extended.path("id").asText().equals(property)
                    && extended.path("value").asText().equalsIgnoreCase(value)) {
                return true;
            }
        }
        return false;
    }

    private ObjectNode shown(ObjectNode message) {
        ObjectNode shown = Json.object();
        message.fields().forEachRemaining(field -> {
            boolean wanted = select.isEmpty()
                    || select.contains(field.getKey())
                    || field.getKey().equals("id");
            boolean expanded = expand && field.getKey().equals("singleValueExtendedProperties");
            if (expanded || wanted && !OWN.contains(field.getKey())) {
                shown.set(field.getKey(), field.getValue());
            }
        });
        return shown;
    }
}
