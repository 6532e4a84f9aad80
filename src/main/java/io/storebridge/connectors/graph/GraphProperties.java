package io.storebridge.connectors.graph;

import io.storebridge.connectors.http.HttpLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach Microsoft Graph.
 *
 * @param baseUrl without {@code /v1.0}
 * @param tokenUrl the host that gives tokens
 * @param tenant the directory's id or domain
 * @param sender the mailbox that sends: its address or id
 */
@ConfigurationProperties("storebridge.graph")
record GraphProperties(
        @DefaultValue("https://graph.microsoft.com") String baseUrl,
        @DefaultValue("https://login.microsoftonline.com") String tokenUrl,
        String tenant,
        String clientId,
        String clientSecret,
        String sender,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("20s") Duration readTimeout,
        @DefaultValue("4") int maxConnections) {

    String tokenAddress() {
        return tokenUrl + "/" + tenant + "/oauth2/v2.0/token";
    }

    HttpLimits limits() {
        return new HttpLimits(connectTimeout, readTimeout, maxConnections);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "GraphProperties[baseUrl=" + baseUrl + ", tenant=" + tenant + ", clientId=" + clientId + ", sender="
                + sender + "]";
    }
}
