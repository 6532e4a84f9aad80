package io.storebridge.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storebridge.commerce.Failure;
import io.storebridge.testing.ProgrammableErrands;
import io.storebridge.testing.WithErrands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@WithErrands
class StepsTest {

    @Autowired
    ProgrammableErrands errands;

    @Autowired
    Instances instances;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void a_result_lands_in_the_variable_that_the_operation_names() {
        String instance = start("errand", "result");

        await().untilAsserted(() ->
                assertThat(runtime.getVariable(instance, "outcome")).isEqualTo(Map.of("done", "yes")));
    }

    @Test
    void the_next_step_is_announced_and_does_not_wait_for_a_poll() {
        for (int i = 0; i < 20; i++) {
            start("steps", "chain-" + i);
        }

        await().until(() -> history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKeyLike("chain-%")
                        .finished()
                        .count()
                == 20);
    }

    @Test
    void a_rejection_takes_the_boundary_event_with_code_words_and_fields() {
        errands.next(
                "rejected",
                failing(() -> new Failure.Rejected(
                        "not-today",
                        "Closed on Mondays; choose another day",
                        List.of(new Failure.Field("/on", "a Monday")),
                        "ERR 17")));

        String instance = start("errand", "rejected");

        await().until(() -> ended(instance));
        InstanceView view = instances.find(instance, Set.of("failure")).orElseThrow();
        assertThat(view.status()).isEqualTo(InstanceView.Status.rejected);
        assertThat((Map<String, Object>) view.result().get("failure"))
                .containsEntry("code", "not-today")
                .containsEntry("message", "Closed on Mondays; choose another day")
                .containsEntry("system", "errand")
                .containsEntry("detail", "ERR 17")
                .containsEntry("fields", List.of(Map.of("pointer", "/on", "message", "a Monday")));
        assertThat(errands.calls("rejected")).containsExactly("run rejected");
    }

    @Test
    void an_error_that_no_boundary_event_takes_becomes_an_incident() {
        errands.next("uncaught", failing(() -> new Failure.Rejected("not-today", "Closed on Mondays")));

        String instance = start("steps", "uncaught");

        await().untilAsserted(() -> assertThat(incidents(instance))
                .singleElement()
                .extracting(Incident::getIncidentMessage)
                .isEqualTo("Closed on Mondays"));
        assertThat(instances.find(instance, Set.of()).orElseThrow().status()).isEqualTo(InstanceView.Status.failed);
    }

    @Test
    void an_unavailable_system_is_tried_again_with_growing_waits_and_ends_as_an_incident() {
        List<Instant> tries = new ArrayList<>();
        Supplier<Map<String, Object>> down = () -> {
            tries.add(Instant.now());
            throw new Failure.Unavailable("The shop is closed", null);
        };
        errands.next("down", down, down, down, down, down, down);

        String instance = start("errand", "down");

        await().untilAsserted(() -> assertThat(incidents(instance))
                .singleElement()
                .extracting(Incident::getIncidentMessage)
                .isEqualTo("The shop is closed"));
        assertThat(tries).hasSize(4);
        assertThat(between(tries, 0)).isGreaterThanOrEqualTo(Duration.ofMillis(40));
        assertThat(between(tries, 1)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        assertThat(between(tries, 2)).isGreaterThanOrEqualTo(Duration.ofMillis(360));
    }

    @Test
    void after_an_unknown_outcome_the_other_system_is_asked_and_not_told_again_what_had_happened() {
        errands.next("unknown", () -> {
            errands.takeEffect("unknown");
            throw new Failure.Unknown("No answer", null);
        });

        String instance = start("errand", "unknown");

        await().until(() -> runtime.getVariable(instance, "outcome") != null);
        assertThat(errands.calls("unknown")).containsExactly("run unknown", "find unknown");
        assertThat((Map<String, Object>) runtime.getVariable(instance, "outcome"))
                .containsEntry("by", "an earlier attempt");
    }

    @Test
    void after_an_unknown_outcome_that_had_no_effect_the_step_is_sent_again() {
        errands.next("lost", failing(() -> new Failure.Unknown("No answer", null)));

        String instance = start("errand", "lost");

        await().until(() -> runtime.getVariable(instance, "outcome") != null);
        assertThat(errands.calls("lost")).containsExactly("run lost", "find lost", "run lost");
    }

    @Test
    void a_slow_system_delays_nobody_else() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        errands.slowness(() -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        List<String> slow = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            slow.add(start("slow-errand", "slow-" + i));
        }

        String quick = start("errand", "quick");

        await().until(() -> runtime.getVariable(quick, "outcome") != null);
        assertThat(slow).noneMatch(this::ended);
        release.countDown();
        await().until(() -> slow.stream().allMatch(this::ended));
    }

    @Test
    void a_call_longer_than_its_lock_runs_once() {
        List<Instant> tries = new ArrayList<>();
        errands.next("long", () -> {
            tries.add(Instant.now());
            await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
            return Map.of("done", "slowly");
        });

        String instance = start("errand", "long");

        await().atMost(Duration.ofSeconds(15)).until(() -> runtime.getVariable(instance, "outcome") != null);
        assertThat(tries).hasSize(1);
        assertThat(errands.calls("long")).containsExactly("run long");
    }

    private String start(String process, String businessId) {
        return transaction.execute(
                status -> instances.start(process, businessId, Map.of("request", Map.of("errandId", businessId))));
    }

    private boolean ended(String instance) {
        return history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .finished()
                        .count()
                == 1;
    }

    private List<Incident> incidents(String instance) {
        return runtime.createIncidentQuery().processInstanceId(instance).list();
    }

    private static Duration between(List<Instant> instants, int first) {
        return Duration.between(instants.get(first), instants.get(first + 1));
    }

    private static Supplier<Map<String, Object>> failing(Supplier<RuntimeException> failure) {
        return () -> {
            throw failure.get();
        };
    }
}
