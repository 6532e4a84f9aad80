package io.storebridge.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts a run of one workflow and follows it to its end. */
final class Follower {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    // Each look costs Storebridge ten queries, so looking more often makes all slower.
    private static final long SHORTEST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 500;

    /** Does what a waiting run waits for; answers whether there was something to do. */
    interface Actor {
        boolean act(JsonNode status);
    }

    private final Web workflow;

    Follower(Web workflow) {
        this.workflow = workflow;
    }

    Outcome follow(String id, ObjectNode request, Runnable sent, Actor actor) {
        JsonNode status = Json.object().path("none");
        try {
            Web.Answer started = workflow.post("", request, Map.of());
            if (!started.is(202)) {
                return Outcome.of(status, "refused with " + started.trouble());
            }
            status = started.body();
            sent.run();
            long wait = SHORTEST_WAIT_MILLIS;
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            String before = "";
            while (System.nanoTime() < deadline) {
                Outcome end = Outcome.end(status);
                if (end != null) {
                    return end;
                }
                if (status.path("status").asText().equals("waiting") && actor.act(status)) {
                    wait = SHORTEST_WAIT_MILLIS;
                }
                TimeUnit.MILLISECONDS.sleep(wait);
                wait = Math.min(wait * 3 / 2, LONGEST_WAIT_MILLIS);
                status = look(id);
                String now = status.path("status") + "" + status.path("milestones") + status.path("waitsFor");
                if (!now.equals(before)) {
                    before = now;
                    deadline = System.nanoTime() + PATIENCE.toNanos();
                }
            }
            return Outcome.stuck(status);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.of(status, "interrupted");
        } catch (RuntimeException e) {
            return Outcome.of(status, e.getMessage());
        }
    }

    private JsonNode look(String id) {
        Web.Answer answer = workflow.get("/" + id);
        if (!answer.is(200)) {
            throw new Stuck("the status cannot be read: " + answer.trouble());
        }
        return answer.body();
    }
}
