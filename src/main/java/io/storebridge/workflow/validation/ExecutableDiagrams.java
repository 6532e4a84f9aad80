package io.storebridge.workflow.validation;

/** A diagram that the engine takes for a drawing: deployed without a word, it would never run. */
final class ExecutableDiagrams implements Check {

    @Override
    public void check(FileSet files, Findings findings) {
        for (Diagram diagram : files.diagrams) {
            if (diagram.workflows().isEmpty()) {
                findings.error(
                        diagram.file(),
                        "No process of the diagram is executable, so it would never run",
                        "Select the process (a click on the empty canvas) and tick \"Executable\" in the properties panel");
            }
        }
    }
}
