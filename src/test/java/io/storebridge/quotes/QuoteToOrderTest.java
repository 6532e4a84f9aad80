package io.storebridge.quotes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.testing.TestDatabase;
import io.storebridge.workflow.InstanceView;
import io.storebridge.workflow.Instances;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        properties = {
            "storebridge.worker.retries=50ms,150ms",
            "storebridge.worker.shutdown-wait=1s",
            "spring.datasource.hikari.maximum-pool-size=10"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import(QuoteToOrderTest.Partners.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuoteToOrderTest {

    private static final String PROCESS = "quote-to-order";

    @TestConfiguration
    static class Partners {
        @Bean
        @Primary
        TradingPartners partners() {
            return new TradingPartners();
        }
    }

    @Autowired
    TradingPartners partners;

    @Autowired
    Instances instances;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    RepositoryService repository;

    @Test
    void a_quote_within_the_rules_is_published_without_review_and_becomes_an_order_when_accepted() {
        String instance = askFor("PLAIN", "10", "plain");
        waitsForTheBuyer(instance);

        answer(instance, "accept", Map.of("purchaseOrder", "PO-1"));

        assertThat(ended(instance).status()).isEqualTo(InstanceView.Status.completed);
        String quote = text(instance, "quoteNumber");
        assertThat(partners.told(quote)).containsExactly("publish " + quote, "order " + quote, "submit " + quote);
        assertThat(milestones(instance))
                .containsExactly(
                        "Quote made",
                        "Quote published",
                        "Accepted by the buyer",
                        "Order made",
                        "Order confirmed on the store",
                        "Confirmation sent");
    }

    @Test
    void sales_reviews_what_the_rules_pick_and_the_changed_quote_is_written_before_it_is_published() {
        String instance = askFor("CHANGED", "1200", "changed");
        Task review = task(instance, "quote-review");
        String quote = text(instance, "quoteNumber");
        assertThat(review.getName()).isEqualTo("Review quote %s for Customer CHANGED", quote);
        assertThat(runtime.getVariable(instance, "reviewReasons"))
                .isEqualTo(List.of("The amount is 10,000 or more", "A line asks for more than its warehouse can give"));

        complete(review, Map.of("review", json(decision("approve")), "quoteChanged", true));

        waitsForTheBuyer(instance);
        assertThat(partners.told(quote)).containsExactly("write " + quote, "publish " + quote);
    }

    @Test
    void a_quote_approved_as_it_is_is_not_written_again() {
        String instance = askFor("AS-IS", "1200", "as-is");

        complete(task(instance, "quote-review"), Map.of("review", json(decision("approve")), "quoteChanged", false));

        waitsForTheBuyer(instance);
        String quote = text(instance, "quoteNumber");
        assertThat(partners.told(quote)).containsExactly("publish " + quote);
    }

    @Test
    void a_quote_rejected_by_sales_is_voided_and_the_reason_is_kept_for_the_buyer() {
        String instance = askFor("REJECTED", "1200", "rejected");

        complete(
                task(instance, "quote-review"),
                Map.of("review", json(decision("reject", "We no longer sell this")), "quoteChanged", false));

        InstanceView view = ended(instance);
        assertThat(view.status()).isEqualTo(InstanceView.Status.rejected);
        assertThat(view.result())
                .containsEntry("outcome", "rejected")
                .containsEntry("reason", "We no longer sell this");
        assertThat(partners.told(text(instance, "quoteNumber")))
                .containsExactly("void " + text(instance, "quoteNumber"));
        assertThat(partners.told("We no longer sell this"))
                .containsExactly("withdraw null rejected: We no longer sell this");
    }

    @Test
    void a_declined_quote_is_voided_and_the_store_told() {
        String instance = askFor("DECLINED", "10", "declined");
        waitsForTheBuyer(instance);

        answer(instance, "decline", Map.of("reason", "Found it cheaper"));

        assertThat(ended(instance).status()).isEqualTo(InstanceView.Status.rejected);
        String quote = text(instance, "quoteNumber");
        assertThat(partners.told(quote))
                .containsExactly(
                        "publish " + quote,
                        "void " + quote,
                        "withdraw SB-%s declined: Found it cheaper".formatted(quote));
        assertThat(milestones(instance)).endsWith("Declined by the buyer");
    }

    @Test
    void an_expired_quote_is_voided_and_can_no_longer_be_accepted() {
        String instance = askFor("EXPIRED", "10", "expired");
        waitsForTheBuyer(instance);

        management.executeJob(management
                .createJobQuery()
                .processInstanceId(instance)
                .timers()
                .singleResult()
                .getId());

        assertThat(instances.tell(instance, "accept", Map.of())).isFalse();
        assertThat(ended(instance).result()).containsEntry("outcome", "expired");
        assertThat(milestones(instance)).endsWith("Expired");
    }

    @Test
    void the_timer_is_due_at_the_end_of_the_quote_s_last_day() {
        String instance = askFor("LASTDAY", "10", "last-day");
        waitsForTheBuyer(instance);

        var due = management
                .createJobQuery()
                .processInstanceId(instance)
                .timers()
                .singleResult()
                .getDuedate();

        assertThat(due.toInstant().atZone(java.time.ZoneId.systemDefault()).toLocalDateTime())
                .isEqualTo(java.time.LocalDate.now().plusDays(30).atTime(23, 59, 59));
    }

    @Test
    void receivables_may_approve_an_order_over_the_limit() {
        partners.customer("OVER", false, false, "50.00");
        String instance = start("over", request("OVER", "10", "over"));
        waitsForTheBuyer(instance);
        answer(instance, "accept", Map.of());

        Task review = task(instance, "credit-review");
        assertThat(variable(instance, "creditCheck"))
                .isEqualTo(Map.of("result", "review", "reason", "The quote is more than the available credit"));
        complete(review, Map.of("creditDecision", "approve"));

        assertThat(ended(instance).status()).isEqualTo(InstanceView.Status.completed);
        String quote = text(instance, "quoteNumber");
        assertThat(partners.told("order over the limit " + quote)).hasSize(1);
    }

    @Test
    void an_order_refused_by_receivables_voids_the_quote() {
        partners.customer("HELD", true, false, "5000.00");
        String instance = start("held", request("HELD", "10", "held"));
        waitsForTheBuyer(instance);
        answer(instance, "accept", Map.of());

        complete(
                task(instance, "credit-review"),
                Map.of("creditDecision", "refuse", "creditReason", "Please pay the open invoices first"));

        InstanceView view = ended(instance);
        assertThat(view.status()).isEqualTo(InstanceView.Status.rejected);
        assertThat(view.result()).containsEntry("reason", "Please pay the open invoices first");
        assertThat(milestones(instance)).endsWith("Reviewed by receivables", "Refused by receivables");
    }

    @Test
    void a_request_that_gp_rejects_is_put_right_and_goes_on_under_the_same_number() {
        partners.customer("KNOWN", false, false, "5000.00");
        String instance = start("unknown", request("NOBODY", "10", "unknown"));
        Task fix = task(instance, "fix-order");
        String quote = text(instance, "quoteNumber");
        assertThat(fix.getName()).isEqualTo("Put right quote %s for NOBODY", quote);
        assertThat(variable(instance, "failure")).containsEntry("code", "customer-unknown");

        complete(fix, Map.of("fix", json(decision("again")), "request", json(request("KNOWN", "10", "unknown"))));

        waitsForTheBuyer(instance);
        assertThat(text(instance, "quoteNumber")).isEqualTo(quote);
        assertThat(partners.quote(quote).customer()).isEqualTo("KNOWN");
    }

    @Test
    void a_quote_that_the_store_rejects_is_put_right_written_and_published() {
        partners.customer("STORE", false, true, "5000.00");
        String instance = start("store", request("STORE", "10", "store"));
        Task review = task(instance, "quote-review");
        String quote = text(instance, "quoteNumber");
        partners.refuse(
                "publish", quote, new Failure.Rejected(ErrorCodes.BUYER_UNKNOWN, "The store has no such buyer"));
        complete(review, Map.of("review", json(decision("approve")), "quoteChanged", false));

        complete(task(instance, "fix-order"), Map.of("fix", json(decision("again"))));

        waitsForTheBuyer(instance);
        assertThat(partners.told(quote)).containsExactly("write " + quote, "publish " + quote);
    }

    @Test
    void an_order_that_gp_rejects_is_put_right_and_made_under_the_same_number() {
        String instance = askFor("NOSTOCK", "10", "no-stock");
        waitsForTheBuyer(instance);
        String quote = text(instance, "quoteNumber");
        partners.refuse("order", quote, new Failure.Rejected(ErrorCodes.NO_BACK_ORDER, "WIRE cannot be back-ordered"));
        answer(instance, "accept", Map.of());
        Task fix = task(instance, "fix-order");
        String order = text(instance, "orderNumber");

        complete(fix, Map.of("fix", json(decision("again"))));

        assertThat(ended(instance).status()).isEqualTo(InstanceView.Status.completed);
        assertThat(text(instance, "orderNumber")).isEqualTo(order);
        assertThat(partners.told(quote)).containsExactly("publish " + quote, "order " + quote, "submit " + quote);
    }

    @Test
    void a_record_that_cannot_be_put_right_is_given_up_with_a_reason() {
        String instance = start("hopeless", request("NOBODY", "10", "hopeless"));

        complete(task(instance, "fix-order"), Map.of("fix", json(decision("giveUp", "We do not know you"))));

        InstanceView view = ended(instance);
        assertThat(view.status()).isEqualTo(InstanceView.Status.rejected);
        assertThat(view.result()).containsEntry("outcome", "rejected").containsEntry("reason", "We do not know you");
    }

    @Test
    void a_refused_confirmation_is_sent_again_or_told_by_hand_and_the_order_stands() {
        for (String decision : List.of("again", "byHand")) {
            String to = decision + "@example.com";
            partners.refuse("mail", to, new Failure.Rejected(ErrorCodes.MAIL_REFUSED, "No such mailbox"));
            partners.customer("MAIL", false, false, "5000.00");
            Map<String, Object> request = request("MAIL", "10", "mail-" + decision);
            request.put("buyer", Map.of("name", "Ann", "email", to));
            String instance = start("mail-" + decision, request);
            waitsForTheBuyer(instance);
            answer(instance, "accept", Map.of());

            complete(task(instance, "tell-by-hand"), Map.of("tellDecision", decision, "tellTo", to));

            assertThat(ended(instance).status()).isEqualTo(InstanceView.Status.completed);
            assertThat(partners.told("mail " + to)).hasSize(decision.equals("again") ? 1 : 0);
        }
    }

    @Test
    void a_quote_made_in_gp_is_found_once_read_and_published() {
        partners.customer("INGP", false, false, "5000.00");
        partners.enterQuote("QTE-GP-1", "INGP");

        runScan();
        runScan();

        await().until(() -> partners.told("QTE-GP-1").contains("publish QTE-GP-1"));
        assertThat(partners.told("QTE-GP-1")).containsExactly("read QTE-GP-1", "publish QTE-GP-1");
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey(PROCESS)
                        .processInstanceBusinessKey("GP-QTE-GP-1")
                        .count())
                .isOne();
    }

    @AfterAll
    void every_element_of_the_diagram_was_passed() {
        Set<String> elements = new TreeSet<>();
        repository
                .getBpmnModelInstance(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(PROCESS)
                        .latestVersion()
                        .singleResult()
                        .getId())
                .getModelElementsByType(FlowNode.class)
                .forEach(node -> elements.add(node.getId()));
        int all = elements.size();
        history.createHistoricActivityInstanceQuery().finished().list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .forEach(elements::remove);
        System.out.printf("quote-to-order: %d of %d elements passed%n", all - elements.size(), all);
        assertThat(elements).isEmpty();
    }

    private String askFor(String customer, String quantity, String id) {
        partners.customer(customer, false, false, "50000.00");
        return start(id, request(customer, quantity, id));
    }

    private String start(String businessId, Map<String, Object> request) {
        return transaction.execute(status -> instances.start(PROCESS, businessId, Map.of("request", request)));
    }

    private static Map<String, Object> request(String customer, String quantity, String id) {
        return new HashMap<>(Map.of(
                "requestId",
                id,
                "customer",
                customer,
                "buyer",
                Map.of("name", "Ann Abel", "email", "ann@example.com"),
                "lines",
                List.of(Map.of("item", "WIRE", "quantity", quantity))));
    }

    private void runScan() {
        String scan = runtime.startProcessInstanceByKey("quote-scan").getId();
        await().until(() -> history.createHistoricProcessInstanceQuery()
                        .processInstanceId(scan)
                        .finished()
                        .count()
                == 1);
    }

    private void waitsForTheBuyer(String instance) {
        await().until(() -> view(instance).messages().equals(List.of("accept", "decline")));
    }

    private void answer(String instance, String message, Map<String, Object> document) {
        assertThat(instances.tell(instance, message, document)).isTrue();
    }

    private Task task(String instance, String key) {
        return await().until(
                        () -> tasks.createTaskQuery()
                                .processInstanceId(instance)
                                .taskDefinitionKey(key)
                                .singleResult(),
                        task -> task != null);
    }

    private void complete(Task task, Map<String, Object> variables) {
        tasks.complete(task.getId(), variables);
    }

    private InstanceView ended(String instance) {
        return await().until(() -> view(instance), view -> view.endedAt() != null);
    }

    private InstanceView view(String instance) {
        return instances
                .find(instance, Set.of("outcome", "reason", "quoteNumber", "orderNumber"))
                .orElseThrow();
    }

    private List<String> milestones(String instance) {
        return view(instance).milestones().stream()
                .map(InstanceView.Milestone::name)
                .toList();
    }

    private String text(String instance, String name) {
        return (String) await().until(() -> view(instance).result().get(name), value -> value != null);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> variable(String instance, String name) {
        return (Map<String, Object>) runtime.getVariable(instance, name);
    }

    private static Map<String, Object> decision(String decision) {
        return decision(decision, "");
    }

    private static Map<String, Object> decision(String decision, String reason) {
        return new HashMap<>(Map.of("decision", decision, "reason", reason, "note", ""));
    }

    private static Object json(Map<String, Object> document) {
        return Variables.objectValue(new java.util.LinkedHashMap<>(document))
                .serializationDataFormat("application/json")
                .create();
    }
}
