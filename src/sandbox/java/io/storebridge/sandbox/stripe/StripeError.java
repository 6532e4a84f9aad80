package io.storebridge.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.http.Response;

/** An error in Stripe's format; as an exception it undoes what the request has changed. */
final class StripeError extends RuntimeException {

    private final int status;
    private final ObjectNode error;

    private StripeError(int status, String type, String code, String param, String message) {
        super(message);
        this.status = status;
        this.error = Json.object();
        if (code != null) {
            error.put("code", code).put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
        }
        error.put("message", message);
        if (param != null) {
            error.put("param", param);
        }
        error.put("type", type);
    }

    /** @param code and {@code param} may be null */
    static StripeError invalid(String code, String param, String message) {
        return new StripeError(400, "invalid_request_error", code, param, message);
    }

    static StripeError missing(String what, String param, String id) {
        return new StripeError(
                404, "invalid_request_error", "resource_missing", param, "No such " + what + ": '" + id + "'");
    }

    static StripeError required(String param) {
        return invalid("parameter_missing", param, "Missing required param: " + param + ".");
    }

    static StripeError unexpectedState(String message, ObjectNode intent) {
        return invalid("payment_intent_unexpected_state", null, message).with("payment_intent", intent);
    }

    static StripeError declined(String code, String declineCode, String message) {
        StripeError declined = new StripeError(402, "card_error", code, null, message);
        if (declineCode != null) {
            declined.error.put("decline_code", declineCode);
        }
        return declined;
    }

    static StripeError idempotency(int status, String code, String message) {
        return new StripeError(status, "idempotency_error", code, null, message);
    }

    static StripeError of(int status, String message) {
        return switch (status) {
            case 429 -> new StripeError(429, "invalid_request_error", "rate_limit", null, message);
            default ->
                new StripeError(status, status < 500 ? "invalid_request_error" : "api_error", null, null, message);
        };
    }

    StripeError with(String field, ObjectNode object) {
        error.set(field, object);
        return this;
    }

    StripeError with(String field, String value) {
        error.put(field, value);
        return this;
    }

    int status() {
        return status;
    }

    ObjectNode error() {
        return error;
    }

    Response response() {
        ObjectNode body = Json.object();
        body.set("error", error);
        return Response.json(status, body);
    }
}
