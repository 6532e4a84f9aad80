package io.storebridge.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import java.util.Map;
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

    private final Web store;
    private final People people;

    Journey(String baseUrl) {
        store = Web.api(baseUrl, "quote-to-order");
        people = new People(baseUrl);
    }

    /** @param listener told each stage that this run brings the invoice to */
    Outcome make(Invoice invoice, Consumer<Stage> listener) {
        Outcome outcome = new Follower(store)
                .follow(
                        invoice.requestId(),
                        request(invoice),
                        () -> listener.accept(Stage.sent),
                        status -> act(invoice, status, listener));
        listener.accept(outcome.trouble() == null ? Stage.inGp : Stage.failed);
        return outcome;
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
