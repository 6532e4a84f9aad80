package io.storebridge.mappings;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import java.lang.reflect.Field;
import org.springframework.util.ReflectionUtils;

/**
 * Watches one run of a mapping: it ends when it takes too long or nests too deep, and where a number with decimals
 * appears, since the library calculates in floating point.
 */
final class Limits {

    private static final Field POSITION = ReflectionUtils.findField(Parser.Symbol.class, "position", int.class);

    static {
        if (POSITION != null) {
            ReflectionUtils.makeAccessible(POSITION);
        }
    }

    private final MappingProperties limits;
    private final long end;
    private int depth;

    Limits(MappingProperties limits) {
        this.limits = limits;
        this.end = System.nanoTime() + limits.timeout().toNanos();
    }

    void bind(Jsonata.Frame frame) {
        frame.setEvaluateEntryCallback((expression, input, environment) -> {
            depth++;
            if (depth > limits.depth()) {
                throw new MappingFault("it nests too deep, or calls itself without end.", position(expression));
            }
            if (System.nanoTime() - end > 0) {
                throw new MappingFault(
                        "it takes longer than %d ms.".formatted(limits.timeout().toMillis()), position(expression));
            }
        });
        frame.setEvaluateExitCallback((expression, input, environment, result) -> {
            depth--;
            if (result instanceof Double || result instanceof Float) {
                throw new MappingFault(
                        "here a number with decimals would be calculated inexactly (%s). Keep amounts as text (\"0.5\") and use $plus, $minus, $times, $divide, $total or $rounded, which are exact."
                                .formatted(result),
                        position(expression));
            }
        });
    }

    /** The library knows the place in the text and does not show it. */
    private static int position(Parser.Symbol expression) {
        return POSITION == null ? -1 : (int) ReflectionUtils.getField(POSITION, expression);
    }
}
