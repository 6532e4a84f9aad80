package io.storebridge.connectors.gp;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The scan for changed orders.
 *
 * @param overlap how long a transaction in GP may take from its first change to its commit; orders that changed within that
 *     time are named again
 */
@ConfigurationProperties("storebridge.gp.scan")
record GpScanProperties(@DefaultValue("5m") Duration overlap) {}
