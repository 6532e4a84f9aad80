package io.storebridge.workflow.validation;

import java.util.HashMap;
import java.util.Map;

/** Two files with one workflow, decision or form id: the later one would replace the other. */
final class DuplicateIds implements Check {

    @Override
    public void check(FileSet files, Findings findings) {
        Map<String, String> seen = new HashMap<>();
        files.workflows().forEach(each -> report(each.file(), each.process(), "workflow", each.key(), seen, findings));
        files.decisions.forEach(each -> report(each.file(), each.decision(), "decision", each.id(), seen, findings));
        for (Form form : files.forms) {
            String other = seen.putIfAbsent("form " + form.id(), form.file());
            if (other != null) {
                findings.error(form.file(), form.id(), "", message("form", form.id(), other), remedy());
            }
        }
    }

    private static void report(
            String file, XmlElement at, String kind, String id, Map<String, String> seen, Findings findings) {
        String other = seen.putIfAbsent(kind + " " + id, file);
        if (other != null) {
            findings.error(file, at, message(kind, id, other), remedy());
        }
    }

    private static String message(String kind, String id, String other) {
        return "The %s id \"%s\" is taken by %s".formatted(kind, id, other);
    }

    private static String remedy() {
        return "Give one of them another ID in the properties panel, or take one file away";
    }
}
