package io.storebridge.sandbox.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.SandboxAccess;
import io.storebridge.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** JSON over HTTP to one system under one login. */
final class Web {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @param body missing when the answer has none */
    record Answer(int status, JsonNode body) {

        boolean is(int expected) {
            return status == expected;
        }

        /** What went wrong, for people. */
        String trouble() {
            String detail = body.path("detail").asText(body.path("message").asText(body.toString()));
            String fields = body.path("errors").isArray() ? " " + body.path("errors") : "";
            return "HTTP " + status + ": " + detail + fields;
        }
    }

    private final String base;
    private final String authorization;

    Web(String base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    /** A workflow of Storebridge, as the sandbox's storefront. */
    static Web api(String baseUrl, String process) {
        return new Web(baseUrl + "/api/" + process, "Bearer " + SandboxAccess.KEY);
    }

    Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    Answer put(String path, JsonNode body) {
        return send("PUT", path, body, Map.of());
    }

    Answer post(String path, JsonNode body, Map<String, String> headers) {
        return send("POST", path, body, headers);
    }

    private Answer send(String method, String path, JsonNode body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Authorization", authorization);
        all.put("Content-Type", "application/json");
        return exchange(method, base + path, body == null ? "" : Json.write(body), all);
    }

    static Answer exchange(String method, String url, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(60))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), Json.read(answer.body().isEmpty() ? "null" : answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + url + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
