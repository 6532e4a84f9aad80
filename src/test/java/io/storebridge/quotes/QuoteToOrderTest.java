package io.storebridge.quotes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.SandboxSystems;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.gp.GpBackOffice;
import io.storebridge.testing.DiagramCoverage;
import io.storebridge.testing.StoreAdmin;
import io.storebridge.testing.Storefront;
import io.storebridge.testing.WithSandbox;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every path of the diagram, with the real engine, PostgreSQL, and the sandbox's GP, store and mail. */
@WithSandbox
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuoteToOrderTest {

    private static final String GOOD = "AARONFIT0001";
    private static final String NEW = "EASTONNE0001";
    private static final String OVER_LIMIT = "CRESTLIN0001";
    private static final String CHAIRS = "[{\"item\":\"CHAI-TSK-BLK\",\"quantity\":2}]";
    private static final String CHEAP_CHAIRS =
            "[{\"item\":\"CHAI-TSK-BLK\",\"quantity\":2,\"targetPrice\":\"180.00\"}]";

    @Autowired
    Storefront store;

    @Autowired
    SandboxSystems systems;

    @Autowired
    ProcessEngine engine;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService jobs;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @BeforeEach
    void assertOnThisEngine() {
        ProcessEngineTests.init(engine);
    }

    @AfterEach
    void mendEverything() {
        systems.faults().clear();
        systems.gp().holdCustomer(GOOD, false);
    }

    @Test
    @Order(1)
    void a_plain_quote_is_published_accepted_and_becomes_an_order() {
        ask("plain", GOOD, CHAIRS);
        store.awaitThat("/api/quote-to-order/plain", "accept");

        assertThat(instance("plain")).isWaitingAt("gateway_buyersAnswer");
        accept("plain", "{\"purchaseOrder\":\"PO-4711\"}");

        JsonNode done = store.awaitThat("/api/quote-to-order/plain", "completed");
        assertThat(done.at("/milestones").findValuesAsText("name"))
                .containsExactly(
                        "Quote made",
                        "Quote published",
                        "Accepted by the buyer",
                        "Order made",
                        "Order confirmed on the store",
                        "Confirmation sent");
        String quote = done.at("/result/quoteNumber").asText();
        String order = done.at("/result/orderNumber").asText();
        Map<String, Object> header = gp("select * from SOP10100 where SOPTYPE = 2 and SOPNUMBE = ?", order);
        assertThat(header).containsEntry("origtype", 1);
        assertThat((String) header.get("orignumb")).startsWith(quote);
        assertThat((String) header.get("cstponbr")).startsWith("PO-4711");
        assertThat((BigDecimal) header.get("docamnt")).isEqualByComparingTo("438.00");
        assertThat(storeOrder(done)).contains("\"Status\":\"Open\"").contains(order);
        assertThat(mailsAbout(order)).isOne();
    }

    @Test
    @Order(2)
    void sales_change_the_price_and_approve() {
        ask("changed", GOOD, CHEAP_CHAIRS);
        Task review = task("changed", "quote-review");
        assertThat(review.getName()).contains("Aaron Fittings");

        Map<String, Object> quote = documentOf(review, "quote");
        line(quote, 0).put("unitPrice", "199.50");
        line(quote, 0).put("quantity", "3");
        complete(review, Map.of("review", Map.of("decision", "approve"), "quote", quote, "quoteChanged", true));

        JsonNode published = store.awaitThat("/api/quote-to-order/changed", "accept");
        assertThat(published.at("/result/quote/total").asText()).isEqualTo("598.50");
        accept("changed", "{}");
        JsonNode done = store.awaitThat("/api/quote-to-order/changed", "completed");
        assertThat((BigDecimal) gp(
                                "select * from SOP10200 where SOPTYPE = 2 and SOPNUMBE = ?",
                                done.at("/result/orderNumber").asText())
                        .get("unitprce"))
                .isEqualByComparingTo("199.50");
    }

    @Test
    @Order(3)
    void sales_approve_as_it_is_and_the_buyer_declines() {
        ask("declined", GOOD, CHEAP_CHAIRS);
        complete(
                task("declined", "quote-review"),
                Map.of("review", Map.of("decision", "approve"), "quoteChanged", false));
        store.awaitThat("/api/quote-to-order/declined", "decline");

        assertThat(store.post("/api/quote-to-order/declined/decline", "{\"reason\":\"Too late\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(202);

        assertQuoteIsOff("declined", "declined", "Too late");
        assertThat(storeOrder(store.get("/api/quote-to-order/declined"))).contains("Too late");
    }

    @Test
    @Order(4)
    void sales_reject_with_a_reason() {
        ask("rejected", NEW, CHAIRS);
        complete(
                task("rejected", "quote-review"),
                Map.of(
                        "review",
                        Map.of("decision", "reject", "reason", "We do not deliver there"),
                        "quoteChanged",
                        false));

        assertQuoteIsOff("rejected", "rejected", "We do not deliver there");
    }

    @Test
    @Order(5)
    void a_quote_that_nobody_answers_expires() {
        ask("expired", GOOD, CHAIRS);
        store.awaitThat("/api/quote-to-order/expired", "accept");

        jobs.executeJob(jobs.createJobQuery()
                .processInstanceId(instance("expired").getId())
                .timers()
                .singleResult()
                .getId());

        assertQuoteIsOff("expired", "expired", "The quote expired on");
        assertThat(store.post("/api/quote-to-order/expired/accept", "{}")
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
    }

    @Test
    @Order(6)
    void over_the_limit_receivables_approve() {
        ask("credit", OVER_LIMIT, CHAIRS);
        approveReviewIfAny("credit");
        store.awaitThat("/api/quote-to-order/credit", "accept");
        accept("credit", "{}");

        Task credit = task("credit", "credit-review");
        assertThat(tasks.createTaskQuery()
                        .taskId(credit.getId())
                        .taskCandidateGroup("receivables")
                        .count())
                .isOne();
        complete(credit, Map.of("creditDecision", "approve"));

        JsonNode done = store.awaitThat("/api/quote-to-order/credit", "completed");
        assertThat(gp(
                        "select * from SOP10100 where SOPTYPE = 2 and SOPNUMBE = ?",
                        done.at("/result/orderNumber").asText()))
                .isNotEmpty();
    }

    @Test
    @Order(7)
    void over_the_limit_receivables_refuse() {
        ask("refused", OVER_LIMIT, CHAIRS);
        approveReviewIfAny("refused");
        store.awaitThat("/api/quote-to-order/refused", "accept");
        accept("refused", "{}");

        complete(
                task("refused", "credit-review"),
                Map.of("creditDecision", "reject", "creditReason", "Overdue since July"));

        assertQuoteIsOff("refused", "rejected", "Overdue since July");
        assertThat(orders("refused")).isZero();
    }

    @Test
    @Order(8)
    void what_gp_rejects_is_put_right_and_goes_on_under_the_same_number() {
        ask("fixed", GOOD, "[{\"item\":\"NO-SUCH-ITEM\",\"quantity\":2}]");
        Task fix = task("fixed", "fix-order");
        Map<String, Object> failure = documentOf(fix, "failure");
        assertThat(failure).containsEntry("code", "item-unknown");
        assertThat((String) failure.get("message")).contains("NO-SUCH-ITEM");
        assertThat((List<?>) failure.get("fields")).isNotEmpty();
        String number = (String) tasks.getVariable(fix.getId(), "quoteNumber");

        Map<String, Object> request = documentOf(fix, "request");
        line(request, 0).put("item", "CHAI-TSK-BLK");
        complete(fix, Map.of("fix", Map.of("decision", "again"), "request", request));

        JsonNode published = store.awaitThat("/api/quote-to-order/fixed", "accept");
        assertThat(published.at("/result/quoteNumber").asText()).isEqualTo(number);
    }

    @Test
    @Order(9)
    void what_cannot_be_put_right_is_given_up() {
        ask("given-up", GOOD, "[{\"item\":\"NO-SUCH-ITEM\",\"quantity\":2}]");

        complete(
                task("given-up", "fix-order"),
                Map.of("fix", Map.of("decision", "giveUp", "reason", "We do not sell this")));

        JsonNode off = store.awaitThat("/api/quote-to-order/given-up", "rejected");
        assertThat(off.at("/result/reason").asText()).isEqualTo("We do not sell this");
    }

    @Test
    @Order(10)
    void a_published_quote_that_gp_refuses_as_an_order_is_corrected_and_ordered() {
        ask("backorder", GOOD, "[{\"item\":\"SERV-RCK-2U\",\"quantity\":4}]");
        approveReviewIfAny("backorder");
        store.awaitThat("/api/quote-to-order/backorder", "accept");
        accept("backorder", "{}");
        Task fix = task("backorder", "fix-order", "credit-review");
        if (fix.getTaskDefinitionKey().equals("credit-review")) {
            complete(fix, Map.of("creditDecision", "approve"));
            fix = task("backorder", "fix-order");
        }
        assertThat(documentOf(fix, "failure")).containsEntry("code", "no-back-order");

        Map<String, Object> quote = documentOf(fix, "quote");
        line(quote, 0).put("quantity", "2");
        complete(fix, Map.of("fix", Map.of("decision", "again"), "quote", quote));

        JsonNode done = store.awaitThat("/api/quote-to-order/backorder", "completed");
        assertThat(done.at("/result/order/lines/0/quantity").asText()).startsWith("2");
        assertThat(orders("backorder")).isOne();
    }

    @Test
    @Order(11)
    void a_quote_that_the_store_refuses_is_put_right_before_it_is_published() {
        store.post(
                "/api/quote-to-order",
                """
                {"requestId":"stranger","customer":"%s","buyer":{"name":"No Body","email":"nobody@nowhere.example"},
                 "lines":%s}"""
                        .formatted(GOOD, CHAIRS));
        Task fix = task("stranger", "fix-order");
        assertThat(documentOf(fix, "failure")).containsEntry("code", "buyer-unknown");

        Map<String, Object> quote = documentOf(fix, "quote");
        quote.put("buyer", buyer(GOOD));
        complete(fix, Map.of("fix", Map.of("decision", "again"), "quote", quote));

        store.awaitThat("/api/quote-to-order/stranger", "accept");
    }

    @Test
    @Order(12)
    void a_quote_that_sales_entered_in_gp_is_found_and_sold() {
        String number = systems.gp()
                .enterQuote(GOOD, "sandra", List.of(new GpBackOffice.Line("CHAI-TSK-BLK", 1)), null, "By phone");

        runScan();
        approveReviewIfAny("GP-" + number);
        store.awaitThat("/api/quote-to-order/GP-" + number, "accept");
        runScan();
        accept("GP-" + number, "{}");

        JsonNode done = store.awaitThat("/api/quote-to-order/GP-" + number, "completed");
        assertThat((String) gp(
                                "select * from SOP10100 where SOPTYPE = 2 and SOPNUMBE = ?",
                                done.at("/result/orderNumber").asText())
                        .get("orignumb"))
                .startsWith(number);
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey("GP-" + number)
                        .count())
                .isOne();
    }

    @Test
    @Order(13)
    void when_the_store_or_mail_refuses_the_order_stands_and_sales_tell_by_hand() {
        ask("by-hand", GOOD, CHAIRS);
        store.awaitThat("/api/quote-to-order/by-hand", "accept");
        systems.faults()
                .add(Fault.always("graph", Fault.Kind.ERROR)
                        .matching("sendMail")
                        .status(403));
        accept("by-hand", "{}");

        complete(task("by-hand", "tell-by-hand"), Map.of("tellDecision", "again"));
        complete(task("by-hand", "tell-by-hand"), Map.of("tellDecision", "done"));

        store.awaitThat("/api/quote-to-order/by-hand", "completed");
        assertThat(orders("by-hand")).isOne();
    }

    @Test
    @Order(14)
    void a_customer_put_on_hold_between_quote_and_order_goes_to_receivables() {
        ask("held", GOOD, CHAIRS);
        store.awaitThat("/api/quote-to-order/held", "accept");
        systems.gp().holdCustomer(GOOD, true);
        accept("held", "{}");

        Task credit = task("held", "credit-review");
        systems.gp().holdCustomer(GOOD, false);
        complete(credit, Map.of("creditDecision", "approve"));

        store.awaitThat("/api/quote-to-order/held", "completed");
    }

    @Test
    @Order(99)
    void every_element_of_the_diagram_is_gone_through() {
        DiagramCoverage coverage = DiagramCoverage.of("quote-to-order", repository, history);
        System.out.println(coverage);
        System.out.println(DiagramCoverage.of("quote-scan", repository, history));

        assertThat(coverage.missed()).isEmpty();
    }

    private void ask(String id, String customer, String lines) {
        assertThat(store.post(
                                "/api/quote-to-order",
                                """
                                {"requestId":"%s","customer":"%s","buyer":{"name":"%s","email":"%s"},"lines":%s}"""
                                        .formatted(
                                                id,
                                                customer,
                                                systems.contact(customer).name(),
                                                systems.contact(customer).email(),
                                                lines))
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
    }

    private void accept(String id, String body) {
        assertThat(store.post("/api/quote-to-order/" + id + "/accept", body)
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
    }

    private void approveReviewIfAny(String id) {
        await().until(() -> {
            JsonNode status = store.get("/api/quote-to-order/" + id);
            return status.path("status").asText().equals("waiting");
        });
        Task review = tasks.createTaskQuery()
                .processInstanceBusinessKey(id)
                .taskDefinitionKey("quote-review")
                .singleResult();
        if (review != null) {
            complete(review, Map.of("review", Map.of("decision", "approve"), "quoteChanged", false));
        }
    }

    private Task task(String id, String... keys) {
        return await().until(
                        () -> tasks.createTaskQuery()
                                .processInstanceBusinessKey(id)
                                .taskDefinitionKeyIn(keys)
                                .singleResult(),
                        task -> task != null);
    }

    private void complete(Task task, Map<String, Object> documents) {
        Map<String, Object> variables = new LinkedHashMap<>();
        documents.forEach((name, value) -> variables.put(
                name,
                value instanceof Map<?, ?> map
                        ? Variables.objectValue(new LinkedHashMap<>(map))
                                .serializationDataFormat(Variables.SerializationDataFormats.JSON)
                                .create()
                        : value));
        tasks.complete(task.getId(), variables);
    }

    private Map<String, Object> documentOf(Task task, String name) {
        return new LinkedHashMap<>((Map<String, Object>) tasks.getVariable(task.getId(), name));
    }

    private static Map<String, Object> line(Map<String, Object> document, int index) {
        List<Object> lines = new ArrayList<>((List<Object>) document.get("lines"));
        Map<String, Object> line = new LinkedHashMap<>((Map<String, Object>) lines.get(index));
        lines.set(index, line);
        document.put("lines", lines);
        return line;
    }

    private Map<String, Object> buyer(String customer) {
        Map<String, Object> buyer = new LinkedHashMap<>();
        buyer.put("id", null);
        buyer.put("name", systems.contact(customer).name());
        buyer.put("email", systems.contact(customer).email());
        return buyer;
    }

    private void runScan() {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("quote-scan")
                .latestVersion()
                .singleResult()
                .getId();
        ProcessInstance scan = runtime.startProcessInstanceById(definition);
        await().until(() -> history.createHistoricProcessInstanceQuery()
                        .processInstanceId(scan.getId())
                        .finished()
                        .count()
                == 1);
    }

    private ProcessInstance instance(String id) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .singleResult();
    }

    private void assertQuoteIsOff(String id, String outcome, String reason) {
        JsonNode off = store.awaitThat("/api/quote-to-order/" + id, "rejected");
        assertThat(off.at("/result/outcome").asText()).isEqualTo(outcome);
        assertThat(off.at("/result/reason").asText()).startsWith(reason);
        assertThat(gp(
                        "select * from SOP10100 where SOPTYPE = 1 and SOPNUMBE = ?",
                        off.at("/result/quoteNumber").asText()))
                .containsEntry("voidstts", 1);
    }

    private long orders(String id) {
        String quote =
                store.get("/api/quote-to-order/" + id).at("/result/quoteNumber").asText();
        return JdbcClient.create(systems.gpData())
                .sql("select count(*) from SOP10100 where SOPTYPE = 2 and ORIGNUMB = ?")
                .param(quote)
                .query(Long.class)
                .single();
    }

    private Map<String, Object> gp(String query, String number) {
        List<Map<String, Object>> rows = JdbcClient.create(systems.gpData())
                .sql(query)
                .param(number)
                .query()
                .listOfRows();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private String storeOrder(JsonNode status) {
        return new StoreAdmin(systems.ports().orderCloud())
                .order(status.at("/result/storeOrderId").asText())
                .toString();
    }

    private long mailsAbout(String order) {
        return systems.graph().sent().stream()
                .filter(mail -> mail.toString().contains(order))
                .count();
    }
}
