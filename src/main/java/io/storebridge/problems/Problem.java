package io.storebridge.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.storebridge.commerce.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * A problem of a request (RFC 9457), thrown by an endpoint. A {@link Failure} that an endpoint does not catch becomes one by
 * itself, and so does a parameter of a wrong type.
 */
public class Problem extends RuntimeException {

    private static final int MOST_ERRORS = 20;

    private final HttpStatus status;
    private final List<FieldError> errors;
    private final Map<String, Object> properties;
    private final Duration retryAfter;

    /**
     * What is wrong and what to do, at one place.
     *
     * @param pointer JSON pointer into the body; null when a parameter is at fault
     * @param parameter name of a parameter of the address; null when the body is at fault
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(String pointer, String parameter, String detail) {

        public FieldError(String pointer, String detail) {
            this(pointer, null, detail);
        }
    }

    /**
     * @param properties what a program may want to know, beyond the standard's own
     * @param retryAfter null: not known
     */
    public Problem(
            HttpStatus status,
            String detail,
            List<FieldError> errors,
            Map<String, Object> properties,
            Duration retryAfter) {
        super(detail);
        this.status = status;
        this.errors = errors;
        this.properties = properties;
        this.retryAfter = retryAfter;
    }

    public Problem(HttpStatus status, String detail, List<FieldError> errors) {
        this(status, detail, errors, Map.of(), null);
    }

    public Problem(HttpStatus status, String detail) {
        this(status, detail, List.of());
    }

    /** 400 for fields at fault; at most so many are named that a person reads on. */
    public static Problem ofFields(List<FieldError> errors) {
        FieldError first = errors.get(0);
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "%s: %s%s"
                        .formatted(
                                first.pointer().isEmpty() ? "The body" : first.pointer(),
                                first.detail(),
                                errors.size() == 1 ? "" : " (and %d more)".formatted(errors.size() - 1)),
                errors.subList(0, Math.min(errors.size(), MOST_ERRORS)));
    }

    /** 400 for a parameter of the address. */
    public static Problem ofParameter(String parameter, String detail) {
        return ofParameter(HttpStatus.BAD_REQUEST, parameter, detail, Map.of());
    }

    static Problem ofParameter(HttpStatus status, String parameter, String detail, Map<String, Object> properties) {
        return new Problem(
                status,
                "%s: %s".formatted(parameter, detail),
                List.of(new FieldError(null, parameter, detail)),
                properties,
                null);
    }

    /** 422 when a system says no: {@code code} tells which no, and the fields at fault are those of the failure. */
    public static Problem of(Failure.Rejected rejected) {
        return new Problem(
                HttpStatus.UNPROCESSABLE_ENTITY,
                rejected.getMessage(),
                rejected.fields().stream()
                        .map(field -> new FieldError(field.pointer(), field.message()))
                        .toList(),
                Map.of("code", rejected.code()),
                null);
    }

    /** 503 when the configuration names no such system. */
    public static Problem notConnected(String system) {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "No %s is connected".formatted(system));
    }

    public HttpStatus status() {
        return status;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> properties() {
        return properties;
    }

    /** Null when it is not known. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
