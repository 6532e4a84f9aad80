package io.storebridge.operations.templates;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.Input;
import io.storebridge.operations.OperationDefinition.Parameter;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * An input of a step in Modeler. Required ones start as the variable of their name where that is a document or what a step
 * gives; other required ones want to be filled in; optional ones start empty.
 *
 * @param results the variables that take the results of steps
 */
record InputField(Parameter parameter, Set<String> results) {

    ObjectNode json() {
        Input input = input();
        ObjectNode property = JsonNodeFactory.instance.objectNode();
        property.put("label", input.title()).put("description", description(input));
        property.put("type", input.choices().length > 0 ? "Dropdown" : "String");
        if (input.required() && (isDocument() || results.contains(parameter.name()))) {
            property.put("value", "${" + parameter.name() + "}");
        }
        if (input.choices().length > 0) {
            Template.choices(property, List.of(input.choices()));
        } else if (input.required()) {
            property.putObject("constraints").put("notEmpty", true);
        }
        property.putObject("binding").put("type", "camunda:inputParameter").put("name", parameter.name());
        return property;
    }

    private Input input() {
        if (parameter.input() == null) {
            throw new IllegalStateException(
                    "The input %s has no words for analysts: annotate it with @Input".formatted(parameter.name()));
        }
        return parameter.input();
    }

    private String description(Input input) {
        String optional = input.required() ? "" : " Optional.";
        return "%s%s%s Switched off, it is the variable \"%s\"."
                .formatted(input.hint(), kind(parameter.type()), optional, parameter.name())
                .strip();
    }

    private static String kind(Type type) {
        if (type == Boolean.class || type == boolean.class) {
            return " true or false.";
        }
        if (type == Integer.class || type == int.class) {
            return " A whole number.";
        }
        return type == BigDecimal.class ? " A decimal number as text." : "";
    }

    /** A record, map or list: nobody types one in. */
    private boolean isDocument() {
        return !(parameter.type() instanceof Class<?> type) || type.getName().startsWith("io.storebridge.commerce.");
    }
}
