package io.storebridge.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.salesforce.SalesforceStandIn;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Another user of the same Salesforce. */
final class Salesforce {

    private final HttpCalls calls;

    Salesforce(String url) throws IOException {
        calls = new HttpCalls(url);
        String token = calls.form(
                        "/services/oauth2/token",
                        "grant_type=client_credentials&client_id=" + SalesforceStandIn.CLIENT_ID + "&client_secret="
                                + SalesforceStandIn.CLIENT_SECRET)
                .json()
                .path("access_token")
                .asText();
        calls.headers(Map.of("Authorization", "Bearer " + token));
    }

    void change(String object, String id, String body) throws IOException {
        HttpCalls.Answer answer = calls.patch("/services/data/v60.0/sobjects/" + object + "/" + id, body);
        if (answer.status() != 204) {
            throw new IllegalStateException(answer.response().body());
        }
    }

    /** Records as a query answers them. */
    JsonNode query(String soql) throws IOException {
        String encoded = URLEncoder.encode(soql, StandardCharsets.UTF_8).replace("+", "%20");
        return calls.get("/services/data/v60.0/query?q=" + encoded).json().path("records");
    }

    void create(String object, String body) throws IOException {
        HttpCalls.Answer answer = calls.post("/services/data/v60.0/sobjects/" + object, body);
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.response().body());
        }
    }
}
