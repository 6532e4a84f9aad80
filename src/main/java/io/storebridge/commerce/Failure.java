package io.storebridge.commerce;

import java.time.Duration;
import java.util.List;

/** Why an operation did not succeed. There are three kinds and no more; the diagram and the worker act on the kind. */
public abstract sealed class Failure extends RuntimeException {

    private Failure(String message, Throwable cause) {
        super(message, cause);
    }

    /** A value at fault: a JSON pointer into the operation's input ({@code /lines/2/item}) and what to do about it. */
    public record Field(String pointer, String message) {}

    /** The other system said no, and saying it again changes nothing: a BPMN error, usually a person's task. */
    public static final class Rejected extends Failure {

        private final String code;
        private final List<Field> fields;
        private final String detail;

        /**
         * @param code one of the operation's error codes
         * @param message what is wrong and what to do, in plain words
         * @param fields the values at fault; empty when no single one is
         * @param detail what the other system said, word for word, with its own codes; may be null
         */
        public Rejected(String code, String message, List<Field> fields, String detail) {
            super(message, null);
            this.code = code;
            this.fields = List.copyOf(fields);
            this.detail = detail;
        }

        public Rejected(String code, String message) {
            this(code, message, List.of(), null);
        }

        public String code() {
            return code;
        }

        public List<Field> fields() {
            return fields;
        }

        public String detail() {
            return detail;
        }
    }

    /** The other system did not take the request: nothing happened there, try again later. */
    public static final class Unavailable extends Failure {

        private final Duration retryAfter;

        public Unavailable(String message, Throwable cause) {
            this(message, cause, null);
        }

        /** @param retryAfter how long the other system asked to be left alone (its Retry-After); may be null */
        public Unavailable(String message, Throwable cause, Duration retryAfter) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The request was sent and no answer came: ask whether it happened before sending it again. */
    public static final class Unknown extends Failure {

        public Unknown(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
