package io.storebridge.connectors.http;

import feign.Request;
import feign.Response;
import io.storebridge.commerce.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Statuses that mean the same at every system. */
public final class HttpFailures {

    private HttpFailures() {}

    /**
     * The failure that the status stands for; null when the request was refused for what it says (4xx), which each
     * system explains in its own way. A server that failed over a write may have done it.
     */
    public static Failure of(String system, Response response) {
        int status = response.status();
        boolean read = response.request().httpMethod() == Request.HttpMethod.GET;
        return switch (status) {
            case 429 -> new Failure.Unavailable(system + " asks for a pause.", null, retryAfter(response.headers()));
            case 503 -> new Failure.Unavailable(system + " is not available.", null, retryAfter(response.headers()));
            case 401 -> new Failure.Unavailable(system + " does not accept our token.", null);
            case 408 -> new Failure.Unavailable(system + " waited too long for the request.", null);
            default ->
                status < 500
                        ? null
                        : read
                                ? new Failure.Unavailable(system + " failed with status " + status + ".", null)
                                : new Failure.Unknown(
                                        system + " failed over the request with status " + status + ".", null);
        };
    }

    /** The Retry-After header, in seconds or as a date; null without one. */
    static Duration retryAfter(Map<String, Collection<String>> headers) {
        String value = headers.entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals("retry-after"))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse("")
                .strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(Instant.now(), until);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** What is wrong with one value of the operation's input. */
    public static Failure.Rejected rejected(String code, String message, String pointer, String detail) {
        List<Failure.Field> fields = pointer == null ? List.of() : List.of(new Failure.Field(pointer, message));
        return new Failure.Rejected(code, message, fields, detail);
    }
}
