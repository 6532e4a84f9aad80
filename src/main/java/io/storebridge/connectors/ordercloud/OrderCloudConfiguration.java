package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.jackson.JacksonDecoder;
import feign.jackson.JacksonEncoder;
import io.micrometer.core.instrument.MeterRegistry;
import io.storebridge.commerce.StoreAccounts;
import io.storebridge.commerce.StoreOrders;
import io.storebridge.commerce.Storefront;
import io.storebridge.connectors.http.AccessTokens;
import io.storebridge.connectors.http.ClientCredentials;
import io.storebridge.connectors.http.HttpSystem;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connects OrderCloud when {@code storebridge.ordercloud.base-url} is set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({OrderCloudProperties.class, OrderSettings.class, EventSettings.class})
@ConditionalOnProperty("storebridge.ordercloud.base-url")
class OrderCloudConfiguration {

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Bean
    HttpSystem orderCloud(OrderCloudProperties properties, MeterRegistry meters) {
        return new HttpSystem("OrderCloud", properties.limits(), meters);
    }

    @Bean
    OrderCloudApi orderCloudApi(HttpSystem orderCloud, OrderCloudProperties properties) {
        return api(orderCloud, properties, Clock.systemUTC());
    }

    @Bean
    Storefront orderCloudStorefront(OrderCloudApi api) {
        return new OrderCloudStorefront(api, JSON);
    }

    @Bean
    StoreAccounts orderCloudAccounts(OrderCloudApi api) {
        return new OrderCloudAccounts(api, JSON, Clock.systemUTC());
    }

    @Bean
    OrderReader orderCloudReader(OrderCloudApi api, OrderSettings settings) {
        return new OrderReader(api, settings);
    }

    @Bean
    StoreOrders orderCloudOrders(OrderCloudApi api, OrderReader reader) {
        return new OrderCloudOrders(api, JSON, reader);
    }

    static OrderCloudApi api(HttpSystem system, OrderCloudProperties properties, Clock clock) {
        AccessTokens tokens = ClientCredentials.tokens(
                system, properties.tokenUrl(), "FullAccess", properties.clientId(), properties.clientSecret(), clock);
        return system.api(tokens)
                .encoder(new JacksonEncoder(JSON))
                .decoder(new JacksonDecoder(JSON))
                .errorDecoder((method, response) -> Refusal.of(system.name(), JSON, response))
                .target(OrderCloudApi.class, properties.baseUrl());
    }
}
