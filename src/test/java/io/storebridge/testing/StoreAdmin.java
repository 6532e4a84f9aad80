package io.storebridge.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.ordercloud.OrderCloudStandIn;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

/** Looks into the sandbox's store over its own API. */
public final class StoreAdmin {

    private final RestClient http;

    public StoreAdmin(int port) {
        RestClient anonymous = RestClient.create("http://127.0.0.1:" + port);
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        form.add("client_id", OrderCloudStandIn.CLIENT_ID);
        form.add("client_secret", OrderCloudStandIn.CLIENT_SECRET);
        String token = anonymous
                .post()
                .uri("/oauth/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(JsonNode.class)
                .path("access_token")
                .asText();
        this.http = anonymous
                .mutate()
                .defaultHeader("Authorization", "Bearer " + token)
                .build();
    }

    public JsonNode order(String id) {
        return http.get().uri("/v1/orders/Incoming/{id}", id).retrieve().body(JsonNode.class);
    }
}
