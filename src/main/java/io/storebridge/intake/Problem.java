package io.storebridge.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A problem of a request (RFC 9457), as an exception on its way to {@link ProblemAdvice}. */
class Problem extends RuntimeException {

    private final HttpStatus status;
    private final List<FieldError> errors;

    /** What is wrong at a place in the body: a JSON pointer and what to do. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FieldError(String pointer, String detail) {}

    Problem(HttpStatus status, String detail, List<FieldError> errors) {
        super(detail);
        this.status = status;
        this.errors = errors;
    }

    Problem(HttpStatus status, String detail) {
        this(status, detail, List.of());
    }

    HttpStatus status() {
        return status;
    }

    List<FieldError> errors() {
        return errors;
    }
}
