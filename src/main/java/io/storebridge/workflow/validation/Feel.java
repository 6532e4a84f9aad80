package io.storebridge.workflow.validation;

import camundajar.impl.fastparse.Parsed;
import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.immutable.List;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.feel.impl.parser.FeelParser;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;

/** The expression language of decisions and forms. */
final class Feel {

    private Feel() {}

    /** The variables that an expression reads. */
    static Set<String> names(String text) throws Unreadable {
        return names(FeelParser.parseExpression(text));
    }

    /** The variables that a condition in a decision table's cell reads. */
    static Set<String> namesOfCell(String text) throws Unreadable {
        return names(FeelParser.parseUnaryTests(text));
    }

    private static Set<String> names(Parsed<Exp> parsed) throws Unreadable {
        if (!parsed.isSuccess()) {
            throw new Unreadable("from position %d on".formatted(((Parsed.Failure) (Object) parsed).index() + 1));
        }
        Set<String> names = new LinkedHashSet<>();
        collect(parsed.get().value(), Set.of(), names);
        return names;
    }

    /** The syntax tree consists of Scala's case classes, its lists and pairs too: all are products of their parts. */
    private static void collect(Object node, Set<String> bound, Set<String> names) {
        if (node instanceof Ref ref) {
            String first = ref.names().head();
            if (!bound.contains(first)) {
                names.add(first);
            }
        } else if (node instanceof Filter filter) {
            // Within the brackets a name may also be a field of the list's items.
            collect(filter.list(), bound, names);
        } else if (node instanceof For loop) {
            collect(loop.exp(), bind(loop.iterators(), bound, names), names);
        } else if (node instanceof SomeItem some) {
            collect(some.condition(), bind(some.iterators(), bound, names), names);
        } else if (node instanceof EveryItem every) {
            collect(every.condition(), bind(every.iterators(), bound, names), names);
        } else if (node instanceof ConstContext context) {
            bind(context.entries(), bound, names);
        } else if (node instanceof FunctionDefinition function) {
            Set<String> inner = new HashSet<>(bound);
            for (List<String> rest = function.parameters(); !rest.isEmpty(); rest = tail(rest)) {
                inner.add(rest.head());
            }
            collect(function.body(), inner, names);
        } else if (node instanceof Product product) {
            for (int i = 0; i < product.productArity(); i++) {
                collect(product.productElement(i), bound, names);
            }
        }
    }

    /** Each expression sees the names before it; what follows sees them all. */
    private static Set<String> bind(List<Tuple2<String, Exp>> pairs, Set<String> bound, Set<String> names) {
        Set<String> inner = new HashSet<>(bound);
        for (List<Tuple2<String, Exp>> rest = pairs; !rest.isEmpty(); rest = tail(rest)) {
            collect(rest.head()._2(), inner, names);
            inner.add(rest.head()._1());
        }
        return inner;
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> tail(List<T> list) {
        return (List<T>) list.tail();
    }
}
