package io.storebridge.connectors.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.storebridge.commerce.Mappings;
import io.storebridge.commerce.Rest;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects the services under {@code storebridge.rest.services}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RestProperties.class)
class RestConfiguration {

    @Bean
    Rest rest(RestProperties properties, Mappings mappings, MeterRegistry meters) {
        return new RestCalls(properties.services(), mappings, meters);
    }
}
