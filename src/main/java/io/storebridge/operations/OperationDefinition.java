package io.storebridge.operations;

import io.storebridge.commerce.AllVariables;
import io.storebridge.commerce.Input;
import io.storebridge.commerce.Operation;
import io.storebridge.commerce.Step;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

/**
 * What is known of an operation.
 *
 * @param system the outside system, the part of the id before the dot
 * @param result the process variable that takes the result; empty for none
 * @param check the id of the operation that tells whether this one took effect; empty for none
 * @param realTime it only reads, so that a workflow in real time may call it
 * @param port the interface that declares it
 */
public record OperationDefinition(
        String id,
        String system,
        String title,
        String description,
        List<Parameter> parameters,
        String result,
        List<String> errors,
        String check,
        boolean realTime,
        Class<?> port,
        Method method) {

    /**
     * A parameter and the process variable of the same name.
     *
     * @param input what analysts are told of it; null when nothing
     */
    public record Parameter(String name, Type type, Input input) {

        static Parameter of(java.lang.reflect.Parameter parameter) {
            Input own = parameter.getAnnotation(Input.class);
            Class<?> document = ResolvableType.forMethodParameter(MethodParameter.forParameter(parameter))
                    .asCollection()
                    .resolveGeneric(0);
            Input ofType = (document == null ? parameter.getType() : document).getAnnotation(Input.class);
            return new Parameter(parameter.getName(), parameter.getParameterizedType(), own == null ? ofType : own);
        }

        /** Filled by who calls, and no variable of its own. */
        boolean isFilled() {
            return type == Step.class || type == AllVariables.class;
        }
    }

    /** @param method of the port, annotated with {@link Operation} */
    public static OperationDefinition of(Class<?> port, Method method) {
        Operation operation = method.getAnnotation(Operation.class);
        String id = operation.id();
        int dot = id.indexOf('.');
        if (dot < 1) {
            throw new IllegalStateException(
                    "The operation id '%s' of %s needs the form system.action".formatted(id, method));
        }
        List<Parameter> parameters =
                Arrays.stream(method.getParameters()).map(Parameter::of).toList();
        return new OperationDefinition(
                id,
                id.substring(0, dot),
                operation.title(),
                operation.description(),
                parameters,
                operation.result(),
                List.of(operation.errors()),
                operation.check(),
                operation.realTime(),
                port,
                method);
    }

    /** The process variables that the operation reads. */
    public List<String> variables() {
        return inputs().stream().map(Parameter::name).toList();
    }

    /** What a diagram gives it. */
    public List<Parameter> inputs() {
        return parameters.stream().filter(p -> !p.isFilled()).toList();
    }

    /** Whether it reads every variable, of whatever name. */
    public boolean readsAll() {
        return parameters.stream().anyMatch(p -> p.type() == AllVariables.class);
    }

    public boolean hasCheck() {
        return !check.isEmpty();
    }
}
