package io.storebridge.workflow.validation;

import io.storebridge.operations.OperationDefinition;
import java.util.List;
import java.util.stream.Stream;

/** An error code that an operation can raise and no event takes. */
final class UnhandledErrors implements Check {

    @Override
    public void check(FileSet files, Findings findings) {
        files.calls()
                // In real time the caller is told the error.
                .filter(call -> !call.workflow().isRealTime())
                .forEach(call -> check(call, files, findings));
    }

    private static void check(OperationCall call, FileSet files, Findings findings) {
        OperationDefinition operation = files.operations.get(call.operation());
        List<String> unhandled = operation.errors().stream()
                .filter(code -> !isHandled(files, call.workflow(), call.step(), code, List.of()))
                .sorted()
                .toList();
        if (!unhandled.isEmpty()) {
            findings.warning(
                    call.workflow().file(),
                    call.step(),
                    "%s can raise %s, and nothing handles that".formatted(operation.id(), String.join(", ", unhandled)),
                    "Attach an error event to the step or to the sub-process around it; else the run stops here until an"
                            + " operator comes");
        }
    }

    private static boolean isHandled(
            FileSet files, Workflow workflow, XmlElement step, String code, List<XmlElement> callers) {
        for (XmlElement scope = step; !scope.equals(workflow.process()); scope = scope.parent()) {
            if (events(workflow, scope, step).anyMatch(event -> takes(workflow, event, code))) {
                return true;
            }
        }
        List<XmlElement> calledBy = files.callersOf(workflow.key());
        return !calledBy.isEmpty()
                && calledBy.stream()
                        .allMatch(caller -> callers.contains(caller)
                                || isHandled(
                                        files,
                                        files.workflowOf(caller),
                                        caller,
                                        code,
                                        Stream.concat(callers.stream(), Stream.of(caller))
                                                .toList()));
    }

    /** Attached to the scope, or beginning an event sub-process next to it. */
    private static Stream<XmlElement> events(Workflow workflow, XmlElement scope, XmlElement step) {
        return Stream.concat(
                workflow.boundaryEvents(scope).stream(),
                scope.parent().children("subProcess").stream()
                        .filter(other -> other.attribute("triggeredByEvent").equals("true") && !step.isWithin(other))
                        .flatMap(other -> other.children("startEvent").stream()));
    }

    private static boolean takes(Workflow workflow, XmlElement event, String code) {
        return event.children("errorEventDefinition").stream()
                .map(workflow.diagram()::errorCode)
                .anyMatch(taken -> taken.isEmpty() || taken.equals(code));
    }
}
