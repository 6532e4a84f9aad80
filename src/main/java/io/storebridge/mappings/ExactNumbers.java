package io.storebridge.mappings;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;

/**
 * Functions for amounts and quantities in mappings, which are text ("732.35") or whole numbers. They give text, rounded
 * only where they say so, half up. What is not there stays not there.
 */
final class ExactNumbers {

    private ExactNumbers() {}

    static void bind(Jsonata.Frame frame) {
        bindPair(frame, "plus", BigDecimal::add);
        bindPair(frame, "minus", BigDecimal::subtract);
        bindPair(frame, "times", BigDecimal::multiply);
        bind(
                frame,
                "divide",
                (function, arguments) -> {
                    BigDecimal divisor = number(function, arguments.get(1));
                    if (divisor.signum() == 0) {
                        throw fault("$divide cannot divide by zero.");
                    }
                    return text(number(function, arguments.get(0))
                            .divide(divisor, places(function, arguments), RoundingMode.HALF_UP));
                },
                3);
        bind(
                frame,
                "rounded",
                (function, arguments) -> text(
                        number(function, arguments.get(0)).setScale(places(function, arguments), RoundingMode.HALF_UP)),
                2);
        bind(
                frame,
                "compare",
                (function, arguments) ->
                        number(function, arguments.get(0)).compareTo(number(function, arguments.get(1))),
                2);
        frame.bind("total", new Jsonata.JFunction((input, arguments) -> total(arguments), null));
    }

    private interface Exact {
        Object of(String function, List<?> arguments);
    }

    private static void bindPair(Jsonata.Frame frame, String name, BinaryOperator<BigDecimal> operation) {
        bind(
                frame,
                name,
                (function, arguments) ->
                        text(operation.apply(number(function, arguments.get(0)), number(function, arguments.get(1)))),
                2);
    }

    private static void bind(Jsonata.Frame frame, String name, Exact exact, int count) {
        String function = "$" + name;
        frame.bind(
                name,
                new Jsonata.JFunction(
                        (input, arguments) -> {
                            if (arguments.size() != count) {
                                throw fault("%s takes %d values.".formatted(function, count));
                            }
                            return arguments.stream().anyMatch(Objects::isNull) ? null : exact.of(function, arguments);
                        },
                        null));
    }

    /** Of a list, or of one value, which JSONata makes of a list of one. */
    private static Object total(List<?> arguments) {
        Object values = arguments.isEmpty() ? null : arguments.get(0);
        List<?> list = values instanceof List<?> several ? several : values == null ? List.of() : List.of(values);
        return text(list.stream().map(value -> number("$total", value)).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static int places(String function, List<?> arguments) {
        BigDecimal places = number(function, arguments.get(arguments.size() - 1));
        try {
            int count = places.intValueExact();
            if (count >= 0 && count <= 20) {
                return count;
            }
        } catch (ArithmeticException e) {
            // not whole: said below
        }
        throw fault("%s takes 0 to 20 decimals, not %s.".formatted(function, places));
    }

    private static BigDecimal number(String function, Object value) {
        try {
            String text = String.valueOf(value).strip();
            // No exponent: 1e999999999 would be a number of that many digits.
            if (text.length() <= 100 && text.matches("[+-]?\\d+(\\.\\d+)?")) {
                return new BigDecimal(text);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw fault("%s takes numbers, not \"%s\".".formatted(function, value));
    }

    private static String text(BigDecimal number) {
        return number.toPlainString();
    }

    /** The library adds the place of the call. */
    private static JException fault(String message) {
        return new JException("D3137", -1, message);
    }
}
