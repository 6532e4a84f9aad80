package io.storebridge.mappings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a mapping may do.
 *
 * @param timeout how long one may run
 * @param depth how deep its expressions and functions may nest, calls of themselves included
 */
@ConfigurationProperties("storebridge.mappings")
record MappingProperties(@DefaultValue("500ms") Duration timeout, @DefaultValue("300") int depth) {}
