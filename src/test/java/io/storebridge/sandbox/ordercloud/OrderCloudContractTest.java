package io.storebridge.sandbox.ordercloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import io.storebridge.sandbox.http.Contracts;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderCloudContractTest {

    /** Fields of newer SDKs that the description 1.0.239 does not have yet. */
    private static final Map<String, Set<String>> NEWER = Map.of(
            "Order", Set.of("Gratuity", "Fees", "SubscriptionID"),
            "LineItem", Set.of("BundleItemID", "IsBundle", "IsOnSale", "IncomingOrderID", "OutgoingOrderID"),
            "Product", Set.of("ParentID", "IsParent", "IsBundle", "DateCreated"),
            "InventoryRecord", Set.of("AllowAllBuyers", "NotificationPoint"),
            "User", Set.of("CompanyID"),
            "Webhook", Set.of("CustomAuthHeaderName", "CustomAuthHeaderValue", "DeliveryConfigID"),
            "IntegrationEvent", Set.of("CustomAuthHeaderName", "CustomAuthHeaderValue"));

    @RegisterExtension
    final OrderCloudFixture store = new OrderCloudFixture();

    private JsonNode openApi;

    @BeforeEach
    void contract() throws Exception {
        openApi = Contracts.read("ordercloud.json");
    }

    @Test
    void everyObjectAndListFitsOrderCloudsDescriptionOfIt() throws Exception {
        HttpCalls calls = store.calls();
        store.company();
        store.order("O1");
        calls.post("/v1/orders/Incoming/O1/payments", "{\"ID\":\"P1\",\"Type\":\"PurchaseOrder\",\"Amount\":10.5}");
        calls.post(
                "/v1/orders/Incoming/O1/payments/P1/transactions",
                "{\"ID\":\"T1\",\"Type\":\"Capture\",\"DateExecuted\":\"2026-11-23T00:00:00Z\",\"Amount\":10.5}");
        calls.post("/v1/orders/Incoming/O1/submit", null);
        calls.put("/v1/shipments/S1", "{\"BuyerID\":\"B1\",\"Shipper\":\"UPS\",\"Cost\":12.5}");
        calls.post("/v1/shipments/S1/items", "{\"OrderID\":\"O1\",\"LineItemID\":\"L1\",\"QuantityShipped\":1}");
        calls.post("/v1/catalogs/productassignments", "{\"CatalogID\":\"B1\",\"ProductID\":\"WIDGET\"}");
        calls.put("/v1/catalogs/B1/categories/TOOLS", "{\"Name\":\"Tools\"}");
        calls.put("/v1/products/WIDGET/variants/RED", "{\"Name\":\"Red\"}");
        calls.put("/v1/suppliers/SUP", "{\"Name\":\"Supplier\"}");
        calls.put("/v1/buyers/B1/usergroups/G1", "{\"Name\":\"Purchasers\"}");
        calls.put("/v1/webhooks/W1", "{\"Name\":\"w\",\"Url\":\"https://127.0.0.1/h\",\"HashKey\":\"k\"}");
        calls.put(
                "/v1/integrationEvents/I1",
                "{\"Name\":\"c\",\"EventType\":\"OrderCheckout\",\"CustomImplementationUrl\":\"http://x\",\"HashKey\":\"k\"}");
        calls.put(
                "/v1/apiclients/A1",
                "{\"AppName\":\"a\",\"AccessTokenDuration\":600,\"OrderCheckoutIntegrationEventID\":\"I1\"}");
        Map<String, String> schemaByPath = Map.ofEntries(
                Map.entry("/v1/products/WIDGET", "Product"),
                Map.entry("/v1/products/WIDGET/variants/RED", "Variant"),
                Map.entry("/v1/products/WIDGET/inventoryrecords/NORTH", "InventoryRecord"),
                Map.entry("/v1/priceschedules/WIDGET", "PriceSchedule"),
                Map.entry("/v1/catalogs/B1", "Catalog"),
                Map.entry("/v1/catalogs/B1/categories/TOOLS", "Category"),
                Map.entry("/v1/buyers/B1", "Buyer"),
                Map.entry("/v1/buyers/B1/users/U1", "User"),
                Map.entry("/v1/buyers/B1/addresses/PRIMARY", "Address"),
                Map.entry("/v1/buyers/B1/usergroups/G1", "UserGroup"),
                Map.entry("/v1/addresses/NORTH", "Address"),
                Map.entry("/v1/suppliers/SUP", "Supplier"),
                Map.entry("/v1/orders/Incoming/O1", "Order"),
                Map.entry("/v1/orders/Incoming/O1/lineitems/L1", "LineItem"),
                Map.entry("/v1/orders/Incoming/O1/payments/P1", "Payment"),
                Map.entry("/v1/orders/Incoming/O1/worksheet", "OrderWorksheet"),
                Map.entry("/v1/shipments/S1", "Shipment"),
                Map.entry("/v1/shipments/S1/items/O1/L1", "ShipmentItem"),
                Map.entry("/v1/webhooks/W1", "Webhook"),
                Map.entry("/v1/integrationEvents/I1", "IntegrationEvent"),
                Map.entry("/v1/apiclients/A1", "ApiClient"));
        List<String> wrong = new ArrayList<>();
        schemaByPath.forEach((path, name) -> {
            JsonNode object = get(calls, path);
            wrong.addAll(violations(path, Contracts.openApiSchema(openApi, name), object));
            Set<String> expected = new TreeSet<>(NEWER.getOrDefault(name, Set.of()));
            openApi.at("/components/schemas/" + name + "/properties")
                    .fieldNames()
                    .forEachRemaining(expected::add);
            Set<String> found = new TreeSet<>();
            object.fieldNames().forEachRemaining(found::add);
            if (!found.equals(expected)) {
                wrong.add(path + " has " + difference(found, expected) + " too much, lacks "
                        + difference(expected, found));
            }
        });
        for (String list : listsOf(schemaByPath.keySet())) {
            JsonNode schema = openApi.path("paths")
                    .path(template(list))
                    .at("/get/responses/200/content/application~1json/schema");
            assertThat(schema.isObject())
                    .as("a list in the contract: " + template(list))
                    .isTrue();
            JsonNode answer = get(calls, list);
            assertThat(answer.path("Items")).as(list).isNotEmpty();
            wrong.addAll(violations(list, Contracts.schema(openApi, schema), answer));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theDescriptionRefusesWhatIsWrong() {
        ObjectNode order = Json.object().put("Status", "Nonsense").put("LineItemCount", "two");
        assertThat(violations("", Contracts.openApiSchema(openApi, "Order"), order))
                .anySatisfy(one -> assertThat(one).contains("Status", "enumeration"))
                .anySatisfy(one -> assertThat(one).contains("LineItemCount", "integer expected"));
    }

    @Test
    void everyRequestThatTheVendorsOwnClientSendsIsUnderstood() throws Exception {
        HttpCalls calls = store.calls();
        store.company();
        store.order("O1");
        calls.put("/v1/priceschedules/128-SDRAM", "{\"Name\":\"p\"}");
        calls.put("/v1/addresses/WAREHOUSE", OrderCloudFixture.ADDRESS);
        calls.put("/v1/orders/Incoming/O1/payments/P1", "{\"Type\":\"PurchaseOrder\"}");
        calls.post("/v1/orders/Incoming/O1/submit", null);
        calls.put("/v1/shipments/S1", "{\"BuyerID\":\"B1\"}");
        Map<String, Integer> special = Map.of(
                "POST /v1/products/assignments", 204,
                "POST /v1/shipments/S1/items", 200,
                "GET /v1/orders/Incoming/Missing", 404);
        for (JsonNode captured : Contracts.read("captures/ordercloud-javascript-sdk-12.0.0.json")) {
            String request = captured.path("method").asText() + " "
                    + captured.path("url").asText();
            if (request.equals("POST /oauth/token") || request.endsWith("/assignments")) {
                assertThat(calls.put("/v1/buyers/AARONFIT0001", "{\"Name\":\"A\"}")
                                .status())
                        .isEqualTo(200);
            }
            HttpCalls.Answer answer = calls.call(
                    captured.path("method").asText(),
                    captured.path("url").asText(),
                    captured.path("body")
                            .asText()
                            .replace("client_id=CLIENT-ID", "client_id=" + OrderCloudStandIn.CLIENT_ID)
                            .replace("client_secret=secret", "client_secret=" + OrderCloudStandIn.CLIENT_SECRET),
                    Map.of("Content-Type", captured.at("/headers/content-type").asText()));
            boolean creates = captured.path("method").asText().equals("POST") && !request.contains("/oauth/");
            // Shipping the last item has completed the order.
            int expected = request.endsWith("/complete") ? 400 : special.getOrDefault(request, creates ? 201 : 200);
            assertThat(answer.status())
                    .as(request + " " + answer.response().body())
                    .isEqualTo(expected);
        }
    }

    private static JsonNode get(HttpCalls calls, String path) {
        try {
            HttpCalls.Answer answer = calls.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            return answer.json();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> violations(String path, JsonSchema schema, JsonNode object) {
        return schema.validate(object).stream().map(one -> path + " " + one).toList();
    }

    private static Set<String> difference(Set<String> one, Set<String> other) {
        Set<String> difference = new TreeSet<>(one);
        difference.removeAll(other);
        return difference;
    }

    private static Set<String> listsOf(Set<String> paths) {
        Set<String> lists = new TreeSet<>(Set.of(
                "/v1/products/assignments", "/v1/catalogs/productassignments", "/v1/orders/Incoming/O1/shipments"));
        paths.stream()
                .filter(path -> !path.endsWith("/worksheet"))
                .map(path -> path.endsWith("/O1/L1") ? "/v1/shipments/S1/items" : path.replaceAll("/[^/]+$", ""))
                .forEach(lists::add);
        return lists;
    }

    private static String template(String path) {
        return path.replace("/v1", "")
                .replace("/Incoming", "/{direction}")
                .replace("/O1", "/{orderID}")
                .replace("/WIDGET", "/{productID}")
                .replace("catalogs/B1", "catalogs/{catalogID}")
                .replace("buyers/B1", "buyers/{buyerID}")
                .replace("/S1", "/{shipmentID}");
    }
}
