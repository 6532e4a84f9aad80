package io.storebridge.ordering;

import static io.storebridge.ordering.Orders.bill;
import static io.storebridge.ordering.Orders.card;
import static io.storebridge.ordering.Orders.made;
import static io.storebridge.ordering.Orders.shipment;
import static io.storebridge.ordering.Orders.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.OrderBook;
import io.storebridge.commerce.OrderHistory;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.SalesOrder.Status;
import io.storebridge.security.ApiKeys;
import io.storebridge.testing.WithErrands;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.web.client.RestClient;

@WithErrands
class OrderApiTest {

    private static final String CUSTOMER = "AARONFIT0001";

    @Autowired
    ApiKeys keys;

    @Autowired
    OrderBook book;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    @MockitoBean
    OrderHistory history;

    private final List<SalesOrder> erp = new ArrayList<>();

    @BeforeEach
    void anErpWithoutOrders() {
        keys.provide("store", "orders-key", List.of("order-to-erp"));
        keys.provide("stranger", "no-orders-key", List.of("quote-to-order"));
        database.sql("delete from placed_order").update();
        erp.clear();
        doAnswer(call -> erp.stream()
                        .skip(call.<Integer>getArgument(1))
                        .limit(call.<Integer>getArgument(2))
                        .toList())
                .when(history)
                .listOrders(eq(CUSTOMER), anyInt(), anyInt());
        doThrow(new Failure.Rejected(ErrorCodes.CUSTOMER_UNKNOWN, "GP has no customer NEW0001"))
                .when(history)
                .listOrders(eq("NEW0001"), anyInt(), anyInt());
        doThrow(new Failure.Rejected(ErrorCodes.ORDER_UNKNOWN, "no such order"))
                .when(history)
                .readOrder(anyString());
    }

    @Test
    void orders_of_the_store_and_of_the_erp_are_one_list_newest_first() {
        receive("WEB-3", "2026-11-24T10:00:00Z");
        receive("WEB-1", "2026-11-10T10:00:00Z");
        book.close("WEB-1", "rejected", "Nobody sells that");
        has("ORD2", "WEB-2", "2026-11-20", Status.shipping);
        has("PHONE1", "", "2026-11-01", Status.voided);

        JsonNode list = json(get("/api/orders?customer=AARONFIT0001"));

        assertThat(list.at("/more").asBoolean()).isFalse();
        assertThat(list.at("/orders/0").toString())
                .isEqualTo(
                        """
                        {"orderId":"WEB-3","date":"2026-11-24","purchaseOrder":"PO-4711","status":"received",\
                        "currency":"USD","total":"403.00"}""");
        assertThat(list.at("/orders/1").toString())
                .isEqualTo(
                        """
                        {"orderId":"WEB-2","number":"ORD2","date":"2026-11-20","purchaseOrder":"PO-4711",\
                        "status":"shipping","currency":"USD","total":"403.00"}""");
        assertThat(list.at("/orders/2/reason").asText()).isEqualTo("Nobody sells that");
        assertThat(list.at("/orders/3/status").asText()).isEqualTo("cancelled");
        assertThat(list.at("/orders/3").has("orderId")).isFalse();
        assertThat(names(get("/api/orders?customer=AARONFIT0001&status=cancelled")))
                .containsExactly("PHONE1");
        assertThat(names(get("/api/orders?customer=AARONFIT0001&status=rejected")))
                .containsExactly("WEB-1");
        assertThat(names(get("/api/orders?customer=aaronfit0002"))).isEmpty();
    }

    @Test
    void every_order_is_on_one_page_wherever_the_two_sources_meet() {
        LocalDate day = LocalDate.parse("2026-11-24");
        IntStream.range(0, 250).forEach(i -> has("ORD" + i, "", day.minusDays(i).toString(), Status.closed));
        List.of(0, 1, 2, 60, 61, 130, 249, 260).forEach(i -> receive("WEB-" + i, day.minusDays(i) + "T10:00:00Z"));
        List<String> whole = names(get("/api/orders?customer=AARONFIT0001&pageSize=100"));
        whole.addAll(names(get("/api/orders?customer=AARONFIT0001&pageSize=100&page=2")));
        whole.addAll(names(get("/api/orders?customer=AARONFIT0001&pageSize=100&page=3")));
        assertThat(whole).hasSize(258).doesNotHaveDuplicates();
        assertThat(whole.subList(0, 4)).containsExactly("WEB-0", "ORD0", "WEB-1", "ORD1");
        assertThat(whole).endsWith("WEB-249", "ORD249", "WEB-260");

        List<String> inSmallPages = new ArrayList<>();
        JsonNode page;
        int number = 1;
        do {
            ResponseEntity<JsonNode> answer = get("/api/orders?customer=AARONFIT0001&pageSize=7&page=" + number++);
            inSmallPages.addAll(names(answer));
            page = json(answer);
        } while (page.at("/more").asBoolean());
        assertThat(inSmallPages).isEqualTo(whole);
    }

