package io.storebridge.workflow.validation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An expression of a decision that cannot be read, or that names what the workflows asking for the decision do not set. */
final class DecisionVariables implements Check {

    @Override
    public void check(FileSet files, Findings findings) {
        for (Decision decision : files.decisions) {
            Set<XmlElement> tasks = askingFor(decision, files);
            decision.decision()
                    .all()
                    .filter(part -> part.is("inputExpression", "inputEntry", "outputEntry", "literalExpression"))
                    .filter(DecisionVariables::isFeel)
                    .forEach(part -> check(decision, part, tasks, files, findings));
        }
    }

    private static boolean isFeel(XmlElement part) {
        String language = part.attribute("expressionLanguage");
        return language.isEmpty() || language.toLowerCase().contains("feel");
    }

    private static void check(
            Decision decision, XmlElement part, Set<XmlElement> tasks, FileSet files, Findings findings) {
        String text = part.children("text").stream().map(XmlElement::text).collect(Collectors.joining());
        if (text.isEmpty() || text.equals("-")) {
            return;
        }
        try {
            Set<String> names = part.is("inputEntry") ? Feel.namesOfCell(text) : Feel.names(text);
            names.removeAll(own(decision, files));
            tasks.forEach(task -> names.stream()
                    .filter(name -> !known(task, files).contains(name))
                    .forEach(name -> report(decision, part, text, name, task, files, findings)));
        } catch (Unreadable e) {
            findings.error(
                    decision.file(),
                    part,
                    "%s %s cannot be read %s".formatted(kind(part), DiagramVariables.shortened(text), e.getMessage()),
                    "Correct it there; a text stands in double quotes");
        }
    }

    private static void report(
            Decision decision,
            XmlElement part,
            String text,
            String name,
            XmlElement task,
            FileSet files,
            Findings findings) {
        findings.error(
                decision.file(),
                part,
                "%s %s names \"%s\", which the workflow \"%s\" does not set for its step %s"
                        .formatted(
                                kind(part),
                                DiagramVariables.shortened(text),
                                name,
                                files.workflowOf(task).key(),
                                task.called()),
                Nearest.question(name, known(task, files))
                        + "Correct the name, or set the variable before that step; a text stands in double quotes");
    }

    private static String kind(XmlElement part) {
        return part.is("inputExpression") ? "The input" : part.is("literalExpression") ? "The expression" : "The cell";
    }

    private static Set<String> known(XmlElement task, FileSet files) {
        return files.variables(files.workflowOf(task)).knownAt(task);
    }

    /** Results of decisions made before, and what input columns call their value. */
    private static Set<String> own(Decision decision, FileSet files) {
        Set<String> names = new LinkedHashSet<>(Set.of("cellInput"));
        decision.decision().all("input").forEach(input -> names.add(input.camunda("inputVariable")));
        inSameFile(decision, files).stream()
                .filter(other -> decision.required().contains(other.id()))
                .forEach(other -> names.addAll(other.results()));
        decision.root().children("businessKnowledgeModel").forEach(model -> names.add(model.attribute("name")));
        return names;
    }

    /** The steps that ask for the decision, also by way of another one; none when code that cannot be read sets variables. */
    private static Set<XmlElement> askingFor(Decision decision, FileSet files) {
        Set<String> ids = new LinkedHashSet<>(Set.of(decision.id()));
        for (int size = 0; size < ids.size(); ) {
            size = ids.size();
            inSameFile(decision, files).stream()
                    .filter(other -> other.required().stream().anyMatch(ids::contains))
                    .forEach(other -> ids.add(other.id()));
        }
        return files.workflows().stream()
                .filter(workflow -> !files.variables(workflow).isOpen())
                .map(Workflow::steps)
                .flatMap(List::stream)
                .filter(step -> ids.contains(step.camunda("decisionRef")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Decision> inSameFile(Decision decision, FileSet files) {
        return files.decisions.stream()
                .filter(other -> other.file().equals(decision.file()))
                .toList();
    }
}
