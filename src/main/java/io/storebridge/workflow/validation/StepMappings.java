package io.storebridge.workflow.validation;

/** A mapping that a step names and the set does not have, or that is written in the step and cannot be read. */
final class StepMappings implements Check {

    private static final String INPUT = "mapping";

    @Override
    public void check(FileSet files, Findings findings) {
        files.calls()
                .filter(call ->
                        files.operations.get(call.operation()).variables().contains(INPUT))
                .filter(call -> !call.literal(INPUT).isEmpty())
                .forEach(call -> check(call, call.literal(INPUT), files, findings));
    }

    private static void check(OperationCall call, String mapping, FileSet files, Findings findings) {
        if (mapping.startsWith("=")) {
            checkWritten(call, mapping.substring(1), findings);
        } else if (!files.mappings.contains(mapping)) {
            findings.error(
                    call.workflow().file(),
                    call.step(),
                    "There is no mapping file %s".formatted(mapping),
                    Nearest.question(mapping, files.mappings)
                            + "Write the file's name with its folders, or the mapping itself after an equals sign");
        }
    }

    private static void checkWritten(OperationCall call, String mapping, Findings findings) {
        try {
            Mapping.parse(mapping);
        } catch (Unreadable e) {
            findings.error(
                    call.workflow().file(),
                    call.step(),
                    "The mapping is not JSONata, " + e.getMessage(),
                    Mapping.REMEDY);
        }
    }
}
