package io.storebridge.connectors.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.Response;
import feign.form.FormEncoder;
import feign.jackson.JacksonDecoder;
import io.storebridge.commerce.Failure;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/** Signs in with a client's id and secret (OAuth 2.0 client credentials, form-encoded). */
public final class ClientCredentials {

    private ClientCredentials() {}

    interface TokenApi {
        @RequestLine("POST ")
        @Headers({"Content-Type: application/x-www-form-urlencoded", "Accept: application/json"})
        Grant grant(
                @Param("grant_type") String grantType,
                @Param("scope") String scope,
                @Param("client_id") String clientId,
                @Param("client_secret") String clientSecret);
    }

    /**
     * A token as it is given.
     *
     * @param seconds how long it lasts; 0 when the system does not say
     * @param instance {@code instance_url}: where the token is to be used; null when the system does not say
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Grant(
            @JsonProperty("access_token") String token,
            @JsonProperty("expires_in") long seconds,
            @JsonProperty("instance_url") String instance) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Grant[seconds=" + seconds + ", instance=" + instance + "]";
        }
    }

    /** @param tokenUrl the whole address */
    public static AccessTokens tokens(
            HttpSystem system, String tokenUrl, String scope, String clientId, String clientSecret, Clock clock) {
        return tokens(
                system,
                tokenUrl,
                scope,
                clientId,
                clientSecret,
                clock,
                grant -> new AccessTokens.Token(grant.token(), Duration.ofSeconds(grant.seconds())));
    }

    /**
     * @param tokenUrl the whole address
     * @param scope null for none
     * @param reading what the grant means, for a system that does not say how long its tokens last
     */
    public static AccessTokens tokens(
            HttpSystem system,
            String tokenUrl,
            String scope,
            String clientId,
            String clientSecret,
            Clock clock,
            Function<Grant, AccessTokens.Token> reading) {
        TokenApi api = system.api()
                .encoder(new FormEncoder())
                .decoder(new JacksonDecoder())
                .errorDecoder((method, response) -> refusal(system, response))
                .target(TokenApi.class, tokenUrl);
        return new AccessTokens(
                () -> reading.apply(api.grant("client_credentials", scope, clientId, clientSecret)), clock);
    }

    /** Wrong credentials are an operator's matter, not the record's, so they are tried again and end as an incident. */
    private static Failure refusal(HttpSystem system, Response response) {
        int status = response.status();
        if (status == 429 || status == 503) {
            return HttpFailures.of(system.name(), response);
        }
        String message = status == 400 || status == 401 || status == 403
                ? system.name() + " does not accept our client id or secret."
                : system.name() + " gives no token (status " + status + ").";
        return new Failure.Unavailable(message, null);
    }
}
