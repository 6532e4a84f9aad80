package io.storebridge.operations.templates;

import io.storebridge.operations.OperationDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The templates of an operation: as a durable step, and, where it only reads, as a step in real time. */
final class OperationTemplates {

    static final String PREFIX = "io.storebridge.";
    static final String REAL_TIME = ".real-time";

    /** What people call them; others by their ids. */
    private static final Map<String, String> SYSTEMS = Map.of(
            "erp", "ERP",
            "crm", "CRM",
            "mail", "E-mail",
            "orders", "Order book",
            "claims", "Invoice claims",
            "rest", "REST",
            "workflow", "Workflows");

    private static final List<String> TASKS = List.of("bpmn:Task", "bpmn:ServiceTask");

    private OperationTemplates() {}

    static String system(String system) {
        return SYSTEMS.getOrDefault(system, system.substring(0, 1).toUpperCase(Locale.ROOT) + system.substring(1));
    }

    static List<Template> of(OperationDefinition operation) {
        if (operation.description().isEmpty()) {
            throw new IllegalStateException(
                    "The operation %s has no description for analysts".formatted(operation.id()));
        }
        List<Template> templates = new ArrayList<>(List.of(durable(operation)));
        if (operation.realTime()) {
            templates.add(realTime(operation));
        }
        return templates;
    }

    private static Template durable(OperationDefinition operation) {
        Template template = new Template(
                        PREFIX + operation.id(),
                        name(operation),
                        description(operation, "Tried again after a failure."),
                        TASKS)
                .element("bpmn:ServiceTask")
                .fixed("camunda:type", "external")
                .fixed("camunda:topic", operation.id())
                .inputs(fields(operation))
                .milestone();
        if (!operation.result().isEmpty()) {
            template.output(
                    operation.result(),
                    operation.result(),
                    "Result",
                    "The result is in the variable \"%s\"; give another name here to keep it under that one too."
                            .formatted(operation.result()));
        }
        return template;
    }

    private static Template realTime(OperationDefinition operation) {
        return new Template(
                        PREFIX + operation.id() + REAL_TIME,
                        name(operation) + " (real time)",
                        description(
                                operation, "For workflows in real time: while the caller waits, and not tried again."),
                        TASKS)
                .element("bpmn:ServiceTask")
                .connector(operation.id(), fields(operation));
    }

    private static List<InputField> fields(OperationDefinition operation) {
        return operation.inputs().stream().map(InputField::new).toList();
    }

    private static String name(OperationDefinition operation) {
        return system(operation.system()) + ": " + operation.title();
    }

    private static String description(OperationDefinition operation, String kind) {
        StringBuilder text = new StringBuilder(operation.description());
        if (!operation.result().isEmpty()) {
            text.append(" Result: the variable \"").append(operation.result()).append("\".");
        }
        if (!operation.errors().isEmpty()) {
            text.append(" Says no with ")
                    .append(String.join(", ", operation.errors()))
                    .append(": put an error boundary event with that code on the step, or around it; the variable"
                            + " \"failure\" then says why.");
        }
        return text.append(" ").append(kind).toString();
    }
}
