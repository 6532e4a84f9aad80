package io.storebridge.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** Looks into the sandbox's Stripe over its own API, and plays the buyer at the bank's page. */
public final class StripeAdmin {

    private static final String SECRET_KEY = "sk_test_sandbox";

    private final RestClient http;

    public StripeAdmin(int port) {
        this.http = RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader("Authorization", "Bearer " + SECRET_KEY)
                .build();
    }

    /** The payments with this id of ours for which money moved. */
    public List<JsonNode> succeeded(String paymentId) {
        return StreamSupport.stream(list("/v1/payment_intents?limit=100").spliterator(), false)
                .filter(intent -> intent.at("/metadata/payment_id").asText().equals(paymentId))
                .filter(intent -> intent.path("status").asText().equals("succeeded"))
                .toList();
    }

    /** What the buyer does at the bank's page. */
    public void answerBank(String intent, boolean succeed) {
        http.post()
                .uri("/sandbox/payment_intents/{id}/authenticate", intent)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"outcome\":\"%s\"}".formatted(succeed ? "succeed" : "fail"))
                .retrieve()
                .toBodilessEntity();
    }

    private JsonNode list(String path) {
        return http.get().uri(path).retrieve().body(JsonNode.class).path("data");
    }
}
