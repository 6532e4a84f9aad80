package io.storebridge.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Lists as Stripe gives them: newest first, a page at a time. */
final class Listing {

    /** Orders what was made within the same second. */
    static final String SEQUENCE = "sandbox_sequence";

    private static final int DEFAULT_LIMIT = 10;

    private Listing() {}

    /** The objects, newest first. */
    static List<ObjectNode> newestFirst(Collection<ObjectNode> objects) {
        return objects.stream()
                .sorted(Comparator.comparingLong(
                                (ObjectNode object) -> object.path(SEQUENCE).asLong())
                        .reversed())
                .toList();
    }

    /** @param objects those of the kind that the list's own filters let through */
    static ObjectNode page(String url, Form query, Collection<ObjectNode> objects) {
        List<ObjectNode> sorted = newestFirst(objects).stream()
                .filter(object -> isCreatedIn(query, object.path("created").asLong()))
                .toList();
        int from = 0;
        String after = query.get("starting_after");
        if (after != null) {
            from = place(sorted, after) + 1;
        }
        Long asked = query.number("limit");
        int limit = asked == null ? DEFAULT_LIMIT : (int) Math.max(1, Math.min(100, asked));
        int to = Math.min(sorted.size(), from + limit);
        ObjectNode page = Json.object().put("object", "list");
        ArrayNode data = page.putArray("data");
        sorted.subList(from, to).forEach(object -> data.add(StripeObjects.shown(object)));
        return page.put("has_more", to < sorted.size()).put("url", url);
    }

    private static int place(List<ObjectNode> sorted, String id) {
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).path("id").asText().equals(id)) {
                return i;
            }
        }
        throw StripeError.invalid("resource_missing", "starting_after", "No such object: '" + id + "'");
    }

    private static boolean isCreatedIn(Form query, long created) {
        for (Map.Entry<String, String> bound : query.map("created").entrySet()) {
            long value = query.number("created[" + bound.getKey() + "]");
            boolean holds =
                    switch (bound.getKey()) {
                        case "gt" -> created > value;
                        case "gte" -> created >= value;
                        case "lt" -> created < value;
                        case "lte" -> created <= value;
                        default -> throw StripeError.invalid("parameter_unknown", "created", "Unknown bound");
                    };
            if (!holds) {
                return false;
            }
        }
        Long exactly = query.number("created");
        return exactly == null || exactly == created;
    }
}
