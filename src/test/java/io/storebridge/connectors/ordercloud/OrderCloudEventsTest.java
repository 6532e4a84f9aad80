package io.storebridge.connectors.ordercloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Workflows;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.ordercloud.OrderCloudStandIn;
import io.storebridge.sandbox.ordercloud.Seed;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import io.storebridge.testing.WithErrands;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The endpoint in the whole application, and the stand-in that calls it; the workflows are recorded. */
@WithErrands
@Import(OrderCloudEventsTest.Recorded.class)
class OrderCloudEventsTest {

    private static final Faults FAULTS = new Faults();
    private static final Journal JOURNAL = new Journal();
    private static final String DATABASE =
            SandboxPostgres.forTests().createDatabase("events_" + UUID.randomUUID(), null);
    private static final OrderCloudStandIn STORE =
            new OrderCloudStandIn(0, SandboxPostgres.forTests().dataSource(DATABASE), FAULTS, JOURNAL);

    /** Notes what was started and asked. */
    @TestConfiguration
    static class Recorded {

        static final List<String> STARTED = new CopyOnWriteArrayList<>();
        static final Map<String, Boolean> RUNS = new ConcurrentHashMap<>();
        static volatile Map<String, Object> asked;
        static volatile RuntimeException broken;

        @Bean
        @Primary
        Workflows recorded() {
            return new Workflows() {
                @Override
                public Integer startEach(
                        String process, String prefix, String field, List<String> values, Map<String, Object> request) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public boolean start(String process, Map<String, Object> request) {
                    if (broken != null) {
                        throw broken;
                    }
                    STARTED.add(process + " " + request);
                    return RUNS.put(request.get("orderId").toString(), true) == null;
                }

                @Override
                public Map<String, Object> ask(String process, Map<String, Object> request) {
                    if (broken != null) {
                        throw broken;
                    }
                    asked = request;
                    return Map.of(
                            "tax",
                            Map.of(
                                    "amount",
                                    "2.50",
                                    "provider",
                                    "avatax",
                                    "exempt",
                                    false,
                                    "details",
                                    List.of(Map.of(
                                            "line", "1", "name", "IL STATE TAX", "rate", "0.0625", "amount", "2.50"))));
                }

                @Override
                public boolean tell(String process, String id, String message, Map<String, Object> document) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public boolean isRunning(String process, String id) {
                    return RUNS.containsKey(id);
                }
            };
        }
    }

    @DynamicPropertySource
    static void store(DynamicPropertyRegistry properties) {
        STORE.start();
        STORE.seed(
                Stream.of(new Seed.Buyer(
                        "AARONFIT0001",
                        "Aaron Fitz Electrical",
                        "AARONFIT0001",
                        List.of(new Seed.User("ann", "Ann", "Abel", "ann@example.com", "")),
                        List.of(
                                new Seed.Address(
                                        "PRIMARY", "Aaron", "1 Main St", "", "Chicago", "IL", "60603", "US", ""),
                                new Seed.Address("WEST", "Aaron", "2 Side St", "", "Fargo", "ND", "58102", "US", "")))),
                Stream.of(new Seed.Product("WIDGET", "Widget", "Widget", "WIDGET", new BigDecimal("10.00"))));
        properties.add("storebridge.ordercloud.base-url", STORE::url);
        properties.add("storebridge.ordercloud.client-id", () -> OrderCloudStandIn.CLIENT_ID);
        properties.add("storebridge.ordercloud.client-secret", () -> OrderCloudStandIn.CLIENT_SECRET);
        properties.add("storebridge.ordercloud.hash-keys", () -> "next-key," + OrderCloudStandIn.HASH_KEY);
        properties.add("storebridge.ordercloud.orders.currency", () -> "USD");
        properties.add("storebridge.ordercloud.orders.shipping-methods[GROUND]", () -> "GROUND");
        properties.add("storebridge.ordercloud.orders.shipping-methods[NEXTDAY]", () -> "NEXT DAY");
        properties.add("storebridge.ordercloud.shipping-rates[0].id", () -> "GROUND");
        properties.add("storebridge.ordercloud.shipping-rates[0].cost", () -> "25.00");
        properties.add("storebridge.ordercloud.shipping-rates[0].free-from", () -> "100");
        properties.add("storebridge.ordercloud.shipping-rates[1].id", () -> "NEXTDAY");
        properties.add("storebridge.ordercloud.shipping-rates[1].cost", () -> "95.00");
    }

