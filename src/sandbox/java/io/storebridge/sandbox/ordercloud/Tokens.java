package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Access tokens in the shape of OrderCloud's: signed JWTs of a seller's user, valid over a restart. */
final class Tokens {

    private static final byte[] KEY = "sandbox-signing-key".getBytes(StandardCharsets.UTF_8);
    private static final String HEADER = encoded("{\"typ\":\"JWT\",\"alg\":\"HS256\"}");

    private final Clock clock;
    private volatile Duration lifetime = Duration.ofSeconds(35_999);

    Tokens(Clock clock) {
        this.clock = clock;
    }

    void lifetime(Duration duration) {
        lifetime = duration;
    }

    /** The answer to a client's sign-in. */
    ObjectNode issue(String clientId, String scope) {
        long now = clock.instant().getEpochSecond();
        ObjectNode claims =
                Json.object().put("usr", "storebridge").put("cid", clientId).put("usrtype", "admin");
        for (String role : (scope == null || scope.isBlank() ? "FullAccess" : scope).split("\\s+")) {
            claims.withArray("role").add(role);
        }
        claims.put("iss", "https://sandbox.storebridge.example")
                .put("aud", "https://sandbox.storebridge.example")
                .put("exp", now + lifetime.toSeconds())
                .put("nbf", now);
        String content = HEADER + "." + encoded(Json.write(claims));
        return Json.object()
                .put("access_token", content + "." + signature(content))
                .put("token_type", "bearer")
                .put("expires_in", lifetime.toSeconds())
                .putNull("refresh_token");
    }

    /** @param authorization the header's value; may be null */
    boolean isValid(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return false;
        }
        String token = authorization.substring(7).strip();
        int end = token.lastIndexOf('.');
        int middle = token.indexOf('.');
        if (middle < 0 || end <= middle) {
            return false;
        }
        byte[] sent = token.substring(end + 1).getBytes(StandardCharsets.UTF_8);
        byte[] expected = signature(token.substring(0, end)).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(sent, expected)) {
            return false;
        }
        JsonNode claims = Json.read(
                new String(Base64.getUrlDecoder().decode(token.substring(middle + 1, end)), StandardCharsets.UTF_8));
        return claims.path("exp").asLong() > clock.instant().getEpochSecond();
    }

    /** The id of the client that signed in; null without a token. */
    static String client(String authorization) {
        String[] parts = (authorization == null ? "" : authorization).split("[.]");
        if (parts.length != 3) {
            return null;
        }
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return Json.read(claims).path("cid").asText(null);
    }

    private static String signature(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
