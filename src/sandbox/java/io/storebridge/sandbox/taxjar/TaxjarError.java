package io.storebridge.sandbox.taxjar;

import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.http.Response;
import java.util.Map;

/** A refusal in TaxJar's form. */
final class TaxjarError extends RuntimeException {

    private static final Map<Integer, String> NAMES = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            405, "Method Not Allowed",
            406, "Not Acceptable",
            422, "Unprocessable Entity",
            429, "Too Many Requests",
            503, "Service Unavailable");

    private final int status;

    TaxjarError(int status, String detail) {
        super(detail);
        this.status = status;
    }

    static TaxjarError missing(String field) {
        return new TaxjarError(406, "No " + field + ", required");
    }

    Response response() {
        return Response.json(
                status,
                Json.object()
                        .put("error", NAMES.getOrDefault(status, "Internal Server Error"))
                        .put("detail", getMessage())
                        .put("status", status));
    }
}
