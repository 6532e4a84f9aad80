package io.storebridge.problems;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A problem of a request (RFC 9457), as an exception on its way to {@link ProblemAdvice}. */
public class Problem extends RuntimeException {

    private static final int MOST_ERRORS = 20;

    private final HttpStatus status;
    private final List<FieldError> errors;
    private final Map<String, Object> properties;
    private final Duration retryAfter;

    /** What is wrong at a place in the body: a JSON pointer and what to do. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(String pointer, String detail) {}

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

    public HttpStatus status() {
        return status;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> properties() {
        return properties;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
