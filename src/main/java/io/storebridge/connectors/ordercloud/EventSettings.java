package io.storebridge.connectors.ordercloud;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * OrderCloud's calls to us.
 *
 * @param hashKeys keys of integration events and webhooks; several while one is being replaced
 * @param webhookTolerance how far a webhook's date may be from ours
 * @param calculateWithoutTax true: while the tax is not known, checkout goes on without it and the order workflow works it
 *     out; false: checkout waits
 * @param shippingRates ship methods that are offered at checkout; none: the storefront has its own
 */
@ConfigurationProperties("storebridge.ordercloud")
record EventSettings(
        @DefaultValue List<String> hashKeys,
        @DefaultValue("5m") Duration webhookTolerance,
        @DefaultValue("true") boolean calculateWithoutTax,
        @DefaultValue List<Rate> shippingRates) {

    /**
     * A flat rate for each address.
     *
     * @param cost in the order's currency
     * @param freeFrom goods of this value, after discounts, go free; null: never
     * @param days in transit
     */
    record Rate(String id, String name, BigDecimal cost, BigDecimal freeFrom, @DefaultValue("0") int days) {}

    /** Without the keys. */
    @Override
    public String toString() {
        return "EventSettings[webhookTolerance=" + webhookTolerance + ", shippingRates=" + shippingRates + "]";
    }
}