    @Test
    void an_order_is_shown_by_either_number_with_its_shipments_and_invoices() {
        SalesOrder order = with(
                made("ORD1", "WEB-1"),
                Status.invoiced,
                List.of(shipment("S1")),
                List.of(bill("INV1", "200.00", true), bill("INV2", "203.00", false)));
        book.record(placed("WEB-1", "2026-11-24T10:00:00Z"), CUSTOMER, List.of(order), null, List.of(), "order");
        doReturn(order).when(history).readOrder("ORD1");

        JsonNode view = json(get("/api/orders/WEB-1?customer=AARONFIT0001"));

        assertThat(json(get("/api/orders/ord1?customer=aaronfit0001"))).isEqualTo(view);
        assertThat(view.at("/orderId").asText()).isEqualTo("WEB-1");
        assertThat(view.at("/status").asText()).isEqualTo("invoiced");
        assertThat(view.at("/total").asText()).isEqualTo("403.00");
        assertThat(view.at("/parts/0/number").asText()).isEqualTo("ORD1");
        assertThat(view.at("/parts/0/lines/0/quantity").asText()).isEqualTo("2");
        assertThat(view.at("/parts/0/shipments/0/tracking/0").asText()).isEqualTo("1Z999AA10123456784");
        assertThat(view.at("/parts/0/invoices").toString())
                .isEqualTo(
                        """
                        [{"number":"INV1","date":"2026-11-26","total":"200.00","posted":true,"voided":false,\
                        "link":"/api/invoices/INV1?customer=AARONFIT0001"},\
                        {"number":"INV2","date":"2026-11-26","total":"203.00","posted":false,"voided":false}]""");
    }

    @Test
    void an_order_in_parts_is_one_order() {
        SalesOrder left = with(made("ORD1", "WEB-1", "203.00"), Status.shipped, List.of(shipment("S1")), List.of());
        SalesOrder waiting = made("ORD2", "WEB-1", "200.00");
        book.record(
                placed("WEB-1", "2026-11-24T10:00:00Z"), CUSTOMER, List.of(left, waiting), null, List.of(), "order");
        doReturn(left).when(history).readOrder("ORD1");
        doReturn(waiting).when(history).readOrder("ORD2");

        JsonNode view = json(get("/api/orders/WEB-1?customer=AARONFIT0001"));

        assertThat(view.at("/parts")).hasSize(2);
        assertThat(view.at("/status").asText()).isEqualTo("shipping");
        assertThat(view.at("/total").asText()).isEqualTo("403.00");
    }

    @Test
    void an_order_that_is_still_being_checked_is_shown_as_it_was_placed() {
        receive("WEB-1", "2026-11-24T10:00:00Z");

        JsonNode view = json(get("/api/orders/WEB-1?customer=AARONFIT0001"));

        assertThat(view.at("/status").asText()).isEqualTo("received");
        assertThat(view.at("/lines/1/item").asText()).isEqualTo("LAMP-DSK-LED");
        assertThat(view.at("/parts")).isEmpty();
    }