    @AfterAll
    static void close() {
        STORE.close();
        SandboxPostgres.forTests().dropDatabase(DATABASE);
    }

    @Autowired
    TestRestTemplate http;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    @BeforeEach
    void subscribed() {
        STORE.eventsTo("http://127.0.0.1:" + port + "/webhooks/ordercloud");
    }

    @AfterEach
    void forget() {
        FAULTS.clear();
        Recorded.STARTED.clear();
        Recorded.broken = null;
        Recorded.asked = null;
    }

    @Test
    void an_order_placed_on_the_store_starts_its_run_by_its_id_alone() throws Exception {
        String id = placed("{\"lines\":[{\"product\":\"WIDGET\",\"quantity\":2}]}");
        String start = "order-to-erp {orderId=" + id + "}";
        await().until(() -> Recorded.STARTED.equals(List.of(start, start)));
        assertThat(Recorded.RUNS).as("event and webhook are one run").containsKey(id);
        JsonNode worksheet = worksheet(id);
        assertThat(worksheet.at("/OrderSubmitResponse/HttpStatusCode").asInt()).isEqualTo(200);
        assertThat(worksheet.at("/Order/ShippingCost").decimalValue()).isEqualByComparingTo("25");
        assertThat(worksheet.at("/Order/TaxCost").decimalValue()).isEqualByComparingTo("2.50");
        assertThat(worksheet.at("/Order/Total").decimalValue()).isEqualByComparingTo("47.50");
        assertThat(worksheet.at("/OrderCalculateResponse/xp/Tax/Details/0/Name").asText())
                .isEqualTo("IL STATE TAX");
    }

