package io.storebridge.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import io.storebridge.sandbox.salesforce.SoqlTokens.Token;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What stands after WHERE. As in Salesforce, AND and OR are not mixed without parentheses. */
final class SoqlConditions {

    interface Condition {
        boolean test(Session session, ObjectNode record);
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'");

    private final SoqlTokens tokens;
    private final ObjectType type;

    SoqlConditions(SoqlTokens tokens, ObjectType type) {
        this.tokens = tokens;
        this.type = type;
    }

    Condition read() {
        List<Condition> all = new ArrayList<>(List.of(one()));
        if (tokens.peek().is("OR")) {
            while (tokens.skip("OR")) {
                all.add(one());
            }
            return (session, record) -> all.stream().anyMatch(condition -> condition.test(session, record));
        }
        while (tokens.skip("AND")) {
            all.add(one());
        }
        return (session, record) -> all.stream().allMatch(condition -> condition.test(session, record));
    }

    private Condition one() {
        if (tokens.skip("NOT")) {
            Condition inner = one();
            return (session, record) -> !inner.test(session, record);
        }
        if (tokens.skip("(")) {
            Condition inner = read();
            tokens.demand(")");
            return inner;
        }
        return comparison(FieldPath.of(type, tokens, tokens.take()));
    }

    private Condition comparison(FieldPath path) {
        Token operator = tokens.take();
        if (operator.is("LIKE")) {
            Pattern pattern = pattern(tokens.take());
            return (session, record) ->
                    pattern.matcher(path.value(session, record).asText("")).matches();
        }
        if (operator.is("IN")) {
            List<JsonNode> values = list(path);
            return (session, record) -> isOneOf(path.value(session, record), values);
        }
        if (operator.is("NOT")) {
            tokens.demand("IN");
            List<JsonNode> values = list(path);
            return (session, record) -> !isOneOf(path.value(session, record), values);
        }
        String sign = operator.text().equals("<>") ? "!=" : operator.text();
        if (operator.kind() != SoqlTokens.Kind.sign
                || !List.of("=", "!=", "<", "<=", ">", ">=").contains(sign)) {
            throw tokens.unexpected(operator);
        }
        JsonNode value = literal(path);
        return (session, record) -> holds(path.value(session, record), sign, value);
    }

    private static boolean holds(JsonNode found, String sign, JsonNode wanted) {
        if (sign.equals("=") || sign.equals("!=")) {
            return isOneOf(found, List.of(wanted)) == sign.equals("=");
        }
        if (found.isNull() || wanted.isNull()) {
            return false;
        }
        int order = compare(found, wanted);
        return switch (sign) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean isOneOf(JsonNode found, List<JsonNode> values) {
        return values.stream()
                .anyMatch(value -> found.isNull() || value.isNull()
                        ? found.isNull() && value.isNull()
                        : compare(found, value) == 0);
    }

    /** Texts without regard to case; ids are texts here, so two that differ by case only are one. */
    static int compare(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue())
                : one.asText().compareToIgnoreCase(other.asText());
    }

    private List<JsonNode> list(FieldPath path) {
        tokens.demand("(");
        List<JsonNode> values = new ArrayList<>();
        do {
            values.add(literal(path));
        } while (tokens.skip(","));
        tokens.demand(")");
        return values;
    }

    private JsonNode literal(FieldPath path) {
        Token token = tokens.take();
        if (token.text().indexOf(SoqlTokens.ESCAPED) >= 0) {
            throw tokens.at(token, "MALFORMED_QUERY", "Only LIKE knows an escaped percent sign or underscore");
        }
        JsonNode value =
                switch (token.kind()) {
                    case text -> Json.MAPPER.getNodeFactory().textNode(token.text());
                    case number -> Json.MAPPER.getNodeFactory().numberNode(new BigDecimal(token.text()));
                    case date -> Json.MAPPER.getNodeFactory().textNode(time(token.text()));
                    default -> word(token);
                };
        boolean fits = value.isNull()
                || switch (path.field().kind()) {
                    case bool -> value.isBoolean();
                    case number -> value.isNumber();
                    default -> value.isTextual();
                };
        if (!fits) {
            throw tokens.at(
                    token,
                    "INVALID_FIELD",
                    "value of filter criterion for field '" + path.field().name() + "' must be of another type");
        }
        // Ids are written with 15 or 18 signs.
        String name = path.field().name();
        boolean id = name.endsWith("Id") && value.isTextual() && Ids.full(value.asText()) != null;
        return id ? Json.MAPPER.getNodeFactory().textNode(Ids.full(value.asText())) : value;
    }

    private JsonNode word(Token token) {
        return switch (token.text().toLowerCase(Locale.ROOT)) {
            case "null" -> Json.MAPPER.nullNode();
            case "true" -> Json.MAPPER.getNodeFactory().booleanNode(true);
            case "false" -> Json.MAPPER.getNodeFactory().booleanNode(false);
            default -> throw tokens.unexpected(token);
        };
    }

    private static String time(String literal) {
        return literal.length() == 10
                ? literal
                : TIME.format(OffsetDateTime.parse(literal.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                        .withOffsetSameInstant(ZoneOffset.UTC));
    }

    /** A percent sign stands for any signs, an underscore for one. */
    private Pattern pattern(Token token) {
        if (token.kind() != SoqlTokens.Kind.text) {
            throw tokens.unexpected(token);
        }
        String text = token.text();
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == SoqlTokens.ESCAPED) {
                i++;
                regex.append(Pattern.quote(text.substring(i, i + 1)));
            } else {
                regex.append(sign == '%' ? ".*" : sign == '_' ? "." : Pattern.quote(String.valueOf(sign)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
