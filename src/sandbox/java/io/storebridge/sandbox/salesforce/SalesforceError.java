package io.storebridge.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.http.Response;
import java.util.List;

/** A refusal in Salesforce's form: an array with one error. */
final class SalesforceError extends RuntimeException {

    private final int status;
    private final String code;
    private final List<String> fields;

    SalesforceError(int status, String code, String message, List<String> fields) {
        super(message);
        this.status = status;
        this.code = code;
        this.fields = fields;
    }

    SalesforceError(int status, String code, String message) {
        this(status, code, message, null);
    }

    static SalesforceError notFound() {
        return new SalesforceError(404, "NOT_FOUND", "The requested resource does not exist");
    }

    /** The entry in the array. */
    ObjectNode entry() {
        ObjectNode entry = Json.object().put("message", getMessage()).put("errorCode", code);
        if (fields != null) {
            ArrayNode names = entry.putArray("fields");
            fields.forEach(names::add);
        }
        return entry;
    }

    /** The entry in a result of one of many records, where the code has another name. */
    ObjectNode resultEntry() {
        ObjectNode entry = Json.object().put("statusCode", code).put("message", getMessage());
        ArrayNode names = entry.putArray("fields");
        if (fields != null) {
            fields.forEach(names::add);
        }
        return entry;
    }

    Response response() {
        return Response.json(status, Json.array().add(entry()));
    }
}
