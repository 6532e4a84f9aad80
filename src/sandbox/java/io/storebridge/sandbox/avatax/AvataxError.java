package io.storebridge.sandbox.avatax;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.http.Response;

/** A refusal in AvaTax's form. Numbers of codes are left out where they are not known. */
final class AvataxError extends RuntimeException {

    private final int status;
    private final String code;
    private final String description;
    private final String refersTo;

    AvataxError(int status, String code, String message, String description, String refersTo) {
        super(message);
        this.status = status;
        this.code = code;
        this.description = description;
        this.refersTo = refersTo;
    }

    AvataxError(int status, String code, String message) {
        this(status, code, message, message, null);
    }

    static AvataxError missing(String code) {
        return new AvataxError(
                404,
                "EntityNotFoundError",
                "Document with ID '" + code + "' not found.",
                "The Document with ID '" + code + "' was not found.",
                null);
    }

    static AvataxError required(String field) {
        return new AvataxError(
                400,
                "ValueRequiredError",
                "Field " + field + " is required.",
                "Please provide a value for " + field,
                field);
    }

    Response response() {
        ObjectNode error =
                Json.object().put("code", code).put("message", getMessage()).put("target", "HttpRequest");
        ObjectNode detail = error.putArray("details")
                .addObject()
                .put("code", code)
                .put("message", getMessage())
                .put("description", description)
                .put("faultCode", "Client")
                .put("helpLink", "http://developer.avalara.com/avatax/errors/" + code)
                .put("severity", "Error");
        if (refersTo != null) {
            detail.put("refersTo", refersTo);
        }
        return Response.json(status, Json.object().set("error", error));
    }
}
