package io.storebridge.connectors.taxjar;

import io.storebridge.connectors.http.HttpLimits;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach TaxJar.
 *
 * @param baseUrl {@code https://api.taxjar.com}, or {@code https://api.sandbox.taxjar.com} to try
 * @param apiVersion sent with each request; the default is the version that answers as the connector reads it
 * @param feeCodes TaxJar's product tax code of a fee by its kind, for fees that name none; shipping needs none
 * @param exemptionType what a customer with an exemption certificate is: wholesale, government or other
 * @param connectTimeout to reach the host, and to wait for a free connection
 * @param readTimeout the longest silence of the host
 */
@ConfigurationProperties("storebridge.taxjar")
record TaxjarProperties(
        String baseUrl,
        String apiToken,
        @DefaultValue("2022-01-24") String apiVersion,
        @DefaultValue Map<String, String> feeCodes,
        @DefaultValue("wholesale") String exemptionType,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("20s") Duration readTimeout,
        @DefaultValue("16") int maxConnections) {

    TaxjarProperties {
        if (!exemptionType.matches("wholesale|government|other")) {
            throw new IllegalArgumentException("storebridge.taxjar.exemption-type is \"" + exemptionType
                    + "\"; it is wholesale, government or other");
        }
    }

    /** Nothing has to be set where another provider works the tax out. */
    void requireLogin() {
        if (baseUrl == null || apiToken == null) {
            throw new IllegalArgumentException("storebridge.taxjar needs base-url and api-token");
        }
    }

    HttpLimits limits() {
        return new HttpLimits(connectTimeout, readTimeout, maxConnections);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "TaxjarProperties[baseUrl=" + baseUrl + ", apiVersion=" + apiVersion + "]";
    }
}
