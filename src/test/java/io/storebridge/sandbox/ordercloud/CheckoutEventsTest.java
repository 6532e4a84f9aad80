package io.storebridge.sandbox.ordercloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.http.HttpCalls.Answer;
import io.storebridge.sandbox.http.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The stand-in's integration events and webhooks, against a middleware of this test. */
class CheckoutEventsTest {

    /** A call that the middleware received. */
    private record Received(String path, JsonNode body) {}

    @RegisterExtension
    final OrderCloudFixture store = new OrderCloudFixture();

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private HttpServer middleware;
    private HttpCalls storefront;

    @BeforeEach
    void subscribed() throws Exception {
        middleware = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        middleware.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            boolean signed = OrderCloudStandIn.signature(body)
                    .equals(exchange.getRequestHeaders().getFirst("x-oc-hash"));
            received.add(new Received(path, Json.read(body)));
            String answer = answers.getOrDefault(path, "{\"proceed\":true,\"xp\":{}}");
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(!signed ? 401 : answer.equals("broken") ? 500 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        middleware.start();
        store.company();
        store.standIn.eventsTo("http://127.0.0.1:" + middleware.getAddress().getPort() + "/oc");
        storefront = new HttpCalls(store.standIn.url());
        String token = storefront
                .form(
                        "/oauth/token",
                        "grant_type=client_credentials&client_id=" + OrderCloudStandIn.STOREFRONT_ID + "&client_secret="
                                + OrderCloudStandIn.STOREFRONT_SECRET)
                .json()
                .path("access_token")
                .asText();
        storefront.headers(Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"));
        store.order("O1");
        answers.put(
                "/oc/shippingrates",
                """
                {"ShipEstimates":[{"ID":"e1","ShipEstimateItems":[{"LineItemID":"L1","Quantity":3}],
                 "ShipMethods":[{"ID":"A","Name":"Air","Cost":9},{"ID":"G","Name":"Ground","Cost":4}]}]}""");
        answers.put(
                "/oc/ordercalculate",
                """
                {"ShippingTotal":4,"TaxTotal":1.25,"LineItemOverrides":[{"LineItemID":"L1","UnitPrice":6}],"xp":{"a":1}}""");
    }

    @AfterEach
    void stop() {
        middleware.stop(0);
    }

    @Test
    void anOrderCannotBeSubmittedBeforeItIsCalculated() throws Exception {
        Answer refused = storefront.post("/v1/orders/Incoming/O1/submit", null);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/Errors/0/ErrorCode").asText()).isEqualTo("Order.CannotSubmitUncalculatedOrder");
        assertThat(received).isEmpty();
        assertThat(store.calls().post("/v1/orders/Incoming/O1/submit", null).status())
                .as("a client without the event")
                .isEqualTo(201);
    }

    @Test
    void theAnswersStandInTheWorksheetAndInTheOrdersTotals() throws Exception {
        Answer early = storefront.post("/v1/orders/Incoming/O1/shipmethods", selection("G"));
        assertThat(early.json().at("/Errors/0/ErrorCode").asText()).isEqualTo("IntegrationEvent.MustCalculateShipping");
        JsonNode estimated =
                storefront.post("/v1/orders/Incoming/O1/estimateshipping", null).json();
        assertThat(estimated.at("/ShipEstimateResponse/HttpStatusCode").asInt()).isEqualTo(200);
        assertThat(storefront
                        .post("/v1/orders/Incoming/O1/shipmethods", selection("nothing"))
                        .status())
                .isEqualTo(404);
        JsonNode chosen = storefront
                .post("/v1/orders/Incoming/O1/shipmethods", selection("G"))
                .json();
        assertThat(chosen.at("/ShipEstimateResponse/ShipEstimates/0/SelectedShipMethodID")
                        .asText())
                .isEqualTo("G");

        JsonNode calculated =
                storefront.post("/v1/orders/Incoming/O1/calculate", null).json();
        assertThat(calculated.at("/Order/Total").decimalValue()).isEqualByComparingTo("23.25");
        assertThat(calculated.at("/LineItems/0/UnitPrice").decimalValue()).isEqualByComparingTo("6");
        assertThat(calculated.at("/OrderCalculateResponse/xp/a").asInt()).isOne();
        assertThat(calculated
                        .at("/ShipEstimateResponse/ShipEstimates/0/SelectedShipMethodID")
                        .asText())
                .isEqualTo("G");
        assertThat(last("/oc/ordercalculate").at("/OrderWorksheet/Order/ID").asText())
                .isEqualTo("O1");

        assertThat(storefront.post("/v1/orders/Incoming/O1/submit", null).status())
                .isEqualTo(201);
        assertThat(last("/oc/ordersubmit").at("/OrderWorksheet/Order/Status").asText())
                .isEqualTo("Open");
        await().untilAsserted(() -> {
            JsonNode webhook = last("/oc");
            assertThat(webhook.path("Route").asText()).isEqualTo("v1/orders/{direction}/{orderID}/submit");
            assertThat(webhook.at("/RouteParams/orderID").asText()).isEqualTo("O1");
            assertThat(webhook.at("/Response/Body/Status").asText()).isEqualTo("Open");
        });
    }

    @Test
    void aChangeOfTheOrderIsToBeCalculatedAnew() throws Exception {
        storefront.post("/v1/orders/Incoming/O1/estimateshipping", null);
        storefront.post("/v1/orders/Incoming/O1/calculate", null);
        storefront.patch("/v1/orders/Incoming/O1/lineitems/L1", "{\"Quantity\":5}");
        JsonNode worksheet = storefront.get("/v1/orders/Incoming/O1/worksheet").json();
        assertThat(worksheet.path("OrderCalculateResponse").isNull()).isTrue();
        assertThat(worksheet.path("ShipEstimateResponse").isNull()).isTrue();
        assertThat(storefront.post("/v1/orders/Incoming/O1/submit", null).status())
                .isEqualTo(400);
    }

    @Test
    void aMiddlewareThatFailsIsNotedAndACalculationOfItsIsNone() throws Exception {
        answers.put("/oc/ordercalculate", "broken");
        JsonNode worksheet =
                storefront.post("/v1/orders/Incoming/O1/calculate", null).json();
        assertThat(worksheet.at("/OrderCalculateResponse/HttpStatusCode").asInt())
                .isEqualTo(500);
        assertThat(worksheet.at("/OrderCalculateResponse/UnhandledErrorBody").asText())
                .isEqualTo("broken");
        assertThat(storefront.post("/v1/orders/Incoming/O1/submit", null).status())
                .isEqualTo(400);

        answers.put("/oc/ordercalculate", "{\"TaxTotal\":1}");
        storefront.post("/v1/orders/Incoming/O1/calculate", null);
        answers.put("/oc/ordersubmit", "broken");
        assertThat(storefront.post("/v1/orders/Incoming/O1/submit", null).status())
                .as("the order is submitted all the same")
                .isEqualTo(201);
        assertThat(storefront
                        .get("/v1/orders/Incoming/O1/worksheet")
                        .json()
                        .at("/OrderSubmitResponse/HttpStatusCode")
                        .asInt())
                .isEqualTo(500);
    }

    @Test
    void aWebhookBeforeTheStepCanStopIt() throws Exception {
        storefront.post("/v1/orders/Incoming/O1/calculate", null);
        store.calls()
                .put(
                        "/v1/webhooks/guard",
                        """
                        {"Name":"g","Url":"http://127.0.0.1:%d/guard","HashKey":"%s","BeforeProcessRequest":true,
                         "ApiClientIDs":["%s"],"WebhookRoutes":[{"Route":"v1/orders/{direction}/{orderID}/submit","Verb":"POST"}]}"""
                                .formatted(
                                        middleware.getAddress().getPort(),
                                        OrderCloudStandIn.HASH_KEY,
                                        OrderCloudStandIn.STOREFRONT_ID));
        answers.put("/guard", "{\"proceed\":false}");
        assertThat(storefront.post("/v1/orders/Incoming/O1/submit", null).status())
                .isEqualTo(400);
        answers.put("/guard", "{\"proceed\":true}");
        assertThat(storefront.post("/v1/orders/Incoming/O1/submit", null).status())
                .isEqualTo(201);
    }

    @Test
    void aPersonPlacesAnOrderByTheButtonOfTheStoresPage() throws Exception {
        answers.put("/oc/ordercalculate", "{\"ShippingTotal\":9,\"TaxTotal\":0}");
        Answer pressed = new HttpCalls(store.standIn.url())
                .call("POST", "/sandbox/checkout", "", Map.of("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(pressed.status()).isEqualTo(303);
        String page = pressed.header("Location");
        JsonNode order = store.calls()
                .get(page.replace("/orders/", "/v1/orders/Incoming/"))
                .json();
        assertThat(order.path("Status").asText()).isEqualTo("Open");
        assertThat(store.calls().get("/").response().body()).contains("Place an order as a buyer");
        assertThat(received)
                .extracting(Received::path)
                .contains("/oc/shippingrates", "/oc/ordercalculate", "/oc/ordersubmit");
    }

    private JsonNode last(String path) {
        return received.stream()
                .filter(one -> one.path.equals(path))
                .reduce((first, second) -> second)
                .map(Received::body)
                .orElseGet(Json::object);
    }

    private static String selection(String method) {
        return "{\"ShipMethodSelections\":[{\"ShipEstimateID\":\"e1\",\"ShipMethodID\":\"" + method + "\"}]}";
    }
}
