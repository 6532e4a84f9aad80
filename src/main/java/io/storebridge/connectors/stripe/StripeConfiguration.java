package io.storebridge.connectors.stripe;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.jackson.JacksonDecoder;
import io.micrometer.core.instrument.MeterRegistry;
import io.storebridge.commerce.Authorizations;
import io.storebridge.commerce.Payments;
import io.storebridge.connectors.http.HttpSystem;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects Stripe when {@code storebridge.stripe.base-url} is set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StripeProperties.class)
@ConditionalOnProperty("storebridge.stripe.base-url")
class StripeConfiguration {

    @Bean
    HttpSystem stripe(StripeProperties properties, MeterRegistry meters) {
        return new HttpSystem("Stripe", properties.limits(), meters);
    }

    @Bean
    Payments stripePayments(HttpSystem stripe, StripeProperties properties) {
        return payments(stripe, properties);
    }

    @Bean
    Authorizations stripeAuthorizations(HttpSystem stripe, StripeProperties properties) {
        return authorizations(stripe, properties);
    }

    static Payments payments(HttpSystem system, StripeProperties properties) {
        return new StripePayments(api(system, properties));
    }

    static Authorizations authorizations(HttpSystem system, StripeProperties properties) {
        return new StripeAuthorizations(api(system, properties), properties.multicapture());
    }

    private static StripeApi api(HttpSystem system, StripeProperties properties) {
        ObjectMapper json = new ObjectMapper();
        return system.api()
                .decoder(new JacksonDecoder(json))
                .errorDecoder((method, response) -> Refusal.of(system.name(), json, response))
                .requestInterceptor(request -> request.header("Authorization", "Bearer " + properties.secretKey())
                        .header("Stripe-Version", properties.apiVersion()))
                .target(StripeApi.class, properties.baseUrl());
    }
}
