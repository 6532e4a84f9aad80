package io.storebridge.workflow.validation;

import io.storebridge.commerce.Input;
import io.storebridge.operations.OperationDefinition;
import java.lang.reflect.Parameter;
import java.util.Set;

/** An input of an operation that neither the step nor anything before it sets. */
final class RequiredInputs implements Check {

    @Override
    public void check(FileSet files, Findings findings) {
        files.calls()
                .filter(call -> !files.variables(call.workflow()).isOpen())
                .forEach(call -> check(call, files, findings));
    }

    private static void check(OperationCall call, FileSet files, Findings findings) {
        OperationDefinition operation = files.operations.get(call.operation());
        Set<String> before = null;
        for (Parameter parameter : operation.method().getParameters()) {
            String name = parameter.getName();
            if (!operation.variables().contains(name)
                    || !isRequired(parameter)
                    || call.inputs().containsKey(name)) {
                continue;
            }
            before = before == null ? Flow.setBefore(files, call.workflow(), call.step()) : before;
            if (!before.contains(name)) {
                findings.error(
                        call.workflow().file(),
                        call.step(),
                        "%s needs the input \"%s\", and nothing before this step sets it"
                                .formatted(operation.id(), name),
                        "Add \"%s\" to the step's inputs in the properties panel, or set it in a step before"
                                .formatted(name));
            }
        }
    }

    private static boolean isRequired(Parameter parameter) {
        Input input = parameter.getAnnotation(Input.class);
        return input == null || input.required();
    }
}
