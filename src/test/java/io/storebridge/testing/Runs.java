package io.storebridge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Runs of one workflow, and what a store does for each of them: it starts the run and tells it what it waits for. Every
 * request has a key, so that it may be sent again.
 */
public final class Runs {

    private static final Set<String> ENDS = Set.of("completed", "rejected", "failed");

    private final String process;
    private final Function<String, String> request;
    private final Map<String, Message> messages = new LinkedHashMap<>();
    private final Map<String, String> told = new ConcurrentHashMap<>();

    /** What is told to a run that waits for it. */
    @FunctionalInterface
    public interface Message {

        /** @param status the run's status, as the REST API gives it */
        String body(String id, JsonNode status);
    }

    /** @param request the body that starts the run of this business id */
    public Runs(String process, Function<String, String> request) {
        this.process = process;
        this.request = request;
    }

    /** The message is told whenever a run waits for it. */
    public Runs telling(String message, Message body) {
        messages.put(message, body);
        return this;
    }

    String process() {
        return process;
    }

    /** Business ids that differ between workflows: {@code kill-qto-07}. */
    String id(String prefix, int number) {
        String initials =
                Stream.of(process.split("-")).map(word -> word.substring(0, 1)).collect(Collectors.joining());
        return "%s-%s-%02d".formatted(prefix, initials, number);
    }

    void start(Door door, String id) {
        assertThat(door.post("/api/" + process, request.apply(id), "start-" + id)
                        .getStatusCode()
                        .value())
                .as("the start of %s", id)
                .isEqualTo(202);
    }

    /** All that was sent for this run before, once more, as a store does that got no answer. */
    void sendAgain(Door door, String id) {
        start(door, id);
        messages.keySet().stream()
                .filter(message -> told.containsKey(message + "-" + id))
                .forEach(message -> tell(door, id, message, told.get(message + "-" + id)));
    }

    /** Tells the run what it waits for; returns how it stood before. */
    JsonNode follow(Door door, String id) {
        JsonNode status = door.get("/api/%s/%s".formatted(process, id));
        StreamSupport.stream(status.at("/waitsFor/messages").spliterator(), false)
                .map(JsonNode::asText)
                .filter(messages::containsKey)
                .forEach(message -> {
                    String key = message + "-" + id;
                    tell(door, id, message, told.computeIfAbsent(key, k -> messages.get(message)
                            .body(id, status)));
                });
        return status;
    }

    private void tell(Door door, String id, String message, String body) {
        assertThat(door.post("/api/%s/%s/%s".formatted(process, id, message), body, message + "-" + id)
                        .getStatusCode()
                        .value())
                .as("%s told to %s", message, id)
                .isIn(202, 409);
    }

    static boolean ended(JsonNode status) {
        return ENDS.contains(status.path("status").asText());
    }
}
