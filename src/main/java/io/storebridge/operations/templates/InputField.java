package io.storebridge.operations.templates;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.Input;
import io.storebridge.operations.OperationDefinition.Parameter;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;

/**
 * An input of a step in Modeler. Required ones start as the variable of their name, which is also what counts, and what
 * Modeler shows, where a diagram maps nothing; optional ones start empty.
 */
record InputField(Parameter parameter) {

    ObjectNode json() {
        Input input = input();
        ObjectNode property = JsonNodeFactory.instance.objectNode();
        property.put("label", input.title()).put("description", description(input));
        if (input.choices().length > 0) {
            property.put("type", "Dropdown");
            Template.choices(property, List.of(input.choices()));
        } else {
            property.put("type", "String");
        }
        property.put("group", Template.INPUTS);
        if (input.required()) {
            property.put("value", "${" + parameter.name() + "}");
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
        return (input.hint() + kind(parameter.type()) + optional).strip();
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
}
