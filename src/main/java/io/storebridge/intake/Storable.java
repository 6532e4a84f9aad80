package io.storebridge.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.problems.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What no system behind us can store, though it is valid JSON: refused before it starts anything. */
final class Storable {

    /** Also keeps a number such as 1e999999999 from being written out. */
    private static final int MOST_DIGITS = 100;

    private Storable() {}

    /** @throws Problem 400 with a pointer to each place */
    static void check(JsonNode body) {
        List<Problem.FieldError> errors = new ArrayList<>();
        collect(body, "", errors);
        if (!errors.isEmpty()) {
            throw Problem.ofFields(errors);
        }
    }

    /** The pointer to a property; its name escaped as RFC 6901 has it. */
    static String child(String pointer, String property) {
        return pointer + "/" + property.replace("~", "~0").replace("/", "~1");
    }

    private static void collect(JsonNode node, String pointer, List<Problem.FieldError> errors) {
        if (node.isTextual()) {
            note(fault(node.textValue()), pointer, errors);
        } else if (node.isNumber() && isTooLong(node)) {
            errors.add(new Problem.FieldError(
                    pointer, "is a number of more than %d digits; send a smaller one".formatted(MOST_DIGITS)));
        }
        node.properties().forEach(property -> {
            String fault = fault(property.getKey());
            note(fault, child(pointer, fault == null ? property.getKey() : "?"), errors);
            collect(property.getValue(), child(pointer, property.getKey()), errors);
        });
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), pointer + "/" + i, errors);
            }
        }
    }

    private static void note(String fault, String pointer, List<Problem.FieldError> errors) {
        if (fault != null) {
            errors.add(new Problem.FieldError(pointer, fault));
        }
    }

    private static boolean isTooLong(JsonNode number) {
        if (number.isIntegralNumber()) {
            return false;
        }
        BigDecimal value = number.decimalValue();
        return Math.abs((long) value.scale()) > MOST_DIGITS;
    }

    /** Null when all is well. PostgreSQL stores no NUL, XML no other control character, UTF-8 no half of a pair. */
    private static String fault(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                return "holds half a character (U+%04X without its other half); send it whole or remove it"
                        .formatted(c);
            }
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0xFFFE || c == 0xFFFF) {
                return "holds the character U+%04X, which no back office stores; remove it".formatted(c);
            }
        }
        return null;
    }
}
