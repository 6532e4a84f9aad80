package io.storebridge.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.ordercloud.OrderCloudStandIn;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

/** Looks into the sandbox's store, and works in it, over its own API. */
public final class StoreAdmin {

    private static final String ORDER = "/v1/orders/Incoming/";

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
        return get(ORDER + id);
    }

    public JsonNode buyer(String id) {
        return get("/v1/buyers/" + id);
    }

    /** @param path from {@code /v1} on */
    public JsonNode get(String path) {
        return http.get().uri(path).retrieve().body(JsonNode.class);
    }

    /** @param path of a resource, or of what belongs to it ({@code /v1/buyers/acme/users/ann}) */
    public void put(String path, String body) {
        http.put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toBodilessEntity();
    }

    /** Submits the order in the seller's name: the store announces that to nobody. */
    public void submit(String order) {
        http.post().uri(ORDER + order + "/submit").retrieve().toBodilessEntity();
    }
}
