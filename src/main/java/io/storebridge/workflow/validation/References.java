package io.storebridge.workflow.validation;

import java.util.Collection;
import java.util.List;

/** A form, decision or workflow that a step names and that the set does not have. */
final class References implements Check {

    private static final List<String> OWN = List.of("errorRef", "messageRef", "signalRef", "escalationRef");

    @Override
    public void check(FileSet files, Findings findings) {
        for (Workflow workflow : files.workflows()) {
            for (XmlElement step : workflow.steps()) {
                checkForms(files, workflow, step, findings);
                checkOwn(workflow, step, findings);
                named("decision", step.camunda("decisionRef"), decisions(files), workflow, step, findings);
                named("workflow", step.attribute("calledElement"), workflows(files), workflow, step, findings);
            }
        }
        files.calls()
                .filter(call -> call.operation().startsWith("workflow."))
                .forEach(call -> named(
                        "workflow", call.literal("process"), workflows(files), call.workflow(), call.step(), findings));
    }

    /** What the diagram itself lists: errors, messages, signals. */
    private static void checkOwn(Workflow workflow, XmlElement step, Findings findings) {
        Workflow.parts(step).forEach(part -> OWN.stream()
                .map(part::attribute)
                .filter(id -> !id.isEmpty() && !workflow.diagram().lists(id))
                .forEach(id -> findings.error(
                        workflow.file(),
                        step,
                        "The diagram has no \"%s\"".formatted(id),
                        "Choose the error, message or signal of this event again in the properties panel")));
    }

    private static void checkForms(FileSet files, Workflow workflow, XmlElement step, Findings findings) {
        FormReferences.formId(step)
                .ifPresent(id ->
                        named("form", id, files.forms.stream().map(Form::id).toList(), workflow, step, findings));
        FormReferences.page(step).filter(page -> !files.pages.containsKey(page)).ifPresent(page -> {
            findings.error(
                    workflow.file(),
                    step,
                    "There is no form file %s".formatted(page),
                    Nearest.question(page, files.pages.keySet()) + "Correct the form key, or add the file");
        });
    }

    private static void named(
            String kind, String id, Collection<String> ids, Workflow workflow, XmlElement step, Findings findings) {
        if (id.isEmpty() || Expressions.isExpression(id) || ids.contains(id)) {
            return;
        }
        findings.error(
                workflow.file(),
                step,
                "There is no %s \"%s\"".formatted(kind, id),
                Nearest.question(id, ids)
                        + "Write the ID that stands in the %s's own file, or add the file".formatted(kind));
    }

    private static List<String> decisions(FileSet files) {
        return files.decisions.stream().map(Decision::id).toList();
    }

    private static List<String> workflows(FileSet files) {
        return files.workflows().stream().map(Workflow::key).toList();
    }
}
