package io.storebridge.workflow.validation;

/** A workflow without a schema, hence without an endpoint, that nothing else starts either. */
final class StartedWorkflows implements Check {

    @Override
    public void check(FileSet files, Findings findings) {
        for (Workflow workflow : files.workflows()) {
            if (!files.isStarted(workflow) && !files.anyMayBeStarted()) {
                findings.warning(
                        workflow.file(),
                        workflow.process(),
                        "Nothing starts the workflow: it has no schema, hence no endpoint, and no other workflow calls it",
                        "Add %s with what a request holds under $defs as \"input\", or call it from another workflow"
                                .formatted(workflow.file().replaceFirst("[^/]*$", workflow.key() + ".schema.json")));
            }
        }
    }
}
