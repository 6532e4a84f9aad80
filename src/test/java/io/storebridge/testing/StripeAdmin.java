package io.storebridge.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
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
        return intents("payment_id", paymentId).stream()
                .filter(intent -> intent.path("status").asText().equals("succeeded"))
                .toList();
    }

    /** All that was ever prepared for this order. */
    public List<JsonNode> ofOrder(String orderId) {
        return intents("order_id", orderId);
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

    private List<JsonNode> intents(String mark, String value) {
        List<JsonNode> found = new ArrayList<>();
        String next = "/v1/payment_intents?limit=100";
        while (next != null) {
            JsonNode page = http.get().uri(next).retrieve().body(JsonNode.class);
            String last = null;
            for (JsonNode intent : page.path("data")) {
                last = intent.path("id").asText();
                if (intent.path("metadata").path(mark).asText().equals(value)) {
                    found.add(intent);
                }
            }
            next = page.path("has_more").asBoolean() ? "/v1/payment_intents?limit=100&starting_after=" + last : null;
        }
        return found;
    }
}
