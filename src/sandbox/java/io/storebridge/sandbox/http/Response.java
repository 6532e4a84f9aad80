package io.storebridge.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param body null for none, and then there is no content type either: a vendor's client fails on one
 */
public record Response(int status, Map<String, String> headers, String body) {

    public static Response json(int status, JsonNode body) {
        return new Response(status, Map.of("Content-Type", "application/json; charset=utf-8"), Json.write(body));
    }

    public static Response html(String body) {
        return new Response(200, Map.of("Content-Type", "text/html; charset=utf-8"), body);
    }

    public static Response empty(int status) {
        return new Response(status, Map.of(), null);
    }

    public Response header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body);
    }
}
