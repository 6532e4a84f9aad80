package io.storebridge.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.Reconciliation.Difference;
import io.storebridge.testing.DiagramCoverage;
import io.storebridge.testing.Storefront;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The nightly reconciliation and the tasks that come of it. */
@WithPaymentPartners
class PaymentReconciliationTest {

    @Autowired
    Storefront store;

    @Autowired
    PaymentPartners partners;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService jobs;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @Test
    void each_difference_is_given_to_receivables_once_and_cleared_up() {
        partners.differences(
                List.of(difference("pi_1", "0", false), difference("pi_2", "0", true), difference("pi_3", "0", false)));
        JsonNode first = reconcile("{}");
        assertThat(first.at("/result/differences")).hasSize(3);
        assertThat(openTasks()).containsExactlyInAnyOrder("Charge pi_1 has no receipt", "Charge pi_3 has no receipt");
        assertThat(tasks.createTaskQuery().taskCandidateGroup("receivables").count())
                .isEqualTo(2);

        // The next night more is known of the first, and the second has not settled by itself.
        partners.differences(List.of(
                difference("pi_1", "20.00", false), difference("pi_2", "0", false), difference("pi_3", "0", false)));
        reconcile("{\"since\":\"2026-11-01\"}");
        assertThat(openTasks())
                .containsExactlyInAnyOrder(
                        "Charge pi_1 has no receipt", "Charge pi_2 has no receipt", "Charge pi_3 has no receipt");

        clear("pi_1", "receipt-recorded");
        clear("pi_3", "left");
        reconcile("{}");
        assertThat(openTasks()).containsExactly("Charge pi_2 has no receipt");
        clear("pi_2", "refunded");

        assertThat(partners.told("reconciliation"))
                .contains("charges since 2026-11-01T00:00:00Z", "receipts from 2026-11-01")
                .contains("receipts from " + LocalDate.now(ZoneOffset.UTC).minusDays(7));
        assertThat(DiagramCoverage.of("payment-reconciliation", repository, history)
                        .missed())
                .isEmpty();
        assertThat(DiagramCoverage.of("unmatched-payment", repository, history).missed())
                .isEmpty();
    }

    @Test
    void it_runs_at_half_past_two_in_the_night() {
        assertThat(jobs.createJobQuery()
                        .processDefinitionKey("payment-reconciliation")
                        .timers()
                        .singleResult()
                        .getDuedate())
                .hasHourOfDay(2)
                .hasMinute(30);
    }

    private JsonNode reconcile(String body) {
        JsonNode started = store.post("/api/payment-reconciliation", body).getBody();
        return store.awaitThat(
                "/api/payment-reconciliation/" + started.path("id").asText(), "completed");
    }

    private List<String> openTasks() {
        return tasks.createTaskQuery().processDefinitionKey("unmatched-payment").list().stream()
                .map(Task::getName)
                .toList();
    }

    private void clear(String charge, String outcome) {
        Task task = tasks.createTaskQuery()
                .taskNameLike("%" + charge + "%")
                .taskDefinitionKey("unmatched-payment-task")
                .singleResult();
        tasks.complete(
                task.getId(),
                Map.of(
                        "clearing",
                        Variables.objectValue(new LinkedHashMap<>(Map.of("outcome", outcome, "note", "Seen")))
                                .serializationDataFormat(Variables.SerializationDataFormats.JSON)
                                .create()));
    }

    private static Difference difference(String id, String refunded, boolean inProgress) {
        Charge charge = new Charge(
                id,
                "PAY-" + id,
                "AARONFIT0001",
                Charge.Status.succeeded,
                new BigDecimal("120.00"),
                "USD",
                "Visa ending in 4242",
                new BigDecimal(refunded),
                Instant.parse("2026-11-20T10:15:00Z"));
        return new Difference(
                id,
                "charge-without-receipt",
                charge.paymentId(),
                charge,
                null,
                "Charge %s has no receipt".formatted(id),
                inProgress);
    }
}
