package io.storebridge.workflow.validation;

import static io.storebridge.workflow.validation.SmallSet.PLAN;
import static io.storebridge.workflow.validation.SmallSet.RULES;
import static io.storebridge.workflow.validation.SmallSet.VISIT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Expressions that cannot be read or name what nobody sets. Each test makes one mistake in the small set and reads what an analyst is told. */
class VariableFindingsTest {

    private final SmallSet set = new SmallSet();

    @Test
    void a_variable_that_nobody_sets() {
        set.replace(VISIT, "${customer.number}", "${custmer.number}");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: task_listInvoices \"List the invoices\": The expression ${custmer.number} names \"custmer\", which nothing in the workflow sets. Did you mean \"customer\"? Correct the name, or set the variable in a step before");
    }

    @Test
    void a_variable_handed_over_that_nobody_sets() {
        set.replace(VISIT, "source=\"report\"", "source=\"reprot\"");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: call_thanks \"Thank for the visit\": The step names \"reprot\", which nothing in the workflow sets. Did you mean \"report\"? Correct the name, or set the variable in a step before");
    }

    @Test
    void an_expression_that_cannot_be_read() {
        set.replace(VISIT, "${customer.number}", "${customer.number)}");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: task_listInvoices \"List the invoices\": The expression ${customer.number)} cannot be read, at position 18 stands ')' where '}' is expected. Look there for a quote, bracket or operator too many or too few");
    }

    @Test
    void a_variable_of_a_decision_that_nobody_sets() {
        set.replace(RULES, "customer.customerClass", "custmer.customerClass");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-rules.dmn: input_2 \"Class\": The input custmer.customerClass names \"custmer\", which the workflow \"visit\" does not set for its step \"Is a visit due?\". Did you mean \"customer\"? Correct the name, or set the variable before that step; a text stands in double quotes");
    }

    @Test
    void a_text_of_a_decision_without_quotes() {
        set.replace(RULES, "\"RETAIL\"", "RETAIL");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-rules.dmn: rule_1_input_2: The cell RETAIL names \"RETAIL\", which the workflow \"visit\" does not set for its step \"Is a visit due?\". Correct the name, or set the variable before that step; a text stands in double quotes");
    }

    @Test
    void an_expression_of_a_decision_that_cannot_be_read() {
        set.replace(RULES, "return i.number)", "return i.number");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-rules.dmn: input_1 \"Owed invoices\": The input count(for i in openInvoices return i.number cannot be read from position 6 on. Correct it there; a text stands in double quotes");
    }

    @Test
    void a_variable_of_a_form_that_nobody_sets() {
        set.replace(PLAN, "{{customer.name}}", "{{custmer.name}}");

        assertThat(set.told())
                .containsExactly(
                        "forms/visit-plan.form: Text_customer \"### Visit {{custmer.name}}\": It shows or uses \"custmer\", which the workflow \"visit\" does not set for its step \"Plan the visit\". Did you mean \"customer\"? Correct the name, or set the variable before that step");
    }

    @Test
    void a_condition_of_a_form_that_names_what_nobody_sets() {
        set.replace(PLAN, "=day = null", "=dey = null");

        assertThat(set.told())
                .containsExactly(
                        "forms/visit-plan.form: Field_note \"What for?\": It shows or uses \"dey\", which the workflow \"visit\" does not set for its step \"Plan the visit\". Did you mean \"day\"? Correct the name, or set the variable before that step");
    }

    @Test
    void a_variable_of_an_embedded_form_that_nobody_sets() {
        set.replace("forms/visit-report.html", "reads: ['customer']", "reads: ['custmer']");

        assertThat(set.told())
                .containsExactly(
                        "forms/visit-report.html: It reads \"custmer\", which the workflow \"visit\" does not set for its step \"Report on the visit\". Did you mean \"customer\"? Correct the name, or set the variable before that step");
    }
}
