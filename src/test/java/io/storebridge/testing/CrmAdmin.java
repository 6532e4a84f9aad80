package io.storebridge.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.salesforce.SalesforceStandIn;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

/** Looks into the sandbox's CRM over its own API. */
public final class CrmAdmin {

    private final RestClient http;

    public CrmAdmin(int port) {
        RestClient anonymous = RestClient.create("http://127.0.0.1:" + port);
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        form.add("client_id", SalesforceStandIn.CLIENT_ID);
        form.add("client_secret", SalesforceStandIn.CLIENT_SECRET);
        String token = anonymous
                .post()
                .uri("/services/oauth2/token")
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

    /** How many records of this object there are. @param condition in SOQL */
    public int count(String object, String condition) {
        return http.get()
                .uri("/services/data/v60.0/query?q={soql}", "SELECT Id FROM " + object + " WHERE " + condition)
                .retrieve()
                .body(JsonNode.class)
                .path("records")
                .size();
    }
}
