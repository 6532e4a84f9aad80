package io.storebridge.workflow.validation;

import java.util.Map;
import java.util.Set;

/** A step at which a workflow in real time would wait: the engine refuses it too, with fewer words. */
final class RealTimeSteps implements Check {

    private static final Set<String> ALLOWED = Set.of(
            "serviceTask",
            "businessRuleTask",
            "scriptTask",
            "task",
            "exclusiveGateway",
            "inclusiveGateway",
            "parallelGateway",
            "subProcess");

    /** Events that may stand in it, with what may stand within them. */
    private static final Map<String, Set<String>> EVENTS = Map.of(
            "startEvent", Set.of("errorEventDefinition"),
            "boundaryEvent", Set.of("errorEventDefinition"),
            "endEvent", Set.of("errorEventDefinition", "terminateEventDefinition"),
            "intermediateThrowEvent", Set.of("linkEventDefinition"),
            "intermediateCatchEvent", Set.of("linkEventDefinition"));

    @Override
    public void check(FileSet files, Findings findings) {
        for (Workflow workflow : files.workflows()) {
            if (workflow.isRealTime()) {
                workflow.steps().forEach(step -> check(workflow, step, findings));
            }
        }
    }

    private static void check(Workflow workflow, XmlElement step, Findings findings) {
        if (step.camunda("type").equals("external")) {
            report(
                    workflow,
                    step,
                    "is done by an external task",
                    "Choose the implementation Connector instead, with the operation as connector id",
                    findings);
        } else if (isAsynchronous(step)) {
            report(
                    workflow,
                    step,
                    "has an asynchronous continuation",
                    "Take \"Before\" and \"After\" away under \"Asynchronous continuations\" in the properties panel",
                    findings);
        } else if (!isAllowed(step)) {
            report(
                    workflow,
                    step,
                    "waits, or may wait",
                    "Use connectors, decisions and gateways only, or take the property realTime away from the workflow",
                    findings);
        }
    }

    private static boolean isAsynchronous(XmlElement step) {
        return Set.of("async", "asyncBefore", "asyncAfter").stream()
                .anyMatch(name -> step.camunda(name).equals("true"));
    }

    private static boolean isAllowed(XmlElement step) {
        if (step.children().stream().anyMatch(child -> child.is("multiInstanceLoopCharacteristics"))) {
            return false;
        }
        Set<String> definitions = EVENTS.get(step.type());
        return definitions == null
                ? ALLOWED.contains(step.type())
                : step.children().stream()
                        .filter(child -> child.type().endsWith("EventDefinition"))
                        .allMatch(child -> definitions.contains(child.type()));
    }

    private static void report(Workflow workflow, XmlElement step, String what, String remedy, Findings findings) {
        findings.error(
                workflow.file(),
                step,
                "A workflow in real time goes from start to end at once, and this step " + what,
                remedy);
    }
}
