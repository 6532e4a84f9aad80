package io.storebridge.testing;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.http.ResponseEntity;

/** The REST API as a store sees it. */
public interface Door {

    /** @param idempotencyKey null: none */
    ResponseEntity<JsonNode> post(String path, String body, String idempotencyKey);

    JsonNode get(String path);
}
