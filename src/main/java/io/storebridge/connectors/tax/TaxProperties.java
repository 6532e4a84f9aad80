package io.storebridge.connectors.tax;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who works the tax out, and where goods come from.
 *
 * @param provider avatax, taxjar, or none: the store's figure is the tax
 * @param shipFrom where goods leave that come from no particular warehouse; needed with a provider
 * @param sites where goods of a warehouse leave, by the ERP's code of it
 * @param timeZone of the company: on which day a sale is made; this machine's when it is not set
 */
@ConfigurationProperties("storebridge.tax")
public record TaxProperties(
        @DefaultValue("none") String provider,
        Place shipFrom,
        @DefaultValue Map<String, Place> sites,
        ZoneId timeZone) {

    public TaxProperties {
        if (!provider.matches("avatax|taxjar|none")) {
            throw new IllegalArgumentException(
                    "storebridge.tax.provider is \"" + provider + "\"; it is avatax, taxjar or none");
        }
        if (!provider.equals("none") && (shipFrom == null || shipFrom.problem() != null)) {
            throw new IllegalArgumentException("storebridge.tax.ship-from is no address that a tax provider takes: "
                    + (shipFrom == null ? "it is not set" : shipFrom.problem()));
        }
        sites.forEach((site, place) -> {
            if (place.problem() != null) {
                throw new IllegalArgumentException("storebridge.tax.sites." + site + ": " + place.problem());
            }
        });
        timeZone = timeZone == null ? ZoneId.systemDefault() : timeZone;
    }

    /** @param warehouse the ERP's code, in any case; null or one that is not set: the company's address */
    Place shipFrom(String warehouse) {
        return warehouse == null
                ? shipFrom
                : sites.entrySet().stream()
                        .filter(site -> site.getKey().equalsIgnoreCase(warehouse.strip()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(shipFrom);
    }

    /** The company's day at this moment; of now when it is null. */
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment == null ? Instant.now() : moment, timeZone);
    }
}
