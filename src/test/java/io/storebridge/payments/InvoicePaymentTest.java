package io.storebridge.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.testing.DiagramCoverage;
import io.storebridge.testing.Storefront;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;

/** Every path of the payment, with the real engine and PostgreSQL, between partners that the test tells what to answer. */
@WithPaymentPartners
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InvoicePaymentTest {

    private static final String GOOD_CARD = "pm_card_visa";
    private static final String CARD_WITH_CHECK = "pm_card_authenticationRequired";
    private static final String SLOW_CARD = "pm_card_slow";
    private static final String BAD_CARD = "pm_card_chargeDeclined";
    private static final Failure.Rejected REFUSED =
            new Failure.Rejected(ErrorCodes.REFUSED, "Not today", List.of(), "4711 not today");

    @Autowired
    Storefront store;

    @Autowired
    PaymentPartners partners;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService jobs;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ExternalTaskService steps;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @Test
    void one_invoice_in_whole_and_one_in_part_are_paid_with_one_charge_one_receipt_and_one_mail() {
        partners.owe("PLAIN", "I-1", "732.35");
        partners.owe("PLAIN", "I-2", "500.00");
        pay("PLAIN", GOOD_CARD, "I-1 732.35", "I-2 100.10");

        JsonNode done = awaitThat("PLAIN", "completed");

        assertThat(done.at("/milestones").findValuesAsText("name"))
                .containsExactly(
                        "Checked in GP", "Card charged", "Recorded in GP", "Balance on the store", "Receipt sent");
        assertThat(done.at("/result/charge/amount").asText()).isEqualTo("832.45");
        assertThat(done.at("/result/receipt/number").asText())
                .isEqualTo(done.at("/result/receiptNumber").asText());
        assertThat(done.at("/result/customer/credit/balance").asText()).isEqualTo("399.90");
        assertThat(done.at("/result").has("outcome")).isFalse();
        assertThat(done.at("/result").has("reason")).isFalse();
        assertThat(partners.told("PLAIN"))
                .containsExactly(
                        "take",
                        "check",
                        "prepare",
                        "confirm",
                        "create receipt",
                        "read customer",
                        "update credit",
                        "mail payment-receipt to ann@example.com");
        assertThat(partners.isHeld("I-1")).isFalse();
        assertThat(done.toString()).doesNotContain("secret").doesNotContain(GOOD_CARD);
    }

    @Test
    void a_declined_card_leaves_nothing_in_gp_and_nothing_to_charge_later() {
        partners.owe("DECLINED", "D-1", "80.00");
        pay("DECLINED", BAD_CARD, "D-1 80.00");

        assertNotPaid("DECLINED", "declined", "Your card was declined: insufficient funds");
        assertThat(partners.told("DECLINED")).containsExactly("take", "check", "prepare", "cancel");
        assertThat(partners.isHeld("D-1")).isFalse();
    }

    @Test
    void what_was_paid_meanwhile_is_rejected_with_the_balance_of_now() {
        partners.owe("MEANWHILE", "M-1", "20.00");
        pay("MEANWHILE", GOOD_CARD, "M-1 80.00");

        assertNotPaid("MEANWHILE", "rejected", "20.00 is owed now");
        assertThat(partners.told("MEANWHILE")).containsExactly("take");
        assertThat(partners.isHeld("M-1")).isFalse();
    }

    @Test
    void an_invoice_that_another_payment_holds_is_rejected_and_stays_held() {
        partners.owe("BUSY", "B-1", "80.00");
        partners.hold("B-1", "another");
        pay("BUSY", GOOD_CARD, "B-1 80.00");

        assertNotPaid("BUSY", "rejected", "being paid by another payment");
        assertThat(partners.told("BUSY")).isEmpty();
        assertThat(partners.isHeld("B-1")).isTrue();
    }

    @Test
    void the_rules_refuse_an_invoice_named_twice_a_wrong_currency_and_too_much_for_a_card() {
        partners.owe("TWICE", "T-1", "80.00");
        pay("TWICE", GOOD_CARD, "T-1 40.00", "T-1 40.00");
        assertNotPaid("TWICE", "rejected", "stands in the payment twice");

        partners.owe("EUROS", "E-1", "80.00");
        post(
                "EUROS",
                body("EUROS", GOOD_CARD, "E-1 80.00").replace("\"customer\"", "\"currency\":\"EUR\",\"customer\""));
        assertNotPaid("EUROS", "rejected", "The invoices are in USD, not in EUR");

        partners.owe("LOTS", "L-1", "2000000.00");
        pay("LOTS", GOOD_CARD, "L-1 1000000.00");
        assertNotPaid("LOTS", "rejected", "999,999.99 at most");
        assertThat(partners.told("LOTS")).containsExactly("take", "check");
    }

    @Test
    void the_buyer_passes_the_banks_check() {
        startWithCheck("CHECKED");
        // Nobody tells us: we look every five minutes. The bank still waits.
        passTime("CHECKED", "event_fiveMinutesPassed");
        await().until(() -> partners.told("CHECKED").contains("read payment"));
        awaitThat("CHECKED", "confirm");
        partners.settle("CHECKED", Charge.Status.succeeded);
        tell("CHECKED", "confirm", 202);

        JsonNode done = awaitThat("CHECKED", "completed");
        assertThat(done.at("/milestones").findValuesAsText("name")).contains("Buyer has answered the bank");
        assertPaidOnce("CHECKED");
    }

    @Test
    void the_buyer_does_not_pass_the_banks_check() {
        startWithCheck("FAILED");
        partners.refuse("read payment", "FAILED", PaymentPartners.declined("The bank's check was not passed"));
        tell("FAILED", "confirm", 202);

        assertNotPaid("FAILED", "declined", "The bank's check was not passed");
        assertThat(partners.told("FAILED")).contains("cancel").doesNotContain("create receipt");
    }

    @Test
    void the_buyer_gives_up_during_the_banks_check() {
        startWithCheck("GIVENUP");
        tell("GIVENUP", "cancel", 202);

        JsonNode off = assertNotPaid("GIVENUP", "canceled", "The buyer has given up");
        assertThat(off.at("/result/charge/status").asText()).isEqualTo("canceled");
    }

    @Test
    void a_payment_that_succeeded_before_the_buyer_gave_up_is_paid() {
        startWithCheck("TOOLATE");
        partners.settle("TOOLATE", Charge.Status.succeeded);
        tell("TOOLATE", "cancel", 202);

        JsonNode done = awaitThat("TOOLATE", "completed");
        assertThat(done.at("/result").has("outcome")).isFalse();
        assertPaidOnce("TOOLATE");
    }

    @Test
    void a_banks_check_that_nobody_answers_ends_after_an_hour() {
        startWithCheck("HOUR");
        passTime("HOUR", "event_hourPassed");

        assertNotPaid("HOUR", "canceled", "within an hour");
    }

    @Test
    void what_stripe_cannot_give_up_just_now_is_watched_on() {
        startWithCheck("STUBBORN");
        partners.refuse("cancel", "STUBBORN", REFUSED);
        tell("STUBBORN", "cancel", 202);
        await().until(() -> runsThrough("STUBBORN", "event_cannotGiveUp"));
        awaitThat("STUBBORN", "confirm");
        partners.settle("STUBBORN", Charge.Status.succeeded);
        tell("STUBBORN", "confirm", 202);

        awaitThat("STUBBORN", "completed");
        assertPaidOnce("STUBBORN");
    }

    @Test
    void a_payment_that_stripe_is_still_processing_is_settled_by_its_webhook_or_by_asking_each_minute() {
        partners.owe("SLOW", "SLOW-1", "80.00");
        pay("SLOW", SLOW_CARD, "SLOW-1 80.00");
        awaitThat("SLOW", "confirm");
        passTime("SLOW", "event_minutePassed");
        await().until(() -> partners.told("SLOW").contains("read payment"));
        awaitThat("SLOW", "confirm");
        partners.settle("SLOW", Charge.Status.succeeded);
        tell("SLOW", "confirm", 202);

        awaitThat("SLOW", "completed");
        assertPaidOnce("SLOW");
    }

    @Test
    void a_webhook_that_comes_before_stripes_answer_to_us_does_no_harm() throws InterruptedException {
        CountDownLatch charging = new CountDownLatch(1);
        CountDownLatch webhookCame = new CountDownLatch(1);
        partners.next("confirm", "EARLY", charge -> {
            charging.countDown();
            awaitQuietly(webhookCame);
            return charge;
        });
        partners.owe("EARLY", "EARLY-1", "80.00");
        pay("EARLY", GOOD_CARD, "EARLY-1 80.00");
        assertThat(charging.await(20, TimeUnit.SECONDS)).isTrue();

        tell("EARLY", "confirm", 409);
        webhookCame.countDown();

        awaitThat("EARLY", "completed");
        tell("EARLY", "confirm", 409);
        assertPaidOnce("EARLY");
    }

    @Test
    void the_same_post_again_charges_nothing_and_another_content_is_a_conflict() {
        partners.owe("DOUBLE", "DOUBLE-1", "80.00");
        String body = body("DOUBLE", GOOD_CARD, "DOUBLE-1 80.00");
        post("DOUBLE", body);
        post("DOUBLE", body);
        awaitThat("DOUBLE", "completed");
        post("DOUBLE", body);

        assertThat(store.post("/api/invoice-payment", body("DOUBLE", GOOD_CARD, "DOUBLE-1 70.00"))
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
        assertPaidOnce("DOUBLE");
    }

    @Test
    void a_body_without_amounts_or_with_a_card_number_is_refused_at_the_door() {
        assertThat(store.post(
                                "/api/invoice-payment",
                                body("DOOR", GOOD_CARD, "X-1 1.00")
                                        .replace("\"amount\":\"1.00\"", "\"amount\":\"0.00\""))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(store.post("/api/invoice-payment", body("DOOR", "4242424242424242", "X-1 1.00"))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    @Test
    void receivables_put_right_what_gp_refuses_after_the_charge_and_it_is_posted_under_the_same_number() {
        partners.owe("RIGHT", "R-1", "80.00");
        partners.owe("RIGHT", "R-2", "300.00");
        partners.next("confirm", "RIGHT", charge -> {
            // Somebody at the counter has taken money for the invoice in this moment.
            partners.owe("RIGHT", "R-1", "30.00");
            return charge;
        });
        pay("RIGHT", GOOD_CARD, "R-1 80.00");

        Task exception = task("RIGHT", "payment-exception");
        assertThat(exception.getName()).isEqualTo("Payment RIGHT of 80.00 USD: GP refuses the receipt");
        assertThat(tasks.createTaskQuery()
                        .taskId(exception.getId())
                        .taskCandidateGroup("receivables")
                        .count())
                .isOne();
        Map<String, Object> problem = (Map<String, Object>) tasks.getVariable(exception.getId(), "problem");
        assertThat(problem).containsEntry("code", "balance-changed").containsEntry("system", "erp");
        assertThat(tasks.getVariable(exception.getId(), "openInvoices").toString())
                .contains("balance=30.00")
                .contains("R-2");
        Object number = tasks.getVariable(exception.getId(), "receiptNumber");
        decide(exception, Map.of("decision", "post"), "R-1 30.00", "R-2 50.00");

        JsonNode done = awaitThat("RIGHT", "completed");
        assertThat(done.at("/result/receipt/number").asText()).isEqualTo(number);
        assertThat(done.at("/result/receipt/invoices").findValuesAsText("amount"))
                .containsExactly("30.00", "50.00");
        assertThat(done.at("/result").has("reason")).isFalse();
        assertPaidOnce("RIGHT");
    }

    @Test
    void a_receipt_number_that_is_taken_is_replaced_when_it_is_posted_again() {
        partners.owe("TAKEN", "TAKEN-1", "80.00");
        partners.refuse(
                "create receipt", "TAKEN", new Failure.Rejected(ErrorCodes.NUMBER_TAKEN, "The number is taken"));
        pay("TAKEN", GOOD_CARD, "TAKEN-1 80.00");
        Task exception = task("TAKEN", "payment-exception");
        Object taken = tasks.getVariable(exception.getId(), "receiptNumber");
        decide(exception, Map.of("decision", "post"), "TAKEN-1 80.00");

        JsonNode done = awaitThat("TAKEN", "completed");
        assertThat(done.at("/result/receipt/number").asText()).isNotEqualTo(taken);
        assertPaidOnce("TAKEN");
    }

    @Test
    void what_cannot_be_put_right_is_refunded_and_noted_on_both_sides() {
        partners.owe("BACK", "BACK-1", "80.00");
        partners.refuse("create receipt", "BACK", REFUSED);
        partners.refuse("list invoices", "BACK", REFUSED);
        partners.refuse("refund", "BACK", new Failure.Rejected(ErrorCodes.REFUSED, "The balance does not cover it"));
        pay("BACK", GOOD_CARD, "BACK-1 80.00");
        Task first = task("BACK", "payment-exception");
        assertThat((Map<String, Object>) tasks.getVariable(first.getId(), "problem"))
                .containsEntry("message", "Not today");
        decide(first, Map.of("decision", "refund", "reason", "The invoice was credited"));
        Task second = taskOtherThan(first, "BACK");
        assertThat((Map<String, Object>) tasks.getVariable(second.getId(), "problem"))
                .containsEntry("message", "The balance does not cover it")
                .containsEntry("system", "payments");
        decide(second, Map.of("decision", "refund", "reason", "The invoice was credited"));

        JsonNode off = assertNotPaid("BACK", "refunded", "The invoice was credited");
        assertThat(off.at("/result/refund/id").asText()).isEqualTo("re_BACK");
        assertThat(partners.told("BACK"))
                .containsExactly(
                        "take",
                        "check",
                        "prepare",
                        "confirm",
                        "refund",
                        "note refund",
                        "mail payment-refunded to ann@example.com");
        assertThat(partners.isHeld("BACK-1")).isFalse();
    }

    @Test
    void the_store_and_gp_saying_no_after_the_receipt_hold_up_nothing() {
        partners.owe("STORE", "STORE-1", "80.00");
        partners.refuse("update credit", "STORE", new Failure.Rejected(ErrorCodes.BUYER_UNKNOWN, "No such buyer"));
        pay("STORE", GOOD_CARD, "STORE-1 80.00");
        awaitThat("STORE", "completed");
        assertPaidOnce("STORE");

        partners.owe("UNREAD", "UNREAD-1", "80.00");
        partners.refuse("read customer", "UNREAD", new Failure.Rejected(ErrorCodes.CUSTOMER_UNKNOWN, "Renamed"));
        pay("UNREAD", GOOD_CARD, "UNREAD-1 80.00");
        awaitThat("UNREAD", "completed");
        assertPaidOnce("UNREAD");
    }

    @Test
    void a_receipt_that_cannot_be_mailed_is_sent_to_another_address_or_told_by_hand() {
        partners.owe("MAIL", "MAIL-1", "80.00");
        for (int time = 1; time <= 2; time++) {
            partners.refuse("mail", "MAIL", new Failure.Rejected(ErrorCodes.MAIL_REFUSED, "No such mailbox"));
        }
        pay("MAIL", GOOD_CARD, "MAIL-1 80.00");

        Task first = task("MAIL", "payment-tell-by-hand");
        tasks.complete(first.getId(), Map.of("tellTo", "typo@example", "tellDecision", "again"));
        Task second = taskOtherThan(first, "MAIL");
        tasks.complete(second.getId(), Map.of("tellTo", "ann.abel@example.com", "tellDecision", "again"));

        awaitThat("MAIL", "completed");
        assertThat(partners.told("MAIL")).contains("mail payment-receipt to ann.abel@example.com");
        assertThat(partners.told("MAIL").stream().filter("create receipt"::equals))
                .hasSize(1);
    }

    @Test
    void a_refund_that_gp_cannot_note_is_noted_by_hand() {
        partners.owe("NOTE", "NOTE-1", "80.00");
        partners.refuse("create receipt", "NOTE", REFUSED);
        partners.refuse("note refund", "NOTE", REFUSED);
        pay("NOTE", GOOD_CARD, "NOTE-1 80.00");
        decide(task("NOTE", "payment-exception"), Map.of("decision", "refund", "reason", "Paid by cheque"));
        tasks.complete(
                task("NOTE", "payment-tell-by-hand").getId(),
                Map.of("tellTo", "ann@example.com", "tellDecision", "byHand"));

        assertNotPaid("NOTE", "refunded", "Paid by cheque");
    }

    @Test
    void gp_out_of_reach_after_the_charge_becomes_an_incident_at_last_and_never_a_second_charge() {
        partners.owe("DOWN", "DOWN-1", "80.00");
        for (int attempt = 1; attempt <= 4; attempt++) {
            partners.refuse("create receipt", "DOWN", new Failure.Unavailable("GP does not answer", null));
        }
        pay("DOWN", GOOD_CARD, "DOWN-1 80.00");
        awaitThat("DOWN", "failed");
        assertThat(partners.isHeld("DOWN-1")).isTrue();

        steps.setRetries(
                steps.createExternalTaskQuery()
                        .processInstanceId(instance("DOWN"))
                        .singleResult()
                        .getId(),
                1);

        awaitThat("DOWN", "completed");
        assertPaidOnce("DOWN");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void every_element_of_the_diagram_is_gone_through() {
        DiagramCoverage coverage = DiagramCoverage.of("invoice-payment", repository, history);
        System.out.println(coverage);

        assertThat(coverage.missed()).isEmpty();
    }

    /** @param allocations invoice, blank, amount */
    private static String body(String id, String method, String... allocations) {
        StringBuilder invoices = new StringBuilder();
        for (String allocation : allocations) {
            String[] parts = allocation.split(" ");
            invoices.append(invoices.isEmpty() ? "" : ",")
                    .append("{\"invoice\":\"%s\",\"amount\":\"%s\"}".formatted(parts[0], parts[1]));
        }
        return """
                {"paymentId":"%s","customer":"%s","buyer":{"name":"Ann Abel","email":"ann@example.com"},
                 "invoices":[%s],"paymentMethod":"%s"}"""
                .formatted(id, id, invoices, method);
    }

    /** The payment and the customer have the same id. */
    private void pay(String id, String method, String... allocations) {
        post(id, body(id, method, allocations));
    }

    private void post(String id, String body) {
        ResponseEntity<JsonNode> answer = store.post("/api/invoice-payment", body);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(202);
        assertThat(answer.getBody().at("/id").asText()).isEqualTo(id);
    }

    private void startWithCheck(String id) {
        partners.owe(id, id + "-1", "80.00");
        pay(id, CARD_WITH_CHECK, id + "-1 80.00");
        JsonNode waiting = awaitThat(id, "cancel");
        assertThat(waiting.at("/result/charge/status").asText()).isEqualTo("action");
        assertThat(waiting.at("/waitsFor/messages").toString()).contains("confirm");
    }

    private void tell(String id, String message, int status) {
        assertThat(store.post("/api/invoice-payment/%s/%s".formatted(id, message), "{}")
                        .getStatusCode()
                        .value())
                .isEqualTo(status);
    }

    private JsonNode awaitThat(String id, String what) {
        return store.awaitThat("/api/invoice-payment/" + id, what);
    }

    private JsonNode assertNotPaid(String id, String outcome, String reason) {
        JsonNode off = awaitThat(id, "rejected");
        assertThat(off.at("/result/outcome").asText()).isEqualTo(outcome);
        assertThat(off.at("/result/reason").asText()).contains(reason);
        assertThat(off.at("/result").has("receipt")).isFalse();
        return off;
    }

    private void assertPaidOnce(String id) {
        List<String> told = partners.told(id);
        assertThat(told.stream().filter("confirm"::equals)).hasSize(1);
        assertThat(told.stream().filter("create receipt"::equals)).hasSize(1);
        assertThat(told.stream().filter(entry -> entry.startsWith("mail "))).hasSize(1);
        assertThat(told).doesNotContain("refund");
    }

    private void passTime(String id, String timer) {
        jobs.executeJob(jobs.createJobQuery()
                .processInstanceId(instance(id))
                .activityId(timer)
                .singleResult()
                .getId());
    }

    private boolean runsThrough(String id, String activity) {
        return history.createHistoricActivityInstanceQuery()
                        .processInstanceId(instance(id))
                        .activityId(activity)
                        .count()
                > 0;
    }

    private String instance(String id) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id, "invoice-payment")
                .singleResult()
                .getId();
    }

    private Task task(String id, String key) {
        return await().until(
                        () -> tasks.createTaskQuery()
                                .processInstanceBusinessKey(id)
                                .taskDefinitionKey(key)
                                .singleResult(),
                        task -> task != null);
    }

    private Task taskOtherThan(Task first, String id) {
        return await().until(
                        () -> tasks.createTaskQuery()
                                .processInstanceBusinessKey(id)
                                .taskDefinitionKey(first.getTaskDefinitionKey())
                                .singleResult(),
                        task -> task != null && !task.getId().equals(first.getId()));
    }

    private void decide(Task task, Map<String, Object> resolution, String... allocations) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("resolution", json(new LinkedHashMap<>(resolution)));
        if (allocations.length > 0) {
            variables.put(
                    "allocations",
                    json(new ArrayList<>(Arrays.stream(allocations)
                            .map(each -> new LinkedHashMap<>(
                                    Map.of("invoice", each.split(" ")[0], "amount", each.split(" ")[1])))
                            .toList())));
        }
        tasks.complete(task.getId(), variables);
    }

    private static Object json(Object document) {
        return Variables.objectValue(document)
                .serializationDataFormat(Variables.SerializationDataFormats.JSON)
                .create();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
