package io.storebridge.workflow.validation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A step that calls an operation.
 *
 * @param operation the id as written in the diagram
 * @param inputs the step's own inputs, by name
 */
record OperationCall(Workflow workflow, XmlElement step, String operation, Map<String, XmlElement> inputs) {

    /** The call that is described at this element; empty when there is none, or an expression chooses it. */
    static Optional<OperationCall> of(Workflow workflow, XmlElement element) {
        boolean connector = element.isCamunda() && element.is("connectorId");
        String operation = connector ? element.text() : element.camunda("topic");
        if (operation.isEmpty() || Expressions.isExpression(operation)) {
            return Optional.empty();
        }
        XmlElement step = workflow.stepOf(element);
        Map<String, XmlElement> inputs = new LinkedHashMap<>();
        Workflow.parts(step)
                .filter(part -> part.isCamunda() && part.is("inputParameter"))
                .forEach(part -> inputs.put(part.attribute("name"), part));
        return Optional.of(new OperationCall(workflow, step, operation, inputs));
    }

    /** The input's text when it is written out; empty when it is absent, an expression, or more than a text. */
    String literal(String input) {
        XmlElement parameter = inputs.get(input);
        if (parameter == null || !parameter.children().isEmpty() || Expressions.isExpression(parameter.text())) {
            return "";
        }
        return parameter.text();
    }
}
