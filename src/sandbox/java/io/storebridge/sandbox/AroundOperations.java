package io.storebridge.sandbox;

import io.storebridge.commerce.Operation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.slf4j.MDC;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.ClassUtils;

/** Lets something stand around every operation of every port, for the sake of tests. */
public final class AroundOperations implements BeanPostProcessor {

    private final Around around;

    /** What stands around. */
    @FunctionalInterface
    public interface Around {

        /** @param businessId of the run whose step calls; null when no step does */
        Object call(String operation, String businessId, Call call) throws Throwable;
    }

    /** The operation itself. */
    @FunctionalInterface
    public interface Call {
        Object proceed() throws Throwable;
    }

    public AroundOperations(Around around) {
        this.around = around;
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
            Call call = () -> {
                try {
                    return method.invoke(bean, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            };
            return operation == null ? call.proceed() : around.call(operation.id(), MDC.get("businessId"), call);
        });
    }
}
