package io.storebridge.workflow.validation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What may have run before a step, whichever way the workflow took. */
final class Flow {

    private final Workflow workflow;
    private final Set<XmlElement> seen = new LinkedHashSet<>();
    private final Deque<XmlElement> open = new ArrayDeque<>();

    private Flow(Workflow workflow) {
        this.workflow = workflow;
    }

    /** Names that may be set when the step begins its work. */
    static Set<String> setBefore(FileSet files, Workflow workflow, XmlElement step) {
        Variables variables = files.variables(workflow);
        Set<String> names = new LinkedHashSet<>(variables.atStart());
        names.addAll(variables.localTo(step));
        step.selfAndAncestors().filter(Workflow::isStep).forEach(part -> names.addAll(variables.setOnEntering(part)));
        new Flow(workflow).before(step).forEach(earlier -> names.addAll(variables.setBy(earlier)));
        return names;
    }

    /** Steps and sequence flows. */
    private Set<XmlElement> before(XmlElement step) {
        goBackFrom(step);
        while (!open.isEmpty()) {
            goBackFrom(open.pop());
        }
        return seen;
    }

    private void goBackFrom(XmlElement step) {
        List<XmlElement> incoming = step.parent().children("sequenceFlow").stream()
                .filter(flow -> flow.attribute("targetRef").equals(step.attribute("id")))
                .toList();
        for (XmlElement flow : incoming) {
            seen.add(flow);
            addWithContent(sibling(step, flow.attribute("sourceRef")));
        }
        if (step.is("boundaryEvent")) {
            addWithContent(sibling(step, step.attribute("attachedToRef")));
        } else if (incoming.isEmpty()) {
            goBackFromBeginning(step);
        }
    }

    private void goBackFromBeginning(XmlElement step) {
        XmlElement parent = step.parent();
        boolean link = step.children().stream().anyMatch(child -> child.is("linkEventDefinition"));
        boolean compensates = step.attribute("isForCompensation").equals("true")
                || step.attribute("triggeredByEvent").equals("true")
                || !step.is("startEvent") && !parent.equals(workflow.process());
        if (link || compensates) {
            workflow.process().children().stream().filter(Workflow::isStep).forEach(this::addWithContent);
        } else if (Workflow.isSubProcess(parent)) {
            add(parent);
        }
    }

    private static XmlElement sibling(XmlElement step, String id) {
        return step.parent().children().stream()
                .filter(element -> element.attribute("id").equals(id))
                .findFirst()
                .orElse(null);
    }

    private void addWithContent(XmlElement step) {
        if (step != null) {
            step.all().filter(Workflow::isStep).forEach(this::add);
            step.all("sequenceFlow").forEach(seen::add);
        }
    }

    private void add(XmlElement step) {
        if (seen.add(step)) {
            open.push(step);
        }
    }
}
