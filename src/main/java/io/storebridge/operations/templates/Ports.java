package io.storebridge.operations.templates;

import io.storebridge.commerce.Operation;
import io.storebridge.operations.OperationDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/** The operations of all ports, whether their systems are connected or not. */
final class Ports {

    private static final Class<?> WHERE = Operation.class;

    private Ports() {}

    /** Those that stand in diagrams, by id: not what the worker alone asks, after a failure. */
    static Collection<OperationDefinition> operations() {
        Map<String, OperationDefinition> operations = new TreeMap<>();
        for (Class<?> port : types()) {
            Arrays.stream(port.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Operation.class))
                    .map(method -> OperationDefinition.of(port, method))
                    .forEach(operation -> operations.put(operation.id(), operation));
        }
        Set<String> checks = new HashSet<>();
        operations.values().forEach(operation -> checks.add(operation.check()));
        operations
                .values()
                .removeIf(operation ->
                        checks.contains(operation.id()) && operation.result().isEmpty());
        return operations.values();
    }

    private static List<Class<?>> types() {
        String folder = ClassUtils.convertClassNameToResourcePath(WHERE.getPackageName());
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/*.class"))
                    .map(Resource::getFilename)
                    .filter(file -> !file.contains("$") && !file.startsWith("package-info"))
                    .<Class<?>>map(file -> ClassUtils.resolveClassName(
                            WHERE.getPackageName() + "." + file.replace(".class", ""), WHERE.getClassLoader()))
                    .filter(Class::isInterface)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
