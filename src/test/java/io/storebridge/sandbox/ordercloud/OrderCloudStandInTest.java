package io.storebridge.sandbox.ordercloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Fault.Kind;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.http.HttpCalls.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderCloudStandInTest {

    @RegisterExtension
    final OrderCloudFixture store = new OrderCloudFixture();

    @Test
    void aTokenIsNeededAndExpires() throws Exception {
        Map<String, String> none = Map.of("Authorization", "");
        Answer refused = store.calls().call("GET", "/v1/products", null, none);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(code(refused)).isEqualTo("InvalidToken");
        assertThat(store.calls()
                        .form("/oauth/token", OrderCloudFixture.signIn("wrong"))
                        .status())
                .isEqualTo(401);

        store.standIn.tokenLifetime(Duration.ZERO);
        JsonNode expired = store.calls()
                .form("/oauth/token", OrderCloudFixture.signIn(OrderCloudStandIn.CLIENT_SECRET))
                .json();
        assertThat(expired.path("access_token").asText().split("\\.")).hasSize(3);
        Map<String, String> late =
                Map.of("Authorization", "Bearer " + expired.path("access_token").asText());
        assertThat(store.calls().call("GET", "/v1/products", null, late).status())
                .isEqualTo(401);
    }

    @Test
    void aPostCreatesOnceAndTellsWhere() throws Exception {
        Answer created = store.calls().post("/v1/suppliers", "{\"ID\":\"S1\",\"Name\":\"One\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(store.standIn.url() + "/v1/suppliers/S1");
        Answer again = store.calls().post("/v1/suppliers", "{\"ID\":\"S1\",\"Name\":\"One\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(code(again)).isEqualTo("IdExists");
        JsonNode generated =
                store.calls().post("/v1/suppliers", "{\"Name\":\"Two\"}").json();
        assertThat(generated.path("ID").asText()).matches("[A-Za-z0-9_-]{22}");
    }

    @Test
    void whatIsMissingOrWrongIsNamed() throws Exception {
        Answer unnamed = store.calls().put("/v1/buyers/B1", "{\"Active\":true}");
        assertThat(unnamed.status()).isEqualTo(400);
        assertThat(unnamed.json().at("/Errors/0/Data/Field").asText()).isEqualTo("Name");
        assertThat(store.calls()
                        .put("/v1/buyers/128%20SDRAM", "{\"Name\":\"x\"}")
                        .json()
                        .at("/Errors/0/Data/Field")
                        .asText())
                .as("no blanks in ids")
                .isEqualTo("ID");
        assertThat(store.calls()
                        .put("/v1/buyers/B1", "{\"Name\":\"x\",\"xp\":[]}")
                        .status())
                .isEqualTo(400);
        String large = "{\"Name\":\"x\",\"xp\":{\"a\":\"" + "x".repeat(8000) + "\"}}";
        assertThat(store.calls().put("/v1/buyers/B1", large).status()).isEqualTo(400);
        assertThat(store.calls().put("/v1/buyers/B1", "{\"Name\":").status()).isEqualTo(400);
        Answer missing = store.calls().get("/v1/buyers/Missing");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.json().at("/Errors/0").toString())
                .isEqualTo("{\"ErrorCode\":\"NotFound\",\"Message\":\"Object not found.\","
                        + "\"Data\":{\"ObjectType\":\"Buyer\",\"ObjectID\":\"Missing\"}}");
    }

    @Test
    void aPatchMergesXpAtTheFirstLevelAndNullRemoves() throws Exception {
        store.calls().put("/v1/suppliers/S1", "{\"Name\":\"One\",\"xp\":{\"a\":1,\"b\":{\"x\":1},\"c\":3}}");
        JsonNode patched = store.calls()
                .patch("/v1/suppliers/S1", "{\"xp\":{\"b\":{\"y\":2},\"c\":null}}")
                .json();
        assertThat(patched.path("xp").toString()).isEqualTo("{\"a\":1,\"b\":{\"y\":2}}");
        assertThat(patched.path("Name").asText()).isEqualTo("One");
        JsonNode replaced =
                store.calls().put("/v1/suppliers/S1", "{\"Name\":\"Two\"}").json();
        assertThat(replaced.path("xp").isNull()).isTrue();
    }

    @Test
    void aPatchOfTheIdRenamesWithAllThatBelongsToIt() throws Exception {
        store.company();
        assertThat(store.calls().patch("/v1/buyers/B1", "{\"ID\":\"B2\"}").status())
                .isEqualTo(200);
        assertThat(store.calls().get("/v1/buyers/B1").status()).isEqualTo(404);
        assertThat(store.calls().get("/v1/buyers/B2/users/U1").status()).isEqualTo(200);
    }

    @Test
    void listsFilterSearchSortAndPage() throws Exception {
        for (int i = 1; i <= 25; i++) {
            String xp = i % 2 == 0 ? "{\"GP\":{\"Class\":\"EVEN\",\"Number\":" + i + "}}" : "{\"tags\":[\"odd\"]}";
            store.calls()
                    .put(
                            "/v1/suppliers/S" + (100 + i),
                            "{\"Name\":\"Supplier " + i + "\",\"Active\":" + (i > 20) + ",\"xp\":" + xp + "}");
        }
        JsonNode second = store.calls().get("/v1/suppliers?page=2").json();
        assertThat(second.path("Meta").toString())
                .isEqualTo("{\"Page\":2,\"PageSize\":20,\"TotalCount\":25,\"TotalPages\":2,\"ItemRange\":[21,25],"
                        + "\"NextPageKey\":null}");
        assertThat(ids("?ID=S101%7CS103")).containsExactly("S101", "S103");
        assertThat(ids("?ID=!S101&ID=!S102&pageSize=2")).containsExactly("S103", "S104");
        assertThat(ids("?sortBy=!ID&pageSize=1")).containsExactly("S125");
        assertThat(ids("?ID=%3ES123")).containsExactly("S124", "S125");
        assertThat(ids("?Name=*%2024")).containsExactly("S124");
        assertThat(ids("?xp.GP.Number=%3E9&xp.GP.Number=%3C13")).containsExactly("S110", "S112");
        assertThat(ids("?xp.GP.Class=!*&Active=true")).containsExactly("S121", "S123", "S125");
        assertThat(ids("?xp.GP.Class=even&Active=true&sortBy=!Name")).containsExactly("S124", "S122");
        assertThat(ids("?xp.tags=odd&Active=true")).containsExactly("S121", "S123", "S125");
        assertThat(ids("?search=lier%2011&searchOn=Name&Name=*11")).containsExactly("S111");
        assertThat(code(store.calls().get("/v1/suppliers?pageSize=101"))).isEqualTo("List.InvalidPageSize");
        assertThat(code(store.calls().get("/v1/suppliers?Nonsense=1"))).isEqualTo("List.InvalidProperty");
        assertThat(code(store.calls().get("/v1/suppliers?sortBy=Nonsense"))).isEqualTo("List.InvalidSortProperty");
    }

    @Test
    void anOrderIsPricedByScheduleUnlessTheSellerSaysOtherwise() throws Exception {
        store.company();
        store.order("O1");
        HttpCalls calls = store.calls();
        calls.put("/v1/orders/incoming/O1/lineitems/L2", "{\"ProductID\":\"WIDGET\",\"Quantity\":10}");
        calls.put(
                "/v1/orders/incoming/O1/lineitems/L3", "{\"ProductID\":\"WIDGET\",\"Quantity\":2,\"UnitPrice\":8.15}");
        calls.patch("/v1/orders/Incoming/O1", "{\"ShippingCost\":5.5,\"TaxCost\":0.45}");
        JsonNode order = calls.get("/v1/orders/All/O1").json();
        assertThat(order.path("Subtotal").decimalValue()).isEqualByComparingTo("138.80");
        assertThat(order.path("Total").decimalValue()).isEqualByComparingTo("144.75");
        assertThat(order.path("LineItemCount").asInt()).isEqualTo(3);
        assertThat(order.at("/FromUser/Email").asText()).isEqualTo("ann@example.com");
        JsonNode changed = calls.patch("/v1/orders/Incoming/O1/lineitems/L3", "{\"Quantity\":3}")
                .json();
        assertThat(changed.path("PriceOverridden").asBoolean()).isTrue();
        assertThat(changed.path("LineTotal").decimalValue()).isEqualByComparingTo(new BigDecimal("24.45"));
        assertThat(changed.at("/ShippingAddress/City").asText()).isEqualTo("Fargo");
        calls.delete("/v1/orders/Incoming/O1/lineitems/L2");
        assertThat(calls.get("/v1/orders/Incoming/O1").json().path("Subtotal").decimalValue())
                .isEqualByComparingTo("54.45");
        Answer unknown = calls.post("/v1/orders/Incoming/O1/lineitems", "{\"ProductID\":\"NONE\",\"Quantity\":1}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().at("/Errors/0/Data/ObjectID").asText()).isEqualTo("NONE");
    }

    @Test
    void anOrderIsSubmittedOnceShippedInPartsAndThenCompleted() throws Exception {
        store.company();
        HttpCalls calls = store.calls();
        assertThat(code(calls.post("/v1/orders/Incoming", "{}"))).isEqualTo("Order.CreateIncomingRequiresFromUser");
        calls.put("/v1/orders/Incoming/O1", "{\"FromCompanyID\":\"B1\",\"FromUserID\":\"U1\"}");
        assertThat(code(calls.post("/v1/orders/Incoming/O1/submit", null)))
                .isEqualTo("Order.CannotSubmitWithNoLineItems");
        store.order("O1");
        calls.patch("/v1/orders/Incoming/O1/lineitems/L1", "{\"InventoryRecordID\":\"NORTH\"}");
        Answer submitted = calls.post("/v1/orders/Incoming/O1/submit", null);
        assertThat(submitted.status()).isEqualTo(201);
        assertThat(submitted.json().path("Status").asText()).isEqualTo("Open");
        assertThat(submitted.json().path("IsSubmitted").asBoolean()).isTrue();
        assertThat(submitted.json().path("DateSubmitted").isTextual()).isTrue();
        Answer again = calls.post("/v1/orders/Incoming/O1/submit", null);
        assertThat(again.status()).isEqualTo(400);
        assertThat(code(again)).isEqualTo("Order.CannotSubmitBadStatus");
        assertThat(code(calls.post("/v1/orders/Incoming/O1/cancel", null)))
                .isEqualTo("Order.CannotCancelInCurrentStatus");
        assertThat(calls.get("/v1/products/WIDGET")
                        .json()
                        .at("/Inventory/QuantityAvailable")
                        .asInt())
                .isEqualTo(17);

        calls.put("/v1/shipments/S1", "{\"BuyerID\":\"B1\",\"TrackingNumber\":\"1Z\"}");
        String item = "{\"OrderID\":\"O1\",\"LineItemID\":\"L1\",\"QuantityShipped\":";
        assertThat(calls.post("/v1/shipments/S1/items", item + "2}").status()).isEqualTo(200);
        calls.put("/v1/shipments/S2", "{\"BuyerID\":\"B1\"}");
        assertThat(code(calls.post("/v1/shipments/S2/items", item + "2}"))).isEqualTo("ShipmentItem.QuantityExceeded");
        assertThat(calls.get("/v1/orders/Incoming/O1").json().path("Status").asText())
                .isEqualTo("Open");
        calls.post("/v1/shipments/S2/items", item + "1}");
        assertThat(calls.get("/v1/orders/Incoming/O1").json().path("Status").asText())
                .isEqualTo("Completed");
        assertThat(calls.get("/v1/orders/Incoming/O1/shipments")
                        .json()
                        .at("/Meta/TotalCount")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void anOrderTakesNoMoreThanThereIs() throws Exception {
        store.company();
        store.order("O1");
        HttpCalls calls = store.calls();
        calls.patch("/v1/orders/Incoming/O1/lineitems/L1", "{\"Quantity\":21,\"InventoryRecordID\":\"NORTH\"}");
        assertThat(code(calls.post("/v1/orders/Incoming/O1/submit", null))).isEqualTo("Inventory.Insufficient");
        assertThat(calls.get("/v1/orders/Incoming/O1").json().path("Status").asText())
                .isEqualTo("Unsubmitted");
    }

    @Test
    void whatWasAnsweredIsThereAfterARestart() throws Exception {
        store.company();
        store.order("O1");
        String before =
                store.calls().get("/v1/orders/Incoming/O1/worksheet").response().body();
        store.standIn.close();
        store.start();
        assertThat(store.calls()
                        .get("/v1/orders/Incoming/O1/worksheet")
                        .response()
                        .body())
                .isEqualTo(before);
    }

    @Test
    void faultsStrikeWhatMatches() throws Exception {
        store.faults.add(
                Fault.always("ordercloud", Kind.ERROR).status(429).retryAfter(3).matching("put /v1/suppliers"));
        Answer busy = store.calls().put("/v1/suppliers/S1", "{\"Name\":\"One\"}");
        assertThat(busy.status()).isEqualTo(429);
        assertThat(busy.header("Retry-After")).isEqualTo("3");
        assertThat(store.calls().get("/v1/suppliers").status()).isEqualTo(200);
        store.faults.clear();

        store.faults.add(
                Fault.always("ordercloud", Kind.DROP_RESPONSE).matching("PUT").times(1));
        assertThatThrownBy(() -> store.calls().put("/v1/suppliers/S1", "{\"Name\":\"One\"}"))
                .isInstanceOf(IOException.class);
        assertThat(store.calls().get("/v1/suppliers/S1").status())
                .as("the work was done")
                .isEqualTo(200);

        store.faults.add(Fault.always("ordercloud", Kind.REFUSE).matching("S2"));
        assertThatThrownBy(() -> store.calls().put("/v1/suppliers/S2", "{\"Name\":\"Two\"}"))
                .isInstanceOf(IOException.class);
        store.faults.clear();
        assertThat(store.calls().get("/v1/suppliers/S2").status())
                .as("nothing was done")
                .isEqualTo(404);

        store.faults.add(Fault.always("ordercloud", Kind.REFUSE));
        assertThatThrownBy(() -> store.calls().get("/v1/suppliers")).isInstanceOf(ConnectException.class);
        store.faults.clear();
        assertThat(store.calls().get("/v1/suppliers").status()).isEqualTo(200);
    }

    @Test
    void theJournalKeepsRequestsAndNoSecrets() throws Exception {
        store.calls().put("/v1/suppliers/S1", "{\"Name\":\"One\"}");
        var entries = store.journal.of("ordercloud");
        assertThat(entries.get(0).url()).isEqualTo("/oauth/token");
        assertThat(entries.toString()).doesNotContain(OrderCloudStandIn.CLIENT_SECRET, "Bearer");
        assertThat(entries.get(1).method() + " " + entries.get(1).url() + " "
                        + entries.get(1).body())
                .isEqualTo("PUT /v1/suppliers/S1 {\"Name\":\"One\"}");
        assertThat(entries.get(1).status()).isEqualTo(200);
    }

    @Test
    void aLimitOfRequestsIsAnswered429() throws Exception {
        store.standIn.limit(2, Duration.ofHours(1), true);
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            statuses.add(store.calls().get("/v1/suppliers").status());
        }
        assertThat(statuses).containsExactly(200, 200, 429);
    }

    @Test
    void ofManyCreatesUnderOneIdOneSucceeds() {
        List<Integer> statuses = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> {
                    try {
                        return store.calls()
                                .post("/v1/suppliers", "{\"ID\":\"S1\",\"Name\":\"One\"}")
                                .status();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void anOrderIsFoundOnlyInItsOwnDirection() throws Exception {
        store.company();
        store.order("O1");
        assertThat(store.calls().get("/v1/orders/outgoing/O1").status()).isEqualTo(404);
        assertThat(store.calls()
                        .get("/v1/orders/Outgoing")
                        .json()
                        .at("/Meta/TotalCount")
                        .asInt())
                .isZero();
        assertThat(store.calls().get("/v1/orders/Sideways/O1").status()).isEqualTo(400);
        assertThat(store.calls()
                        .get("/v1/orders/Incoming?buyerID=B1&FromUserID=U1")
                        .json()
                        .at("/Meta/TotalCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void anOrderMayGoToAnAddressThatIsNotSaved() throws Exception {
        store.company();
        store.order("O1");
        String address = OrderCloudFixture.ADDRESS.replace("Fargo", "Moorhead");
        assertThat(store.calls()
                        .put("/v1/orders/Incoming/O1/billto", address)
                        .json()
                        .at("/BillingAddress/City")
                        .asText())
                .isEqualTo("Moorhead");
        store.calls().put("/v1/orders/Incoming/O1/shipto", address);
        assertThat(store.calls()
                        .get("/v1/orders/Incoming/O1/lineitems/L1")
                        .json()
                        .at("/ShippingAddress/City")
                        .asText())
                .isEqualTo("Moorhead");
    }

    @Test
    void aPaymentMustBeAcceptedBeforeTheOrderIsSubmitted() throws Exception {
        store.company();
        store.order("O1");
        String payments = "/v1/orders/Incoming/O1/payments";
        store.calls().put(payments + "/P1", "{\"Type\":\"CreditCard\",\"Amount\":30}");
        assertThat(code(store.calls().post("/v1/orders/Incoming/O1/submit", null)))
                .isEqualTo("Order.CannotSubmitWithUnaccceptedPayments");
        assertThat(store.calls().post("/v1/orders/Incoming/O1/validate", null).status())
                .isEqualTo(400);
        assertThat(code(store.calls().patch(payments + "/P1", "{\"Type\":\"PurchaseOrder\"}")))
                .isEqualTo("Payment.CannotPatchProperty");
        store.calls().patch(payments + "/P1", "{\"Accepted\":true}");
        assertThat(store.calls().post("/v1/orders/Incoming/O1/validate", null).status())
                .isEqualTo(204);
        assertThat(store.calls().post("/v1/orders/Incoming/O1/submit", null).status())
                .isEqualTo(201);
    }

    @Test
    void peopleSeeTheOrders() throws Exception {
        store.company();
        store.order("O1");
        store.calls().patch("/v1/orders/Incoming/O1", "{\"xp\":{\"GP\":{\"SopNumber\":\"QTEST1001\"}}}");
        assertThat(store.calls().get("/").response().body()).contains("O1", "Ann Lee", "Unsubmitted", "30.00");
        assertThat(store.calls().get("/orders/O1").response().body()).contains("WIDGET", "QTEST1001");
    }

    @Test
    void aWholeCompanyIsSeeded() throws Exception {
        store.standIn.seed(
                IntStream.range(0, 300)
                        .mapToObj(i -> new Seed.Buyer(
                                "B" + i,
                                "Buyer " + i,
                                "CUST" + i,
                                List.of(new Seed.User("B" + i + "-1", "Ann", "Lee", "ann" + i + "@example.com", "701")),
                                List.of(new Seed.Address(
                                        "PRIMARY", "Co", "1 Main", "", "Fargo", "ND", "58102", "US", "")))),
                IntStream.range(0, 2000)
                        .mapToObj(i ->
                                new Seed.Product("P" + i, "Product " + i, "", "ITEM " + i, new BigDecimal("9.95"))));
        assertThat(store.calls()
                        .get("/v1/products?xp.gp.ITEMNMBR=ITEM%201999")
                        .json()
                        .at("/Items/0/ID")
                        .asText())
                .isEqualTo("P1999");
        assertThat(store.calls().get("/v1/buyers").json().at("/Meta/TotalCount").asInt())
                .isEqualTo(300);
    }

    private List<String> ids(String query) throws IOException {
        Answer answer = store.calls().get("/v1/suppliers" + query);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json().path("Items").findValuesAsText("ID");
    }

    private static String code(Answer answer) {
        return answer.json().at("/Errors/0/ErrorCode").asText();
    }
}
