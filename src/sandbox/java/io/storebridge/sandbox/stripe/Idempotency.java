package io.storebridge.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.http.Response;
import io.storebridge.sandbox.postgres.DocumentStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Replies kept by the key of the request, in the transaction of its effects. */
final class Idempotency {

    private static final String KIND = "idempotency";

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** @throws StripeError 409 while another request with the key is under way */
    void begin(String key) {
        if (key != null && !underWay.add(key)) {
            throw StripeError.idempotency(
                    409,
                    "idempotency_key_in_use",
                    "There is currently another in-progress request using this Idempotent Key: " + key);
        }
    }

    void end(String key) {
        if (key != null) {
            underWay.remove(key);
        }
    }

    /**
     * The first reply to the same request; null when there was none.
     *
     * @throws StripeError 400 when the key was used for another request
     */
    static Response reply(DocumentStore.Session session, String key, String request) {
        ObjectNode kept = key == null ? null : session.get(KIND, "", key);
        if (kept == null) {
            return null;
        }
        if (!kept.path("request").asText().equals(request)) {
            throw StripeError.idempotency(
                    400,
                    null,
                    "Keys for idempotent requests can only be used with the same parameters they were first used with."
                            + " Try using a key other than '" + key + "' if you meant to execute a different request.");
        }
        return Response.json(kept.path("status").asInt(), kept.path("body")).header("Idempotent-Replayed", "true");
    }

    static void keep(DocumentStore.Session session, String key, String request, Response response) {
        if (key != null) {
            ObjectNode kept = Json.object().put("request", request).put("status", response.status());
            kept.set("body", Json.read(response.body()));
            session.put(KIND, "", key, kept);
        }
    }
}
