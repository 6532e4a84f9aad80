package io.storebridge.connectors.ordercloud;

import io.storebridge.connectors.http.HttpLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach OrderCloud.
 *
 * @param baseUrl without {@code /v1}
 * @param authUrl where tokens are given; the base URL when it is not set
 * @param maxConnections OrderCloud's own seeding tool holds itself to eight
 */
@ConfigurationProperties("storebridge.ordercloud")
record OrderCloudProperties(
        String baseUrl,
        String authUrl,
        String clientId,
        String clientSecret,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("20s") Duration readTimeout,
        @DefaultValue("8") int maxConnections) {

    String tokenUrl() {
        return (authUrl == null || authUrl.isBlank() ? baseUrl : authUrl) + "/oauth/token";
    }

    HttpLimits limits() {
        return new HttpLimits(connectTimeout, readTimeout, maxConnections);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OrderCloudProperties[baseUrl=" + baseUrl + ", clientId=" + clientId + "]";
    }
}
