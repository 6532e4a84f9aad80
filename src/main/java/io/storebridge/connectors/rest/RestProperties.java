package io.storebridge.connectors.rest;

import io.storebridge.connectors.http.HttpLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The services that diagrams may call.
 *
 * @param services by the name that diagrams use
 */
@ConfigurationProperties("storebridge.rest")
record RestProperties(@DefaultValue Map<String, Service> services) {

    /**
     * How to reach one.
     *
     * @param url the address that paths are appended to
     * @param name how messages call it; its name in diagrams when not set
     * @param headers sent with each request: what signs in there belongs here, its value from the environment or a
     *     mounted file ({@code ${CARRIER_KEY}}), not into a diagram
     * @param idempotencyKey whether the service does a request once that comes twice with the same Idempotency-Key
     * @param connectTimeout to reach the host, and to wait for a free connection
     * @param readTimeout the longest silence of the host
     * @param maxConnections requests at the same time
     * @param maxAnswer the longest answer
     */
    record Service(
            URI url,
            String name,
            @DefaultValue Map<String, String> headers,
            @DefaultValue("false") boolean idempotencyKey,
            @DefaultValue("2s") Duration connectTimeout,
            @DefaultValue("20s") Duration readTimeout,
            @DefaultValue("4") int maxConnections,
            @DefaultValue("1MB") DataSize maxAnswer) {

        Service {
            if (url == null
                    || url.getHost() == null
                    || url.getRawQuery() != null
                    || url.getRawFragment() != null
                    || url.getRawUserInfo() != null
                    || url.getScheme() == null
                    || !url.getScheme().matches("https?")) {
                throw new IllegalArgumentException("storebridge.rest.services.*.url is \"" + shown(url)
                        + "\"; it is an address like https://api.example.com/v2, without query or sign-in");
            }
        }

        /** An address that signs in shows its secret: only its host is told. */
        private static String shown(URI url) {
            return url == null || url.getRawUserInfo() == null && url.getRawQuery() == null
                    ? String.valueOf(url)
                    : "..." + url.getHost() + "...";
        }

        HttpLimits limits() {
            return new HttpLimits(connectTimeout, readTimeout, maxConnections, Math.toIntExact(maxAnswer.toBytes()));
        }

        /** Without the headers' values. */
        @Override
        public String toString() {
            return "Service[url=" + url + ", headers=" + headers.keySet() + "]";
        }
    }
}
