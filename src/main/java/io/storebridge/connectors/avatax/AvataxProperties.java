package io.storebridge.connectors.avatax;

import io.storebridge.connectors.http.HttpLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach AvaTax.
 *
 * @param baseUrl {@code https://rest.avatax.com}, or {@code https://sandbox-rest.avatax.com} to try
 * @param companyCode of the company at AvaTax whose sales these are
 * @param feeCodes AvaTax's tax code of a fee by its kind, for fees that name none; shipping is FR unless set
 * @param connectTimeout to reach the host, and to wait for a free connection
 * @param readTimeout the longest silence of the host
 */
@ConfigurationProperties("storebridge.avatax")
record AvataxProperties(
        String baseUrl,
        String accountId,
        String licenseKey,
        @DefaultValue("DEFAULT") String companyCode,
        @DefaultValue Map<String, String> feeCodes,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("20s") Duration readTimeout,
        @DefaultValue("16") int maxConnections) {

    AvataxProperties {
        feeCodes = new HashMap<>(feeCodes);
        feeCodes.putIfAbsent("shipping", "FR");
    }

    /** Nothing has to be set where another provider works the tax out. */
    void requireLogin() {
        if (baseUrl == null || accountId == null || licenseKey == null) {
            throw new IllegalArgumentException("storebridge.avatax needs base-url, account-id and license-key");
        }
    }

    HttpLimits limits() {
        return new HttpLimits(connectTimeout, readTimeout, maxConnections);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "AvataxProperties[baseUrl=" + baseUrl + ", accountId=" + accountId + ", companyCode=" + companyCode
                + "]";
    }
}
