package io.storebridge.workflow.validation;

import java.util.Optional;

/** A message that a workflow waits for and whose document no schema describes: nobody could send it. */
final class MessageSchemas implements Check {

    @Override
    public void check(FileSet files, Findings findings) {
        for (Workflow workflow : files.workflows()) {
            for (XmlElement step : workflow.steps()) {
                if (step.is("intermediateThrowEvent", "endEvent", "sendTask")) {
                    continue;
                }
                Workflow.parts(step)
                        .flatMap(part -> workflow.diagram().message(part).stream())
                        .filter(message -> !Expressions.isExpression(message))
                        .filter(message -> !hasSchema(files, workflow, message))
                        .forEach(message -> report(files, workflow, step, message, findings));
            }
        }
    }

    private static boolean hasSchema(FileSet files, Workflow workflow, String message) {
        Optional<String> file = files.schemaFile(workflow.key());
        return file.isPresent() && files.schemas.get(file.get()).path("$defs").has(message)
                || isToldByAStep(files, workflow, message);
    }

    private static boolean isToldByAStep(FileSet files, Workflow workflow, String message) {
        return files.calls()
                .filter(call -> call.operation().equals("workflow.tell"))
                .anyMatch(call -> call.literal("process").equals(workflow.key())
                        && call.literal("message").equals(message));
    }

    private static void report(FileSet files, Workflow workflow, XmlElement step, String message, Findings findings) {
        String file = files.schemaFile(workflow.key())
                .orElse(workflow.file().replaceFirst("[^/]*$", workflow.key() + ".schema.json"));
        findings.error(
                workflow.file(),
                step,
                "The message \"%s\" has no schema, so nobody can send it".formatted(message),
                "Describe what it carries in %s, under $defs as \"%s\"".formatted(file, message));
    }
}
