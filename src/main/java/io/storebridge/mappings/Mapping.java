package io.storebridge.mappings;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.operations.Documents;
import java.util.List;

/** One mapping, read; it may run on several threads at a time. */
final class Mapping {

    private final String name;
    private final String text;
    private final Jsonata expression;

    private Mapping(String name, String text, Jsonata expression) {
        this.name = name;
        this.text = text;
        this.expression = expression;
    }

    /**
     * @param name how messages call it
     * @throws Failure.Rejected value-invalid when it cannot be read
     */
    static Mapping read(String name, String text) {
        try {
            return new Mapping(name, text, Jsonata.jsonata(text));
        } catch (JException e) {
            throw refused(name + " cannot be read" + place(text, e.getLocation()) + ": " + e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            // The parser stumbles in its own way over some texts that are cut off.
            throw refused(name + " cannot be read: it seems to be incomplete.");
        }
    }

    /**
     * @param input a document, or any value of one
     * @return a document; null when the mapping finds nothing
     */
    Object apply(Object input, MappingProperties limits) {
        Jsonata.Frame frame = new Jsonata.Frame(null);
        ExactNumbers.bind(frame);
        new Limits(limits).bind(frame);
        try {
            return PlainResult.of(expression.evaluate(Documents.of(input), frame));
        } catch (JException e) {
            throw refused(name + " fails" + place(text, e.getLocation()) + ": " + message(e));
        } catch (MappingFault e) {
            throw refused(name + " fails" + place(text, e.position()) + ": " + e.getMessage());
        } catch (StackOverflowError e) {
            throw refused(name + " fails: it nests too deep.");
        } catch (RuntimeException e) {
            throw refused(name + " fails: " + e.getMessage());
        }
    }

    /** Of text with a decimal in it the library says only that it is no number. */
    private static String message(JException e) {
        boolean operand = "T2001".equals(e.getError()) || "T2002".equals(e.getError());
        return e.getMessage()
                + (operand ? "; amounts are text: use $plus, $minus, $times, $divide or $total, which are exact" : "");
    }

    private static String place(String text, int position) {
        if (position < 0) {
            return "";
        }
        String before = text.substring(0, Math.min(position, text.length()));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return " in line %d, column %d".formatted(line, before.length() - before.lastIndexOf('\n'));
    }

    static Failure.Rejected refused(String message) {
        return new Failure.Rejected(
                ErrorCodes.VALUE_INVALID, message, List.of(new Failure.Field("/mapping", message)), null);
    }
}
