package io.storebridge.workflow.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text, condition or list of a form that names what the workflow showing it does not set. */
final class FormVariables implements Check {

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{\\s*(#if\\s+)?([^}]*?)\\s*}}");

    @Override
    public void check(FileSet files, Findings findings) {
        for (Workflow workflow : files.workflows()) {
            if (files.variables(workflow).isOpen()) {
                continue;
            }
            for (XmlElement step : workflow.steps()) {
                FormReferences.formId(step)
                        .flatMap(files::form)
                        .ifPresent(form -> check(form, workflow, step, files, findings));
                FormReferences.page(step)
                        .filter(files.pages::containsKey)
                        .ifPresent(page -> checkPage(page, workflow, step, files, findings));
            }
        }
    }

    private static void check(Form form, Workflow workflow, XmlElement step, FileSet files, Findings findings) {
        Set<String> known = new HashSet<>(files.variables(workflow).knownAt(step));
        known.addAll(form.fields());
        for (JsonNode component : form.components()) {
            for (String expression : expressions(component)) {
                names(expression).stream()
                        .filter(name -> !known.contains(name))
                        .forEach(name -> findings.error(
                                form.file(),
                                component.path("id").asText(),
                                Form.label(component),
                                "It shows or uses \"%s\", which the workflow \"%s\" does not set for its step %s"
                                        .formatted(name, workflow.key(), step.called()),
                                Nearest.question(name, known)
                                        + "Correct the name, or set the variable before that step"));
            }
        }
    }

    private static void checkPage(String page, Workflow workflow, XmlElement step, FileSet files, Findings findings) {
        Set<String> known = files.variables(workflow).knownAt(step);
        FormReferences.readByPage(files.pages.get(page)).stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> findings.error(
                        page,
                        "It reads \"%s\", which the workflow \"%s\" does not set for its step %s"
                                .formatted(name, workflow.key(), step.called()),
                        Nearest.question(name, known) + "Correct the name, or set the variable before that step"));
    }

    /** Conditions and values begin with {@code =}; texts name variables in double braces, within loops also fields. */
    private static List<String> expressions(JsonNode component) {
        List<String> expressions = new ArrayList<>();
        collect(component, expressions);
        String list = component.path("valuesKey").asText();
        if (!list.isEmpty()) {
            expressions.add(list);
        }
        return expressions;
    }

    private static void collect(JsonNode node, List<String> expressions) {
        if (node.isTextual()) {
            String text = node.asText();
            if (text.startsWith("=")) {
                expressions.add(text.substring(1));
            } else if (!text.contains("{{#loop")) {
                for (Matcher matcher = TEMPLATE.matcher(text); matcher.find(); ) {
                    expressions.add(matcher.group(2));
                }
            }
        }
        node.properties().stream()
                .filter(property -> !property.getKey().equals("components"))
                .forEach(property -> collect(property.getValue(), expressions));
        if (node.isArray()) {
            node.forEach(item -> collect(item, expressions));
        }
    }

    /** Nothing of what is not plain FEEL ({@code {{/if}}}). */
    private static Set<String> names(String expression) {
        try {
            return Feel.names(expression);
        } catch (Unreadable e) {
            return Set.of();
        }
    }
}
