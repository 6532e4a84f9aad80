package io.storebridge.security;

import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/** {@code --storebridge.keys.create=<caller>}: makes a key, prints it once, and ends. */
@Component
@ConditionalOnProperty("storebridge.keys.create")
class NewKey implements ApplicationRunner {

    /**
     * @param create the caller's name
     * @param processes the workflows that the key opens
     * @param rights what else it may do: deployments
     */
    @ConfigurationProperties("storebridge.keys")
    record Properties(String create, @DefaultValue("*") List<String> processes, @DefaultValue List<String> rights) {}

    private final ApiKeys keys;
    private final Properties properties;
    private final ConfigurableApplicationContext context;

    NewKey(ApiKeys keys, Properties properties, ConfigurableApplicationContext context) {
        this.keys = keys;
        this.properties = properties;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        System.out.println(keys.create(properties.create(), properties.processes(), properties.rights()));
        SpringApplication.exit(context);
    }
}
