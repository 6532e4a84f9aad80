package io.storebridge.connectors.gp;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of new customers, by GP's habit: letters of the name and a counter, AARONFIT0001. */
final class CustomerNumbers {

    private static final int LONGEST = 15;
    private static final Pattern PATTERN = Pattern.compile("([^A0]*)(A*)([^A0]*)(0+)([^A0]*)");
    /** Of a name without Latin letters. */
    private static final String NAMELESS = "CUSTOMER";
    /** Letters that are no letter with an accent. */
    private static final Map<String, String> SPELLED =
            Map.of("ß", "ss", "Æ", "AE", "æ", "ae", "Œ", "OE", "œ", "oe", "Ø", "O", "ø", "o", "Ł", "L", "ł", "l");

    private final Matcher parts;

    /** @param pattern A: a letter of the name, 0: a digit of the counter; anything else stays as it is */
    CustomerNumbers(String pattern) {
        parts = PATTERN.matcher(pattern);
        if (!parts.matches() || pattern.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "storebridge.gp.customers.number-pattern must be letters (A) and then digits (0)"
                            + " with anything but A and 0 around them, 15 characters at most: " + pattern);
        }
    }

    String lowest(String name) {
        return stem(name) + parts.group(4);
    }

    String highest(String name) {
        return stem(name) + "9".repeat(parts.group(4).length()) + parts.group(5);
    }

    /** What all numbers for this name begin with. */
    private String stem(String name) {
        String letters = letters(name);
        String cut =
                letters.substring(0, Math.min(letters.length(), parts.group(2).length()));
        return parts.group(1) + cut + parts.group(3);
    }

    /** The first number of the name that is not used. @param used in capitals */
    String first(String name, Set<String> used) {
        int digits = parts.group(4).length();
        for (long n = 1; n < Math.pow(10, digits); n++) {
            String number = stem(name) + String.format("%0" + digits + "d", n) + parts.group(5);
            if (!used.contains(number.toUpperCase(Locale.ROOT))) {
                return number;
            }
        }
        throw new Failure.Rejected(
                ErrorCodes.REFUSED,
                "All customer numbers that begin with " + stem(name)
                        + " are taken: set a longer storebridge.gp.customers.number-pattern.");
    }

    private static String letters(String name) {
        String plain = name == null ? "" : name;
        for (Map.Entry<String, String> spelled : SPELLED.entrySet()) {
            plain = plain.replace(spelled.getKey(), spelled.getValue());
        }
        String letters = Normalizer.normalize(plain, Normalizer.Form.NFKD)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z]", "");
        return letters.isEmpty() ? NAMELESS : letters;
    }
}
