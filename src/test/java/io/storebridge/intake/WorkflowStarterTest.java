package io.storebridge.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Workflows;
import io.storebridge.testing.ProgrammableOracle;
import io.storebridge.testing.WithErrands;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Workflows started and asked by the program itself. */
@WithErrands
class WorkflowStarterTest {

    @Autowired
    Workflows workflows;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ProgrammableOracle oracle;

    @Test
    void a_workflow_is_started_once_for_a_business_id_whatever_the_content() {
        assertThat(workflows.start("errand", Map.of("errandId", "S-1", "weight", 2)))
                .isTrue();

        assertThat(workflows.start("errand", Map.of("errandId", "S-1", "weight", 2)))
                .isFalse();
        assertThat(workflows.start("errand", Map.of("errandId", "S-1", "weight", 3)))
                .isFalse();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey("S-1")
                        .count())
                .isOne();
    }

    @Test
    void a_request_that_the_schema_refuses_is_rejected_with_the_field() {
        assertThatThrownBy(() -> workflows.start("errand", Map.of("errandId", "S-2", "amount", "much")))
                .isInstanceOfSatisfying(Failure.Rejected.class, rejected -> {
                    assertThat(rejected.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
                    assertThat(rejected.fields())
                            .extracting(Failure.Field::pointer)
                            .containsExactly("/amount");
                });
        assertThatThrownBy(() -> workflows.ask("ask", Map.of())).isInstanceOf(Failure.Rejected.class);
        assertThatThrownBy(() -> workflows.start("nothing", Map.of())).hasMessageContaining("nothing");
    }

    @Test
    void a_workflow_in_real_time_answers_or_says_why_not() {
        assertThat(workflows.ask("ask", Map.of("question", "Will it rain")))
                .containsEntry("text", "Will it rain? Yes.")
                .containsEntry("stale", false);

        oracle.does(question -> {
            throw new Failure.Unavailable("The oracle sleeps", null);
        });
        assertThatThrownBy(() -> workflows.ask("ask", Map.of("question", "Is anybody there")))
                .isInstanceOf(Failure.Unavailable.class);
        oracle.does(question -> {
            throw new Failure.Rejected("no-idea", "The oracle does not know");
        });
        assertThatThrownBy(() -> workflows.ask("ask-plainly", Map.of("question", "Why")))
                .isInstanceOfSatisfying(Failure.Rejected.class, rejected -> assertThat(rejected.code())
                        .isEqualTo("no-idea"));
        oracle.answers();
    }
}
