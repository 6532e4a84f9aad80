package io.storebridge.workflow.validation;

import java.util.List;

/** A step whose topic or connector id is no operation: nobody would ever do it. */
final class KnownOperations implements Check {

    @Override
    public void check(FileSet files, Findings findings) {
        for (OperationCall call : files.allCalls()) {
            String operation = call.operation();
            if (!files.operations.containsKey(operation)) {
                findings.error(
                        call.workflow().file(),
                        call.step(),
                        "There is no operation \"%s\"".formatted(operation),
                        remedy(operation, files));
            }
        }
    }

    private static String remedy(String operation, FileSet files) {
        return Nearest.to(operation, files.operations.keySet())
                .map(near -> "Did you mean \"%s\" (%s)? Write that as the step's topic or connector id"
                        .formatted(near, files.operations.get(near).title()))
                .orElseGet(() -> "Write one of these as the step's topic or connector id: "
                        + String.join(", ", List.copyOf(files.operations.keySet())));
    }
}
