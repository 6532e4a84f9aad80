package io.storebridge.workflow.validation;

import io.storebridge.operations.Documents;
import io.storebridge.operations.OperationDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An input that is written out in the diagram and cannot be read as what the operation takes. */
final class LiteralInputs implements Check {

    @Override
    public void check(FileSet files, Findings findings) {
        files.calls().forEach(call -> files.operations
                .get(call.operation())
                .parameters()
                .forEach(parameter -> check(call, parameter, findings)));
    }

    private static void check(OperationCall call, OperationDefinition.Parameter parameter, Findings findings) {
        XmlElement input = call.inputs().get(parameter.name());
        if (input == null) {
            return;
        }
        Optional<Object> value = value(input).or(() -> shape(input, parameter));
        if (value.isEmpty() || isReadable(value.get(), parameter)) {
            return;
        }
        Expected expected = Expected.of(parameter);
        findings.error(
                call.workflow().file(),
                call.step(),
                "The input \"%s\" takes %s, not %s".formatted(parameter.name(), expected.words, shown(value.get())),
                "Write %s, or an expression that gives one".formatted(expected.example));
    }

    /** What the diagram says; empty when some of it is known only when the workflow runs. */
    private static Optional<Object> value(XmlElement input) {
        Optional<XmlElement> structure = input.children().stream()
                .filter(child -> child.is("map", "list", "script"))
                .findFirst();
        if (structure.isPresent()) {
            return structured(structure.get());
        }
        String text = input.text();
        if (!Expressions.isExpression(text)) {
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }
        try {
            return Expressions.isConstant(text) ? Optional.ofNullable(Expressions.constant(text)) : Optional.empty();
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    /** Of a list or map that is known only in part: that it is one. What a record's fields must be is not known. */
    private static Optional<Object> shape(XmlElement input, OperationDefinition.Parameter parameter) {
        if (parameter.type() instanceof Class<?> type && type.isRecord()) {
            return input.children().stream().anyMatch(child -> child.is("list"))
                    ? Optional.of(List.of())
                    : Optional.empty();
        }
        return input.children().stream()
                .filter(child -> child.is("list", "map"))
                .findFirst()
                .map(child -> child.is("list") ? List.of() : Map.of());
    }

    private static Optional<Object> structured(XmlElement structure) {
        List<XmlElement> parts = structure.children();
        List<Optional<Object>> values = parts.stream().map(LiteralInputs::value).toList();
        if (structure.is("script") || values.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        if (structure.is("list")) {
            return Optional.of(values.stream().map(Optional::get).toList());
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            map.put(parts.get(i).attribute("key"), values.get(i).get());
        }
        return Optional.of(map);
    }

    private static boolean isReadable(Object value, OperationDefinition.Parameter parameter) {
        try {
            Documents.read(value, parameter.type());
            return true;
        } catch (Documents.InvalidDocument e) {
            return false;
        }
    }

    private static String shown(Object value) {
        return value instanceof Map ? "a map" : value instanceof Collection ? "a list" : "\"" + value + "\"";
    }

    private record Expected(String words, String example) {

        static Expected of(OperationDefinition.Parameter parameter) {
            Class<?> type = parameter.type() instanceof Class<?> known ? known : Object.class;
            if (type == String.class) {
                return new Expected("a text", "a text");
            }
            if (type == BigDecimal.class) {
                return new Expected("a number", "a number such as 732.35");
            }
            if (List.of(int.class, Integer.class, long.class, Long.class).contains(type)) {
                return new Expected("a whole number", "a whole number such as 200");
            }
            if (type == boolean.class || type == Boolean.class) {
                return new Expected("true or false", "true or false");
            }
            if (type == LocalDate.class) {
                return new Expected("a day", "a day such as 2026-01-31");
            }
            if (type == Instant.class) {
                return new Expected("a moment", "a moment such as 2026-01-31T08:00:00Z");
            }
            if (parameter.type().getTypeName().startsWith("java.util.List")) {
                return new Expected("a list", "a list (type List in the properties panel) of what the operation takes");
            }
            return new Expected(
                    "a document", "a document (type Map in the properties panel) of what the operation takes");
        }
    }
}
