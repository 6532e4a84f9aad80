package io.storebridge.workflow.validation;

/** A workflow or decision that does not say how long its history is kept: the engine refuses it. */
final class HistoryKept implements Check {

    @Override
    public void check(FileSet files, Findings findings) {
        files.workflows().forEach(workflow -> check(workflow.file(), workflow.process(), "workflow", findings));
        files.decisions.forEach(decision -> check(decision.file(), decision.decision(), "decision", findings));
    }

    private static void check(String file, XmlElement definition, String kind, Findings findings) {
        if (definition.camunda("historyTimeToLive").isEmpty()) {
            findings.error(
                    file,
                    definition,
                    "The %s does not say how long its history is kept".formatted(kind),
                    "Set \"Time to live\" under \"History cleanup\" in the properties panel, for example P180D for 180 days");
        }
    }
}
