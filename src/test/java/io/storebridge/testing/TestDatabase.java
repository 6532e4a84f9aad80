package io.storebridge.testing;

import io.storebridge.sandbox.postgres.SandboxPostgres;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives a test's application a fresh database. */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        SandboxPostgres server = SandboxPostgres.forTests();
        String database =
                server.createDatabase("test_" + UUID.randomUUID().toString().replace("-", ""), null);
        TestPropertyValues.of(
                        "spring.datasource.url=" + server.jdbcUrl(database), "spring.datasource.username=postgres")
                .applyTo(context);
    }
}
