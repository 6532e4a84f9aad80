package io.storebridge.workflow.validation;

import io.storebridge.workflow.Finding;
import io.storebridge.workflow.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** What the checks have found so far. Messages and remedies are said in plain words, without a full stop at the end. */
final class Findings {

    private final List<Finding> found = new ArrayList<>();

    void error(String file, XmlElement at, String message, String remedy) {
        add(Severity.error, file, at, message, remedy);
    }

    void warning(String file, XmlElement at, String message, String remedy) {
        add(Severity.warning, file, at, message, remedy);
    }

    /** An error of the whole file. */
    void error(String file, String message, String remedy) {
        add(new Finding(Severity.error, file, "", "", message, remedy));
    }

    void warning(String file, String message, String remedy) {
        add(new Finding(Severity.warning, file, "", "", message, remedy));
    }

    /** An error of an element that is not XML: a form's field. */
    void error(String file, String element, String label, String message, String remedy) {
        add(new Finding(Severity.error, file, element, label, message, remedy));
    }

    private void add(Severity severity, String file, XmlElement at, String message, String remedy) {
        add(new Finding(severity, file, at.id(), at.label(), message, remedy));
    }

    private void add(Finding finding) {
        if (!found.contains(finding)) {
            found.add(finding);
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Finding> all() {
        return List.copyOf(found);
    }
}
