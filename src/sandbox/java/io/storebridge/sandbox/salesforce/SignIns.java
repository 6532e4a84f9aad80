package io.storebridge.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.http.Request;
import io.storebridge.sandbox.http.Response;
import io.storebridge.sandbox.postgres.DocumentStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;

/** Tokens by client credentials. They say nothing about themselves, not even how long they last; here until ended. */
final class SignIns {

    private static final String KIND = "SignIn";
    private static final String ORGANIZATION = Ids.of("00D", 1);
    private static final String USER = Ids.of("005", 1);

    private final SecureRandom random = new SecureRandom();
    private final DocumentStore store;
    private final Clock clock;

    SignIns(DocumentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Response token(Request request, String instance) {
        Map<String, String> form = request.form();
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return refused("unsupported_grant_type", "grant type not supported");
        }
        if (!SalesforceStandIn.CLIENT_ID.equals(form.get("client_id"))) {
            return refused("invalid_client_id", "client identifier invalid");
        }
        if (!SalesforceStandIn.CLIENT_SECRET.equals(form.get("client_secret"))) {
            return refused("invalid_client", "invalid client credentials");
        }
        String token = ORGANIZATION.substring(0, 15) + "!AQ" + randomText(60);
        ObjectNode kept = Json.object().put("issued", clock.millis());
        store.write(session -> {
            session.put(KIND, "", token, kept);
            return null;
        });
        return Response.json(
                200,
                Json.object()
                        .put("access_token", token)
                        .put("signature", randomText(32))
                        .put("scope", "api")
                        .put("instance_url", instance)
                        .put("id", "https://login.salesforce.com/id/" + ORGANIZATION + "/" + USER)
                        .put("token_type", "Bearer")
                        .put("issued_at", String.valueOf(clock.millis())));
    }

    private static Response refused(String error, String description) {
        return Response.json(400, Json.object().put("error", error).put("error_description", description));
    }

    private String randomText(int bytes) {
        byte[] text = new byte[bytes];
        random.nextBytes(text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** @param authorization the header's value; may be null */
    boolean isValid(String authorization) {
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        return bearer
                && store.read(session ->
                        session.get(KIND, "", authorization.substring(7).strip()) != null);
    }

    void end() {
        store.write(session -> {
            session.all(KIND).keySet().forEach(key -> session.delete(key.kind(), key.parent(), key.id()));
            return null;
        });
    }
}
