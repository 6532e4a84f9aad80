package io.storebridge.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/**
 * What became of an invoice in Storebridge.
 *
 * @param quoteNumber GP's; null when there is none
 * @param orderNumber GP's of the order or return, perhaps only reserved; null when there is none
 * @param trouble why it did not end as an order that everybody knows of; null when it did
 */
record Outcome(String quoteNumber, String orderNumber, String trouble) {

    /** Null while the run is under way. */
    static Outcome end(JsonNode status) {
        return switch (status.path("status").asText()) {
            case "completed" -> of(status, null);
            case "rejected" ->
                of(status, "is off: " + status.at("/result/reason").asText("no reason is given"));
            case "failed" -> of(status, "needs an operator: a step has failed for good");
            default -> null;
        };
    }

    static Outcome stuck(JsonNode status) {
        return of(status, "stands still: %s, waits for %s".formatted(status.path("status"), status.path("waitsFor")));
    }

    /** @param status the last that is known; may be a missing node */
    static Outcome of(JsonNode status, String trouble) {
        JsonNode result = status.path("result");
        return new Outcome(result.path("quoteNumber").asText(null), documentNumber(result), trouble);
    }

    private static String documentNumber(JsonNode result) {
        return Stream.of(result.path("orderNumber"), result.at("/orderNumbers/0"), result.path("returnNumber"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElse(null);
    }
}
