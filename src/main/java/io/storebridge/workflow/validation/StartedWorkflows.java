package io.storebridge.workflow.validation;

/** A workflow without a schema, hence without an endpoint, that nothing else starts either. */
final class StartedWorkflows implements Check {

    @Override
    public void check(FileSet files, Findings findings) {
        for (Workflow workflow : files.workflows()) {
            String key = workflow.key();
            boolean started = files.schemaFile(key).isPresent()
                    || !files.callersOf(key).isEmpty()
                    || files.isStartedByAStep(key)
                    || startsItself(workflow);
            if (!started) {
                findings.warning(
                        workflow.file(),
                        workflow.process(),
                        "Nothing starts the workflow: it has no schema, hence no endpoint, and no other workflow calls it",
                        "Add %s with what a request holds under $defs as \"input\", or call it from another workflow"
                                .formatted(workflow.file().replaceFirst("[^/]*$", key + ".schema.json")));
            }
        }
    }

    /** At a time, or by a message or signal. */
    private static boolean startsItself(Workflow workflow) {
        return workflow.process().children("startEvent").stream()
                .flatMap(start -> start.children().stream())
                .anyMatch(child -> child.type().endsWith("EventDefinition"));
    }
}