    @Test
    void the_tax_is_asked_for_what_the_order_holds_and_in_the_words_of_the_schema() throws Exception {
        placed("{\"submit\":false,\"lines\":[{\"product\":\"WIDGET\",\"quantity\":2}]}");
        JsonNode order = Json.MAPPER.valueToTree(Recorded.asked);
        assertThat(order.at("/account/customer").asText()).isEqualTo("AARONFIT0001");
        assertThat(order.at("/lines/0/unitPrice").isTextual()).isTrue();
        assertThat(order.at("/lines/0/quantity").asText()).isEqualTo("2");
        assertThat(order.at("/shipTos/0/address/street1").asText()).isEqualTo("1 Main St");
        assertThat(order.at("/fees/0/amount").asText()).isEqualTo("25");
        assertThat(order.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("orderId", "currency", "account", "shipTos", "lines", "fees");
    }

    @Test
    void checkout_goes_on_without_a_tax_that_nobody_knows() throws Exception {
        Recorded.broken = new Failure.Unavailable("AvaTax does not answer.", null);
        String id = placed("{\"submit\":false}");
        JsonNode worksheet = worksheet(id);
        assertThat(worksheet.at("/OrderCalculateResponse/HttpStatusCode").asInt())
                .isEqualTo(200);
        assertThat(worksheet.at("/OrderCalculateResponse/xp/Tax/Known").asBoolean(true))
                .isFalse();
        assertThat(worksheet.at("/Order/TaxCost").decimalValue()).isEqualByComparingTo("0");
        assertThat(worksheet.at("/Order/ShippingCost").decimalValue()).isEqualByComparingTo("25");
    }

    @Test
    void each_address_has_its_rates_and_large_orders_go_free() {
        JsonNode estimates = post("shippingrates", cart(10)).getBody().path("ShipEstimates");
        assertThat(estimates).hasSize(2);
        assertThat(estimates.get(0).path("ShipEstimateItems").findValuesAsText("LineItemID"))
                .containsExactly("1", "3");
        assertThat(estimates.get(0).path("ShipMethods").findValuesAsText("ID")).containsExactly("GROUND", "NEXTDAY");
        assertThat(estimates.at("/0/ShipMethods/0/Cost").decimalValue()).isEqualByComparingTo("25");
        assertThat(estimates.get(0).path("SelectedShipMethodID").isNull()).isTrue();

        JsonNode free = post("shippingrates", cart(100)).getBody().path("ShipEstimates");
        assertThat(free.at("/0/ShipMethods/0/Cost").decimalValue()).isEqualByComparingTo("0");
        assertThat(free.at("/0/ShipMethods/1/Cost").decimalValue()).isEqualByComparingTo("95");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ordersubmit", "OrderSubmit", "ORDERSUBMIT", "orderapproved", "OrderApproved"})
    void events_are_known_in_any_case(String event) throws Exception {
        String id = silentlyPlaced();
        assertThat(post(event, event(id)).getBody()).isEqualTo(Json.read("{\"xp\":{}}"));
        assertThat(Recorded.STARTED).containsExactly("order-to-erp {orderId=" + id + "}");
    }

    @Test
    void an_order_that_waits_for_approval_starts_when_it_has_it() throws Exception {
        admin("PATCH", "/v1/buyers/AARONFIT0001", "{\"xp\":{\"ApprovalFrom\":100}}");
        try {
            String id = placed("{\"lines\":[{\"product\":\"WIDGET\",\"quantity\":30}]}");
            assertThat(worksheet(id).at("/Order/Status").asText()).isEqualTo("AwaitingApproval");
            assertThat(worksheet(id)
                            .at("/OrderSubmitForApprovalResponse/HttpStatusCode")
                            .asInt())
                    .isEqualTo(200);
            assertThat(Recorded.STARTED).isEmpty();

            storefront("POST", "/v1/orders/Incoming/" + id + "/approve", "{}");
            assertThat(Recorded.STARTED).contains("order-to-erp {orderId=" + id + "}");
            assertThat(worksheet(id).at("/OrderApprovedResponse/HttpStatusCode").asInt())
                    .isEqualTo(200);
        } finally {
            admin("PATCH", "/v1/buyers/AARONFIT0001", "{\"xp\":{\"ApprovalFrom\":null}}");
        }
    }

    @Test
    void a_body_that_says_open_starts_nothing_when_the_store_says_otherwise() throws Exception {
        String cart = placed("{\"submit\":false}");
        for (String id : new String[] {cart, "NOWHERE"}) {
            ObjectNode event = (ObjectNode) Json.read(event(id));
            ((ObjectNode) event.at("/OrderWorksheet/Order")).put("Status", "Open");
            assertThat(post("ordersubmit", event.toString()).getStatusCode().value())
                    .isEqualTo(200);
        }
        assertThat(Recorded.STARTED).isEmpty();
    }

    @Test
    void what_ordercloud_has_not_signed_does_nothing() throws Exception {
        String id = silentlyPlaced();
        String body = event(id);
        for (String hash : new String[] {null, "", "nonsense", OrderCloudStandIn.signature(body + " ")}) {
            for (String path : new String[] {"/webhooks/ordercloud/ordersubmit", "/webhooks/ordercloud"}) {
                ResponseEntity<JsonNode> refused = call(path, body, hash);
                assertThat(refused.getStatusCode().value()).as(hash).isEqualTo(401);
                assertThat(refused.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
            }
        }
        assertThat(Recorded.STARTED).isEmpty();
    }

    @Test
    void a_webhook_is_taken_once_however_often_it_comes() throws Exception {
        String id = silentlyPlaced();
        String webhook = webhook(id, "log-" + id, Instant.now(), "v1/orders/{direction}/{orderID}/submit");
        for (int i = 0; i < 3; i++) {
            ResponseEntity<JsonNode> answer = hook(webhook);
            assertThat(answer.getStatusCode().value()).isEqualTo(200);
            assertThat(answer.getBody().path("proceed").asBoolean()).isTrue();
        }
        assertThat(Recorded.STARTED).hasSize(1);
        assertThat(taken("log-" + id)).isOne();
    }

    @Test
    void a_webhook_whose_order_could_not_be_started_is_not_taken_either() throws Exception {
        String id = silentlyPlaced();
        String webhook = webhook(id, "log-" + id, Instant.now(), "V1/Orders/{direction}/{orderID}/Approve");
        Recorded.broken = new IllegalStateException("the engine's database is away");
        ResponseEntity<JsonNode> failed = hook(webhook);
        assertThat(failed.getStatusCode().value()).isEqualTo(500);
        assertThat(failed.getBody().toString()).doesNotContain("database");
        assertThat(taken("log-" + id)).isZero();

        Recorded.broken = null;
        assertThat(hook(webhook).getStatusCode().value()).isEqualTo(200);
        assertThat(Recorded.STARTED).hasSize(1);
    }

    @Test
    void a_webhook_of_another_time_is_refused() throws Exception {
        String id = silentlyPlaced();
        String route = "v1/orders/{direction}/{orderID}/submit";
        for (Duration away : new Duration[] {Duration.ofMinutes(-6), Duration.ofMinutes(6)}) {
            assertThat(hook(webhook(
                                    id,
                                    UUID.randomUUID().toString(),
                                    Instant.now().plus(away),
                                    route))
                            .getStatusCode()
                            .value())
                    .isEqualTo(400);
        }
        assertThat(Recorded.STARTED).isEmpty();
    }

    @Test
    void webhooks_of_no_interest_are_answered_and_left() throws Exception {
        String id = silentlyPlaced();
        for (String route : new String[] {
            "v1/orders/{direction}/{orderID}/cancel", "v1/orders/{direction}/{orderID}", "v1/buyers/{buyerID}"
        }) {
            String logId = UUID.randomUUID().toString();
            assertThat(hook(webhook(id, logId, Instant.now(), route))
                            .getStatusCode()
                            .value())
                    .isEqualTo(200);
            assertThat(taken(logId)).isZero();
        }
        assertThat(Recorded.STARTED).isEmpty();
    }

    @Test
    void old_webhooks_are_forgotten_when_new_ones_come() throws Exception {
        database.sql("insert into ordercloud_event values ('old', 'r', 'o', now(), now() - interval '31 days')")
                .update();
        String id = silentlyPlaced();
        hook(webhook(id, "log-" + id, Instant.now(), "v1/orders/{direction}/{orderID}/submit"));
        assertThat(taken("old")).isZero();
    }

    @Test
    void an_order_that_the_workflow_refuses_and_a_store_that_is_down_are_said() throws Exception {
        String id = silentlyPlaced();
        Recorded.broken = new Failure.Rejected(ErrorCodes.VALUE_INVALID, "The order's id is too long.");
        ResponseEntity<JsonNode> refused = post("ordersubmit", event(id));
        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(refused.getBody().path("detail").asText()).isEqualTo("The order's id is too long.");
        Recorded.broken = null;

        FAULTS.add(Fault.always(OrderCloudStandIn.SYSTEM, Fault.Kind.ERROR));
        assertThat(post("ordersubmit", event(id)).getStatusCode().value()).isEqualTo(503);
        assertThat(Recorded.STARTED).isEmpty();
    }

    @Test
    void a_body_that_is_huge_or_nonsense_is_refused() {
        assertThat(post("ordersubmit", " ".repeat(4 * 1024 * 1024 + 1))
                        .getStatusCode()
                        .value())
                .isEqualTo(413);
        for (String nonsense : new String[] {
            "",
            "{\"",
            "[]",
            "7",
            "{}",
            "{\"OrderWorksheet\":[]}",
            "{\"OrderWorksheet\":{\"Order\":{\"ID\":\"a b\"}}}",
            "{\"OrderWorksheet\":{\"Order\":{\"ID\":{\"x\":1}}}}",
            "{\"OrderWorksheet\":{\"Order\":{\"ID\":\"../x\"}}}"
        }) {
            for (String event : new String[] {"shippingrates", "ordercalculate", "ordersubmit", "OrderApproved"}) {
                assertThat(post(event, nonsense).getStatusCode().value())
                        .as(event + " " + nonsense)
                        .isEqualTo(400);
            }
            assertThat(hook(nonsense).getStatusCode().value()).as(nonsense).isEqualTo(400);
        }
        assertThat(post("nonsense", "{\"OrderWorksheet\":{\"Order\":{\"ID\":\"O1\"}}}")
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    private ResponseEntity<JsonNode> post(String event, String body) {
        return call("/webhooks/ordercloud/" + event, body, OrderCloudStandIn.signature(body));
    }

    private ResponseEntity<JsonNode> hook(String body) {
        return call("/webhooks/ordercloud", body, OrderCloudStandIn.signature(body));
    }

    private ResponseEntity<JsonNode> call(String path, String body, String hash) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        if (hash != null) {
            headers.set("X-OC-Hash", hash);
        }
        return http.postForEntity(path, new HttpEntity<>(body, headers), JsonNode.class);
    }

    private static String event(String id) {
        ObjectNode event = Json.object();
        event.putObject("OrderWorksheet").putObject("Order").put("ID", id);
        return event.toString();
    }

    private static String webhook(String id, String logId, Instant date, String route) {
        ObjectNode webhook =
                Json.object().put("Route", route).put("Verb", "POST").put("LogID", logId);
        webhook.put("Date", date.toString().replace("Z", "+00:00"));
        webhook.putObject("RouteParams").put("direction", "Outgoing").put("orderID", id);
        return webhook.toString();
    }

    /** Three lines to two addresses. */
    private static String cart(int total) {
        ObjectNode event = (ObjectNode) Json.read(event("O1"));
        for (int i = 1; i <= 3; i++) {
            ObjectNode line = ((ObjectNode) event.path("OrderWorksheet"))
                    .withArray("LineItems")
                    .addObject();
            line.put("ID", Integer.toString(i)).put("Quantity", i).put("LineTotal", total);
            line.putObject("ShippingAddress").put("Street1", i == 2 ? "2 Side St" : "1 Main St");
        }
        return event.toString();
    }

    private String placed(String wish) throws Exception {
        HttpCalls.Answer answer = new HttpCalls(STORE.url()).post("/sandbox/checkout", wish);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.json().path("ID").asText();
    }

    /** A submitted order of which nobody was told. */
    private String silentlyPlaced() throws Exception {
        FAULTS.add(Fault.always(OrderCloudStandIn.EVENTS, Fault.Kind.REFUSE).matching("/ordersubmit "));
        FAULTS.add(Fault.always(OrderCloudStandIn.EVENTS, Fault.Kind.REFUSE).matching("/submit\""));
        String id = placed("{\"lines\":[{\"product\":\"WIDGET\",\"quantity\":2}]}");
        await().until(() -> JOURNAL.of(OrderCloudStandIn.EVENTS).stream()
                .anyMatch(entry -> entry.body().contains("\"orderID\":\"" + id + "\"")));
        FAULTS.clear();
        Recorded.STARTED.clear();
        return id;
    }

    private int taken(String logId) {
        return database.sql("select count(*) from ordercloud_event where log_id = ?")
                .param(logId)
                .query(Integer.class)
                .single();
    }

    private static JsonNode worksheet(String id) throws Exception {
        return admin("GET", "/v1/orders/Incoming/" + id + "/worksheet", null);
    }

    private static JsonNode admin(String method, String path, String body) throws Exception {
        return as(OrderCloudStandIn.CLIENT_ID, OrderCloudStandIn.CLIENT_SECRET, method, path, body);
    }

    private static JsonNode storefront(String method, String path, String body) throws Exception {
        return as(OrderCloudStandIn.STOREFRONT_ID, OrderCloudStandIn.STOREFRONT_SECRET, method, path, body);
    }

    private static JsonNode as(String client, String secret, String method, String path, String body) throws Exception {
        HttpCalls calls = new HttpCalls(STORE.url());
        String token = calls.form(
                        "/oauth/token",
                        "grant_type=client_credentials&client_id=" + client + "&client_secret=" + secret)
                .json()
                .path("access_token")
                .asText();
        HttpCalls.Answer answer = calls.call(method, path, body, Map.of("Authorization", "Bearer " + token));
        assertThat(answer.status()).as(answer.response().body()).isLessThan(300);
        return answer.json();
    }
}
