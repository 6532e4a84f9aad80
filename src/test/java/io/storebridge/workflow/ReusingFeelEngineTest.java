package io.storebridge.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunction;
import org.camunda.bpm.dmn.feel.impl.scala.function.FeelCustomFunctionProvider;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the engine's own FEEL, on an expression's first evaluation and on the next, which finds it parsed. */
class ReusingFeelEngineTest {

    private static final List<FeelCustomFunctionProvider> FUNCTIONS = List.of(new Doubling());

    private final FeelEngine own = new ScalaFeelEngineFactory(FUNCTIONS).createInstance();
    private final ReusingFeelEngine reusing = new ReusingFeelEngine(FUNCTIONS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + 2 * quantity",
                "price / 3",
                "\"a\" + name",
                "null",
                "unheardOf",
                "[1, 2][5]",
                "1 + null",
                "string length(quantity)",
                "number(\"no\")",
                "date(\"nonsense\")",
                "unheardOf.name",
                "if customer = null then null else lower case(customer.name)",
                "customer.name + \", \" + customer.place",
                "order.lines[quantity > 1].item",
                "date(\"2026-02-28\") + duration(\"P1D\")",
                "day of week(since)",
                "quantity in [1..7]",
                "[1, 2, quantity]",
                "list contains(names, \"Ann\")",
                "for n in names return upper case(n)",
                "{total: price * quantity, open: true}",
                "doubled(quantity)",
                "-"
            })
    void an_expression_has_the_same_result(String text) {
        Outcome expected = Outcome.of(() -> own.evaluateSimpleExpression(text, variables(7)));

        assertThat(Outcome.of(() -> reusing.evaluateSimpleExpression(text, variables(7))))
                .isEqualTo(expected);
        assertThat(Outcome.of(() -> reusing.evaluateSimpleExpression(text, variables(7))))
                .isEqualTo(expected);
        assertThat(reusing.stats().missCount()).isEqualTo(1);
        assertThat(reusing.stats().hitCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "7",
                "3, 7",
                "> 5",
                "<= 5",
                "[1..7)",
                "]6..8[",
                "not(7)",
                "not(1, 2)",
                "null",
                "\"seven\"",
                "quantity",
                "? > price",
                "doubled(?) = 14",
                "even(?)"
            })
    void unary_tests_have_the_same_result(String text) {
        for (Integer quantity : Arrays.asList(7, 5, null)) {
            assertThat(Outcome.of(() -> reusing.evaluateSimpleUnaryTests(text, "quantity", variables(quantity))))
                    .isEqualTo(Outcome.of(() -> own.evaluateSimpleUnaryTests(text, "quantity", variables(quantity))));
        }
        assertThat(reusing.stats().missCount()).isEqualTo(1);
        assertThat(reusing.stats().hitCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 +", "if true then 1", "[1..", "\"open", "assert(quantity, quantity > 100)", ""})
    void what_fails_fails_with_the_same_words_each_time(String text) {
        Throwable expected = catchThrowable(() -> own.evaluateSimpleExpression(text, variables(7)));

        assertThat(expected).isInstanceOf(FeelException.class);
        for (int time = 1; time <= 2; time++) {
            assertThat(catchThrowable(() -> reusing.evaluateSimpleExpression(text, variables(7))))
                    .hasSameClassAs(expected)
                    .hasMessage(expected.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "[1..", "not(", "1,,2"})
    void broken_unary_tests_fail_with_the_same_words_each_time(String text) {
        Throwable expected = catchThrowable(() -> own.evaluateSimpleUnaryTests(text, "quantity", variables(7)));

        assertThat(expected).isInstanceOf(FeelException.class);
        for (int time = 1; time <= 2; time++) {
            assertThat(catchThrowable(() -> reusing.evaluateSimpleUnaryTests(text, "quantity", variables(7))))
                    .hasSameClassAs(expected)
                    .hasMessage(expected.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "7, 14"})
    void only_the_text_is_kept_and_never_a_value(int quantity, long doubled) {
        reusing.evaluateSimpleExpression("quantity * 2", variables(100));

        Number result = reusing.evaluateSimpleExpression("quantity * 2", variables(quantity));

        assertThat(result.longValue()).isEqualTo(doubled);
    }

    @Test
    void the_same_text_as_expression_and_as_unary_test_are_two_things() {
        Number five = reusing.evaluateSimpleExpression("5", variables(5));

        assertThat(five.intValue()).isEqualTo(5);
        assertThat(reusing.evaluateSimpleUnaryTests("5", "quantity", variables(5)))
                .isTrue();
        assertThat(reusing.evaluateSimpleUnaryTests("5", "quantity", variables(6)))
                .isFalse();
    }

    private static VariableContext variables(Integer quantity) {
        return Variables.createVariables()
                .putValue("quantity", quantity)
                .putValue("price", new BigDecimal("6.40"))
                .putValue("name", "bc")
                .putValue("names", List.of("Ann", "Bob"))
                .putValue("since", LocalDate.of(2026, 2, 28))
                .putValue("customer", Map.of("name", "AARON", "place", "Chicago"))
                .putValue(
                        "order",
                        Spin.JSON(
                                "{\"lines\": [{\"item\": \"A\", \"quantity\": 1}, {\"item\": \"B\", \"quantity\": 2}]}"))
                .asVariableContext();
    }

    /** What came of an evaluation: a value, or the class and words of a failure. */
    private record Outcome(Object value, Class<?> failure, String words) {

        interface Evaluation {
            Object value();
        }

        static Outcome of(Evaluation evaluation) {
            try {
                return new Outcome(evaluation.value(), null, null);
            } catch (RuntimeException e) {
                return new Outcome(null, e.getClass(), e.getMessage());
            }
        }
    }

    private static final class Doubling implements FeelCustomFunctionProvider {

        @Override
        public Optional<CustomFunction> resolveFunction(String name) {
            return name.equals("doubled")
                    ? Optional.of(CustomFunction.create()
                            .setParams("x")
                            .setFunction(arguments -> ((Number) arguments.get(0)).longValue() * 2)
                            .build())
                    : Optional.empty();
        }

        @Override
        public List<String> getFunctionNames() {
            return List.of("doubled");
        }
    }
}
