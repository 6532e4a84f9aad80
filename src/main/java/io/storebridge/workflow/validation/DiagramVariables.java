package io.storebridge.workflow.validation;

import java.util.Set;
import java.util.stream.Stream;

/** An expression of a diagram that cannot be read, or that names a variable which nobody sets. */
final class DiagramVariables implements Check {

    /** Text in these is for people, or in a language of its own. */
    private static final Set<String> NO_EXPRESSIONS = Set.of("documentation", "textAnnotation", "script", "property");

    @Override
    public void check(FileSet files, Findings findings) {
        for (Workflow workflow : files.workflows()) {
            Variables variables = files.variables(workflow);
            boolean open = variables.isOpen();
            workflow.process()
                    .all()
                    .filter(part -> part.selfAndAncestors().noneMatch(above -> NO_EXPRESSIONS.contains(above.type())))
                    .filter(part -> part.attribute("language").isEmpty())
                    .forEach(part -> check(workflow, part, open ? null : variables.knownAt(part), findings));
        }
    }

    private static void check(Workflow workflow, XmlElement part, Set<String> known, Findings findings) {
        Stream.concat(Stream.of(part.ownText()), part.camundaValues().stream())
                .filter(Expressions::isExpression)
                // What a called workflow hands back is read there.
                .filter(text -> !(part.isCamunda() && part.is("out")))
                .forEach(text -> checkExpression(workflow, part, text, known, findings));
        if (known != null) {
            plainName(part)
                    .filter(name -> !name.isEmpty() && !Expressions.isExpression(name) && !known.contains(name))
                    .forEach(name -> report(workflow, part, "The step", name, known, findings));
        }
    }

    /** Where Camunda takes the name of a variable without an expression around it. */
    private static Stream<String> plainName(XmlElement part) {
        return Stream.of(
                part.is("multiInstanceLoopCharacteristics") ? part.camunda("collection") : "",
                part.isCamunda() && part.is("in") ? part.attribute("source") : "");
    }

    private static void checkExpression(
            Workflow workflow, XmlElement part, String text, Set<String> known, Findings findings) {
        try {
            for (String name : Expressions.names(text)) {
                if (known != null && !known.contains(name)) {
                    report(workflow, part, "The expression " + shortened(text), name, known, findings);
                }
            }
        } catch (Unreadable e) {
            findings.error(
                    workflow.file(),
                    part,
                    "The expression %s cannot be read, %s".formatted(shortened(text), e.getMessage()),
                    "Look there for a quote, bracket or operator too many or too few");
        }
    }

    private static void report(
            Workflow workflow, XmlElement part, String where, String name, Set<String> known, Findings findings) {
        findings.error(
                workflow.file(),
                part,
                "%s names \"%s\", which nothing in the workflow sets".formatted(where, name),
                Nearest.question(name, known) + "Correct the name, or set the variable in a step before");
    }

    static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 80 ? line.substring(0, 80) + "..." : line;
    }
}
