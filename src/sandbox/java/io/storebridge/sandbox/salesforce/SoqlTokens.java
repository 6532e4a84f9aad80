package io.storebridge.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query's words, literals and signs, one after the other. */
final class SoqlTokens {

    enum Kind {
        word,
        text,
        number,
        date,
        sign,
        end
    }

    /**
     * @param text of a literal its value, in which {@link #ESCAPED} may stand
     * @param place in the query, from 0
     */
    record Token(Kind kind, String text, int place) {
        boolean is(String word) {
            return kind != Kind.text && text.equalsIgnoreCase(word);
        }
    }

    /** Stands before a percent sign or an underscore that was escaped, which LIKE takes as it is. */
    static final char ESCAPED = '\uE000';

    private static final Pattern PART = Pattern.compile("\\s*(?:(?<word>[A-Za-z][A-Za-z0-9_.]*)"
            + "|(?<date>\\d{4}-\\d\\d-\\d\\d(?:T\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d))?)"
            + "|(?<number>-?\\d+(?:\\.\\d+)?)"
            + "|'(?<text>(?:[^'\\\\\\p{Cntrl}]++|\\\\.)*+)'"
            + "|(?<sign>!=|<>|<=|>=|[=<>(),]))");

    private final String query;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    SoqlTokens(String query) {
        this.query = query;
        Matcher part = PART.matcher(query);
        int place = 0;
        String rest = query.stripTrailing();
        while (place < rest.length()) {
            part.region(place, rest.length());
            if (!part.lookingAt()) {
                throw new SalesforceError(
                        400, "MALFORMED_QUERY", "line 1:" + place + " no viable alternative at character");
            }
            tokens.add(token(part));
            place = part.end();
        }
        tokens.add(new Token(Kind.end, "<EOF>", rest.length()));
    }

    private Token token(Matcher part) {
        for (Kind kind : List.of(Kind.word, Kind.date, Kind.number, Kind.text, Kind.sign)) {
            String text = part.group(kind.name());
            if (text != null) {
                int place = part.start(kind.name());
                return new Token(kind, kind == Kind.text ? unescaped(text, place) : text, place);
            }
        }
        throw new IllegalStateException(part.group());
    }

    private static String unescaped(String text, int place) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign != '\\') {
                plain.append(sign);
                continue;
            }
            i++;
            switch (text.charAt(i)) {
                case 'n', 'N' -> plain.append('\n');
                case 'r', 'R' -> plain.append('\r');
                case 't', 'T' -> plain.append('\t');
                case 'b', 'B' -> plain.append('\b');
                case 'f', 'F' -> plain.append('\f');
                case '"', '\'', '\\' -> plain.append(text.charAt(i));
                case '_', '%' -> plain.append(ESCAPED).append(text.charAt(i));
                default ->
                    throw new SalesforceError(
                            400,
                            "MALFORMED_QUERY",
                            "line 1:" + (place + i) + " Illegal character sequence '\\" + text.charAt(i)
                                    + "' in string literal");
            }
        }
        return plain.toString();
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    /** Takes the word or sign when it is next. */
    boolean skip(String word) {
        boolean found = peek().is(word);
        if (found) {
            take();
        }
        return found;
    }

    void demand(String word) {
        if (!skip(word)) {
            throw unexpected(peek());
        }
    }

    SalesforceError unexpected(Token token) {
        return at(token, "MALFORMED_QUERY", "unexpected token: '" + token.text() + "'");
    }

    /** An error as Salesforce shows it: the query, and where it is wrong. */
    SalesforceError at(Token token, String code, String message) {
        return new SalesforceError(
                400,
                code,
                "\n" + query + "\n" + " ".repeat(token.place()) + "^\nERROR at Row:1:Column:" + (token.place() + 1)
                        + "\n" + message);
    }
}
