package io.storebridge.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.avatax.AvataxStandIn;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.web.client.RestClient;

/** Looks into the sandbox's AvaTax over its own API. */
public final class TaxAdmin {

    private final RestClient http;

    public TaxAdmin(int port) {
        this.http = RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeaders(headers -> headers.setBasicAuth(AvataxStandIn.ACCOUNT, AvataxStandIn.LICENSE_KEY))
                .build();
    }

    /** The sales recorded under the code, whatever has become of them. */
    public List<JsonNode> sales(String code) {
        JsonNode all = http.get()
                .uri("/api/v2/companies/{company}/transactions", AvataxStandIn.COMPANY)
                .retrieve()
                .body(JsonNode.class)
                .path("value");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(sale -> sale.path("code").asText().equals(code))
                .toList();
    }
}
