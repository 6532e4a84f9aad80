package io.storebridge.connectors.rest;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Refusals that a diagram takes for an answer, by their statuses. */
record Expected(Set<Integer> statuses) {

    /** @param text "404", or several with commas; null for none */
    static Expected of(String text) {
        if (text == null || text.isBlank()) {
            return new Expected(Set.of());
        }
        String plain = text.replaceAll("\\s", "");
        if (!plain.matches("4\\d\\d(,4\\d\\d)*")) {
            throw RequestParts.invalid(
                    "/expect", "\"%s\" is not a list of statuses from 400 to 499, such as 404, 409.".formatted(text));
        }
        return new Expected(
                Arrays.stream(plain.split(",")).map(Integer::valueOf).collect(Collectors.toSet()));
    }

    boolean has(int status) {
        return statuses.contains(status);
    }
}
