package io.storebridge.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.storebridge.Storebridge;
import io.storebridge.sandbox.control.Ports;
import io.storebridge.sandbox.gp.SampleCompany;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * Starts Storebridge between a sandbox Dynamics GP and a sandbox store: {@code mvn spring-boot:test-run}.
 *
 * <p>Arguments: {@code --sandbox.reset=true} starts anew, {@code --sandbox.directory} is where the state lives
 * ({@code .sandbox}), {@code --sandbox.ports=free} takes any free ports, {@code --sandbox.size=small|full},
 * {@code --sandbox.traffic=false} leaves out the sample quotes.
 */
public final class Sandbox {

    /** The file in the sandbox's folder that says, once it is ready, where it listens. */
    public static final String RUNNING = "running.json";

    private static final String COMMAND_LINE = CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME;

    private Sandbox() {}

    public static void main(String[] arguments) throws IOException {
        SimpleCommandLinePropertySource options = new SimpleCommandLinePropertySource(arguments);
        Path directory = Path.of(option(options, "sandbox.directory", ".sandbox"));
        boolean free = option(options, "sandbox.ports", "fixed").equals("free");
        SandboxSystems systems = SandboxSystems.start(
                directory,
                free ? Ports.FREE : Ports.FIXED,
                SampleCompany.Size.valueOf(
                        option(options, "sandbox.size", "full").toUpperCase()),
                Boolean.parseBoolean(option(options, "sandbox.reset", "false")));
        ConfigurableApplicationContext storebridge = run(arguments, directory, systems, free);
        int port = ((ServletWebServerApplicationContext) storebridge)
                .getWebServer()
                .getPort();
        systems.orderCloud().eventsTo("http://127.0.0.1:" + port + "/webhooks/ordercloud");
        systems.stripe().webhooksTo("http://127.0.0.1:" + port + "/webhooks/stripe");
        if (Boolean.parseBoolean(option(options, "sandbox.traffic", "true"))) {
            new SampleTraffic(port, systems).send();
        }
        writeRunning(directory, port, systems);
        System.out.println(new Welcome(port, systems.ports()).text());
    }

    private static ConfigurableApplicationContext run(
            String[] arguments, Path directory, SandboxSystems systems, boolean free) {
        SpringApplication application = new SpringApplication(Storebridge.class, SandboxAccess.class);
        application.setAdditionalProfiles("sandbox");
        Map<String, Object> properties = new LinkedHashMap<>(systems.properties());
        if (free) {
            properties.put("server.port", 0);
        }
        application.addInitializers(context -> {
            // Over application.yaml, under the command line.
            MutablePropertySources sources = context.getEnvironment().getPropertySources();
            MapPropertySource sandbox = new MapPropertySource("sandbox", properties);
            if (sources.contains(COMMAND_LINE)) {
                sources.addAfter(COMMAND_LINE, sandbox);
            } else {
                sources.addFirst(sandbox);
            }
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(AroundOperations.class, () -> new AroundOperations(new KillSwitch(directory)));
        });
        // After the application: it has to report the steps that it finishes.
        SpringApplication.getShutdownHandlers().add(systems::close);
        try {
            return application.run(arguments);
        } catch (RuntimeException e) {
            systems.close();
            throw e;
        }
    }

    private static void writeRunning(Path directory, int port, SandboxSystems systems) throws IOException {
        Map<String, Object> running = new LinkedHashMap<>();
        running.put("pid", ProcessHandle.current().pid());
        running.put("http", port);
        running.put("control", systems.ports().control());
        running.put("postgres", systems.ports().postgres());
        running.put("orderCloud", systems.ports().orderCloud());
        running.put("salesforce", systems.ports().salesforce());
        running.put("stripe", systems.ports().stripe());
        running.put("avatax", systems.ports().avatax());
        running.put("taxjar", systems.ports().taxjar());
        Path draft = directory.resolve(RUNNING + ".tmp");
        new ObjectMapper().writeValue(draft.toFile(), running);
        Files.move(draft, directory.resolve(RUNNING), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String option(SimpleCommandLinePropertySource options, String name, String otherwise) {
        String value = options.getProperty(name);
        return value == null ? otherwise : value;
    }
}
