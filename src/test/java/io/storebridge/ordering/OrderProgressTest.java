package io.storebridge.ordering;

import static io.storebridge.ordering.Orders.bill;
import static io.storebridge.ordering.Orders.card;
import static io.storebridge.ordering.Orders.charge;
import static io.storebridge.ordering.Orders.made;
import static io.storebridge.ordering.Orders.shipment;
import static io.storebridge.ordering.Orders.tax;
import static io.storebridge.ordering.Orders.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Invoice;
import io.storebridge.commerce.OrderBook;
import io.storebridge.commerce.OrderHistory.ChangedOrders;
import io.storebridge.commerce.OrderTurns;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.SalesOrder.Status;
import io.storebridge.commerce.Step;
import io.storebridge.commerce.TaxResult;
import io.storebridge.commerce.Workflows;
import io.storebridge.testing.DiagramCoverage;
import io.storebridge.testing.Storefront;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders on their way back: the scan, the progress, what partners refuse, and cancellations. */
@WithOrderPartners
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderProgressTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> DIAGRAMS = List.of(
            "order-scan", "order-sweep", "order-progress", "order-undo", "order-exception", "order-cancellation");

    @Autowired
    Storefront store;

    @Autowired
    OrderPartners partners;

    @Autowired
    OrderBook book;

    @Autowired
    OrderTurns turns;

    @Autowired
    Workflows workflows;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService jobs;

    private String orderId;
    private String number;

    /** The workflow that places orders is others' business: this one waits for the message. */
    @BeforeAll
    void deployAnOrderToErpThatWaits() {
        repository
                .createDeployment()
                .addModelInstance(
                        "order-to-erp.bpmn",
                        Bpmn.createExecutableProcess("order-to-erp")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .intermediateCatchEvent("event_cancelled")
                                .message("cancel")
                                .endEvent()
                                .done())
                .deploy();
    }

    @BeforeEach
    void anOrder() {
        partners.reset();
        orderId = "WEB-" + UUID.randomUUID().toString().substring(0, 8);
        number = "ORD" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
    }

    @AfterAll
    void every_element_of_the_diagrams_was_gone_through() {
        assertThat(DIAGRAMS.stream()
                        .map(diagram -> DiagramCoverage.of(diagram, repository, history))
                        .filter(coverage -> !coverage.missed().isEmpty())
                        .map(DiagramCoverage::toString))
                .isEmpty();
    }

    @Test
    void a_changed_order_is_told_to_all_partners_once() {
        record("shipment");
        SalesOrder shipped = with(
                made(number, orderId),
                Status.closed,
                List.of(shipment("S1"), shipment("S2")),
                List.of(bill("INV1", "403.00", true)));
        holds(shipped);
        partners.answer("findInvoice", call -> invoice(call.argument(0)));

        scan();
        awaitEnd("event_told");

        assertThat(partners.calls("updateOrder").get(0).<Object>argument(1)).isEqualTo(shipped);
        assertThat(partners.calls("capture")).hasSize(1);
        assertThat(partners.calls("capture").get(0).<BigDecimal>argument(1)).isEqualByComparingTo("403.00");
        assertThat(partners.calls("capture").get(0).<Boolean>argument(2)).isTrue();
        assertThat(partners.calls("commit").get(0).arguments()).isEqualTo(List.of(orderId, invoice("INV1"), true));
        assertThat(partners.calls("send")).hasSize(2);
        assertThat(partners.calls("send").get(0).arguments().subList(0, 2))
                .isEqualTo(List.of("order-shipped", "Ann.Abel@example.com"));
        assertThat(shipmentsTold()).containsExactly("S1", "S2");
        assertThat(partners.calls("send").stream()
                        .map(call -> call.<Step>argument(3).key()))
                .doesNotHaveDuplicates();
        assertThat(partners.calls("logActivity").get(0).<String>argument(1))
                .isEqualTo("Order %s was shipped".formatted(number));

        scan();
        await().atMost(PATIENCE).until(() -> ended(number) >= 2);
        assertThat(partners.calls("send")).hasSize(2);
        assertThat(partners.calls("updateOrder")).hasSize(1);
    }

    @Test
    void the_tax_of_an_order_that_is_billed_in_parts_is_recorded_for_each_invoice() {
        record("order");
        holds(with(
                made(number, orderId),
                Status.closed,
                List.of(),
                List.of(bill("INV1", "203.00", true), bill("INV2", "200.00", true))));
        partners.answer("findInvoice", call -> invoice(call.argument(0)));

        progress();
        awaitEnd("event_told");

        assertThat(partners.calls("commit").stream()
                        .map(call -> call.<Invoice>argument(1).number()))
                .containsExactly("INV1", "INV2");
        assertThat(partners.calls("commit").get(0).<Boolean>argument(2)).isFalse();
        assertThat(partners.calls("voidSale")).hasSize(1);
    }

    @Test
    void a_provider_that_knows_no_open_sale_is_told_of_the_invoice_too() {
        record("order", new TaxResult(new BigDecimal("25.30"), "taxjar", null, false, List.of()));
        holds(with(made(number, orderId), Status.closed, List.of(), List.of(bill("INV1", "403.00", true))));
        partners.answer("findInvoice", call -> invoice(call.argument(0)));

        progress();
        awaitEnd("event_told");

        assertThat(partners.calls("commit").get(0).arguments()).isEqualTo(List.of(orderId, invoice("INV1"), true));
        assertThat(partners.calls("voidSale")).isEmpty();
    }

    @Test
    void an_invoice_that_follows_the_committed_whole_is_for_people_and_what_is_committed_stays() {
        record("order");
        holds(with(made(number, orderId), Status.closed, List.of(), List.of(bill("INV1", "403.00", true))));
        partners.answer("findInvoice", call -> invoice(call.argument(0)));
        progress();
        awaitEnd("event_told");
        holds(with(
                made(number, orderId),
                Status.closed,
                List.of(),
                List.of(bill("INV1", "403.00", true), bill("INV2", "12.00", true))));
        partners.refuse("commit", ErrorCodes.REFUSED, "The order is committed whole");
        partners.refuse("voidSale", ErrorCodes.TAX_COMMITTED, "The sale is committed");

        progress("again-");

        await().atMost(PATIENCE).until(() -> ended(number) >= 2);
        assertThat(openTasks()).containsExactly("Invoice INV2: its tax could not be committed");
        partners.relent("commit");
        complete("Invoice INV2", "byHand");
    }

    @Test
    void what_partners_refuse_becomes_tasks_and_holds_up_nothing() {
        record("shipment");
        holds(with(
                made(number, orderId),
                Status.closed,
                List.of(shipment("S1")),
                List.of(bill("INV1", "200.00", true), bill("INV2", "203.00", true))));
        partners.answer("findInvoice", call -> call.argument(0).equals("INV2") ? null : invoice(call.argument(0)));
        for (String step : List.of("updateOrder", "capture", "commit", "send", "logActivity", "voidSale")) {
            partners.refuse(step, step.equals("send") ? ErrorCodes.MAIL_REFUSED : ErrorCodes.REFUSED, step + ": no");
        }

        progress();
        awaitEnd("event_told");

        await().atMost(PATIENCE).until(() -> openTasks().size() == 5);
        assertThat(openTasks())
                .containsExactlyInAnyOrder(
                        "Order %s: the store refuses its progress".formatted(number),
                        "Order %s: the payment of 403.00 cannot be taken".formatted(number),
                        "Invoice INV1: its tax could not be committed",
                        "Invoice INV2: its tax could not be committed",
                        "Order %s: the buyer could not be told of a shipment".formatted(number));
        assertThat(tasks.createTaskQuery()
                        .taskCandidateGroup("receivables")
                        .processDefinitionKey("order-exception")
                        .count())
                .isEqualTo(3);

        List.of("updateOrder", "commit", "send").forEach(partners::relent);
        int refused = partners.calls("capture").size();
        complete("the store refuses", "again");
        complete("the payment of", "again");
        await().atMost(PATIENCE)
                .until(() -> partners.calls("capture").size() > refused
                        && openTasks().size() == 4);
        partners.relent("capture");
        complete("the payment of", "again");
        complete("Invoice INV1", "again");
        complete("Invoice INV2", "byHand");
        complete("could not be told", "again");
        await().atMost(PATIENCE)
                .until(() -> runtime.createProcessInstanceQuery()
                                .processDefinitionKey("order-exception")
                                .count()
                        == 0);
        List<OrderPartners.Call> mails = partners.calls("send");
        assertThat(mails.get(mails.size() - 1).<String>argument(1)).isEqualTo("corrected@example.com");
        assertThat(shipmentsTold()).hasSizeGreaterThan(1).containsOnly("S1");
        assertThat(partners.calls("updateOrder")).hasSizeGreaterThan(1);
        assertThat(partners.calls("commit")).hasSizeGreaterThan(1);
    }

    @Test
    void orders_of_others_and_orders_without_tax_or_news_pass_by() {
        holds(made("PHONE1", ""));
        partners.answer("readOrder", call -> {
            if (call.argument(0).equals("GONE1")) {
                throw new Failure.Rejected(ErrorCodes.ORDER_UNKNOWN, "GP has no order GONE1");
            }
            return with(made(call.argument(0), orderId), Status.allocated, List.of(), List.of());
        });
        book.record(placed(), "AARONFIT0001", List.of(made(number, orderId)), null, List.of(), "order");

        workflows.startEach("order-progress", "one-", "orderNumber", List.of("PHONE1", "GONE1", number), Map.of());

        await().atMost(PATIENCE).until(() -> ended("PHONE1") + ended("GONE1") + ended(number) == 3);
        assertThat(partners.calls("updateOrder")).hasSize(1);
        assertThat(partners.calls("capture")).isEmpty();
        assertThat(partners.calls("commit")).isEmpty();
        assertThat(partners.calls("send")).isEmpty();
    }

    @Test
    void a_run_that_meets_another_leaves_the_news_to_it() {
        record("order");
        workflows.startEach("order-to-erp", "busy-", "orderId", List.of(orderId), Map.of());
        Step other = new Step("order-to-erp", "busy-" + orderId, "task", "visit-" + orderId);
        assertThat(turns.takeTurn(number, other)).isTrue();
        holds(with(made(number, orderId), Status.allocated, List.of(), List.of()));

        progress();
        awaitEnd("event_another");
        assertThat(partners.calls("updateOrder")).isEmpty();

        turns.endTurn(number, other);
        await().atMost(PATIENCE).until(() -> partners.calls("updateOrder").size() == 1);
    }

    @Test
    void an_order_that_staff_have_voided_is_undone_everywhere() {
        record("shipment");
        holds(with(made(number, orderId), Status.voided, List.of(), List.of()));

        progress();
        awaitEnd("event_told");

        assertThat(partners.calls("release")).hasSize(1);
        assertThat(partners.calls("voidSale")).hasSize(1);
        assertThat(partners.calls("cancelOrder").get(0).arguments())
                .isEqualTo(List.of(orderId, "cancelled", "The order was cancelled by our staff"));
        assertThat(partners.calls("send").get(0).<String>argument(0)).isEqualTo("order-cancelled");
        assertThat(book.find(orderId).status()).isEqualTo("cancelled");

        progress("again-");
        await().atMost(PATIENCE).until(() -> ended(number) >= 2);
        assertThat(partners.calls("send")).hasSize(1);
    }

    @Test
    void what_cannot_be_taken_back_of_a_void_order_is_given_to_people() {
        record("shipment");
        holds(with(made(number, orderId), Status.voided, List.of(), List.of()));
        for (String step : List.of("release", "voidSale", "cancelOrder", "send")) {
            partners.refuse(step, step.equals("send") ? ErrorCodes.MAIL_REFUSED : ErrorCodes.REFUSED, step + ": no");
        }

        progress();
        awaitEnd("event_told");

        await().atMost(PATIENCE).until(() -> openTasks().size() == 2);
        Task task = task("not all of it could be taken back");
        assertThat(runtime.getVariable(task.getExecutionId(), "failure").toString())
                .contains("release: no", "voidSale: no", "cancelOrder: no");
        List.of("release", "voidSale", "cancelOrder", "send").forEach(partners::relent);
        complete("not all of it could be taken back", "again");
        complete("could not be told that it is cancelled", "again");
        await().atMost(PATIENCE)
                .until(() -> runtime.createProcessInstanceQuery()
                                .processDefinitionKey("order-exception")
                                .count()
                        == 0);
        assertThat(partners.calls("cancelOrder")).hasSizeGreaterThan(1);
        assertThat(partners.calls("send")).hasSizeGreaterThan(1);
        assertThat(book.find(orderId).status()).isEqualTo("cancelled");
    }

    @Test
    void an_order_in_gp_is_cancelled_at_the_buyers_wish() {
        book.record(placed(), "AARONFIT0001", List.of(made(number, orderId)), null, List.of(), "order");

        JsonNode status = cancel("completed");

        assertThat(status.at("/result/outcome").asText()).isEqualTo("cancelled");
        assertThat(partners.calls("voidOrder").get(0).arguments()).isEqualTo(List.of(List.of(number)));
        assertThat(partners.calls("cancelOrder").get(0).arguments())
                .isEqualTo(List.of(orderId, "cancelled", "Ordered twice"));
        assertThat(partners.calls("release")).isEmpty();
        assertThat(book.find(orderId).status()).isEqualTo("cancelled");
        // What GP's scan finds of it is our own doing.
        holds(with(made(number, orderId), Status.voided, List.of(), List.of()));
        progress();
        awaitEnd("event_told");
        assertThat(partners.calls("send")).hasSize(1);
    }

    @Test
    void a_shipped_order_is_not_cancelled() {
        record("order");
        partners.refuse("voidOrder", ErrorCodes.ORDER_NOT_OPEN, "A part of it is shipped");

        JsonNode status = cancel("rejected");

        assertThat(status.at("/result/outcome").asText()).isEqualTo("rejected");
        assertThat(status.at("/result/reason").asText()).isEqualTo("The order is shipped or billed already");
        assertThat(book.find(orderId).status()).isEqualTo("placed");
        assertThat(partners.calls("cancelOrder")).isEmpty();
    }

    @Test
    void an_order_that_is_not_in_gp_yet_is_cancelled_by_its_own_workflow() {
        book.receive(placed());
        store.post("/api/order-cancellation", cancellation());
        fire("order-cancellation", "event_halfMinute");

        workflows.startEach("order-to-erp", "", "orderId", List.of(orderId), Map.of());
        JsonNode status = awaitCancellation("completed", "event_halfMinute");

        assertThat(status.at("/result/outcome").asText()).isEqualTo("cancelled");
        assertThat(workflows.isRunning("order-to-erp", orderId)).isFalse();
        assertThat(partners.calls("voidOrder")).isEmpty();
    }

    @Test
    void a_cancellation_waits_for_the_run_that_has_the_turn() {
        record("order");
        holds(made(number, orderId));
        workflows.startEach("order-to-erp", "turn-", "orderId", List.of(orderId), Map.of());
        Step other = new Step("order-to-erp", "turn-" + orderId, "task", "visit");
        assertThat(turns.takeTurn(number, other)).isTrue();

        store.post("/api/order-cancellation", cancellation());
        fire("order-cancellation", "event_turnOver");
        assertThat(partners.calls("voidOrder")).isEmpty();
        turns.endTurn(number, other);

        awaitCancellation("completed", "event_turnOver");
        assertThat(partners.calls("voidOrder")).hasSize(1);
    }

    @Test
    void orders_that_are_unknown_or_off_are_not_cancelled_again() {
        assertThat(cancel("rejected").at("/result/reason").asText()).isEqualTo("The order is not known");

        orderId = orderId + "-2";
        book.receive(placed());
        book.close(orderId, "rejected", "Nobody sells that");
        assertThat(cancel("completed").at("/result/outcome").asText()).isEqualTo("rejected");
    }

    @Test
    void a_scan_that_gets_no_answer_is_left_to_the_next_and_goes_on_where_it_stood() {
        long scanned = endedAt("order-scan", "event_scanned");
        partners.answer("findChangedOrders", call -> new ChangedOrders(List.of(), "cursor-" + orderId));
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            scanOnce();
            return endedAt("order-scan", "event_scanned") > scanned
                    && !partners.calls("findChangedOrders").isEmpty();
        });

        partners.answer("findChangedOrders", call -> {
            throw new Failure.Unavailable("GP does not answer", null);
        });
        int before = partners.calls("findChangedOrders").size();
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            scanOnce();
            return partners.calls("findChangedOrders").size() > before;
        });
        scanOnce();
        await().atMost(PATIENCE).until(() -> atLeastOnce("order-scan", "event_another"));
        fire("order-scan", "event_noAnswer");
        await().atMost(PATIENCE).until(() -> atLeastOnce("order-scan", "event_leftToNext"));

        partners.reset();
        partners.answer("findChangedOrders", call -> new ChangedOrders(List.of(), call.argument(0)));
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            scanOnce();
            return partners.calls("findChangedOrders").stream()
                    .anyMatch(call -> ("cursor-" + orderId).equals(call.argument(0)));
        });
    }

    @Test
    void an_order_that_no_event_announced_is_found_and_started_once() {
        partners.answer("findSubmittedOrders", call -> List.of(orderId));
        sweepOnce();
        await().atMost(PATIENCE).until(() -> workflows.isRunning("order-to-erp", orderId));
        assertThat(runtime.getVariable(
                        runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(orderId)
                                .singleResult()
                                .getId(),
                        "request"))
                .isEqualTo(Map.of("orderId", orderId));
        sweepOnce();
        await().atMost(PATIENCE).until(() -> endedAt("order-sweep", "event_swept") >= 2);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(orderId)
                        .count())
                .isOne();

        partners.answer("findSubmittedOrders", call -> List.of());
        sweepOnce();
        await().atMost(PATIENCE).until(() -> endedAt("order-sweep", "event_swept") >= 3);
        partners.answer("findSubmittedOrders", call -> {
            throw new Failure.Unavailable("The store does not answer", null);
        });
        sweepOnce();
        fire("order-sweep", "event_noAnswer");
        await().atMost(PATIENCE).until(() -> atLeastOnce("order-sweep", "event_leftToNext"));
    }

    private PlacedOrder placed() {
        return Orders.placed(orderId, new PlacedOrder.Account("acc", "AARONFIT0001", null, null, null), card("403.00"));
    }

    private void record(String captureAt) {
        record(captureAt, tax("25.30"));
    }

    private void record(String captureAt, TaxResult tax) {
        book.record(
                placed(),
                "AARONFIT0001",
                List.of(made(number, orderId)),
                tax,
                List.of(charge("pi_" + number, "403.00")),
                captureAt);
    }

    private void holds(SalesOrder order) {
        partners.answer("readOrder", call -> order);
    }

    private void progress() {
        progress("test-");
    }

    private void progress(String prefix) {
        workflows.startEach("order-progress", prefix, "orderNumber", List.of(number), Map.of());
    }

    /** The scan finds the order. */
    private void scan() {
        partners.answer(
                "findChangedOrders",
                call -> new ChangedOrders(List.of(number), UUID.randomUUID().toString()));
        long before = ended(number);
        scanOnce();
        await().atMost(PATIENCE).until(() -> ended(number) > before);
        partners.answer("findChangedOrders", call -> new ChangedOrders(List.of(), call.argument(0)));
    }

    private void scanOnce() {
        start("order-scan", "event_everyHalfMinute");
    }

    private void sweepOnce() {
        start("order-sweep", "event_everyTwoMinutes");
    }

    private void start(String process, String event) {
        runtime.createProcessInstanceByKey(process).startBeforeActivity(event).execute();
    }

    /** The timer is over at once; the engine may be at work on the same instance. */
    private void fire(String process, String event) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            Job job = jobs.createJobQuery()
                    .processDefinitionKey(process)
                    .activityId(event)
                    .list()
                    .get(0);
            jobs.executeJob(job.getId());
            return true;
        });
    }

    private String cancellation() {
        return "{\"orderId\":\"%s\",\"reason\":\"Ordered twice\"}".formatted(orderId);
    }

    private JsonNode cancel(String status) {
        assertThat(store.post("/api/order-cancellation", cancellation())
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
        return store.awaitThat("/api/order-cancellation/" + orderId, status);
    }

    private JsonNode awaitCancellation(String status, String timer) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            jobs.createJobQuery()
                    .processDefinitionKey("order-cancellation")
                    .activityId(timer)
                    .list()
                    .forEach(job -> jobs.executeJob(job.getId()));
            return store.get("/api/order-cancellation/" + orderId)
                    .path("status")
                    .asText()
                    .equals(status);
        });
        return store.get("/api/order-cancellation/" + orderId);
    }

    private void awaitEnd(String event) {
        await().atMost(PATIENCE).until(() -> history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey("order-progress")
                .processInstanceBusinessKeyLike("%-" + number)
                .finished()
                .list()
                .stream()
                .anyMatch(instance -> event.equals(instance.getEndActivityId())));
    }

    private long ended(String orderNumber) {
        return history.createHistoricProcessInstanceQuery()
                .processDefinitionKey("order-progress")
                .processInstanceBusinessKeyLike("%-" + orderNumber)
                .finished()
                .count();
    }

    private boolean atLeastOnce(String process, String event) {
        return endedAt(process, event) > 0;
    }

    private long endedAt(String process, String event) {
        return history.createHistoricActivityInstanceQuery().activityId(event).finished().list().stream()
                .filter(activity -> activity.getProcessDefinitionKey().equals(process))
                .count();
    }

    private List<String> openTasks() {
        return tasks.createTaskQuery().processDefinitionKey("order-exception").list().stream()
                .map(Task::getName)
                .toList();
    }

    private Task task(String name) {
        return tasks.createTaskQuery()
                .processDefinitionKey("order-exception")
                .taskNameLike("%" + name + "%")
                .singleResult();
    }

    private void complete(String name, String decision) {
        tasks.complete(task(name).getId(), Map.of("exceptionDecision", decision, "tellTo", "corrected@example.com"));
    }

    @SuppressWarnings("unchecked")
    private List<String> shipmentsTold() {
        return partners.calls("send").stream()
                .map(call -> call.<Map<String, Object>>argument(2))
                .map(document -> (Map<String, Object>) document.get("shipment"))
                .map(shipment -> shipment.get("id").toString())
                .toList();
    }

    private static Invoice invoice(String number) {
        return new Invoice(
                number,
                "AARONFIT0001",
                "Aaron Fitz Electrical",
                LocalDate.parse("2026-11-26"),
                LocalDate.parse("2026-12-26"),
                "Net 30",
                "PO-4711",
                "ORD",
                "USD",
                new BigDecimal("352.70"),
                new BigDecimal("25.00"),
                new BigDecimal("0.00"),
                new BigDecimal("25.30"),
                new BigDecimal("0.00"),
                new BigDecimal("403.00"),
                new BigDecimal("403.00"),
                false,
                false,
                null,
                null,
                List.of());
    }
}
