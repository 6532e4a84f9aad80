package io.storebridge.testing;

import io.storebridge.sandbox.AroundOperations;
import io.storebridge.sandbox.SandboxSystems;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts outside systems of a test's own and leads its application to them; the systems are a bean, and so is what lets
 * faults strike single steps.
 */
public class SandboxInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        SandboxSystems systems =
                SandboxSystems.forTests("t" + UUID.randomUUID().toString().substring(0, 8));
        FaultSwitch faults = new FaultSwitch(systems.faults());
        context.getBeanFactory().registerSingleton("sandboxSystems", systems);
        context.getBeanFactory().registerSingleton("faultSwitch", faults);
        ((GenericApplicationContext) context).registerBean(AroundOperations.class, () -> new AroundOperations(faults));
        TestPropertyValues.of(systems.properties()).applyTo(context);
    }
}
