package io.storebridge.connectors.ordercloud;

import static io.storebridge.connectors.ordercloud.Quotes.ANN;
import static io.storebridge.connectors.ordercloud.Quotes.line;
import static io.storebridge.connectors.ordercloud.Quotes.order;
import static io.storebridge.connectors.ordercloud.Quotes.quote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.Buyer;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Quote;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.ordercloud.OrderCloudStandIn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrderCloudStorefrontTest {

    private static final String STORE = OrderCloudStandIn.SYSTEM;

    @RegisterExtension
    final StoreFixture fixture = new StoreFixture();

    @Test
    void aQuoteIsPublishedAsAnUnsubmittedOrderOfTheBuyerAtTheQuotedPrices() throws Exception {
        String id = fixture.store.publishQuote(
                quote("STDQTE1", ANN, line(16384, "128 SDRAM", "3", "9.125"), line(32768, "WIDGET", "10", "8.00")));

        JsonNode order = fixture.order(id);
        assertThat(id).isEqualTo("quote-STDQTE1");
        assertThat(order.path("Status").asText()).isEqualTo("Unsubmitted");
        assertThat(order.path("FromUserID").asText()).isEqualTo("ann");
        assertThat(order.path("Comments").asText()).isEqualTo("Please hurry");
        assertThat(order.at("/xp/GP/QuoteNumber").asText()).isEqualTo("STDQTE1");
        assertThat(order.at("/xp/GP/QuoteExpires").asText()).isEqualTo("2026-12-23");
        assertThat(order.path("Total").decimalValue()).isEqualByComparingTo("122.375");
        JsonNode first = fixture.lines(id).get(0);
        assertThat(first.path("ProductID").asText()).isEqualTo("128-SDRAM");
        assertThat(first.path("UnitPrice").decimalValue()).isEqualByComparingTo("9.125");
        assertThat(first.path("PriceOverridden").asBoolean()).isTrue();
    }

    @Test
    void publishingTwiceLeavesOneOrderWithTheSameLines() throws Exception {
        Quote quote = quote("STDQTE2", ANN, line(16384, "WIDGET", "2", "7.00"));
        String first = fixture.store.publishQuote(quote);
        JsonNode linesBefore = fixture.lines(first);

        assertThat(fixture.store.publishQuote(quote)).isEqualTo(first);
        assertThat(fixture.lines(first)).isEqualTo(linesBefore);
    }

    @Test
    void publishingAChangedQuoteRemovesChangesAndAddsLines() throws Exception {
        String id = fixture.store.publishQuote(
                quote("STDQTE3", ANN, line(16384, "WIDGET", "2", "7.00"), line(32768, "GADGET", "1", "5.00")));
        fixture.store.publishQuote(
                quote("STDQTE3", ANN, line(16384, "WIDGET", "4", "6.50"), line(32768, "128 SDRAM", "1", "3.00")));

        JsonNode lines = fixture.lines(id);
        assertThat(lines).hasSize(2);
        assertThat(lines.findValuesAsText("ProductID")).containsExactlyInAnyOrder("WIDGET", "128-SDRAM");
        assertThat(fixture.order(id).path("Subtotal").decimalValue()).isEqualByComparingTo("29.00");
    }

    @Test
    void moreLinesThanAPageHoldsAreAllReplaced() throws Exception {
        Quote.Line[] many = IntStream.range(0, 120)
                .mapToObj(i -> line((i + 1) * 16384, "BULK" + i, "1", "1.00"))
                .toArray(Quote.Line[]::new);
        String id = fixture.store.publishQuote(quote("STDQTE4", ANN, many));
        assertThat(fixture.order(id).path("LineItemCount").asInt()).isEqualTo(120);

        fixture.store.publishQuote(quote("STDQTE4", ANN, line(16384, "BULK0", "1", "1.00")));
        assertThat(fixture.order(id).path("LineItemCount").asInt()).isEqualTo(1);
    }

    @Test
    void aBuyerWithoutAnIdIsFoundByEmail() throws Exception {
        String id = fixture.store.publishQuote(
                quote("STDQTE5", new Buyer(null, "Ann", "ann@example.com"), line(16384, "WIDGET", "1", "1.00")));
        assertThat(fixture.order(id).path("FromUserID").asText()).isEqualTo("ann");
    }

    @Test
    void anAddressThatIsAPatternFindsNobody() {
        for (String pattern : new String[] {"*@example.com", "!bob@example.com", "ann@example.com|bob@example.com"}) {
            Failure.Rejected e =
                    rejected(quote("Q", new Buyer(null, "Eve", pattern), line(16384, "WIDGET", "1", "1.00")));
            assertThat(e.code()).as(pattern).isEqualTo(ErrorCodes.BUYER_UNKNOWN);
        }
    }

    @Test
    void unknownBuyersAndProductsAreRejectedWithTheFieldAtFault() {
        Quote.Line widget = line(16384, "WIDGET", "1", "1.00");
        Failure.Rejected noId = rejected(quote("Q1", new Buyer("bob", "Bob", null), widget));
        assertThat(noId.code()).isEqualTo(ErrorCodes.BUYER_UNKNOWN);
        assertThat(noId.fields()).extracting(Failure.Field::pointer).containsExactly("/buyer/id");
        assertThat(noId.detail()).contains("NotFound");

        Failure.Rejected noEmail = rejected(quote("Q2", new Buyer(null, "Bob", "bob@example.com"), widget));
        assertThat(noEmail.code()).isEqualTo(ErrorCodes.BUYER_UNKNOWN);
        assertThat(noEmail.fields()).extracting(Failure.Field::pointer).containsExactly("/buyer/email");

        Failure.Rejected noItem = rejected(quote("Q3", ANN, widget, line(32768, "NOSUCH", "1", "1.00")));
        assertThat(noItem.code()).isEqualTo(ErrorCodes.ITEM_UNKNOWN);
        assertThat(noItem.getMessage()).contains("NOSUCH");
        assertThat(noItem.fields()).extracting(Failure.Field::pointer).containsExactly("/lines/1/item");

        Failure.Rejected half = rejected(quote("Q4", ANN, line(16384, "WIDGET", "1.5", "1.00")));
        assertThat(half.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(half.fields()).extracting(Failure.Field::pointer).containsExactly("/lines/0/quantity");
    }

    @Test
    void submittingTwiceSubmitsOnceAndKeepsTheQuotesNumber() throws Exception {
        String id = fixture.store.publishQuote(quote("STDQTE6", ANN, line(16384, "WIDGET", "1", "1.00")));
        fixture.store.submitOrder(id, order("STDORD9"));
        fixture.store.submitOrder(id, order("STDORD9"));

        JsonNode order = fixture.order(id);
        assertThat(order.path("Status").asText()).isEqualTo("Open");
        assertThat(order.at("/xp/GP/SopNumber").asText()).isEqualTo("STDORD9");
        assertThat(order.at("/xp/GP/QuoteNumber").asText()).isEqualTo("STDQTE6");
        assertThat(fixture.asked())
                .filteredOn(asked -> asked.endsWith("/submit"))
                .hasSize(1);
    }

    @Test
    void aWithdrawnQuoteIsCanceledTellsWhyAndCanNotBeSubmitted() throws Exception {
        String id = fixture.store.publishQuote(quote("STDQTE7", ANN, line(16384, "WIDGET", "1", "1.00")));
        fixture.store.withdrawQuote(id, "expired", "The date has passed");
        fixture.store.withdrawQuote(id, "expired", "The date has passed");

        JsonNode order = fixture.order(id);
        assertThat(order.path("Status").asText()).isEqualTo("Canceled");
        assertThat(order.at("/xp/Quote/Status").asText()).isEqualTo("Expired");
        assertThat(order.at("/xp/Quote/Reason").asText()).isEqualTo("The date has passed");
        assertThat(order.at("/xp/GP/QuoteNumber").asText()).isEqualTo("STDQTE7");
        Failure.Rejected e =
                catchThrowableOfType(Failure.Rejected.class, () -> fixture.store.submitOrder(id, order("STDORD1")));
        assertThat(e.code()).isEqualTo(ErrorCodes.QUOTE_NOT_OPEN);
    }

    @Test
    void whatWasNeverPublishedNeedsNoWithdrawal() {
        assertThatCode(() -> fixture.store.withdrawQuote("quote-NONE", "declined", null))
                .doesNotThrowAnyException();
        assertThatCode(() -> fixture.store.withdrawQuote(null, "declined", null))
                .doesNotThrowAnyException();
    }

    @Test
    void anAnswerThatIsLostIsUnknownAndSendingAgainEndsTheSame() throws Exception {
        Quote quote = quote("STDQTE8", ANN, line(16384, "WIDGET", "2", "7.00"));
        fixture.faults.add(Fault.always(STORE, Fault.Kind.DROP_RESPONSE)
                .matching("PUT /v1/orders/Incoming/quote-STDQTE8 ")
                .times(1));
        assertThat(failure(quote)).isInstanceOf(Failure.Unknown.class);

        String id = fixture.store.publishQuote(quote);
        assertThat(fixture.order(id).path("LineItemCount").asInt()).isEqualTo(1);

        fixture.faults.add(Fault.always(STORE, Fault.Kind.DROP_RESPONSE)
                .matching("/submit")
                .times(1));
        assertThat(catchThrowableOfType(Failure.class, () -> fixture.store.submitOrder(id, order("STDORD8"))))
                .isInstanceOf(Failure.Unknown.class);
        fixture.store.submitOrder(id, order("STDORD8"));
        assertThat(fixture.order(id).path("Status").asText()).isEqualTo("Open");
    }

    @Test
    void aStoreThatIsDownOrAsksForAPauseIsUnavailable() {
        Quote quote = quote("STDQTE9", ANN, line(16384, "WIDGET", "2", "7.00"));
        fixture.faults.add(Fault.always(STORE, Fault.Kind.ERROR)
                .matching("/v1/")
                .status(429)
                .retryAfter(7)
                .times(1));
        Failure pause = failure(quote);
        assertThat(pause).isInstanceOf(Failure.Unavailable.class);
        assertThat(((Failure.Unavailable) pause).retryAfter()).isEqualTo(Duration.ofSeconds(7));

        fixture.faults.add(Fault.always(STORE, Fault.Kind.ERROR)
                .matching("PUT ")
                .status(503)
                .times(1));
        assertThat(failure(quote)).isInstanceOf(Failure.Unavailable.class);

        fixture.faults.add(Fault.always(STORE, Fault.Kind.ERROR)
                .matching("PUT ")
                .status(500)
                .times(1));
        assertThat(failure(quote)).isInstanceOf(Failure.Unknown.class);

        fixture.faults.add(Fault.always(STORE, Fault.Kind.REFUSE));
        assertThat(failure(quote)).isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void aSlowStoreIsUnknownOverAWriteAndUnavailableOverARead() throws Exception {
        fixture.connect(Duration.ofMillis(300), OrderCloudStandIn.CLIENT_SECRET);
        Quote quote = quote("STDQTE10", ANN, line(16384, "WIDGET", "2", "7.00"));
        fixture.faults.add(Fault.always(STORE, Fault.Kind.LATENCY)
                .matching("GET ")
                .millis(1500)
                .times(1));
        assertThat(failure(quote)).isInstanceOf(Failure.Unavailable.class);

        fixture.faults.add(Fault.always(STORE, Fault.Kind.LATENCY)
                .matching("PUT ")
                .millis(1500)
                .times(1));
        assertThat(failure(quote)).isInstanceOf(Failure.Unknown.class);
    }

    @Test
    void manyCallsAtOnceSignInOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<String>> published = IntStream.range(0, 6)
                    .mapToObj(i -> threads.submit(() ->
                            fixture.store.publishQuote(quote("PARALLEL" + i, ANN, line(16384, "WIDGET", "1", "1.00")))))
                    .toList();
            for (Future<String> one : published) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(fixture.asked())
                .filteredOn(asked -> asked.contains("/oauth/token"))
                .hasSize(1);
    }

    @Test
    void aTokenThatIsNoLongerAcceptedIsFetchedAnewOnce() {
        fixture.store.withdrawQuote("quote-NONE", "declined", null);
        fixture.faults.add(Fault.always(STORE, Fault.Kind.ERROR)
                .matching("/v1/")
                .status(401)
                .times(1));
        fixture.store.withdrawQuote("quote-NONE", "declined", null);
        assertThat(fixture.asked())
                .filteredOn(asked -> asked.contains("/oauth/token"))
                .hasSize(2);
    }

    @Test
    void wrongCredentialsAreUnavailableAndTheSecretIsNowhere() throws Exception {
        fixture.connect(Duration.ofSeconds(5), "hunter2");
        Failure e = failure(quote("Q", ANN, line(16384, "WIDGET", "1", "1.00")));
        assertThat(e).isInstanceOf(Failure.Unavailable.class).hasMessageContaining("client id or secret");
        assertThat(e).hasStackTraceContaining("client id").satisfies(thrown -> assertThat(
                        org.assertj.core.util.Throwables.getStackTrace(thrown))
                .doesNotContain("hunter2"));
        OrderCloudProperties properties =
                new OrderCloudProperties("http://x", null, "id", "hunter2", Duration.ZERO, Duration.ZERO, 1);
        assertThat(properties.toString()).doesNotContain("hunter2");
    }

    @Test
    void callsAreTimed() {
        fixture.store.withdrawQuote("quote-NONE", "declined", null);
        assertThat(fixture.meters.getMeters())
                .anyMatch(meter -> meter.getId().getName().startsWith("feign.")
                        && meter.getId().getTag("method") != null
                        && meter.getId().getTag("method").equals("order"));
    }

    private Failure.Rejected rejected(Quote quote) {
        return catchThrowableOfType(Failure.Rejected.class, () -> fixture.store.publishQuote(quote));
    }

    private Failure failure(Quote quote) {
        return catchThrowableOfType(Failure.class, () -> fixture.store.publishQuote(quote));
    }
}
