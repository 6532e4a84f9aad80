package io.storebridge.connectors.graph;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.jackson.JacksonDecoder;
import feign.jackson.JacksonEncoder;
import io.micrometer.core.instrument.MeterRegistry;
import io.storebridge.commerce.Mail;
import io.storebridge.connectors.http.AccessTokens;
import io.storebridge.connectors.http.ClientCredentials;
import io.storebridge.connectors.http.HttpSystem;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;

/** Connects Microsoft Graph when {@code storebridge.graph.sender} is set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GraphProperties.class, MailProperties.class})
@ConditionalOnProperty("storebridge.graph.sender")
class GraphConfiguration {

    @Bean
    HttpSystem microsoftGraph(GraphProperties properties, MeterRegistry meters) {
        return new HttpSystem("Microsoft Graph", properties.limits(), meters);
    }

    @Bean
    Mail graphMail(
            HttpSystem microsoftGraph, GraphProperties properties, MailProperties mail, ResourceLoader resources) {
        return mail(microsoftGraph, properties, new MailTemplates(resources, mail.folder()), Clock.systemUTC());
    }

    static Mail mail(HttpSystem system, GraphProperties properties, MailTemplates templates, Clock clock) {
        ObjectMapper json = new ObjectMapper();
        AccessTokens tokens = ClientCredentials.tokens(
                system,
                properties.tokenAddress(),
                "https://graph.microsoft.com/.default",
                properties.clientId(),
                properties.clientSecret(),
                clock);
        GraphApi api = system.api(tokens)
                .encoder(new JacksonEncoder(json))
                .decoder(new JacksonDecoder(json))
                .errorDecoder((method, response) -> GraphMail.refusal(json, response))
                .target(GraphApi.class, properties.baseUrl());
        return new GraphMail(api, properties.sender(), templates, json);
    }
}
