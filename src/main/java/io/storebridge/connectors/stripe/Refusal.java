package io.storebridge.connectors.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Response;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.connectors.http.HttpFailures;
import java.io.IOException;
import java.util.List;

/** Stripe's no (4xx). Of the answer only codes and message are kept: it holds the payment's client secret too. */
final class Refusal extends RuntimeException {

    private final int status;
    private final String type;
    private final String code;
    private final String declineCode;
    private final String param;
    private final String requestId;

    private Refusal(int status, JsonNode error, String requestId) {
        super(error.path("message").asText("no reason given"));
        this.status = status;
        this.type = error.path("type").asText("");
        this.code = error.path("code").asText("");
        this.declineCode = error.path("decline_code").asText("");
        this.param = error.path("param").asText("");
        this.requestId = requestId;
    }

    static RuntimeException of(String system, ObjectMapper json, Response response) {
        Failure general = HttpFailures.of(system, response);
        if (general != null) {
            return general;
        }
        Refusal refusal = new Refusal(response.status(), error(json, response), header(response, "Request-Id"));
        return switch (response.status()) {
            case 409 -> new Failure.Unavailable(system + " is busy with the same request.", refusal);
            case 403 -> new Failure.Unavailable(system + " does not allow our key to do this.", refusal);
            default -> refusal;
        };
    }

    private static JsonNode error(ObjectMapper json, Response response) {
        try {
            return json.readTree(response.body().asInputStream()).path("error");
        } catch (IOException e) {
            return json.createObjectNode();
        }
    }

    private static String header(Response response, String name) {
        return response.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse("");
    }

    boolean isDecline() {
        return type.equals("card_error");
    }

    /** The payment is in a state that does not allow what was asked. */
    boolean isUnexpectedState() {
        return code.equals("payment_intent_unexpected_state");
    }

    boolean isAlreadyRefunded() {
        return code.equals("charge_already_refunded");
    }

    boolean isKeyOfAnotherRequest() {
        return type.equals("idempotency_error");
    }

    boolean isMissing() {
        return status == 404 || code.equals("resource_missing");
    }

    boolean isAbout(String parameter) {
        return param.equals(parameter);
    }

    Failure.Rejected declined() {
        return declined(code, declineCode, detail());
    }

    static Failure.Rejected declined(String code, String declineCode, String detail) {
        return new Failure.Rejected(
                ErrorCodes.CARD_DECLINED, DeclineReasons.forBuyer(code, declineCode), List.of(), detail);
    }

    Failure.Rejected refused(String what) {
        return new Failure.Rejected(
                ErrorCodes.REFUSED, "Stripe refused to " + what + ": " + getMessage(), List.of(), detail());
    }

    Failure.Rejected invalid(String message, String pointer) {
        return HttpFailures.rejected(ErrorCodes.VALUE_INVALID, message, pointer, detail());
    }

    /** Stripe's own words, with its codes and the number under which it logged the request. */
    String detail() {
        return "Stripe answered " + status + " " + type + (code.isEmpty() ? "" : ", " + code)
                + (declineCode.isEmpty() ? "" : ", " + declineCode) + (param.isEmpty() ? "" : ", " + param) + ": "
                + getMessage() + (requestId.isEmpty() ? "" : " (" + requestId + ")");
    }
}
