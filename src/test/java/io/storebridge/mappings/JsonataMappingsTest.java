package io.storebridge.mappings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.storebridge.commerce.AllVariables;
import io.storebridge.commerce.Failure;
import io.storebridge.operations.Documents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonataMappingsTest {

    private final Map<String, String> deployed = new HashMap<>();
    private final JsonataMappings mappings = new JsonataMappings(
            name -> Optional.ofNullable(deployed.get(name)).map(text -> text.getBytes(StandardCharsets.UTF_8)),
            new MappingProperties(Duration.ofMillis(300), 300));

    private Object map(String mapping, String json) {
        return mappings.transform(mapping, Documents.parse(json), new AllVariables(Map.of()));
    }

    private String refusal(String mapping, String json) {
        Failure.Rejected[] rejected = new Failure.Rejected[1];
        assertThatExceptionOfType(Failure.Rejected.class)
                .isThrownBy(() -> map(mapping, json))
                .satisfies(failure -> rejected[0] = failure);
        assertThat(rejected[0].code()).isEqualTo("value-invalid");
        return rejected[0].getMessage();
    }

    @Test
    void a_mapping_makes_a_document_from_another() {
        assertThat(map(
                        "={\"number\": number, \"items\": [lines.{\"sku\": item, \"count\": quantity}], \"rush\": false, \"none\": null}",
                        "{\"number\":\"W1\",\"lines\":[{\"item\":\"100XLG\",\"quantity\":2}]}"))
                .isEqualTo(
                        Documents.parse(
                                "{\"number\":\"W1\",\"items\":[{\"sku\":\"100XLG\",\"count\":2}],\"rush\":false,\"none\":null}"));
    }

    @Test
    void without_an_input_it_sees_all_variables_by_name() {
        Object result = mappings.transform(
                "=order.number & \" for \" & customer.name",
                null,
                new AllVariables(Map.of("order", Map.of("number", "W1"), "customer", Map.of("name", "Aaron Fitz"))));

        assertThat(result).isEqualTo("W1 for Aaron Fitz");
    }

    @Test
    void the_file_in_force_is_used_at_once_when_it_has_changed() {
        deployed.put("processes/x/a.jsonata", "{\"to\": email}");
        assertThat(map("processes/x/a.jsonata", "{\"email\":\"a@b.c\"}")).isEqualTo(Map.of("to", "a@b.c"));

        deployed.put("processes/x/a.jsonata", "{\"from\": email}");
        assertThat(map("processes/x/a.jsonata", "{\"email\":\"a@b.c\"}")).isEqualTo(Map.of("from", "a@b.c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"processes/x/missing.jsonata", "processes/x/a.bpmn", "../secret", " "})
    void what_is_no_deployed_mapping_is_refused(String name) {
        deployed.put("processes/x/a.bpmn", "1");
        assertThat(refusal(name, "{}")).containsAnyOf("There is no mapping file", "No mapping is given");
    }

    @Test
    void amounts_pass_through_unchanged_to_the_last_digit() {
        assertThat(map("=$", "{\"a\":\"0.10\",\"b\":12345678901234567.891,\"c\":9007199254740993}"))
                .isEqualTo(Map.of("a", "0.10", "b", "12345678901234567.891", "c", 9007199254740993L));
    }

    static Stream<Arguments> sums() {
        return Stream.of(
                arguments("$plus(\"0.1\", \"0.2\")", "0.3"),
                arguments("$minus(\"1.00\", \"0.9\")", "0.10"),
                arguments("$times(\"19.99\", 3)", "59.97"),
                arguments("$divide(\"10\", 4, 1)", "2.5"),
                arguments("$divide(1, 3, 4)", "0.3333"),
                arguments("$rounded(\"2.345\", 2)", "2.35"),
                arguments("$total(lines.$times(price, quantity))", "60.47"),
                arguments("$total(lines[0].price)", "19.99"),
                arguments("$total([])", "0"),
                arguments("$compare(\"9.5\", \"10\") < 0", true),
                arguments("$plus(\"1\", nothing)", null),
                arguments("$sum([1, 2, 3]) * 2", 12));
    }

    @ParameterizedTest
    @MethodSource("sums")
    void sums_of_amounts_are_exact(String expression, Object expected) {
        assertThat(map(
                        "=" + expression,
                        "{\"lines\":[{\"price\":\"19.99\",\"quantity\":3},{\"price\":0.5,\"quantity\":1}]}"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1 + 0.2",
                "10 / 4",
                "$number(\"12.10\")",
                "$string(0.5)",
                "{\"a\": [0.5]}",
                "$average([1, 2])",
                "$sum($map([\"1.5\"], $number))",
                "$random()",
                "$formatNumber($number(\"12.10\"), \"0.00\")"
            })
    void what_would_calculate_in_floating_point_is_refused(String expression) {
        assertThat(refusal("=" + expression, "{}")).contains("inexactly").contains("line 1, column");
    }

    @Test
    void arithmetic_with_amounts_names_the_functions_that_are_exact() {
        assertThat(refusal("={\n  \"total\": price * 3\n}", "{\"price\":\"19.99\"}"))
                .contains("The mapping in the diagram fails")
                .contains("$times");
        assertThat(refusal("=$plus(\"abc\", 1)", "{}"))
                .contains("takes numbers, not \"abc\"")
                .contains("line 1");
        assertThat(refusal("=$divide(1, 0, 2)", "{}")).contains("by zero");
        assertThat(refusal("=$plus(\"1e999999999\", 1)", "{}")).contains("takes numbers");
    }

    @Test
    void a_mapping_that_cannot_be_read_names_the_line_and_column() {
        deployed.put("processes/x/a.jsonata", "{\n  \"to\": email,\n  \"from\": )\n}");
        assertThat(refusal("processes/x/a.jsonata", "{}"))
                .startsWith("processes/x/a.jsonata cannot be read in line 3, column");
        assertThat(refusal("={\"a\": ", "{}")).contains("cannot be read");
    }

    @Test
    void a_mapping_that_does_not_end_is_stopped() {
        assertThat(refusal("=($f := function($n) { $f($n + 1) }; $f(1))", "{}")).contains("longer than 300 ms");
        assertThat(refusal("=($f := function($n) { 1 + $f($n + 1) }; $f(1))", "{}"))
                .contains("nests too deep");
        assertThat(refusal("=$sum([1..9999999].($ * 2))", "{}")).contains("longer than 300 ms");
    }

    @Test
    void a_function_is_no_result() {
        assertThat(refusal("={\"a\": $uppercase}", "{}")).contains("/a");
    }

    @Test
    void one_mapping_runs_on_many_threads_at_a_time() {
        boolean right = IntStream.range(0, 2000).parallel().allMatch(i -> map(
                        "=($add := function($x) { $plus($x, n) }; [$map([1, 2, 3], $add)])", "{\"n\":" + i + "}")
                .equals(List.of("" + (i + 1), "" + (i + 2), "" + (i + 3))));

        assertThat(right).isTrue();
    }
}
