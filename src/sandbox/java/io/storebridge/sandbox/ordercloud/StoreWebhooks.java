package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;

/** The webhooks of an order's steps: those before the step may stop it, those after it are sent and forgotten. */
final class StoreWebhooks implements AutoCloseable {

    private final DocumentStore store;
    private final EventCalls calls;
    private final Clock clock;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, EventCalls.SYSTEM);
        thread.setDaemon(true);
        return thread;
    });

    StoreWebhooks(DocumentStore store, EventCalls calls, Clock clock) {
        this.store = store;
        this.calls = calls;
        this.clock = clock;
    }

    /** @param step submit, approve, ... */
    void before(String client, String step, String direction, String order) {
        for (ObjectNode webhook : of(client, step, true)) {
            EventCalls.Answer answer = send(webhook, step, direction, order, null);
            JsonNode reply = answer.isGood() && !answer.body().isBlank() ? Json.read(answer.body()) : Json.object();
            if (!reply.path("proceed").asBoolean()) {
                throw OrderCloudError.of(400, "Webhook.Blocked", "A webhook did not let the request proceed.")
                        .with("Webhook", webhook.path("ID").asText());
            }
        }
    }

    void after(String client, String step, String direction, String order, ObjectNode response) {
        for (ObjectNode webhook : of(client, step, false)) {
            threads.execute(() -> send(webhook, step, direction, order, response));
        }
    }

    private List<ObjectNode> of(String client, String step, boolean before) {
        return store.read(session -> List.copyOf(session.list("Webhook", ""))).stream()
                .filter(webhook -> webhook.path("BeforeProcessRequest").asBoolean() == before)
                .filter(webhook -> has(webhook.path("ApiClientIDs"), client))
                .filter(webhook -> StreamSupport.stream(
                                webhook.path("WebhookRoutes").spliterator(), false)
                        .anyMatch(one -> one.path("Route").asText().equalsIgnoreCase(route(step))
                                && one.path("Verb").asText().equalsIgnoreCase("POST")))
                .toList();
    }

    private static boolean has(JsonNode texts, String wanted) {
        return StreamSupport.stream(texts.spliterator(), false)
                .anyMatch(text -> text.asText().equals(wanted));
    }

    private static String route(String step) {
        return "v1/orders/{direction}/{orderID}/" + step;
    }

    private EventCalls.Answer send(
            ObjectNode webhook, String step, String direction, String order, ObjectNode response) {
        ObjectNode body = Json.object().put("Route", route(step));
        body.putObject("RouteParams").put("direction", direction).put("orderID", order);
        body.put("Verb", "POST")
                .put("Date", clock.instant().toString().replace("Z", "+00:00"))
                .put("LogID", UUID.randomUUID().toString())
                .put("UserToken", "sandbox");
        body.putObject("Request").putNull("Body").putNull("Headers");
        if (response == null) {
            body.putNull("Response");
        } else {
            body.putObject("Response").putNull("Headers").set("Body", response);
        }
        body.set("ConfigData", webhook.path("ConfigData"));
        return calls.post(webhook.path("Url").asText(), webhook.path("HashKey").asText(), Json.write(body));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
