package io.storebridge.connectors.gp;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Operation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Keeps the port's promise of error codes: GP may refuse a document for reasons that the operation does not name (a quote
 * that is voided after it became an order), and no diagram has an event for those. They are {@code refused}, in the same
 * words.
 */
final class PromisedCodes {

    private PromisedCodes() {}

    static <T> T around(Class<T> port, T connector) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> invoke(connector, method, arguments)));
    }

    private static Object invoke(Object connector, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(connector, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Failure.Rejected rejected ? promised(method, rejected) : e.getCause();
        }
    }

    private static Failure.Rejected promised(Method method, Failure.Rejected rejected) {
        Operation operation = method.getAnnotation(Operation.class);
        List<String> codes = operation == null ? List.of() : List.of(operation.errors());
        if (codes.contains(rejected.code()) || !codes.contains(ErrorCodes.REFUSED)) {
            return rejected;
        }
        return new Failure.Rejected(ErrorCodes.REFUSED, rejected.getMessage(), rejected.fields(), rejected.detail());
    }
}
