package io.storebridge.operations;

import io.storebridge.commerce.Operation;
import io.storebridge.commerce.Step;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/**
 * What is known of an operation.
 *
 * @param system the outside system, the part of the id before the dot
 * @param result the process variable that takes the result; empty for none
 * @param check the id of the operation that tells whether this one took effect; empty for none
 * @param port the interface that declares it
 */
public record OperationDefinition(
        String id,
        String system,
        String title,
        List<Parameter> parameters,
        String result,
        List<String> errors,
        String check,
        Class<?> port,
        Method method) {

    /** A parameter and the process variable of the same name. */
    public record Parameter(String name, Type type) {

        boolean isStep() {
            return type == Step.class;
        }
    }

    static OperationDefinition of(Class<?> port, Method method) {
        Operation operation = method.getAnnotation(Operation.class);
        String id = operation.id();
        int dot = id.indexOf('.');
        if (dot < 1) {
            throw new IllegalStateException(
                    "The operation id '%s' of %s needs the form system.action".formatted(id, method));
        }
        List<Parameter> parameters = Arrays.stream(method.getParameters())
                .map(parameter -> new Parameter(parameter.getName(), parameter.getParameterizedType()))
                .toList();
        return new OperationDefinition(
                id,
                id.substring(0, dot),
                operation.title(),
                parameters,
                operation.result(),
                List.of(operation.errors()),
                operation.check(),
                port,
                method);
    }

    /** The process variables that the operation reads. */
    public List<String> variables() {
        return parameters.stream().filter(p -> !p.isStep()).map(Parameter::name).toList();
    }

    public boolean hasCheck() {
        return !check.isEmpty();
    }
}
