package io.storebridge.connectors.ordercloud;

import static io.storebridge.connectors.ordercloud.Quotes.ANN;
import static io.storebridge.connectors.ordercloud.Quotes.line;
import static io.storebridge.connectors.ordercloud.Quotes.quote;
import static io.storebridge.connectors.ordercloud.SalesOrders.DAY;
import static io.storebridge.connectors.ordercloud.SalesOrders.open;
import static io.storebridge.connectors.ordercloud.SalesOrders.shipment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.OrderPayment.Kind;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.SalesOrder.Billing;
import io.storebridge.commerce.SalesOrder.Status;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.ordercloud.OrderCloudStandIn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderCloudOrdersTest {

    private static final String STORE = OrderCloudStandIn.SYSTEM;

    @RegisterExtension
    final StoreFixture fixture = new StoreFixture();

    @Test
    void aSubmittedOrderIsReadWhole() throws Exception {
        String id = placed(
                """
                {"lines":[{"product":"WIDGET","quantity":3},{"product":"128-SDRAM","quantity":1,"address":"WAREHOUSE"}],
                 "comments":"Please hurry","card":"pm_card_visa"}""");
        PlacedOrder order = fixture.orders.readOrder(id);

        assertThat(order.orderId()).isEqualTo(id);
        assertThat(order.account().customer()).isEqualTo("AARONFIT0001");
        assertThat(order.account().name()).isEqualTo("Aaron Fitz Electrical");
        assertThat(order.buyer().email()).isEqualTo("ann@example.com");
        assertThat(order.note()).isEqualTo("Please hurry");
        assertThat(order.lines()).extracting(PlacedOrder.Line::item).containsExactly("WIDGET", "128-SDRAM");
        assertThat(order.lines()).extracting(PlacedOrder.Line::shipTo).containsExactly("1", "2");
        assertThat(order.shipTos())
                .extracting(shipTo -> shipTo.address().code())
                .containsExactly("PRIMARY", "WAREHOUSE");
        assertThat(order.payments()).singleElement().satisfies(payment -> {
            assertThat(payment.kind()).isEqualTo(Kind.card);
            assertThat(payment.method()).isEqualTo("pm_card_visa");
            assertThat(payment.amount()).isEqualByComparingTo("40");
        });
        assertThat(order.total()).isEqualByComparingTo("40");
    }

    @Test
    void moreLinesThanAPageHoldsAreAllRead() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            lines.append(i == 0 ? "" : ",")
                    .append("{\"product\":\"BULK")
                    .append(i)
                    .append("\"}");
        }
        String id = placed("{\"lines\":[" + lines + "]}");
        assertThat(fixture.orders.readOrder(id).lines()).hasSize(120);
    }

    @Test
    void anOrderThatIsNotOpenOrNotThereIsRejected() throws Exception {
        assertThat(rejection(() -> fixture.orders.readOrder("NOWHERE")).code()).isEqualTo(ErrorCodes.ORDER_UNKNOWN);
        String cart = placed("{\"submit\":false}");
        assertThat(rejection(() -> fixture.orders.readOrder(cart)).code()).isEqualTo(ErrorCodes.ORDER_NOT_OPEN);
    }

    @Test
    void anOrderWithoutAnAddressSaysWhatIsMissing() throws Exception {
        fixture.send("PUT", "/v1/orders/Incoming/BARE", "{\"FromCompanyID\":\"AARONFIT0001\",\"FromUserID\":\"ann\"}");
        fixture.send("PUT", "/v1/orders/Incoming/BARE/lineitems/1", "{\"ProductID\":\"WIDGET\",\"Quantity\":1}");
        fixture.send("POST", "/v1/orders/Incoming/BARE/submit", "");
        Failure.Rejected rejected = rejection(() -> fixture.orders.readOrder("BARE"));
        assertThat(rejected.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(rejected.fields()).extracting(Failure.Field::pointer).containsExactly("/lines/0/shipTo");
        assertThat(rejected.getMessage()).contains("BARE", "Line 1 has no shipping address");
    }

    @Test
    void ordersThatNobodyAnnouncedAreFoundOldestFirstAndOnlyOnce() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(placed("{}"));
        }
        placed("{\"submit\":false}");
        String off = placed("{}");
        fixture.orders.cancelOrder(off, "rejected", "We do not deliver there.");
        assertThat(fixture.orders.findSubmittedOrders()).containsExactlyElementsOf(ids);

        fixture.orders.confirmOrder(ids.get(0), List.of(open("STDORD1").with("1")));
        assertThat(fixture.orders.findSubmittedOrders()).containsExactlyElementsOf(ids.subList(1, 3));
    }

    @Test
    void noMoreThanTwoHundredAreFoundAtATime() throws Exception {
        for (int i = 0; i < 205; i++) {
            placed("{\"lines\":[{\"product\":\"WIDGET\",\"quantity\":1}],\"purchaseOrder\":\"PO\"}");
        }
        List<String> found = fixture.orders.findSubmittedOrders();
        assertThat(found)
                .hasSize(200)
                .doesNotHaveDuplicates()
                .startsWith("WEB-1001")
                .endsWith("WEB-1200");
    }

    @Test
    void anOrderThatOurQuoteWasPublishedAsIsNotTakenAgain() throws Exception {
        String id = fixture.store.publishQuote(quote("STDQTE1", ANN, line(16384, "WIDGET", "3", "9.125")));
        fixture.send("POST", "/v1/orders/Incoming/" + id + "/submit", "");
        assertThat(fixture.order(id).path("Status").asText()).isEqualTo("Open");
        assertThat(fixture.orders.findSubmittedOrders()).isEmpty();
        assertThat(fixture.reader.isSubmitted(id)).isFalse();
        assertThat(rejection(() -> fixture.orders.readOrder(id)).code()).isEqualTo(ErrorCodes.ORDER_NOT_OPEN);
    }

    @Test
    void theNumbersOfAllPartsStandSideBySideAndForeignFieldsStay() throws Exception {
        String id = placed("{}");
        fixture.send("PATCH", "/v1/orders/Incoming/" + id, "{\"xp\":{\"Color\":\"blue\",\"GP\":{\"Theirs\":\"x\"}}}");
        SalesOrder one = open("STDORD1").with("1");
        fixture.orders.confirmOrder(
                id, List.of(one, open("STDORD2").onHold(true).with()));

        JsonNode xp = fixture.order(id).path("xp");
        assertThat(xp.path("Color").asText()).isEqualTo("blue");
        assertThat(xp.at("/GP/Theirs").asText()).isEqualTo("x");
        assertThat(xp.at("/GP/SopNumber").asText()).isEqualTo("STDORD1");
        assertThat(xp.at("/GP/Orders/STDORD1/Total").asText()).isEqualTo("46.50");
        assertThat(xp.at("/GP/Orders/STDORD1/Lines/0/ID").asText()).isEqualTo("1");
        assertThat(xp.at("/GP/Orders/STDORD1/Lines/0/Line").asInt()).isEqualTo(16384);
        assertThat(xp.at("/GP/Orders/STDORD1/Lines/0/BackOrdered").asText()).isEqualTo("1");
        assertThat(xp.at("/GP/Held").asBoolean()).isTrue();

        fixture.orders.updateOrder(id, open("STDORD2").is(Status.allocated).with());
        xp = fixture.order(id).path("xp");
        assertThat(xp.at("/GP/Orders")).hasSize(2);
        assertThat(xp.at("/GP/Orders/STDORD2/Status").asText()).isEqualTo("Allocated");
        assertThat(xp.at("/GP/Status").asText()).as("the part that is behind").isEqualTo("Open");
        assertThat(xp.at("/GP/Held").asBoolean()).isFalse();
    }

    @Test
    void whatIsWrittenAgainIsNotSent() throws Exception {
        String id = placed("{\"lines\":[{\"product\":\"WIDGET\",\"quantity\":3}]}");
        SalesOrder shipped = open("STDORD1")
                .is(Status.shipping)
                .shipped(shipment("SHIP1", "1Z1,1Z2", "1", "2"))
                .with("1");
        fixture.orders.confirmOrder(id, List.of(open("STDORD1").with("1")));
        fixture.orders.updateOrder(id, shipped);
        JsonNode before = fixture.order(id);
        fixture.journal.clear();

        fixture.orders.updateOrder(id, shipped);
        fixture.orders.confirmOrder(id, List.of(shipped));
        assertThat(fixture.asked()).allMatch(request -> request.startsWith("GET"));
        assertThat(fixture.order(id)).isEqualTo(before);
    }

    @Test
    void shipmentsCarryTheirTrackingNumbersAndTheOrderIsCompletedWhenAllHasLeft() throws Exception {
        String id = placed("{\"lines\":[{\"product\":\"WIDGET\",\"quantity\":3},{\"product\":\"GADGET\"}]}");
        SalesOrders erp = open("STDORD1").is(Status.shipping).shipped(shipment("STDORD1/1", "1Z1,1Z2", "1", "2"));
        fixture.orders.updateOrder(id, erp.with("1", "2"));

        JsonNode shipment = fixture.send("GET", "/v1/orders/Incoming/" + id + "/shipments", "")
                .path("Items")
                .get(0);
        assertThat(shipment.path("ID").asText()).matches("STDORD1-1-[0-9a-f]{12}");
        assertThat(shipment.path("TrackingNumber").asText()).isEqualTo("1Z1, 1Z2");
        assertThat(shipment.path("Shipper").asText()).isEqualTo("GROUND");
        assertThat(shipment.at("/xp/GP/Tracking")).hasSize(2);
        assertThat(fixture.order(id).path("Status").asText()).isEqualTo("Open");
        assertThat(fixture.lines(id).get(0).path("QuantityShipped").asInt()).isEqualTo(2);

        fixture.orders.updateOrder(
                id,
                erp.is(Status.shipped)
                        .shipped(shipment("STDORD1/1", "1Z1,1Z2", "1", "2"), shipment("2", "", "1", "1", "2", "1"))
                        .with("1", "2"));
        assertThat(fixture.order(id).path("Status").asText()).isEqualTo("Completed");

        SalesOrder billed = erp.is(Status.closed)
                .billed(new Billing("STDINV1", DAY, new BigDecimal("46.50"), true, false))
                .with("1", "2");
        fixture.orders.updateOrder(id, billed);
        assertThat(fixture.order(id)
                        .at("/xp/GP/Orders/STDORD1/Invoices/0/Number")
                        .asText())
                .isEqualTo("STDINV1");
        assertThat(fixture.order(id).at("/xp/GP/Status").asText()).isEqualTo("Closed");
    }

    @Test
    void staffShipMoreOrLessThanWasOrderedAndTheOrderIsCompletedWithTheLastPart() throws Exception {
        String id = placed("{\"lines\":[{\"product\":\"WIDGET\",\"quantity\":3},{\"product\":\"GADGET\"}]}");
        fixture.orders.confirmOrder(id, List.of(open("A").with("1"), open("B").with("2")));
        fixture.orders.updateOrder(
                id,
                open("A")
                        .is(Status.closed)
                        .shipped(shipment("s1", "", "1", "5", "gone", "1"))
                        .with("1"));
        assertThat(fixture.order(id).path("Status").asText()).isEqualTo("Open");
        assertThat(fixture.order(id).at("/xp/GP/Status").asText()).isEqualTo("Shipping");
        fixture.orders.updateOrder(id, open("B").is(Status.voided).with("2"));
        assertThat(fixture.order(id).path("Status").asText()).isEqualTo("Completed");
        assertThat(fixture.lines(id).get(0).path("QuantityShipped").asInt()).isEqualTo(3);
    }

    @Test
    void partsOfAStoresUnitThatGoOneByOneAreAUnitInTheEnd() throws Exception {
        fixture.send("PATCH", "/v1/products/WIDGET", "{\"QuantityMultiplier\":4}");
        String id = placed("{\"lines\":[{\"product\":\"WIDGET\",\"quantity\":2}]}");
        assertThat(fixture.orders.readOrder(id).lines().get(0).quantity()).isEqualByComparingTo("8");
        fixture.orders.updateOrder(
                id,
                open("A")
                        .is(Status.shipped)
                        .shipped(
                                shipment("s1", "", "1", "3"),
                                shipment("s2", "", "1", "2"),
                                shipment("s3", "", "1", "3"))
                        .with("1"));
        assertThat(fixture.order(id).path("Status").asText()).isEqualTo("Completed");
        JsonNode shipments = fixture.send("GET", "/v1/orders/Incoming/" + id + "/shipments", "")
                .path("Items");
        assertThat(shipments.findValuesAsText("ID")).containsExactlyInAnyOrder("s2", "s3");
    }

    @Test
    void anOrderIsOffWithTheReasonWhetherOrNotOrderCloudCancelsIt() throws Exception {
        String open = placed("{}");
        fixture.orders.cancelOrder(open, "rejected", "Your card was declined.");
        fixture.orders.cancelOrder(open, "rejected", "Your card was declined.");
        assertThat(fixture.order(open).path("Status").asText())
                .as("OrderCloud cancels no order that was submitted")
                .isEqualTo("Open");
        assertThat(fixture.order(open).at("/xp/GP/Outcome").asText()).isEqualTo("Rejected");
        assertThat(fixture.order(open).at("/xp/GP/Reason").asText()).isEqualTo("Your card was declined.");

        String cart = placed("{\"submit\":false}");
        fixture.orders.cancelOrder(cart, "cancelled", "As you asked.");
        assertThat(fixture.order(cart).path("Status").asText()).isEqualTo("Canceled");
        fixture.orders.cancelOrder(cart, "cancelled", "As you asked.");
    }

    @Test
    void anOrderOfWhichEveryPartIsVoidIsOff() throws Exception {
        String id = placed("{}");
        fixture.orders.updateOrder(id, open("A").is(Status.voided).with("1"));
        assertThat(fixture.order(id).at("/xp/GP/Outcome").asText()).isEqualTo("Cancelled");
        assertThat(fixture.order(id).at("/xp/GP/Status").asText()).isEqualTo("Cancelled");
        assertThat(fixture.orders.findSubmittedOrders()).isEmpty();
    }

    @Test
    void anOrderSaysWhatItWaitsForUntilItGoesOn() throws Exception {
        String id = placed("{}");
        fixture.orders.markOrder(id, "payment-needed", "Your card was declined.");
        assertThat(fixture.order(id).at("/xp/GP/Status").asText()).isEqualTo("PaymentNeeded");
        assertThat(fixture.order(id).at("/xp/GP/Message").asText()).isEqualTo("Your card was declined.");
        fixture.orders.confirmOrder(id, List.of(open("A").with("1")));
        assertThat(fixture.order(id).at("/xp/GP/Message").isNull()).isTrue();
    }

    @Test
    void anOrderThatTheStoreDoesNotHoldIsNothingToDo() throws Exception {
        for (String id : new String[] {"NOWHERE", "no/where", "*"}) {
            fixture.orders.confirmOrder(id, List.of(open("A").with()));
            fixture.orders.cancelOrder(id, "rejected", "x");
            fixture.orders.markOrder(id, "waiting", "x");
            fixture.orders.updateOrder(id, open("A").with());
        }
        assertThat(fixture.asked()).allMatch(request -> request.startsWith("GET") || request.contains("/oauth/"));
    }

    @Test
    void anOrderOfVeryManyLinesKeepsItsNumbersAndLeavesTheLinesOut() throws Exception {
        String id = placed("{}");
        String[] many = new String[400];
        for (int i = 0; i < many.length; i++) {
            many[i] = "line-" + i;
        }
        fixture.orders.confirmOrder(id, List.of(open("A").with(many)));
        assertThat(fixture.order(id).at("/xp/GP/Orders/A/Total").asText()).isEqualTo("46.50");
        assertThat(fixture.order(id).at("/xp/GP/Orders/A").has("Lines")).isFalse();
    }

    @Test
    void aNewCustomersNumberIsWrittenToItsBuyerAndFoundThere() throws Exception {
        fixture.send("PUT", "/v1/buyers/newco", "{\"Name\":\"New Co\",\"Active\":true,\"xp\":{\"Color\":\"red\"}}");
        fixture.send(
                "PUT",
                "/v1/buyers/newco/users/nick",
                "{\"Username\":\"nick\",\"FirstName\":\"Nick\",\"LastName\":\"New\",\"Email\":\"nick@example.com\",\"Active\":true}");
        fixture.send(
                "PUT",
                "/v1/buyers/newco/addresses/hq",
                "{\"Street1\":\"1 New St\",\"City\":\"Fargo\",\"State\":\"ND\",\"Zip\":\"58102\",\"Country\":\"US\"}");
        String id = placed("{\"buyer\":\"newco\"}");
        PlacedOrder order = fixture.orders.readOrder(id);
        assertThat(order.account().customer()).isNull();
        assertThat(order.account().name()).isEqualTo("New Co");

        var customer = OrderCloudAccountsTest.customer("NEWCO0001", OrderCloudAccountsTest.amount("1", "1", "0", "0"));
        fixture.orders.linkCustomer(order, customer);
        assertThat(fixture.orders.readOrder(id).account().customer()).isEqualTo("NEWCO0001");
        assertThat(fixture.buyer("newco").at("/xp/Color").asText()).isEqualTo("red");

        fixture.accounts.updateCredit(customer);
        assertThat(fixture.buyer("newco").at("/xp/GP/Balance").asText()).isNotEmpty();
        assertThat(fixture.buyer("newco").at("/xp/GP/CustomerNumber").asText()).isEqualTo("NEWCO0001");

        fixture.journal.clear();
        fixture.orders.linkCustomer(order, customer);
        assertThat(fixture.asked()).noneMatch(request -> request.startsWith("PATCH"));
    }

    @Test
    void theCustomerOfAnotherStoresOrderIsNotLinkedHere() throws Exception {
        PlacedOrder order = fixture.orders.readOrder(placed("{}"));
        PlacedOrder foreign = new PlacedOrder(
                "OTHER-1",
                order.currency(),
                order.placedAt(),
                order.account(),
                order.buyer(),
                null,
                null,
                null,
                null,
                order.shipTos(),
                order.lines(),
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null);
        fixture.orders.linkCustomer(
                foreign, OrderCloudAccountsTest.customer("X1", OrderCloudAccountsTest.amount("1", "1", "0", "0")));
        assertThat(fixture.buyer("AARONFIT0001").at("/xp/GP/CustomerNumber").asText())
                .isEqualTo("AARONFIT0001");
    }

    @Test
    void aStoreThatIsBusyOrDownIsTriedAgainAndALostAnswerChangesNothing() throws Exception {
        String id = placed("{\"lines\":[{\"product\":\"WIDGET\",\"quantity\":1}]}");
        SalesOrder shipped = open("A")
                .is(Status.shipped)
                .shipped(shipment("s1", "1Z", "1", "1"))
                .with("1");
        fixture.faults.add(new Fault(STORE, Fault.Kind.ERROR, 1, null, null, 429, 7, null, 1));
        Failure.Unavailable busy =
                catchThrowableOfType(Failure.Unavailable.class, () -> fixture.orders.updateOrder(id, shipped));
        assertThat(busy.retryAfter()).hasSeconds(7);
        for (String lost : new String[] {"PATCH", "PUT /v1/shipments", "POST /v1/shipments"}) {
            fixture.faults.add(
                    Fault.always(STORE, Fault.Kind.DROP_RESPONSE).matching(lost).times(1));
            catchThrowableOfType(Failure.Unknown.class, () -> fixture.orders.updateOrder(id, shipped));
        }
        fixture.orders.updateOrder(id, shipped);
        assertThat(fixture.order(id).path("Status").asText()).isEqualTo("Completed");
        assertThat(fixture.lines(id).get(0).path("QuantityShipped").asInt()).isEqualTo(1);
    }

    private String placed(String wish) throws Exception {
        HttpCalls.Answer answer = new HttpCalls(fixture.standIn.url()).post("/sandbox/checkout", wish);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        fixture.journal.clear();
        return answer.json().path("ID").asText();
    }

    private static Failure.Rejected rejection(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Failure.Rejected.class, call);
    }
}
