package io.storebridge.sandbox;

import io.storebridge.commerce.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.ClassUtils;

/**
 * Ends this JVM by {@code kill -9} just before or just after an operation: the file {@code kill} in the sandbox's folder
 * says which ({@code before erp.create-order}) and is deleted when it strikes.
 */
class KillSwitch implements BeanPostProcessor {

    private static final Logger log = LoggerFactory.getLogger(KillSwitch.class);

    private final Path file;

    KillSwitch(Path directory) {
        this.file = directory.resolve("kill");
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        Class<?>[] interfaces = ClassUtils.getAllInterfaces(bean);
        boolean port = Arrays.stream(interfaces)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .anyMatch(method -> method.isAnnotationPresent(Operation.class));
        if (!port) {
            return bean;
        }
        return Proxy.newProxyInstance(bean.getClass().getClassLoader(), interfaces, (proxy, method, arguments) -> {
            Operation operation = method.getAnnotation(Operation.class);
            strike("before", operation);
            try {
                return method.invoke(bean, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            } finally {
                strike("after", operation);
            }
        });
    }

    private void strike(String when, Operation operation) {
        if (operation == null || !Files.exists(file)) {
            return;
        }
        try {
            if (Files.readString(file).strip().equals(when + " " + operation.id())) {
                Files.delete(file);
                long pid = ProcessHandle.current().pid();
                log.warn("kill -9 {} {} {}", pid, when, operation.id());
                new ProcessBuilder("kill", "-9", Long.toString(pid)).start();
                Thread.sleep(Long.MAX_VALUE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
