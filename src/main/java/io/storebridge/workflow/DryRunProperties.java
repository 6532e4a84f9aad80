package io.storebridge.workflow;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a dry run may do.
 *
 * @param instances recorded runs at most
 * @param budget how long it may play runs; what is left then is left out, and the report says so
 */
@ConfigurationProperties("storebridge.dry-run")
record DryRunProperties(@DefaultValue("200") int instances, @DefaultValue("60s") Duration budget) {}
