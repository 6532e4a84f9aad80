package io.storebridge.connectors.salesforce;

import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.salesforce.SalesforceStandIn;
import java.io.IOException;
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

    void create(String object, String body) throws IOException {
        HttpCalls.Answer answer = calls.post("/services/data/v60.0/sobjects/" + object, body);
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.response().body());
        }
    }
}
