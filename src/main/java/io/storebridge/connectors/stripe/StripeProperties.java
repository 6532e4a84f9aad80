package io.storebridge.connectors.stripe;

import io.storebridge.connectors.http.HttpLimits;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach Stripe, and how to know its webhooks.
 *
 * @param baseUrl {@code https://api.stripe.com}
 * @param apiVersion sent with each request, so that an upgrade of the account changes nothing here; the default is the
 *     version whose description the connector is tested against
 * @param webhookSecrets {@code whsec_...}; several while a secret is being replaced
 * @param webhookTolerance how far a webhook's time may be from ours
 * @param multicapture whether an order's card may be captured several times: {@code if_available}, or {@code never} for an
 *     account that Stripe does not allow to ask
 */
@ConfigurationProperties("storebridge.stripe")
record StripeProperties(
        String baseUrl,
        String secretKey,
        @DefaultValue("2023-08-16") String apiVersion,
        @DefaultValue List<String> webhookSecrets,
        @DefaultValue("300s") Duration webhookTolerance,
        @DefaultValue("if_available") Multicapture multicapture,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("20s") Duration readTimeout,
        @DefaultValue("8") int maxConnections) {

    enum Multicapture {
        if_available,
        never
    }

    HttpLimits limits() {
        return new HttpLimits(connectTimeout, readTimeout, maxConnections);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "StripeProperties[baseUrl=" + baseUrl + ", apiVersion=" + apiVersion + "]";
    }
}
