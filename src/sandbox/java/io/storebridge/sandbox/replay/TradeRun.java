package io.storebridge.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Supplier;

/** One order, return or cancellation on its way through its workflow. */
final class TradeRun {

    private final Trade trade;
    private final String id;
    private final Web workflow;
    private final ObjectNode request;
    private JsonNode status = Json.object().path("none");
    private String seen = "";
    private long lookedAt;

    /** @param id the business id, by which the status is asked for */
    TradeRun(Trade trade, String id, Web workflow, ObjectNode request) {
        this.trade = trade;
        this.id = id;
        this.workflow = workflow;
        this.request = request;
    }

    Trade trade() {
        return trade;
    }

    String id() {
        return id;
    }

    /** {@link System#nanoTime} of the last look. */
    long lookedAt() {
        return lookedAt;
    }

    JsonNode status() {
        return status;
    }

    /**
     * The same for a run that was sent before.
     *
     * @return the end of what the front door refuses; null when it is taken
     * @throws UncheckedIOException while Storebridge is down or starting
     */
    Outcome send() {
        Web.Answer answer = reach(() -> workflow.post("", request, Map.of()));
        if (!answer.is(202)) {
            return Outcome.of(status, "refused with " + answer.trouble());
        }
        status = answer.body();
        lookedAt = System.nanoTime();
        return null;
    }

    /**
     * Reads the status.
     *
     * @return whether something has changed since the last look
     * @throws UncheckedIOException while Storebridge is down or starting
     */
    boolean look() {
        Web.Answer answer = reach(() -> workflow.get("/" + id));
        if (!answer.is(200)) {
            throw new Stuck("the status cannot be read: " + answer.trouble());
        }
        status = answer.body();
        lookedAt = System.nanoTime();
        String now = status.path("status") + "" + status.path("milestones") + status.path("waitsFor");
        boolean changed = !now.equals(seen);
        seen = now;
        return changed;
    }

    private static Web.Answer reach(Supplier<Web.Answer> call) {
        Web.Answer answer = call.get();
        if (answer.status() >= 500) {
            throw new UncheckedIOException(new IOException(answer.trouble()));
        }
        return answer;
    }
}
