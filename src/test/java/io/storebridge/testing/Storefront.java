package io.storebridge.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.security.ApiKeys;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A store that calls the REST API with its key. */
@Lazy
public class Storefront implements Door {

    private static final String KEY = "the-store-of-the-tests";

    private final TestRestTemplate http;

    Storefront(TestRestTemplate http, ApiKeys keys) {
        this.http = http;
        keys.provide("test store", KEY, List.of("*"));
    }

    public ResponseEntity<JsonNode> post(String path, String body) {
        return post(path, body, null);
    }

    @Override
    public ResponseEntity<JsonNode> post(String path, String body, String idempotencyKey) {
        HttpHeaders headers = headers();
        if (idempotencyKey != null) {
            headers.set("Idempotency-Key", idempotencyKey);
        }
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.postForEntity(path, new HttpEntity<>(body, headers), JsonNode.class);
    }

    @Override
    public JsonNode get(String path) {
        return http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers()), JsonNode.class)
                .getBody();
    }

    /** Waits until the instance has the status, or waits for the message or task. */
    public JsonNode awaitThat(String path, String what) {
        return await().atMost(Duration.ofSeconds(40))
                .until(
                        () -> get(path),
                        status -> status.path("status").asText().equals(what)
                                || status.at("/waitsFor/messages").toString().contains("\"" + what + "\""));
    }

    private static HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(KEY);
        return headers;
    }
}
