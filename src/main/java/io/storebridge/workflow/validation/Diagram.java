package io.storebridge.workflow.validation;

import java.util.List;
import java.util.Optional;

/** A diagram's file. */
record Diagram(String file, XmlElement root) {

    List<Workflow> workflows() {
        return root.children("process").stream()
                .filter(process -> process.attribute("isExecutable").equals("true"))
                .map(process -> new Workflow(this, process))
                .toList();
    }

    /** The error code of an event; empty: it takes every one. */
    String errorCode(XmlElement errorEventDefinition) {
        return named("error", errorEventDefinition.attribute("errorRef"))
                .map(error -> error.attribute("errorCode"))
                .orElse("");
    }

    Optional<String> message(XmlElement reference) {
        return named("message", reference.attribute("messageRef")).map(message -> message.attribute("name"));
    }

    /** Whether the file lists an error, message or signal of this id. */
    boolean lists(String reference) {
        String id = reference.substring(reference.indexOf(':') + 1);
        return root.children().stream()
                .anyMatch(element -> element.attribute("id").equals(id));
    }

    private Optional<XmlElement> named(String type, String reference) {
        String id = reference.substring(reference.indexOf(':') + 1);
        return root.children(type).stream()
                .filter(element -> element.attribute("id").equals(id))
                .findFirst();
    }
}
