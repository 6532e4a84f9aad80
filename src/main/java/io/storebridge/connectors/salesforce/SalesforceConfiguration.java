package io.storebridge.connectors.salesforce;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.jackson.JacksonDecoder;
import feign.jackson.JacksonEncoder;
import io.micrometer.core.instrument.MeterRegistry;
import io.storebridge.commerce.Crm;
import io.storebridge.commerce.CrmAccounts;
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

    @Bean
    HttpSystem salesforceWrites(SalesforceProperties properties, MeterRegistry meters) {
        return new HttpSystem("Salesforce", properties.writeLimits(), meters);
    }

    @Bean
    CrmAccounts salesforceAccounts(HttpSystem salesforceWrites, SalesforceProperties properties) {
        return accounts(salesforceWrites, properties, Clock.systemDefaultZone());
    }

    static Crm crm(HttpSystem system, SalesforceProperties properties, Clock clock) {
        return new SalesforceCrm(new Contacts(new Query(api(system, properties, clock), properties), properties));
    }

    static CrmAccounts accounts(HttpSystem system, SalesforceProperties properties, Clock clock) {
        return new SalesforceAccounts(api(system, properties, clock), properties, clock);
    }

    private static SalesforceApi api(HttpSystem system, SalesforceProperties properties, Clock clock) {
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
        return system.api(tokens)
                .encoder(new JacksonEncoder(json))
                .decoder(new JacksonDecoder(json))
                .errorDecoder((method, response) -> SalesforceRefusal.of(properties, json, response))
                .target(SalesforceApi.class, properties.baseUrl());
    }
}
