package io.storebridge.workflow.validation;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which form a user task or start event shows, and what that form sets. */
final class FormReferences {

    static final String EMBEDDED = "embedded:";

    private static final Pattern BOUND = Pattern.compile("cam-variable-name=\"(\\w+)\"");
    private static final Pattern READS = Pattern.compile("\\breads:\\s*\\[([^\\]]*)]");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_$][\\w$]*");

    private FormReferences() {}

    /** The id of the Camunda Form; empty when the step has none or an expression names it. */
    static Optional<String> formId(XmlElement step) {
        return Optional.of(step.camunda("formRef")).filter(id -> !id.isEmpty() && !Expressions.isExpression(id));
    }

    /** The file of the embedded form; empty when the step has none or an expression names it. */
    static Optional<String> page(XmlElement step) {
        return Optional.of(step.camunda("formKey"))
                .filter(key -> key.startsWith(EMBEDDED) && !Expressions.isExpression(key))
                .map(key -> key.substring(EMBEDDED.length()).replaceFirst("^(deployment:|app:)?/?", ""));
    }

    static Set<String> set(FileSet files, XmlElement step) {
        Set<String> names = new HashSet<>();
        formId(step).flatMap(files::form).ifPresent(form -> names.addAll(form.fields()));
        page(step).map(files.pages::get).ifPresent(html -> names.addAll(setByPage(html)));
        return names;
    }

    /** The variables that an embedded form says it loads: {@code reads: ['quote', 'customer']}. */
    static Set<String> readByPage(String html) {
        Set<String> names = new LinkedHashSet<>();
        for (Matcher reads = READS.matcher(html); reads.find(); ) {
            for (Matcher word = WORD.matcher(reads.group(1)); word.find(); ) {
                names.add(word.group());
            }
        }
        return names;
    }

    /**
     * An embedded form is a program: every word of what it hands over (from {@code result:} on) may be a variable that it
     * sets, and when it has no such part, every word.
     */
    private static Set<String> setByPage(String html) {
        Set<String> names = new HashSet<>();
        for (Matcher bound = BOUND.matcher(html); bound.find(); ) {
            names.add(bound.group(1));
        }
        for (Matcher word = WORD.matcher(html.substring(Math.max(0, html.indexOf("result:")))); word.find(); ) {
            names.add(word.group());
        }
        return names;
    }
}
