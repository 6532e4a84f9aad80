package io.storebridge.problems;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Answers with what went wrong, in words that are better than the framework's, so it comes first. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CUSTOMER = "customer";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(Problem problem) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(problem.status(), problem.getMessage());
        if (!problem.errors().isEmpty()) {
            detail.setProperty("errors", problem.errors());
        }
        problem.properties().forEach(detail::setProperty);
        ResponseEntity.HeadersBuilder<?> answer = ResponseEntity.of(detail);
        if (problem.retryAfter() != null) {
            answer.header(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(Math.max(1, problem.retryAfter().toSeconds())));
        }
        return answer.build();
    }

    /** The failure's own words may name hosts and accounts: they are for the log. */
    @ExceptionHandler({Failure.Unavailable.class, Failure.Unknown.class})
    ResponseEntity<ProblemDetail> unavailable(Failure failure, HttpServletRequest request) {
        log.warn("{} {}: {}", request.getMethod(), request.getRequestURI(), failure.getMessage());
        Duration wait = failure instanceof Failure.Unavailable unavailable && unavailable.retryAfter() != null
                ? unavailable.retryAfter()
                : SOON;
        return answer(new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The system that knows does not answer now; ask again later",
                List.of(),
                Map.of(),
                wait));
    }

    /** A customer whom the address names and nobody knows is as much not found as an address that does not exist. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(Failure.Rejected rejected, HttpServletRequest request) {
        boolean named = rejected.code().equals(ErrorCodes.CUSTOMER_UNKNOWN) && request.getParameter(CUSTOMER) != null;
        return answer(
                named
                        ? Problem.ofParameter(
                                HttpStatus.NOT_FOUND, CUSTOMER, rejected.getMessage(), Map.of("code", rejected.code()))
                        : Problem.of(rejected));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException mismatch) {
        return answer(Problem.ofParameter(mismatch.getName(), "takes " + values(mismatch.getRequiredType())));
    }

    private static String values(Class<?> type) {
        if (type == null) {
            return "another value";
        }
        if (type.isEnum()) {
            return "one of " + List.of(type.getEnumConstants());
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "LocalDate" -> "a date like 2026-11-24";
            case "Instant" -> "a time like 2026-11-24T09:30:00Z";
            case "UUID" -> "an id as we gave it";
            default -> Number.class.isAssignableFrom(type) ? "a number" : "another value";
        };
    }
}
