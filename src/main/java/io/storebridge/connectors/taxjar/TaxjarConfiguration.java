package io.storebridge.connectors.taxjar;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.jackson.JacksonDecoder;
import feign.jackson.JacksonEncoder;
import io.micrometer.core.instrument.MeterRegistry;
import io.storebridge.commerce.Tax;
import io.storebridge.connectors.http.HttpSystem;
import io.storebridge.connectors.tax.ExactJson;
import io.storebridge.connectors.tax.TaxProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects TaxJar when {@code storebridge.tax.provider} is taxjar. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TaxjarProperties.class)
@ConditionalOnProperty(name = "storebridge.tax.provider", havingValue = "taxjar")
class TaxjarConfiguration {

    @Bean
    HttpSystem taxjar(TaxjarProperties properties, MeterRegistry meters) {
        return new HttpSystem("TaxJar", properties.limits(), meters);
    }

    @Bean
    Tax taxjarTax(HttpSystem taxjar, TaxjarProperties properties, TaxProperties settings) {
        return tax(taxjar, properties, settings);
    }

    static Tax tax(HttpSystem system, TaxjarProperties properties, TaxProperties settings) {
        properties.requireLogin();
        ObjectMapper json = ExactJson.mapper();
        TaxjarApi api = system.api()
                .encoder(new JacksonEncoder(json))
                .decoder(new JacksonDecoder(json))
                .errorDecoder((method, response) -> Refusal.of(system.name(), json, response))
                .requestInterceptor(request -> request.header("Authorization", "Bearer " + properties.apiToken())
                        .header("x-api-version", properties.apiVersion()))
                .target(TaxjarApi.class, properties.baseUrl());
        return new TaxjarTax(api, json, properties, settings);
    }
}
