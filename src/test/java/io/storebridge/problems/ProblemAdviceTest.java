package io.storebridge.problems;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class ProblemAdviceTest {

    private RuntimeException thrown;
    private final MockMvc http = MockMvcBuilders.standaloneSetup(new Endpoint())
            .setControllerAdvice(new ProblemAdvice())
            .build();

    @RestController
    class Endpoint {

        @GetMapping("/asked")
        String answer(
                @RequestParam(required = false) Integer page,
                @RequestParam(required = false) TimeUnit unit,
                @RequestParam(required = false) Boolean open,
                @RequestParam(required = false) LocalDate day,
                @RequestParam(required = false) BigDecimal amount) {
            if (thrown != null) {
                throw thrown;
            }
            return "answer";
        }
    }

    @Test
    void a_no_tells_which_no_it_is_and_the_fields_at_fault() throws Exception {
        ask(
                        "",
                        new Failure.Rejected(
                                ErrorCodes.ITEM_UNKNOWN,
                                "GP has no item X",
                                List.of(new Failure.Field("/lines/0/item", "is unknown")),
                                "eConnect 123"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail").value("GP has no item X"))
                .andExpect(jsonPath("$.code").value("item-unknown"))
                .andExpect(jsonPath("$.errors[0].pointer").value("/lines/0/item"))
                .andExpect(jsonPath("$.errors[0].parameter").doesNotExist())
                .andExpect(content().string(not(containsString("eConnect"))));
    }

    @Test
    void a_customer_is_not_found_where_the_address_names_it_and_else_at_fault() throws Exception {
        Failure unknown = new Failure.Rejected(ErrorCodes.CUSTOMER_UNKNOWN, "GP has no customer NOBODY");

        ask("?customer=NOBODY", unknown)
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.detail").value("customer: GP has no customer NOBODY"))
                .andExpect(jsonPath("$.errors[0].parameter").value("customer"))
                .andExpect(jsonPath("$.errors[0].pointer").doesNotExist());
        ask("", unknown)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.errors").doesNotExist());
    }

    @Test
    void a_system_that_does_not_answer_is_a_503_that_keeps_the_systems_words_for_the_log() throws Exception {
        ask("", new Failure.Unknown("No answer from 10.0.0.7", null))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "30"))
                .andExpect(content().string(not(containsString("10.0.0.7"))));
        ask("", new Failure.Unavailable("busy", null, Duration.ofMillis(200)))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "1"));
    }

    @ParameterizedTest
    @CsvSource({
        "page, two, takes a whole number",
        "unit, WEEKS, 'takes one of [NANOSECONDS, MICROSECONDS, MILLISECONDS, SECONDS, MINUTES, HOURS, DAYS]'",
        "open, perhaps, takes true or false",
        "day, today, takes a date like 2026-11-24",
        "amount, much, takes a number"
    })
    void a_parameter_of_a_wrong_type_is_named_with_what_it_takes(String name, String value, String takes)
            throws Exception {
        ask("?%s=%s".formatted(name, value), null)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail").value(name + ": " + takes))
                .andExpect(jsonPath("$.errors[0].parameter").value(name))
                .andExpect(jsonPath("$.errors[0].detail").value(takes));
    }

    private ResultActions ask(String query, RuntimeException thrown) throws Exception {
        this.thrown = thrown;
        return http.perform(get("/asked" + query));
    }
}
