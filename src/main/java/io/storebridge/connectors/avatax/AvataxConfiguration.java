package io.storebridge.connectors.avatax;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.auth.BasicAuthRequestInterceptor;
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

/** Connects AvaTax when {@code storebridge.tax.provider} is avatax. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AvataxProperties.class)
@ConditionalOnProperty(name = "storebridge.tax.provider", havingValue = "avatax")
class AvataxConfiguration {

    /** Application, version, library, its version, machine: AvaTax asks its callers to say who they are. */
    private static final String CLIENT = "Storebridge; 1.0; Storebridge; 1.0; server";

    @Bean
    HttpSystem avatax(AvataxProperties properties, MeterRegistry meters) {
        return new HttpSystem("AvaTax", properties.limits(), meters);
    }

    @Bean
    Tax avataxTax(HttpSystem avatax, AvataxProperties properties, TaxProperties settings) {
        return tax(avatax, properties, settings);
    }

    static Tax tax(HttpSystem system, AvataxProperties properties, TaxProperties settings) {
        properties.requireLogin();
        ObjectMapper json = ExactJson.mapper();
        AvataxApi api = system.api()
                .encoder(new JacksonEncoder(json))
                .decoder(new JacksonDecoder(json))
                .errorDecoder((method, response) -> Refusal.of(system.name(), json, response))
                .requestInterceptor(new BasicAuthRequestInterceptor(properties.accountId(), properties.licenseKey()))
                .requestInterceptor(request -> request.header("X-Avalara-Client", CLIENT))
                .target(AvataxApi.class, properties.baseUrl());
        return new AvataxTax(api, json, properties, settings);
    }
}
