package io.storebridge.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.postgres.DocumentStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What one request sees and changes of Stripe's objects. */
record Book(DocumentStore.Session session, EventLog events) {

    static final String INTENT = "payment_intent";
    static final String CHARGE = "charge";
    static final String REFUND = "refund";
    static final String METHOD = "payment_method";
    static final String CUSTOMER = "customer";

    /** What a field may be expanded to. */
    private static final Map<String, String> REFERENCES = Map.of(
            "latest_charge", CHARGE,
            "charge", CHARGE,
            "payment_intent", INTENT,
            "payment_method", METHOD,
            "customer", CUSTOMER);

    /** A copy to change; null when there is none. */
    ObjectNode find(String kind, String id) {
        ObjectNode found = session.get(kind, "", id);
        return found == null ? null : found.deepCopy();
    }

    Collection<ObjectNode> all(String kind) {
        return session.list(kind, "");
    }

    void keep(String kind, ObjectNode object) {
        if (!object.has(Listing.SEQUENCE)) {
            object.put(Listing.SEQUENCE, events.nextNumber());
        }
        session.put(kind, "", object.path("id").asText(), object);
    }

    /** Keeps the object as it is now and reports it to whoever has registered for events. */
    void happened(String type, ObjectNode object) {
        events.add(session, type, object);
    }

    /** The payment method: a test card by its name, or one that was saved before; null when there is none. */
    ObjectNode method(String id) {
        ObjectNode saved = find(METHOD, id);
        return saved != null || TestCard.find(id) == null ? saved : StripeObjects.method(id, null);
    }

    /** For the answer: without what is ours, and with the fields expanded that {@code expand[]} names. */
    ObjectNode shown(ObjectNode object, Form parameters) {
        ObjectNode shown = StripeObjects.shown(object);
        parameters.list("expand").forEach(path -> expand(shown, List.of(path.split("\\."))));
        return shown;
    }

    private void expand(JsonNode object, List<String> path) {
        String field = path.get(0);
        JsonNode value = object.path(field);
        List<String> rest = path.subList(1, path.size());
        if (value.isArray()) {
            value.forEach(element -> expand(element, rest));
            return;
        }
        if (value.isTextual() && REFERENCES.containsKey(field)) {
            ObjectNode referred = find(REFERENCES.get(field), value.asText());
            if (referred != null) {
                value = ((ObjectNode) object)
                        .set(field, StripeObjects.shown(referred))
                        .get(field);
            }
        }
        if (!rest.isEmpty() && value.isObject()) {
            expand(value, rest);
        }
    }
}
