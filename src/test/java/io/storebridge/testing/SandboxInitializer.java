package io.storebridge.testing;

import io.storebridge.sandbox.SandboxSystems;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts outside systems of a test's own and leads its application to them; the systems are a bean. */
public class SandboxInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        SandboxSystems systems =
                SandboxSystems.forTests("t" + UUID.randomUUID().toString().substring(0, 8));
        context.getBeanFactory().registerSingleton("sandboxSystems", systems);
        TestPropertyValues.of(systems.properties()).applyTo(context);
    }
}
