package io.storebridge.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request as a route's handler sees it.
 *
 * @param url path and query as sent
 * @param headers by lower-case name, the first value of each
 * @param variables the path template's variables, decoded
 * @param query the query's parameters, decoded, in the order sent, repeated ones with all their values
 */
public record Request(
        String method,
        String url,
        String path,
        Map<String, String> headers,
        Map<String, String> variables,
        Map<String, List<String>> query,
        String body) {

    public String variable(String name) {
        return variables.get(name);
    }

    /** The query parameter's first value; null when it was not sent. */
    public String query(String name) {
        List<String> values = query.get(name);
        return values == null ? null : values.get(0);
    }

    public String header(String name) {
        return headers.get(name);
    }

    /** The body as JSON; a missing node when there is none. */
    public JsonNode json() {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new MalformedBody(e.getMessage());
        }
    }

    /** The body as an HTML form. */
    public Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        parameters(body).forEach((name, values) -> form.put(name, values.get(0)));
        return form;
    }

    Request withVariables(Map<String, String> found) {
        return new Request(method, url, path, headers, found, query, body);
    }

    static Map<String, List<String>> parameters(String encoded) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return parameters;
        }
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The body is not JSON. */
    public static class MalformedBody extends RuntimeException {
        MalformedBody(String message) {
            super(message);
        }
    }
}
