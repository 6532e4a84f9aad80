package io.storebridge.connectors.gp;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Customers that we make in GP.
 *
 * @param numberPattern A: a letter of the name, 0: a digit of a counter; anything else stays as it is
 * @param billToCode the address code of the bill-to address
 * @param shipToCode what the address codes of ship-to addresses begin with, before their number
 */
@ConfigurationProperties("storebridge.gp.customers")
record GpCustomerProperties(
        @DefaultValue("AAAAAAAA0000") String numberPattern,
        @DefaultValue("PRIMARY") String billToCode,
        @DefaultValue("SHIPTO") String shipToCode) {}
