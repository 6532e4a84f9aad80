package io.storebridge.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Events, kept in the transaction of what happened; those that a webhook still waits for survive a restart. */
final class EventLog {

    private static final String EVENT = "event";
    /** One for each event that is still to be delivered. */
    private static final String DELIVERY = "delivery";

    private final DocumentStore store;
    private final AtomicLong number;
    private volatile boolean registered;

    EventLog(DocumentStore store) {
        this.store = store;
        this.number = new AtomicLong(store.read(
                session -> List.of(EVENT, Book.INTENT, Book.CHARGE, Book.REFUND, Book.METHOD, Book.CUSTOMER).stream()
                        .flatMap(kind -> session.list(kind, "").stream())
                        .mapToLong(object -> object.path(Listing.SEQUENCE).asLong())
                        .max()
                        .orElse(0)));
    }

    long nextNumber() {
        return number.incrementAndGet();
    }

    /** Whether events have somewhere to go. */
    void registered(boolean now) {
        registered = now;
    }

    void add(DocumentStore.Session session, String type, ObjectNode object) {
        ObjectNode event = StripeObjects.event(type, object).put(Listing.SEQUENCE, nextNumber());
        String id = event.path("id").asText();
        if (registered) {
            event.put("pending_webhooks", 1);
            session.put(DELIVERY, "", id, Json.object());
        }
        session.put(EVENT, "", id, event);
    }

    /** Newest first. */
    List<ObjectNode> all() {
        return store.read(session -> Listing.newestFirst(session.list(EVENT, "")));
    }

    /** Null when there is none. */
    ObjectNode find(String id) {
        return store.read(session -> session.get(EVENT, "", id));
    }

    /** The ids of events still to be delivered. */
    List<String> pending() {
        return store.read(session -> session.all(DELIVERY).keySet().stream()
                .map(DocumentStore.Key::id)
                .toList());
    }

    void delivered(String id) {
        store.write(session -> {
            session.delete(DELIVERY, "", id);
            session.put(EVENT, "", id, session.get(EVENT, "", id).deepCopy().put("pending_webhooks", 0));
            return null;
        });
    }
}