    @Test
    void a_new_customers_first_order_is_listed_before_the_erp_knows_the_customer() {
        book.receive(Orders.placed("WEB-1", new PlacedOrder.Account("acc", "NEW0001", "New", null, null)));

        assertThat(names(get("/api/orders?customer=NEW0001"))).containsExactly("WEB-1");
        database.sql("delete from placed_order").update();
        assertThat(get("/api/orders?customer=NEW0001").getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void an_order_whose_id_the_erp_keeps_no_longer_is_listed_with_it() {
        receive("WEB-1", "2026-11-24T10:00:00Z");
        book.record(
                placed("WEB-1", "2026-11-24T10:00:00Z"),
                CUSTOMER,
                List.of(made("ord1", "WEB-1")),
                null,
                List.of(),
                "order");
        has("ORD1", "", "2026-11-24", Status.closed);
        has("PHONE1", "", "2026-11-20", Status.closed);

        JsonNode list = json(get("/api/orders?customer=AARONFIT0001"));

        assertThat(list.at("/orders")).hasSize(2);
        assertThat(list.at("/orders/0/orderId").asText()).isEqualTo("WEB-1");
        assertThat(list.at("/orders/1").has("orderId")).isFalse();
    }

    @Test
    void another_customers_order_does_not_exist() {
        receive("WEB-1", "2026-11-24T10:00:00Z");
        doReturn(made("PHONE1", "")).when(history).readOrder("PHONE1");

        assertThat(get("/api/orders/PHONE1?customer=AARONFIT0001")
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        for (String path : List.of("WEB-1?customer=OTHER", "PHONE1?customer=OTHER", "NONE?customer=AARONFIT0001")) {
            ResponseEntity<JsonNode> answer = get("/api/orders/" + path);
            assertThat(answer.getStatusCode().value()).as(path).isEqualTo(404);
            assertThat(json(answer).at("/detail").asText()).contains("has no order");
        }
    }

    @Test
    void wrong_requests_are_refused_in_plain_words() {
        assertThat(get("/api/orders").getStatusCode().value()).isEqualTo(400);
        for (String query : List.of("page=0", "pageSize=101", "status=lost", "page=two")) {
            ResponseEntity<JsonNode> answer = get("/api/orders?customer=AARONFIT0001&" + query);
            assertThat(answer.getStatusCode().value()).as(query).isEqualTo(400);
            assertThat(json(answer).at("/errors/0/parameter").asText()).isEqualTo(query.split("=")[0]);
        }
        assertThat(ask("/api/orders?customer=AARONFIT0001", "no-orders-key")
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(ask("/api/orders?customer=AARONFIT0001", "nobody's")
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
    }

    @Test
    void an_erp_that_is_down_is_said_to_be() {
        doThrow(new Failure.Unavailable("GP is down", null, Duration.ofSeconds(7)))
                .when(history)
                .listOrders(any(), anyInt(), anyInt());

        ResponseEntity<JsonNode> answer = get("/api/orders?customer=AARONFIT0001");

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("7");
    }

    @Test
    void the_open_api_document_describes_the_orders() {
        JsonNode document = json(get("/v3/api-docs"));

        JsonNode list = document.at("/paths/~1api~1orders/get");
        assertThat(list.at("/operationId").asText()).isEqualTo("orders.list");
        assertThat(list.at("/parameters").findValuesAsText("name"))
                .containsExactly("customer", "status", "page", "pageSize");
        assertThat(document.at(
                                "/paths/~1api~1orders~1{id}/get/responses/503/content/application~1problem+json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(document.at("/components/schemas/OrderEntry/properties/total/type")
                        .asText())
                .isEqualTo("string");
    }

    private static PlacedOrder placed(String id, String at) {
        PlacedOrder order =
                Orders.placed(id, new PlacedOrder.Account("acc", CUSTOMER, null, null, null), card("403.00"));
        return new PlacedOrder(
                id,
                order.currency(),
                Instant.parse(at),
                order.account(),
                order.buyer(),
                order.purchaseOrder(),
                null,
                null,
                null,
                order.shipTos(),
                order.lines(),
                order.fees(),
                List.of(),
                null,
                order.payments(),
                null,
                false,
                order.total(),
                order.custom());
    }

    private void receive(String id, String at) {
        book.receive(placed(id, at));
    }

    private void has(String number, String orderId, String date, Status status) {
        erp.add(Orders.state(number, orderId, CUSTOMER, LocalDate.parse(date), status, "403.00"));
    }

    private List<String> names(ResponseEntity<JsonNode> answer) {
        return new ArrayList<>(StreamSupport.stream(json(answer).at("/orders").spliterator(), false)
                .map(order -> order.path("number").asText(order.path("orderId").asText()))
                .toList());
    }

    private ResponseEntity<JsonNode> get(String path) {
        return ask(path, "orders-key");
    }

    /** The client of other tests waits and tries again by itself when it is told Retry-After. */
    private ResponseEntity<JsonNode> ask(String path, String key) {
        return RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory())
                .baseUrl("http://localhost:" + port)
                .defaultStatusHandler(status -> true, (request, response) -> {})
                .build()
                .get()
                .uri(URI.create("http://localhost:" + port + path))
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + key)
                .retrieve()
                .toEntity(JsonNode.class);
    }

    private static JsonNode json(ResponseEntity<JsonNode> answer) {
        return answer.getBody();
    }
}
