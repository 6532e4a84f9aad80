package io.storebridge.connectors.gp;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A node of an eConnect document: the name of its procedure, its elements, and where their values come from. */
final class Node {

    private final String name;
    private final Map<String, Object> elements = new LinkedHashMap<>();
    private final Map<String, String> pointers = new LinkedHashMap<>();

    Node(String name) {
        this.name = name;
    }

    /**
     * Sets an element; null is not sent, so that the procedure's own default applies.
     *
     * @param value a String, Integer, BigDecimal or LocalDate
     */
    Node with(String element, Object value) {
        return with(element, value, null);
    }

    /** @param pointer the JSON pointer, into the operation's input, of the value */
    Node with(String element, Object value, String pointer) {
        if (value == null) {
            return this;
        }
        elements.put(element, value instanceof String text ? text.stripTrailing() : value);
        if (pointer != null) {
            pointers.put(element, pointer);
        }
        return this;
    }

    String name() {
        return name;
    }

    Map<String, Object> elements() {
        return Collections.unmodifiableMap(elements);
    }

    /** Null when the value does not come from the operation's input. */
    String pointer(String element) {
        return pointers.get(element);
    }

    /** The value as eConnect writes it: dates as yyyy-MM-dd, decimals with a point and without an exponent. */
    static String text(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value instanceof LocalDate date ? date.toString() : String.valueOf(value);
    }
}
