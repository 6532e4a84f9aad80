package io.storebridge.connectors.salesforce;

/** Texts in Salesforce's query language. */
final class Soql {

    private Soql() {}

    /**
     * The text between quotes, such that nothing in it ends the literal. Signs and their escapes are those of Salesforce's
     * documentation; signs that only mean something to LIKE stay as they are.
     */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("'");
        for (char sign : text.toCharArray()) {
            switch (sign) {
                case '\\' -> literal.append("\\\\");
                case '\'' -> literal.append("\\'");
                case '"' -> literal.append("\\\"");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                case '\b' -> literal.append("\\b");
                case '\f' -> literal.append("\\f");
                default -> literal.append(sign);
            }
        }
        return literal.append('\'').toString();
    }
}
