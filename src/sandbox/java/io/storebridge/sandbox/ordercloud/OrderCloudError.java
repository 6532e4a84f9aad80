package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.http.Response;

/** A refusal in OrderCloud's format; the codes are those of its public .NET SDK. */
final class OrderCloudError extends RuntimeException {

    private final int status;
    private final String code;
    private final transient ObjectNode data;

    private OrderCloudError(int status, String code, String message, ObjectNode data) {
        super(message);
        this.status = status;
        this.code = code;
        this.data = data;
    }

    static OrderCloudError of(int status, String code, String message) {
        return new OrderCloudError(status, code, message, null);
    }

    static OrderCloudError notFound(String type, String id) {
        return new OrderCloudError(
                404,
                "NotFound",
                "Object not found.",
                Json.object().put("ObjectType", type).put("ObjectID", id));
    }

    static OrderCloudError idExists(String type, String id) {
        return new OrderCloudError(
                409,
                "IdExists",
                "An object with this ID already exists.",
                Json.object().put("ObjectType", type).put("ObjectID", id));
    }

    /** @param field the model's field at fault */
    static OrderCloudError invalid(String field, String message) {
        ObjectNode data = Json.object().put("Field", field);
        return new OrderCloudError(400, "ValidationFailure", field + ": " + message, data);
    }

    OrderCloudError with(String name, String value) {
        ObjectNode more = data == null ? Json.object() : data.deepCopy();
        return new OrderCloudError(status, code, getMessage(), more.put(name, value));
    }

    Response response() {
        ObjectNode error = Json.object().put("ErrorCode", code).put("Message", getMessage());
        error.set("Data", data == null ? Json.MAPPER.nullNode() : data);
        ObjectNode body = Json.object();
        body.putArray("Errors").add(error);
        return Response.json(status, body);
    }
}
