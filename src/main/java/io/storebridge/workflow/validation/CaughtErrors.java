package io.storebridge.workflow.validation;

import java.util.Optional;
import java.util.Set;

/** An event that waits for an error code that cannot come: a slip in the code, or an operation that was replaced. */
final class CaughtErrors implements Check {

    @Override
    public void check(FileSet files, Findings findings) {
        for (Workflow workflow : files.workflows()) {
            workflow.process()
                    .all("errorEventDefinition")
                    .filter(definition -> definition.parent().is("boundaryEvent", "startEvent"))
                    .forEach(definition -> check(files, workflow, definition, findings));
        }
    }

    private static void check(FileSet files, Workflow workflow, XmlElement definition, Findings findings) {
        String code = workflow.diagram().errorCode(definition);
        XmlElement event = definition.parent();
        Optional<XmlElement> scope = scope(event);
        if (code.isEmpty() || scope.isEmpty()) {
            return;
        }
        Optional<Set<String>> raised = RaisedErrors.of(files, workflow, scope.get());
        if (raised.isEmpty() || raised.get().contains(code)) {
            return;
        }
        findings.error(
                workflow.file(),
                event,
                "The event waits for the error code \"%s\", which %s cannot raise"
                        .formatted(code, scope.get().called()),
                raised.get().isEmpty()
                        ? "Take the event away: nothing in there raises an error"
                        : "Choose one that it can raise: " + String.join(", ", raised.get())
                                + "; or take the event away");
    }

    /** Where the error would come from: what the event is attached to, or what its sub-process stands in. */
    private static Optional<XmlElement> scope(XmlElement event) {
        if (event.is("startEvent")) {
            return Optional.of(event.parent().parent());
        }
        return event.parent().children().stream()
                .filter(step -> step.attribute("id").equals(event.attribute("attachedToRef")))
                .findFirst();
    }
}
