package io.storebridge.workflow.validation;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An executable process of a diagram. */
record Workflow(Diagram diagram, XmlElement process) {

    private static final Set<String> OTHER_STEPS =
            Set.of("task", "subProcess", "transaction", "adHocSubProcess", "callActivity");

    String file() {
        return diagram.file();
    }

    String key() {
        return process.attribute("id");
    }

    /** Events, tasks, gateways and sub-processes, also those within sub-processes. */
    List<XmlElement> steps() {
        return process.all().filter(Workflow::isStep).toList();
    }

    static boolean isStep(XmlElement element) {
        String type = element.type();
        return !element.isCamunda()
                && (OTHER_STEPS.contains(type)
                        || type.endsWith("Task")
                        || type.endsWith("Gateway")
                        || type.endsWith("Event"));
    }

    static boolean isSubProcess(XmlElement element) {
        return element.is("subProcess", "transaction", "adHocSubProcess") && !element.isCamunda();
    }

    /** The step that the element belongs to, or is. */
    XmlElement stepOf(XmlElement element) {
        return element.selfAndAncestors().filter(Workflow::isStep).findFirst().orElse(process);
    }

    /** The step, and what it consists of, without the steps and flows within a sub-process. */
    static Stream<XmlElement> parts(XmlElement step) {
        return Stream.concat(
                Stream.of(step),
                step.children().stream()
                        .filter(child -> !isStep(child) && !child.is("sequenceFlow"))
                        .flatMap(Workflow::parts));
    }

    List<XmlElement> boundaryEvents(XmlElement step) {
        return step.parent().children("boundaryEvent").stream()
                .filter(event -> event.attribute("attachedToRef").equals(step.attribute("id")))
                .toList();
    }

    boolean isRealTime() {
        return process.children("extensionElements").stream()
                .flatMap(extensions -> extensions.all("property"))
                .anyMatch(property -> property.attribute("name").equals("realTime")
                        && property.attribute("value").equals("true"));
    }

    /** At a time, or by a message or signal. */
    boolean startsItself() {
        return process.children("startEvent").stream()
                .flatMap(start -> start.children().stream())
                .anyMatch(child -> child.type().endsWith("EventDefinition"));
    }

    /** The steps that call operations, by external task or connector. */
    List<OperationCall> calls() {
        return process.all()
                .flatMap(element -> OperationCall.of(this, element).stream())
                .toList();
    }
}
