package io.storebridge.workflow.validation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an element of a diagram is joined to. A file with an end that leads nowhere is none that the engine's library reads,
 * and the library does not say where; so this is looked at first.
 */
final class Links {

    private static final Map<String, String> SAYINGS = new LinkedHashMap<>();

    static {
        SAYINGS.put("sourceRef", "This comes from \"%s\", which is not in the diagram");
        SAYINGS.put("targetRef", "This leads to \"%s\", which is not in the diagram");
        SAYINGS.put("attachedToRef", "This is attached to \"%s\", which is not in the diagram");
        SAYINGS.put("default", "The default way out is \"%s\", which is not in the diagram");
    }

    private Links() {}

    /** @return whether every end is in the diagram */
    static boolean areWhole(String file, XmlElement diagram, Findings findings) {
        Set<String> ids = diagram.all().map(element -> element.attribute("id")).collect(Collectors.toSet());
        long before = findings.all().size();
        diagram.all()
                .filter(element -> !element.isCamunda())
                .forEach(element -> SAYINGS.forEach((end, saying) -> {
                    String other = element.attribute(end);
                    if (!other.isEmpty() && !ids.contains(other)) {
                        findings.error(
                                file,
                                element,
                                saying.formatted(other),
                                "Remove it in Camunda Modeler, draw it again and save the diagram");
                    }
                }));
        return findings.all().size() == before;
    }
}
