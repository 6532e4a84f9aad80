package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One filter of a list: {@code |} divides alternatives; {@code !} negates, {@code !*} is "nothing there", {@code >},
 * {@code >=}, {@code <}, {@code <=} compare, {@code *} stands for any characters. Texts are compared in any case.
 *
 * @param path the field, with dots into objects
 */
record Filter(String path, List<Term> terms) {

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

    static Filter of(String path, String value) {
        return new Filter(
                path,
                Pattern.compile("\\|").splitAsStream(value).map(Filter::term).toList());
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

    private static boolean accepts(Term term, JsonNode value) {
        boolean absent = value.isMissingNode() || value.isNull();
        if (term.operator == Operator.ABSENT) {
            return absent;
        }
        if (term.operator == Operator.PRESENT) {
            return !absent;
        }
        if (value.isArray()) {
            for (JsonNode element : value) {
                if (accepts(new Term(false, term.operator, term.value, term.pattern), element)) {
                    return !term.negated;
                }
            }
            return term.negated;
        }
        return term.negated != (!absent && holds(term, value));
    }

    private static boolean holds(Term term, JsonNode value) {
        if (term.pattern != null) {
            return term.pattern.matcher(value.asText()).matches();
        }
        int order = compare(value.asText(), term.value);
        return switch (term.operator) {
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            default -> order == 0;
        };
    }

    /** Numbers as numbers, times as times, all else as texts in any case. */
    static int compare(String one, String other) {
        BigDecimal number = number(one);
        BigDecimal otherNumber = number == null ? null : number(other);
        if (otherNumber != null) {
            return number.compareTo(otherNumber);
        }
        Instant time = one.length() < 10 || one.charAt(4) != '-' ? null : Field.instantOrNull(one);
        Instant otherTime = time == null ? null : Field.instantOrNull(other);
        return otherTime != null ? time.compareTo(otherTime) : String.CASE_INSENSITIVE_ORDER.compare(one, other);
    }

    static Comparator<JsonNode> by(String path) {
        return Comparator.comparing(
                document -> {
                    JsonNode value = at(document, path);
                    return value.isMissingNode() || value.isNull() ? null : value.asText();
                },
                Comparator.nullsFirst(Filter::compare));
    }

    private static BigDecimal number(String text) {
        if (text.isEmpty() || text.length() > 30 || !(Character.isDigit(text.charAt(text.length() - 1)))) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static JsonNode at(JsonNode document, String path) {
        JsonNode value = document;
        for (String segment : path.split("\\.")) {
            value = value.path(segment);
        }
        return value;
    }
}
