package io.storebridge.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.OrderBook.Entry;
import io.storebridge.testing.DiagramCoverage;
import io.storebridge.testing.Storefront;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** Goods that come back; the return and its customer have the same id in a test. */
@WithOrderPartners
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReturnToErpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    Storefront store;

    @Autowired
    OrderPartners partners;

    @Autowired
    TaskService tasks;

    @Autowired
    RepositoryService repository;

    @Autowired
    HistoryService history;

    @Test
    void what_comes_back_is_a_return_in_gp() {
        post("RMA-1", "");

        JsonNode done = awaitThat("RMA-1", "completed");

        assertThat(done.at("/result/salesReturn/number").asText())
                .startsWith("RTN")
                .isEqualTo(done.at("/result/returnNumber").asText());
        assertThat(done.at("/result/salesReturn/total").asText()).isEqualTo("189.00");
        assertThat(done.at("/result").has("outcome")).isFalse();
        assertThat(partners.returned("RMA-1").get(0).note()).isEqualTo("One leg is bent.");
        assertThat(partners.returned("RMA-1").get(0).buyer().email()).isEqualTo("ann@example.com");
    }

    @Test
    void a_part_of_an_order_is_returned_for_the_customer_who_has_the_order() {
        has("WEB-2", "placed", "rma-2");
        post("RMA-2", ",\"orderId\":\"WEB-2\"");

        awaitThat("RMA-2", "completed");

        assertThat(partners.returned("RMA-2").get(0).lines()).hasSize(1);
        assertThat(partners.returned("RMA-2").get(0).lines().get(0).quantity()).isEqualByComparingTo("1");
        assertThat(partners.returned("RMA-2").get(0).currency()).isEqualTo("USD");
    }

    @Test
    void a_return_of_an_order_that_the_customer_does_not_have_is_rejected() {
        has("WEB-OTHERS", "placed", "SOMEBODY");
        has("WEB-EARLY", "received", "RMA-5");
        post("RMA-3", ",\"orderId\":\"WEB-NONE\"");
        post("RMA-4", ",\"orderId\":\"WEB-OTHERS\"");
        post("RMA-5", ",\"orderId\":\"WEB-EARLY\"");

        assertThat(awaitThat("RMA-3", "rejected").at("/result/reason").asText())
                .isEqualTo("The customer has no order WEB-NONE in GP");
        assertThat(awaitThat("RMA-4", "rejected").at("/result/outcome").asText())
                .isEqualTo("rejected");
        awaitThat("RMA-5", "rejected");
        assertThat(List.of("RMA-3", "RMA-4", "RMA-5"))
                .allSatisfy(id -> assertThat(partners.told(id)).isEmpty());
    }

    @Test
    void a_return_of_nobody_is_rejected() {
        partners.refuse(
                "read customer", "RMA-6", new Failure.Rejected(ErrorCodes.CUSTOMER_UNKNOWN, "No such customer"));
        post("RMA-6", "");

        assertThat(awaitThat("RMA-6", "rejected").at("/result/reason").asText()).isEqualTo("No such customer");
        assertThat(partners.returned("RMA-6")).isEmpty();
    }

    @Test
    void the_same_return_twice_and_one_whose_answer_was_lost_is_one_return() {
        partners.lose("RMA-7");
        post("RMA-7", "");
        post("RMA-7", "");

        JsonNode done = awaitThat("RMA-7", "completed");
        post("RMA-7", "");

        assertThat(partners.returned("RMA-7")).hasSize(1);
        assertThat(partners.told("RMA-7")).containsExactly("read customer", "return");
        assertThat(done.at("/result/salesReturn/returnId").asText()).isEqualTo("RMA-7");
    }

    @Test
    void a_return_that_gp_refuses_is_tried_again_or_turned_down() {
        Failure.Rejected no = new Failure.Rejected(ErrorCodes.REFUSED, "The period is closed");
        partners.refuse("return", "RMA-8", no, no);
        post("RMA-8", "");
        Task first = task("RMA-8", null);
        assertThat(first.getName()).isEqualTo("Return RMA-8 of Customer RMA-8: GP says no");
        tasks.complete(first.getId(), Map.of("decision", "again"));
        Task second = task("RMA-8", first);
        tasks.complete(second.getId(), Map.of("decision", "turnDown", "reason", "It was used"));

        JsonNode off = awaitThat("RMA-8", "rejected");
        assertThat(off.at("/result/outcome").asText()).isEqualTo("rejected");
        assertThat(off.at("/result/reason").asText()).isEqualTo("It was used");

        partners.refuse("return", "RMA-9", no);
        post("RMA-9", "");
        tasks.complete(task("RMA-9", null).getId(), Map.of("decision", "again"));
        assertThat(awaitThat("RMA-9", "completed").at("/result").has("reason")).isFalse();
        assertThat(partners.returned("RMA-9")).hasSize(1);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void every_element_of_the_diagram_is_gone_through() {
        assertThat(DiagramCoverage.of("return-to-erp", repository, history).missed())
                .isEmpty();
    }

    private void has(String orderId, String status, String customer) {
        partners.has(new Entry(orderId, status, customer, null, List.of("ORD1"), null, List.of(), "order", null));
    }

    /** One of the chairs. */
    private void post(String id, String more) {
        String body =
                """
                {"returnId":"%1$s","customer":"%1$s","buyer":{"name":"Ann Abel","email":"ann@example.com"},
                 "reason":"One leg is bent.","lines":[{"id":"1","item":"CHAIR","quantity":1,"unitPrice":"189.00"}]%2$s}"""
                        .formatted(id, more);
        assertThat(store.post("/api/return-to-erp", body).getStatusCode().is2xxSuccessful())
                .isTrue();
    }

    private JsonNode awaitThat(String id, String what) {
        return store.awaitThat("/api/return-to-erp/" + id, what);
    }

    private Task task(String id, Task before) {
        return await().atMost(PATIENCE)
                .until(
                        () -> tasks.createTaskQuery()
                                .processInstanceBusinessKey(id)
                                .taskDefinitionKey("return-refused")
                                .singleResult(),
                        task -> task != null && (before == null || !task.getId().equals(before.getId())));
    }
}
