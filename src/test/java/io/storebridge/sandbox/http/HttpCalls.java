package io.storebridge.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Calls a stand-in as a client would. */
public final class HttpCalls {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String url;
    private Map<String, String> headers = Map.of();

    public HttpCalls(String url) {
        this.url = url;
    }

    /** An answer, with its body as JSON when it has one. */
    public record Answer(int status, HttpResponse<String> response) {
        public JsonNode json() {
            return Json.read(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    public HttpCalls headers(Map<String, String> always) {
        headers = always;
        return this;
    }

    public Answer get(String path) throws IOException {
        return call("GET", path, null, Map.of());
    }

    public Answer post(String path, String body) throws IOException {
        return call("POST", path, body, Map.of());
    }

    public Answer put(String path, String body) throws IOException {
        return call("PUT", path, body, Map.of());
    }

    public Answer patch(String path, String body) throws IOException {
        return call("PATCH", path, body, Map.of());
    }

    public Answer delete(String path) throws IOException {
        return call("DELETE", path, null, Map.of());
    }

    public Answer form(String path, String body) throws IOException {
        return call("POST", path, body, Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    public Answer call(String method, String path, String body, Map<String, String> more) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .method(
                        method,
                        body == null || body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        more.forEach(request::setHeader);
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
