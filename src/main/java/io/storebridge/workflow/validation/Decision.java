package io.storebridge.workflow.validation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A decision of a decision file, with the root element of that file. */
record Decision(String file, XmlElement root, XmlElement decision) {

    static List<Decision> of(String file, XmlElement root) {
        return root.children("decision").stream()
                .map(decision -> new Decision(file, root, decision))
                .toList();
    }

    String id() {
        return decision.attribute("id");
    }

    /** The ids of the decisions of the same file that are made before this one. */
    Set<String> required() {
        Set<String> ids = new LinkedHashSet<>();
        decision.all("requiredDecision")
                .forEach(required -> ids.add(required.attribute("href").replaceFirst("^.*#", "")));
        return ids;
    }

    /** What others can name of its result. */
    Set<String> results() {
        Set<String> names = new LinkedHashSet<>(Set.of(id()));
        decision.children("variable").forEach(variable -> names.add(variable.attribute("name")));
        decision.all("output").forEach(output -> names.add(output.attribute("name")));
        return names;
    }
}
