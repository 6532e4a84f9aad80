package io.storebridge.workflow.validation;

import io.storebridge.commerce.ErrorCodes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The error codes that a step, or what is within it or called by it, can raise. */
final class RaisedErrors {

    private final FileSet files;
    private final Set<String> asked = new HashSet<>();
    private final Set<String> codes = new TreeSet<>();
    private boolean anything;

    private RaisedErrors(FileSet files) {
        this.files = files;
    }

    /** Empty when code that the checks cannot read may raise any. */
    static Optional<Set<String>> of(FileSet files, Workflow workflow, XmlElement scope) {
        RaisedErrors errors = new RaisedErrors(files);
        // Tasklist, or whoever completes the task, may raise any.
        errors.anything = scope.is("userTask");
        errors.collect(workflow, scope);
        return errors.anything ? Optional.empty() : Optional.of(errors.codes);
    }

    private void collect(Workflow workflow, XmlElement scope) {
        scope.all().forEach(part -> {
            OperationCall.of(workflow, part).ifPresent(this::collect);
            if (part.is("errorEventDefinition") && part.parent().is("endEvent")) {
                codes.add(workflow.diagram().errorCode(part));
            }
            if (part.is("callActivity")) {
                collectCalled(part.attribute("calledElement"));
            }
            anything |= part.is("scriptTask") || !part.camunda("class").isEmpty();
            anything |= !part.camunda("delegateExpression").isEmpty()
                    || !part.camunda("expression").isEmpty();
        });
    }

    private void collect(OperationCall call) {
        if (files.operations.containsKey(call.operation())) {
            codes.addAll(files.operations.get(call.operation()).errors());
            // What the worker says itself of an input that the operation cannot read.
            codes.add(ErrorCodes.VALUE_INVALID);
        } else {
            anything = true;
        }
    }

    private void collectCalled(String key) {
        Optional<Workflow> called = files.workflow(key);
        anything |= called.isEmpty();
        called.filter(workflow -> asked.add(key)).ifPresent(workflow -> collect(workflow, workflow.process()));
    }
}
