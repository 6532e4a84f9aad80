package io.storebridge.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.SandboxAccess;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

/** The REST API of a sandbox in a JVM of its own. */
final class SandboxDoor implements Door {

    private final RestClient http;

    SandboxDoor(int port) {
        http = RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader("Authorization", "Bearer " + SandboxAccess.KEY)
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {})
                .build();
    }

    @Override
    public ResponseEntity<JsonNode> post(String path, String body, String idempotencyKey) {
        return http.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> {
                    if (idempotencyKey != null) {
                        headers.set("Idempotency-Key", idempotencyKey);
                    }
                })
                .body(body)
                .retrieve()
                .toEntity(JsonNode.class);
    }

    @Override
    public JsonNode get(String path) {
        return http.get().uri(path).retrieve().body(JsonNode.class);
    }
}
