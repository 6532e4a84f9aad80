package io.storebridge.ordering;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.security.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Problems (RFC 9457) of the orders' endpoints, in words that are better than the framework's, so it comes first. */
@RestControllerAdvice(basePackageClasses = OrderRefusals.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class OrderRefusals {

    static final String PROCESS = "order-to-erp";
    private static final Duration SOON = Duration.ofSeconds(30);

    /** A parameter of the request at fault. */
    record ParameterError(String parameter, String detail) {}

    static ErrorResponseException of(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    static ErrorResponseException parameter(String parameter, String detail) {
        HttpStatus status = HttpStatus.BAD_REQUEST;
        return new ErrorResponseException(status, problem(status, parameter, detail), null);
    }

    /** Who may place orders may see them. */
    static void requireOrders(Caller caller) {
        if (caller == null || !caller.mayUse(PROCESS)) {
            throw of(HttpStatus.FORBIDDEN, "Your key is not allowed to use '%s'".formatted(PROCESS));
        }
    }

    @ExceptionHandler({Failure.Unavailable.class, Failure.Unknown.class})
    ResponseEntity<ProblemDetail> unavailable(Failure failure) {
        Duration wait = failure instanceof Failure.Unavailable unavailable && unavailable.retryAfter() != null
                ? unavailable.retryAfter()
                : SOON;
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "The system that knows does not answer now; ask again later");
        return ResponseEntity.of(problem)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())))
                .build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(Failure.Rejected rejected) {
        return ResponseEntity.of(
                        rejected.code().equals(ErrorCodes.CUSTOMER_UNKNOWN)
                                ? problem(HttpStatus.NOT_FOUND, "customer", rejected.getMessage())
                                : ProblemDetail.forStatusAndDetail(
                                        HttpStatus.UNPROCESSABLE_ENTITY, rejected.getMessage()))
                .build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException mismatch) {
        Class<?> type = mismatch.getRequiredType();
        String takes = type != null && type.isEnum()
                ? "takes one of " + List.of(type.getEnumConstants())
                : "takes a whole number";
        return ResponseEntity.of(problem(HttpStatus.BAD_REQUEST, mismatch.getName(), takes))
                .build();
    }

    private static ProblemDetail problem(HttpStatus status, String parameter, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, "%s: %s".formatted(parameter, detail));
        problem.setProperties(Map.of("errors", List.of(new ParameterError(parameter, detail))));
        return problem;
    }
}
