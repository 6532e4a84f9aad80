package io.storebridge.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.SandboxAccess;
import io.storebridge.sandbox.http.Json;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Takes an invoice all the way: asks for the quote as the store, approves as sales, accepts as the buyer. */
final class Journey {

    /** What an invoice passes; {@code failed} instead of {@code inGp}. */
    enum Stage {
        sent,
        reviewed,
        accepted,
        inGp,
        failed
    }

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    // Each look costs Storebridge ten queries, so looking more often makes all slower.
    private static final long SHORTEST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 500;

    private final Web store;
    private final People people;

    Journey(String baseUrl) {
        store = new Web(baseUrl + "/api/quote-to-order", "Bearer " + SandboxAccess.KEY);
        people = new People(baseUrl);
    }

    /** @param listener told each stage that this run brings the invoice to */
    Outcome make(Invoice invoice, Consumer<Stage> listener) {
        Outcome outcome = end(invoice, listener);
        listener.accept(outcome.trouble() == null ? Stage.inGp : Stage.failed);
        return outcome;
    }

    private Outcome end(Invoice invoice, Consumer<Stage> listener) {
        JsonNode status = Json.object().path("none");
        try {
            Web.Answer started = store.post("", request(invoice), Map.of());
            if (!started.is(202)) {
                return Outcome.of(status, "refused with " + started.trouble());
            }
            status = started.body();
            listener.accept(Stage.sent);
            long wait = SHORTEST_WAIT_MILLIS;
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            String before = "";
            while (System.nanoTime() < deadline) {
                switch (status.path("status").asText()) {
                    case "completed" -> {
                        return Outcome.completed(status);
                    }
                    case "rejected" -> {
                        return Outcome.of(
                                status, "is off: " + status.at("/result/reason").asText("no reason is given"));
                    }
                    case "failed" -> {
                        return Outcome.of(status, "needs an operator: a step has failed for good");
                    }
                    case "waiting" -> wait = act(invoice, status, listener) ? SHORTEST_WAIT_MILLIS : wait;
                    default -> {}
                }
                TimeUnit.MILLISECONDS.sleep(wait);
                wait = Math.min(wait * 3 / 2, LONGEST_WAIT_MILLIS);
                status = look(invoice);
                String now = status.path("status") + "" + status.path("milestones") + status.path("waitsFor");
                if (!now.equals(before)) {
                    before = now;
                    deadline = System.nanoTime() + PATIENCE.toNanos();
                }
            }
            return Outcome.of(
                    status, "stands still: %s, waits for %s".formatted(status.path("status"), status.path("waitsFor")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.of(status, "interrupted");
        } catch (RuntimeException e) {
            return Outcome.of(status, e.getMessage());
        }
    }

    private JsonNode look(Invoice invoice) {
        Web.Answer answer = store.get("/" + invoice.requestId());
        if (!answer.is(200)) {
            throw new Stuck("the status cannot be read: " + answer.trouble());
        }
        return answer.body();
    }

    private boolean act(Invoice invoice, JsonNode status, Consumer<Stage> listener) {
        JsonNode waitsFor = status.path("waitsFor");
        if (!waitsFor.path("tasks").isEmpty()) {
            boolean approved = people.approve(invoice.requestId());
            if (approved) {
                listener.accept(Stage.reviewed);
            }
            return approved;
        }
        if (!waitsFor.path("messages").toString().contains("\"accept\"")) {
            return false;
        }
        Web.Answer told = store.post(
                "/%s/accept".formatted(invoice.requestId()),
                Json.object().put("purchaseOrder", invoice.number()),
                Map.of("Idempotency-Key", invoice.requestId() + "-accept"));
        if (told.is(202)) {
            listener.accept(Stage.accepted);
        }
        return told.is(202);
    }

    private static ObjectNode request(Invoice invoice) {
        MasterData.Customer customer = MasterData.customer(invoice);
        ObjectNode request =
                Json.object().put("requestId", invoice.requestId()).put("customer", invoice.customerNumber());
        request.putObject("buyer")
                .put("id", StoreMasters.id(customer.number()))
                .put("name", customer.contact())
                .put("email", customer.email());
        ArrayNode lines = request.putArray("lines");
        for (Invoice.Line line : invoice.lines()) {
            lines.addObject()
                    .put("item", line.item())
                    .put("quantity", line.quantity().toPlainString())
                    .put("targetPrice", line.price().toPlainString());
        }
        return request;
    }
}
