package io.storebridge.connectors.ordercloud;

import static io.storebridge.connectors.ordercloud.Quotes.ANN;
import static io.storebridge.connectors.ordercloud.Quotes.line;
import static io.storebridge.connectors.ordercloud.Quotes.order;
import static io.storebridge.connectors.ordercloud.Quotes.quote;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.Contracts;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.ordercloud.OrderCloudStandIn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderCloudRequestsTest {

    @RegisterExtension
    final StoreFixture fixture = new StoreFixture();

    @Test
    void everyRequestIsOneThatOrderCloudDescribes() throws Exception {
        JsonNode openApi = Contracts.read("ordercloud.json");
        String id = fixture.store.publishQuote(
                quote("STDQTE1", ANN, line(16384, "WIDGET", "3", "9.125"), line(32768, "GADGET", "1", "2")));
        fixture.store.publishQuote(quote("STDQTE1", ANN, line(16384, "WIDGET", "3", "9.125")));
        fixture.store.submitOrder(id, order("STDORD1"));
        String other = fixture.store.publishQuote(quote(
                "STDQTE2",
                new io.storebridge.commerce.Buyer(null, "", "ann@example.com"),
                line(16384, "WIDGET", "3", "1")));
        fixture.store.withdrawQuote(other, "declined", "Too dear");
        aStoresOrder();

        Set<String> checked = new HashSet<>();
        for (Journal.Entry entry : fixture.journal.of(OrderCloudStandIn.SYSTEM)) {
            if (entry.url().startsWith("/v1/")) {
                checked.add(check(openApi, entry));
            }
        }
        assertThat(checked)
                .contains(
                        "put /orders/{direction}/{orderID}",
                        "patch /orders/{direction}/{orderID}",
                        "put /orders/{direction}/{orderID}/lineitems/{lineItemID}",
                        "delete /orders/{direction}/{orderID}/lineitems/{lineItemID}",
                        "post /orders/{direction}/{orderID}/submit",
                        "post /orders/{direction}/{orderID}/cancel",
                        "get /buyers/{buyerID}/users",
                        "get /orders/{direction}",
                        "get /orders/{direction}/{orderID}/worksheet",
                        "get /orders/{direction}/{orderID}/payments",
                        "post /orders/{direction}/{orderID}/complete",
                        "put /shipments/{shipmentID}",
                        "patch /shipments/{shipmentID}",
                        "get /shipments/{shipmentID}/items",
                        "post /shipments/{shipmentID}/items",
                        "patch /buyers/{buyerID}",
                        "get /buyers");
        assertThat(fixture.asked())
                .contains("GET /v1/orders/Incoming?Status=Open&xp.GP.SopNumber=%21%2A&xp.GP.Outcome=%21%2A"
                        + "&page=1&pageSize=100&sortBy=DateSubmitted");
    }

    private void aStoresOrder() throws Exception {
        new HttpCalls(fixture.standIn.url())
                .post("/sandbox/checkout", "{\"lines\":[{\"product\":\"WIDGET\",\"quantity\":2}]}");
        String id = fixture.orders.findSubmittedOrders().get(0);
        PlacedOrder order = fixture.orders.readOrder(id);
        fixture.orders.linkCustomer(
                order, OrderCloudAccountsTest.customer("OTHER1", OrderCloudAccountsTest.amount("1", "1", "0", "0")));
        fixture.accounts.updateCredit(
                OrderCloudAccountsTest.customer("OTHER1", OrderCloudAccountsTest.amount("1", "1", "0", "0")));
        fixture.orders.markOrder(id, "waiting", "x");
        fixture.orders.confirmOrder(id, List.of(SalesOrders.open("A").with("1")));
        SalesOrders shipped = SalesOrders.open("A").is(SalesOrder.Status.shipping);
        fixture.orders.updateOrder(
                id, shipped.shipped(SalesOrders.shipment("s1", "", "1", "1")).with("1"));
        fixture.orders.updateOrder(
                id, shipped.shipped(SalesOrders.shipment("s1", "1Z", "1", "1")).with("1"));
        fixture.orders.updateOrder(
                id, SalesOrders.open("A").is(SalesOrder.Status.closed).with("1"));
        fixture.orders.cancelOrder(id, "cancelled", "x");
    }

    private static String check(JsonNode openApi, Journal.Entry entry) {
        String path = entry.url().substring("/v1".length()).split("\\?")[0];
        String method = entry.method().toLowerCase();
        List<String> templates = new java.util.ArrayList<>();
        openApi.path("paths").fields().forEachRemaining(field -> {
            String pattern = field.getKey().replaceAll("\\{\\w+}", "[^/]+");
            if (path.matches(pattern) && field.getValue().has(method)) {
                templates.add(field.getKey());
            }
        });
        assertThat(templates).as(entry.method() + " " + entry.url()).isNotEmpty();
        String template = templates.get(0);
        JsonNode operation = openApi.path("paths").path(template).path(method);
        JsonNode body = operation.at("/requestBody/content/application~1json/schema");
        if (body.isMissingNode()) {
            assertThat(entry.body()).as(entry.url()).isNull();
        } else {
            JsonSchema schema = Contracts.schema(openApi, body);
            assertThat(schema.validate(Json.read(entry.body())))
                    .as(entry.method() + " " + entry.url() + " " + entry.body())
                    .isEmpty();
            assertNothingReadOnly(openApi, body, Json.read(entry.body()));
        }
        return method + " " + template;
    }

    /** A schema takes any field, so the fields that are sent are looked up. */
    private static void assertNothingReadOnly(JsonNode openApi, JsonNode body, JsonNode sent) {
        String model = body.at("/allOf/0/$ref").asText().replaceAll(".*/", "");
        JsonNode known = openApi.at("/components/schemas/" + model + "/properties");
        sent.fieldNames().forEachRemaining(name -> {
            assertThat(known.has(name)).as(model + "." + name).isTrue();
            assertThat(known.path(name).path("readOnly").asBoolean())
                    .as(model + "." + name)
                    .isFalse();
        });
    }
}
