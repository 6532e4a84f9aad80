package io.storebridge.connectors.salesforce;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.jackson.JacksonDecoder;
import io.micrometer.core.instrument.MeterRegistry;
import io.storebridge.commerce.Crm;
import io.storebridge.connectors.http.AccessTokens;
import io.storebridge.connectors.http.ClientCredentials;
import io.storebridge.connectors.http.HttpSystem;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects Salesforce when {@code storebridge.salesforce.base-url} is set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SalesforceProperties.class)
@ConditionalOnProperty("storebridge.salesforce.base-url")
class SalesforceConfiguration {

    @Bean
    HttpSystem salesforce(SalesforceProperties properties, MeterRegistry meters) {
        return new HttpSystem("Salesforce", properties.limits(), meters);
    }

    @Bean
    Crm salesforceCrm(HttpSystem salesforce, SalesforceProperties properties) {
        return crm(salesforce, properties, Clock.systemUTC());
    }

    static Crm crm(HttpSystem system, SalesforceProperties properties, Clock clock) {
        ObjectMapper json = new ObjectMapper();
        AccessTokens tokens = ClientCredentials.tokens(
                system,
                properties.tokenAddress(),
                null,
                properties.clientId(),
                properties.clientSecret(),
                clock,
                grant -> new AccessTokens.Token(
                        grant.token(),
                        properties.tokenLifetime(),
                        Instance.of(grant.instance(), properties.baseUrl())));
        SalesforceApi api = system.api(tokens)
                .decoder(new JacksonDecoder(json))
                .errorDecoder((method, response) -> SalesforceRefusal.of(properties, json, response))
                .target(SalesforceApi.class, properties.baseUrl());
        return new SalesforceCrm(api, properties);
    }
}
