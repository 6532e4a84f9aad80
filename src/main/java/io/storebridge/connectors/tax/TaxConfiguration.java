package io.storebridge.connectors.tax;

import io.storebridge.commerce.Tax;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** The settings that all providers share; and the store's figure when {@code storebridge.tax.provider} is none. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TaxProperties.class)
class TaxConfiguration {

    /** Any other Tax goes before it. */
    @Bean
    @Fallback
    @ConditionalOnProperty(name = "storebridge.tax.provider", havingValue = "none", matchIfMissing = true)
    Tax storeTax() {
        return new StoreTax();
    }
}
