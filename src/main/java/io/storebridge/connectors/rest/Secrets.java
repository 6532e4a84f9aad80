package io.storebridge.connectors.rest;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/** What signs in at a service: blotted out where the service sends it back, so that it reaches no variable and no log. */
final class Secrets {

    /** Shorter values stand everywhere by chance. */
    private static final int SHORTEST = 6;

    private final Collection<String> values;

    Secrets(Map<String, String> headers) {
        // Also without "Bearer" before it.
        this.values = headers.values().stream()
                .flatMap(value -> Stream.of(value, value.substring(value.indexOf(' ') + 1)))
                .filter(value -> value.length() >= SHORTEST)
                .toList();
    }

    String blot(String text) {
        String blotted = text;
        for (String value : values) {
            blotted = blotted.replace(value, "***");
        }
        return blotted;
    }
}
