package io.storebridge.operations;

import io.storebridge.commerce.Operation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.util.ClassUtils;

/** The operations of all ports, whether or not this node has somebody who does them: known without starting anything. */
public final class DeclaredOperations {

    private DeclaredOperations() {}

    public static List<OperationDefinition> all() {
        return in(Operation.class.getPackageName());
    }

    /** Those of the ports of one package, and of packages within it. */
    public static List<OperationDefinition> in(String packageName) {
        List<OperationDefinition> operations = new ArrayList<>();
        for (BeanDefinition port : new Ports().findCandidateComponents(packageName)) {
            Class<?> type = ClassUtils.resolveClassName(port.getBeanClassName(), null);
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Operation.class)) {
                    operations.add(OperationDefinition.of(type, method));
                }
            }
        }
        return operations;
    }

    private static final class Ports extends ClassPathScanningCandidateComponentProvider {

        private Ports() {
            super(false);
            addIncludeFilter((reader, factory) -> reader.getClassMetadata().isInterface());
        }

        @Override
        protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
            return definition.getMetadata().isInterface();
        }
    }
}
