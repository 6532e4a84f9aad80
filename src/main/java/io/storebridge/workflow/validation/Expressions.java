package io.storebridge.workflow.validation;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.SimpleContext;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;

/** The expression language of diagrams: <code>${request.customer}</code>. */
final class Expressions {

    private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);
    private static final Pattern SETTING = Pattern.compile("\\bsetVariable(?:Local)?\\(\\s*['\"](\\w+)['\"]");

    private Expressions() {}

    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** The variables that the expression reads. */
    static Set<String> names(String text) throws Unreadable {
        Set<String> names = new LinkedHashSet<>();
        parse(text).getIdentifierNodes().forEach(node -> names.add(node.getName()));
        return names;
    }

    /** The variables that an expression or a script sets by name: {@code execution.setVariable('reason', ...)}. */
    static Set<String> set(String text) {
        Set<String> names = new LinkedHashSet<>();
        for (Matcher matcher = SETTING.matcher(text); matcher.find(); ) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** Whether the expression has the same value always, as <code>${200}</code> has. */
    static boolean isConstant(String text) throws Unreadable {
        Tree tree = parse(text);
        return !tree.getIdentifierNodes().iterator().hasNext()
                && !tree.getFunctionNodes().iterator().hasNext();
    }

    static Object constant(String text) throws Unreadable {
        try {
            Tree tree = parse(text);
            return tree.getRoot().getValue(tree.bind(null, null), new SimpleContext(), Object.class);
        } catch (ELException e) {
            throw new Unreadable(e.getMessage());
        }
    }

    private static Tree parse(String text) throws Unreadable {
        try {
            return PARSER.build(text);
        } catch (TreeBuilderException e) {
            throw new Unreadable("at position %d stands %s where %s is expected"
                    .formatted(e.getPosition() + 1, e.getEncountered(), e.getExpected()));
        }
    }
}
