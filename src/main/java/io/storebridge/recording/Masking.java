package io.storebridge.recording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes personal data and secrets out of documents: whole values by the names of their fields, and what looks like an
 * e-mail address, a card number or a secret wherever it stands. Everything that decisions are made on (amounts, items,
 * countries, codes) stays.
 */
final class Masking {

    private static final int KNOWN_NAMES = 5_000;
    private static final Pattern EMAIL = Pattern.compile("[\\w.+%-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern CARD = Pattern.compile("(?<!\\d)\\d(?:[ -]?\\d){13,18}(?!\\d)");

    /** Keys of gateways, bearer tokens, signed tokens, the secret behind a charge's id. */
    private static final Pattern SECRET = Pattern.compile(
            "\\b(?:sk|rk|whsec|pm|tok)_\\w{6,}|\\w+_secret_\\w+|\\b[Bb]earer\\s+\\S+|\\beyJ[\\w-]{8,}(?:\\.[\\w-]+){1,2}");

    private final Pattern masked;
    private final Pseudonyms pseudonyms;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    Masking(RecordingProperties properties, Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
        masked = Pattern.compile(Stream.concat(properties.masked().stream(), properties.maskedToo().stream())
                .map(Masking::pattern)
                .collect(Collectors.joining("|")));
    }

    /** A copy without personal data and secrets. */
    Object mask(Object document) {
        return mask(document, false);
    }

    private Object mask(Object value, boolean whole) {
        if (value instanceof Map<?, ?> object) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            object.forEach((name, member) -> copy.put(name, mask(member, whole || isMasked(name, object))));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(element -> mask(element, whole)).collect(Collectors.toList());
        }
        if (value instanceof String text) {
            return whole ? pseudonyms.of(text) : maskWithin(text);
        }
        return whole && value instanceof Number number ? pseudonyms.of(number.toString()) : value;
    }

    /** A name next to a value is what the value is called (an attribute), not somebody's. */
    private boolean isMasked(Object name, Map<?, ?> object) {
        return !(name.equals("name") && object.containsKey("value")) && isMasked(String.valueOf(name));
    }

    private boolean isMasked(String name) {
        if (known.size() > KNOWN_NAMES) {
            known.clear();
        }
        return known.computeIfAbsent(name, any -> masked.matcher(plain(any)).matches());
    }

    private String maskWithin(String text) {
        String result = text;
        if (text.indexOf('@') > 0) {
            result = replaceAll(EMAIL, result, pseudonyms::of);
        }
        if (text.length() >= 14) {
            result = replaceAll(CARD, result, number -> isCard(number) ? pseudonyms.of(number) : number);
        }
        return text.length() >= 9 ? replaceAll(SECRET, result, pseudonyms::of) : result;
    }

    private static String replaceAll(Pattern pattern, String text, UnaryOperator<String> replacement) {
        Matcher found = pattern.matcher(text);
        return found.replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match.group())));
    }

    /** Luhn: other long numbers (most tracking numbers) are kept; article numbers are shorter. */
    private static boolean isCard(String number) {
        String digits = number.replaceAll("\\D", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
        }
        return sum % 10 == 0;
    }

    private static String pattern(String wanted) {
        return plain(wanted.replace('*', '\u0001')).replace("\u0001", ".*");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9\u0001]", "");
    }
}
