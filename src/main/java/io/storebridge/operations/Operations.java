package io.storebridge.operations;

import io.storebridge.commerce.AllVariables;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Operation;
import io.storebridge.commerce.Step;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** All operations: the annotated methods of every port that some bean implements. */
@Component
public class Operations implements SmartInitializingSingleton {

    private final ListableBeanFactory beans;
    private final Map<String, OperationDefinition> definitions = new TreeMap<>();

    Operations(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (String name : beans.getBeanDefinitionNames()) {
            Class<?> type = beans.getType(name, false);
            if (type == null) {
                continue;
            }
            for (Class<?> port : ClassUtils.getAllInterfacesForClassAsSet(type)) {
                for (Method method : port.getDeclaredMethods()) {
                    if (method.isAnnotationPresent(Operation.class)) {
                        add(OperationDefinition.of(port, method));
                    }
                }
            }
        }
        definitions.values().stream().filter(OperationDefinition::hasCheck).forEach(o -> get(o.check()));
    }

    private void add(OperationDefinition definition) {
        OperationDefinition other = definitions.putIfAbsent(definition.id(), definition);
        if (other != null && !other.method().equals(definition.method())) {
            throw new IllegalStateException("The operation id '%s' stands at %s and at %s; ids are unique"
                    .formatted(definition.id(), other.method(), definition.method()));
        }
    }

    public Collection<OperationDefinition> all() {
        return List.copyOf(definitions.values());
    }

    public Set<String> systems() {
        Set<String> systems = new TreeSet<>();
        definitions.values().forEach(definition -> systems.add(definition.system()));
        return systems;
    }

    public OperationDefinition get(String id) {
        OperationDefinition definition = definitions.get(id);
        if (definition == null) {
            throw new IllegalArgumentException(
                    "There is no operation '%s'; there are %s".formatted(id, String.join(", ", definitions.keySet())));
        }
        return definition;
    }

    /**
     * Calls the operation.
     *
     * @param variables the process variables, documents or scalars, of which it takes those named like its parameters
     * @return the result as a document; null when there is none
     * @throws Failure when the operation did not succeed
     */
    public Object invoke(OperationDefinition operation, Map<String, Object> variables, Step step) {
        Object[] arguments = operation.parameters().stream()
                .map(parameter -> {
                    if (parameter.type() == Step.class) {
                        return step;
                    }
                    return parameter.type() == AllVariables.class
                            ? new AllVariables(variables)
                            : argument(operation, parameter, variables);
                })
                .toArray();
        try {
            return Documents.of(operation.method().invoke(beans.getBean(operation.port()), arguments));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(operation.id() + " failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(operation.id() + " cannot be called", e);
        }
    }

    private Object argument(
            OperationDefinition operation, OperationDefinition.Parameter parameter, Map<String, Object> variables) {
        try {
            return Documents.read(variables.get(parameter.name()), parameter.type());
        } catch (Documents.InvalidDocument e) {
            throw new Failure.Rejected(
                    ErrorCodes.VALUE_INVALID,
                    "%s cannot read %s%s: %s"
                            .formatted(operation.title(), parameter.name(), e.pointer(), e.getMessage()),
                    List.of(new Failure.Field(e.pointer(), e.getMessage())),
                    null);
        }
    }
}
