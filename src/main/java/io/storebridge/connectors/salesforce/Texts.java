package io.storebridge.connectors.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Texts as Salesforce's fields take them: no empty ones, none too long. */
final class Texts {

    private Texts() {}

    static void put(ObjectNode fields, String field, String text, int longest) {
        if (text != null && !text.isBlank()) {
            fields.put(field, cut(text, longest));
        }
    }

    static String cut(String text, int longest) {
        String stripped = text == null ? "" : text.strip();
        return stripped.length() <= longest ? stripped : stripped.substring(0, longest);
    }

    static String lines(String first, String second) {
        return ((first == null ? "" : first.strip()) + "\n" + (second == null ? "" : second.strip())).strip();
    }

    /** Salesforce keeps two names, of which the last is needed; without any, the address has to do. */
    static void name(ObjectNode fields, String name, String email) {
        String whole = name == null || name.isBlank() ? email.replaceAll("@.*", "") : name.strip();
        int blank = whole.lastIndexOf(' ');
        put(fields, "FirstName", blank < 0 ? "" : whole.substring(0, blank), 40);
        put(fields, "LastName", whole.substring(blank + 1), 80);
    }
}
