package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * One filter of a list: {@code |} divides alternatives; {@code !} negates, {@code !*} is "nothing there", {@code >},
 * {@code >=}, {@code <}, {@code <=} compare, {@code *} stands for any characters. Texts are compared in any case.
 *
 * @param path the field, with dots into objects
 * @param type of the field that the path begins with
 */
record Filter(String path, Field.Type type, List<Term> terms) {

    private enum Operator {
        EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        ABSENT,
        PRESENT
    }

    private record Term(boolean negated, Operator operator, String value, Pattern pattern) {}

    static Filter of(String path, Field.Type type, String value) {
        List<Term> terms =
                Pattern.compile("\\|").splitAsStream(value).map(Filter::term).toList();
        return new Filter(path, type, terms);
    }

    private static Term term(String text) {
        if (text.equals("!*")) {
            return new Term(false, Operator.ABSENT, null, null);
        }
        if (text.equals("*")) {
            return new Term(false, Operator.PRESENT, null, null);
        }
        boolean negated = text.startsWith("!");
        String rest = negated ? text.substring(1) : text;
        if (rest.startsWith(">=")) {
            return new Term(negated, Operator.GREATER_OR_EQUAL, rest.substring(2), null);
        }
        if (rest.startsWith("<=")) {
            return new Term(negated, Operator.LESS_OR_EQUAL, rest.substring(2), null);
        }
        if (rest.startsWith(">")) {
            return new Term(negated, Operator.GREATER, rest.substring(1), null);
        }
        if (rest.startsWith("<")) {
            return new Term(negated, Operator.LESS, rest.substring(1), null);
        }
        return new Term(negated, Operator.EQUAL, rest, rest.contains("*") ? pattern(rest) : null);
    }

    private static Pattern pattern(String wildcards) {
        StringBuilder regex = new StringBuilder();
        for (String literal : wildcards.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(literal.isEmpty() ? "(?:)" : Pattern.quote(literal));
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    boolean accepts(JsonNode document) {
        JsonNode value = at(document, path);
        return terms.stream().anyMatch(term -> accepts(term, value));
    }

    private boolean accepts(Term term, JsonNode value) {
        boolean absent = value.isMissingNode() || value.isNull();
        if (term.operator == Operator.ABSENT) {
            return absent;
        }
        if (term.operator == Operator.PRESENT) {
            return !absent;
        }
        if (value.isArray()) {
            boolean any = StreamSupport.stream(value.spliterator(), false).anyMatch(element -> holds(term, element));
            return term.negated != any;
        }
        return term.negated != (!absent && holds(term, value));
    }

    private boolean holds(Term term, JsonNode value) {
        if (term.pattern != null) {
            return term.pattern.matcher(value.asText()).matches();
        }
        int order = compare(value, term.value);
        return switch (term.operator) {
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            default -> order == 0;
        };
    }

    private int compare(JsonNode value, String wanted) {
        if (type == Field.Type.DATE) {
            Instant time = Field.instantOrNull(wanted);
            if (time == null) {
                throw invalidType();
            }
            return Instant.parse(value.asText()).compareTo(time);
        }
        if (value.isNumber()) {
            try {
                return value.decimalValue().compareTo(new BigDecimal(wanted));
            } catch (NumberFormatException e) {
                throw invalidType();
            }
        }
        return String.CASE_INSENSITIVE_ORDER.compare(value.asText(), wanted);
    }

    private OrderCloudError invalidType() {
        return OrderCloudError.of(400, "List.InvalidType", "Value passed is not valid for property type.")
                .with("Property", path);
    }

    static JsonNode at(JsonNode document, String path) {
        JsonNode value = document;
        for (String segment : path.split("\\.")) {
            value = value.path(segment);
        }
        return value;
    }
}
