package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.GpFixture.ANN;
import static io.storebridge.connectors.gp.GpFixture.line;
import static io.storebridge.connectors.gp.GpFixture.request;
import static io.storebridge.connectors.gp.GpFixture.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.Acceptance;
import io.storebridge.commerce.Credit;
import io.storebridge.commerce.Customer;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Order;
import io.storebridge.commerce.Quote;
import io.storebridge.commerce.QuoteRequest;
import io.storebridge.sandbox.gp.GpBackOffice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GpErpTest {

    private static final String AARON = "AARONFIT0001";
    private static final Acceptance YES = new Acceptance("PO-4711", null, "Call before delivery");

    @RegisterExtension
    final GpFixture gp = new GpFixture();

    @Test
    void aCustomerIsReadWithCreditAndAddresses() {
        Customer aaron = gp.erp.readCustomer(AARON);
        assertThat(aaron.name()).startsWith("Aaron");
        assertThat(aaron.currency()).isEqualTo("USD");
        assertThat(aaron.priceLevel()).isEqualTo("WHOLESALE");
        assertThat(aaron.terms()).isEqualTo("Net 30");
        assertThat(aaron.email()).contains("@");
        assertThat(aaron.newCustomer()).isFalse();
        assertThat(aaron.addresses()).isNotEmpty().allMatch(address -> !address.city()
                .isEmpty());
        assertThat(aaron.credit().kind()).isEqualTo(Credit.Kind.amount);
        assertThat(aaron.credit().limit()).isEqualTo("25000.00");
        assertThat(aaron.credit().available())
                .isEqualByComparingTo(aaron.credit()
                        .limit()
                        .subtract(aaron.credit().balance())
                        .subtract(aaron.credit().onOrder()));

        assertThat(gp.erp.readCustomer("BAKERSEM0001").hold()).isTrue();
        assertThat(gp.erp.readCustomer("CRESTLIN0001").credit().overdue()).isPositive();
        assertThat(gp.erp.readCustomer("DELMARPR0001").inactive()).isTrue();
        assertThat(gp.erp.readCustomer("EASTONNE0001").newCustomer()).isTrue();
        assertThat(gp.erp.readCustomer("FAIRVIEW0001").credit().available()).isNull();
        assertThat(gp.erp.readCustomer("GRANITEC0001").credit().kind()).isEqualTo(Credit.Kind.none);
        assertThat(rejected(() -> gp.erp.readCustomer("NOBODY")).code()).isEqualTo(ErrorCodes.CUSTOMER_UNKNOWN);
    }

    @Test
    void numbersAreReservedOnceEach() {
        String first = gp.erp.reserveQuoteNumber();
        String second = gp.erp.reserveQuoteNumber();
        assertThat(second).isNotEqualTo(first);
        assertThat(gp.erp.reserveOrderNumber()).isNotIn(first, second);
    }

    @Test
    void aQuoteIsMadeAtTheAccountsPricesWithQuantityBreaks() {
        Quote quote = create(
                "RFQ-1",
                AARON,
                line("PAPR-CPY-WHT", "9"),
                line("PAPR-CPY-WHT", "10"),
                line("PAPR-CPY-WHT", "50"),
                new QuoteRequest.Line("PAPR-CPY-WHT", new BigDecimal("2"), "CASE", null, null, null),
                line("CHAI-TSK-BLK", "1", "210.50"));

        assertThat(quote.lines())
                .extracting(line -> line.unitPrice().toString())
                .containsExactly("7.90", "7.50", "7.00", "89.40", "210.50");
        assertThat(quote.lines())
                .extracting(line -> line.accountPrice().toString())
                .containsExactly("7.90", "7.50", "7.00", "89.40", "219.00");
        assertThat(quote.subtotal()).isEqualTo("885.40");
        assertThat(quote.total()).isEqualTo("885.40");
        assertThat(quote.currency()).isEqualTo("USD");
        assertThat(quote.customer()).isEqualTo(AARON);
        assertThat(quote.buyer()).isEqualTo(ANN);
        assertThat(quote.note()).isEqualTo("We would order the same every quarter.");
        assertThat(quote.expires()).isEqualTo(today().plusDays(30));
        assertThat(quote.wantedDate()).isEqualTo(today().plusDays(14));
        assertThat(quote.voided()).isFalse();
        Quote.Line chair = quote.lines().get(4);
        assertThat(chair.unitCost()).isEqualTo("151.20");
        assertThat(chair.marginPercent()).isEqualTo("28.17");
        assertThat(chair.warehouse()).isEqualTo("MAIN");
        assertThat(quote.marginPercent()).isNotNull();
        assertThat(quote.discountPercent()).isPositive();
        assertThat(gp.ask("SELECT BACHNUMB FROM SOP10100 WHERE SOPTYPE = 1 AND SOPNUMBE = ?", quote.number()))
                .isEqualTo("STOREBRIDGE");
    }

    @Test
    void aCustomersOwnPriceLevelCountsAndOtherItemsFallBackToTheItemsLevel() {
        Quote quote = create("RFQ-2", "FAIRVIEW0001", line("PAPR-CPY-WHT", "5"), line("HDST-USB-DUO", "1", "60"));
        assertThat(quote.lines())
                .extracting(line -> line.accountPrice().toString())
                .containsExactly("6.25", "64.00");
    }

    @Test
    void stockThatIsShortIsSeen() {
        Quote quote = create("RFQ-3", AARON, line("MICR-BIN-40X", "5"), line("SRVC-INSTALL", "3"));
        assertThat(quote.stockShort()).isTrue();
        assertThat(quote.lines().get(0).available()).isEqualTo("2");
        assertThat(quote.lines().get(0).backOrder()).isTrue();
        assertThat(quote.lines().get(1).available()).isNull();
    }

    @Test
    void makingTheSameQuoteTwiceIsOneQuote() {
        String number = gp.erp.reserveQuoteNumber();
        QuoteRequest request = request("RFQ-with-an-id-of-forty-characters-00001", AARON, line("PAPR-CPY-WHT", "9"));
        Quote first = gp.erp.createQuote(number, request);
        assertThat(gp.erp.createQuote(number, request)).isEqualTo(first);
        assertThat(gp.ask("SELECT COUNT(*) FROM SOP10200 WHERE SOPTYPE = 1 AND SOPNUMBE = ?", number))
                .isEqualTo("1");

        QuoteRequest other = request("RFQ-other", AARON, line("PAPR-CPY-WHT", "9"));
        assertThat(rejected(() -> gp.erp.createQuote(number, other)).code()).isEqualTo(ErrorCodes.NUMBER_TAKEN);
    }

    @Test
    void allLinesAtFaultAreToldAtOnceWithTheirFields() {
        Failure.Rejected e = rejected(() -> create(
                "RFQ-4",
                AARON,
                line("NOSUCH-1", "1"),
                line("MNTR-CRT-17", "1"),
                line("PAPR-CPY-WHT", "0"),
                new QuoteRequest.Line("PAPR-CPY-WHT", BigDecimal.ONE, "BARREL", null, null, null)));
        assertThat(e.code()).isEqualTo(ErrorCodes.ITEM_UNKNOWN);
        assertThat(e.fields())
                .extracting(Failure.Field::pointer)
                .containsExactly("/lines/0/item", "/lines/1/item", "/lines/2/quantity", "/lines/3/unit");
        assertThat(e.getMessage()).contains("NOSUCH-1").contains("inactive").contains("CASE");

        assertThat(rejected(() -> create("RFQ-5", "NOBODY", line("PAPR-CPY-WHT", "1")))
                        .code())
                .isEqualTo(ErrorCodes.CUSTOMER_UNKNOWN);
        assertThat(rejected(() -> create("RFQ-6", "DELMARPR0001", line("PAPR-CPY-WHT", "1")))
                        .code())
                .isEqualTo(ErrorCodes.CUSTOMER_INACTIVE);
    }

    @Test
    void textsThatAreTooLongAreToldBeforeTheyAreSent() {
        QuoteRequest request =
                new QuoteRequest("RFQ-7", AARON, ANN, List.of(line("PAPR-CPY-WHT", "1")), null, "x".repeat(501));
        Failure.Rejected e = rejected(() -> gp.erp.createQuote("STDQTE9999", request));
        assertThat(e.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(e.getMessage()).contains("may have 500 characters, it has 501");
        assertThat(e.fields()).extracting(Failure.Field::pointer).containsExactly("/note");
    }

    @Test
    void aReviewedQuoteReplacesLinesPricesExpiryAndNote() {
        Quote quote =
                create("RFQ-8", AARON, line("PAPR-CPY-WHT", "9"), line("CHAI-TSK-BLK", "2"), line("LAPT-PRO-14", "1"));
        List<Quote.Line> lines = new ArrayList<>();
        lines.add(changed(quote.lines().get(2), "3", "1000.00"));
        lines.add(changed(quote.lines().get(0), "9", "7.25"));
        lines.add(added("MICR-BIN-40X", "1", "630.00"));

        Quote updated = gp.erp.updateQuote(quote.number(), with(quote, lines, "Special offer"));

        assertThat(updated.lines())
                .extracting(Quote.Line::item)
                .containsExactly("PAPR-CPY-WHT", "LAPT-PRO-14", "MICR-BIN-40X");
        assertThat(updated.subtotal()).isEqualTo("3695.25");
        assertThat(updated.total()).isEqualTo("3695.25");
        assertThat(updated.expires()).isEqualTo(today().plusDays(7));
        assertThat(updated.note()).isEqualTo("Special offer");
        assertThat(updated.buyer()).isEqualTo(ANN);
        assertThat(updated.wantedDate()).isEqualTo(quote.wantedDate());
        assertThat(updated.lines().get(1).note()).isEqualTo("checked");
        assertThat(gp.erp.updateQuote(quote.number(), with(quote, lines, "Special offer")))
                .isEqualTo(updated);
        assertThat(gp.erp.createQuote(quote.number(), request("RFQ-8", AARON, line("PAPR-CPY-WHT", "9"))))
                .isEqualTo(updated);
    }

    @Test
    void anUpdateKeepsWhatASalespersonEntered() {
        String number = gp.office.enterQuote(
                AARON, "sales", List.of(new GpBackOffice.Line("CHAI-TSK-BLK", 2)), null, "From the phone");
        gp.change(
                "UPDATE SOP10100 SET CSTPONBR = 'PHONE-1', SLPRSNID = SLPRSNID, REFRENCE = 'Spring fair' WHERE SOPNUMBE = '"
                        + number + "'");
        Quote quote = gp.erp.readQuote(number);
        assertThat(quote.buyer().id()).isNull();
        assertThat(quote.buyer().email()).contains("@");

        gp.erp.updateQuote(number, with(quote, List.of(changed(quote.lines().get(0), "4", "200.00")), quote.note()));

        assertThat(gp.ask("SELECT CSTPONBR || REFRENCE FROM SOP10100 WHERE SOPTYPE = 1 AND SOPNUMBE = ?", number))
                .contains("PHONE-1")
                .contains("Spring fair");
        assertThat(gp.ask("SELECT USER2ENT FROM SOP10100 WHERE SOPTYPE = 1 AND SOPNUMBE = ?", number))
                .isEqualTo("sales");
        assertThat(gp.erp.findNewQuotes()).contains(number);
    }

    @Test
    void quotesThatPeopleEnteredAreFoundNewestFirstAndOursAreNot() {
        String ours = create("RFQ-9", AARON, line("PAPR-CPY-WHT", "1")).number();
        List<GpBackOffice.Line> lines = List.of(new GpBackOffice.Line("PAPR-CPY-WHT", 3));
        String first = gp.office.enterQuote(AARON, "sales", lines, null, null);
        String second = gp.office.enterQuote(AARON, "sales", lines, today(), null);
        String expired = gp.office.enterQuote(AARON, "sales", lines, today().minusDays(1), null);
        String voided = gp.office.enterQuote(AARON, "sales", lines, null, null);
        gp.erp.voidQuote(voided);

        List<String> found = gp.erp.findNewQuotes();
        assertThat(found).contains(first, second).doesNotContain(ours, expired, voided);
        assertThat(found.indexOf(second)).isLessThan(found.indexOf(first));
    }

    @Test
    void aQuoteIsVoidedOnceAndThenCanNotBeChanged() {
        Quote quote = create("RFQ-10", AARON, line("PAPR-CPY-WHT", "1"));
        gp.erp.voidQuote(quote.number());
        gp.erp.voidQuote(quote.number());
        gp.erp.voidQuote("STDQTE-NEVER");
        assertThat(gp.erp.readQuote(quote.number()).voided()).isTrue();
        assertThat(rejected(() -> gp.erp.updateQuote(quote.number(), quote)).code())
                .isEqualTo(ErrorCodes.QUOTE_NOT_OPEN);
        assertThat(rejected(() -> order(quote, false)))
                .hasMessageContaining("is void")
                .extracting(Failure.Rejected::code)
                .isIn(ErrorCodes.QUOTE_NOT_OPEN, ErrorCodes.REFUSED);
        assertThat(gp.erp.findQuote("STDQTE-NEVER")).isNull();
        assertThat(rejected(() -> gp.erp.readQuote("STDQTE-NEVER")).code()).isEqualTo(ErrorCodes.QUOTE_UNKNOWN);
    }

    @Test
    void aQuoteThatBecameAnOrderCanBeNeitherVoidedNorChanged() {
        Quote quote = create("RFQ-17", AARON, line("PAPR-CPY-WHT", "1"));
        order(quote, true);
        Failure.Rejected voiding = rejected(() -> gp.erp.voidQuote(quote.number()));
        assertThat(voiding.code()).isEqualTo(ErrorCodes.REFUSED);
        assertThat(voiding.getMessage()).contains("became another document");
        assertThat(voiding.detail()).contains("taSopVoidDocument");
        assertThat(rejected(() -> gp.erp.updateQuote(quote.number(), quote)).code())
                .isEqualTo(ErrorCodes.QUOTE_NOT_OPEN);
    }

    @Test
    void anOrderIsMadeFromTheQuoteAndTakesStock() {
        Quote quote = create("RFQ-11", AARON, line("MICR-BIN-40X", "5", "600.00"), line("PAPR-CPY-WHT", "9"));
        String number = gp.erp.reserveOrderNumber();
        Order order = gp.erp.createOrder(number, quote, YES, false);

        assertThat(order.quoteNumber()).isEqualTo(quote.number());
        assertThat(order.purchaseOrder()).isEqualTo("PO-4711");
        assertThat(order.buyer()).isEqualTo(ANN);
        assertThat(order.wantedDate()).isEqualTo(quote.wantedDate());
        assertThat(order.total()).isEqualTo(quote.total());
        assertThat(order.lines().get(0).allocated()).isEqualTo("2");
        assertThat(order.lines().get(0).backOrdered()).isEqualTo("3");
        assertThat(gp.erp.createOrder(number, quote, YES, false)).isEqualTo(order);
        assertThat(gp.erp.findOrder(number)).isEqualTo(order);
        assertThat(gp.ask("SELECT COUNT(*) FROM SOP10100 WHERE SOPTYPE = 2 AND ORIGNUMB = ?", quote.number()))
                .isEqualTo("1");
        assertThat(gp.ask("SELECT CMMTTEXT FROM SOP10106 WHERE SOPTYPE = 2 AND SOPNUMBE = ?", number))
                .isEqualTo("We would order the same every quarter.\nCall before delivery");
        assertThat(gp.erp.findOrder("STDORD-NEVER")).isNull();
    }

    @Test
    void whatGpRefusesOverAnOrderIsToldInPlainWords() {
        Quote server = create("RFQ-12", AARON, line("SERV-RCK-2U", "4"));
        Failure.Rejected noBackOrder = rejected(() -> order(server, true));
        assertThat(noBackOrder.code()).isEqualTo(ErrorCodes.NO_BACK_ORDER);
        assertThat(noBackOrder.fields()).extracting(Failure.Field::pointer).containsExactly("/lines/0/quantity");
        assertThat(noBackOrder.getMessage()).contains("SERV-RCK-2U");
        assertThat(noBackOrder.detail())
                .startsWith(
                        "Sql procedure error codes returned: \n\nError Number = 4776  Stored Procedure= taSopLineIvcInsert")
                .contains("ITEMNMBR = SERV-RCK-2U")
                .contains("<taSopLineIvcInsert>");

        Quote crest = create("RFQ-13", "CRESTLIN0001", line("PAPR-CPY-WHT", "9"));
        assertThat(rejected(() -> order(crest, false)).code()).isEqualTo(ErrorCodes.CREDIT_LIMIT_EXCEEDED);
        assertThat(order(crest, true).total()).isEqualTo(crest.total());

        Quote baker = create("RFQ-14", "BAKERSEM0001", line("PAPR-CPY-WHT", "9"));
        assertThat(rejected(() -> order(baker, true)).code()).isEqualTo(ErrorCodes.CUSTOMER_ON_HOLD);
    }

    @Test
    void anOrderThatIsRefusedLeavesNothingBehind() {
        Quote quote = create("RFQ-15", AARON, line("PAPR-CPY-WHT", "9"), line("SERV-RCK-2U", "4"));
        String allocated = gp.ask("SELECT SUM(ATYALLOC) FROM IV00102");
        assertThat(rejected(() -> order(quote, true)).code()).isEqualTo(ErrorCodes.NO_BACK_ORDER);
        assertThat(gp.ask("SELECT SUM(ATYALLOC) FROM IV00102")).isEqualTo(allocated);
        assertThat(gp.ask("SELECT COUNT(*) FROM SOP10200 WHERE SOPTYPE = 2 AND INTEGRATIONSOURCE <> 0"))
                .isEqualTo("0");
    }

    @Test
    void markdownsAndGoodsOutsideTheInventoryReachTheOrderAtTheQuotesTotal() {
        String number = gp.office.enterQuote(
                AARON,
                "sales",
                List.of(new GpBackOffice.Line("CHAI-TSK-BLK", 2), new GpBackOffice.Line("PAPR-CPY-WHT", 9)),
                null,
                null);
        gp.change(
                "UPDATE SOP10200 SET MRKDNAMT = 19, ORMRKDAM = 19, XTNDPRCE = 400, OXTNDPRC = 400 WHERE SOPTYPE = 1 AND SOPNUMBE = '"
                        + number + "' AND ITEMNMBR = 'CHAI-TSK-BLK'");
        gp.change(
                "UPDATE SOP10200 SET NONINVEN = 1, ITEMNMBR = 'ODD JOB', ITEMDESC = 'By hand', LOCNCODE = 'MAIN' WHERE SOPTYPE = 1 AND SOPNUMBE = '"
                        + number + "' AND ITEMNMBR = 'PAPR-CPY-WHT'");
        gp.change(
                "UPDATE SOP10100 SET SUBTOTAL = 471.10, ORSUBTOT = 471.10, FRTAMNT = 12.5, ORFRTAMT = 12.5, TRDISAMT = 3.6, "
                        + "ORTDISAM = 3.6, TAXAMNT = 20, ORTAXAMT = 20, DOCAMNT = 500, ORDOCAMT = 500 WHERE SOPTYPE = 1 AND SOPNUMBE = '"
                        + number + "'");
        gp.change("INSERT INTO SOP10105 (SOPTYPE, SOPNUMBE, LNITMSEQ, TAXDTLID, STAXAMNT, ORSLSTAX) VALUES (1, '"
                + number + "', 0, 'AVATAX', 20, 20)");

        Quote quote = gp.erp.readQuote(number);
        assertThat(quote.lines())
                .extracting(line -> line.unitPrice().toString())
                .containsExactly("200.00", "7.90");
        assertThat(quote.total()).isEqualTo("500.00");
        Quote updated = gp.erp.updateQuote(number, quote);
        assertThat(updated).isEqualTo(quote);
        Order order = order(updated, true);
        assertThat(order.total()).isEqualTo("500.00");
        assertThat(order.tax()).isEqualTo("20.00");
        assertThat(order.freight()).isEqualTo("12.50");
        assertThat(order.lines()).extracting(Order.Line::item).containsExactly("CHAI-TSK-BLK", "ODD JOB");
    }

    @Test
    void everyNodeIsTimed() {
        create("RFQ-16", AARON, line("PAPR-CPY-WHT", "1"));
        assertThat(gp.meters
                        .get("storebridge.gp.econnect")
                        .tag("node", "taSopHdrIvcInsert")
                        .tag("outcome", "done")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    private Quote create(String requestId, String customer, QuoteRequest.Line... lines) {
        return gp.erp.createQuote(gp.erp.reserveQuoteNumber(), request(requestId, customer, lines));
    }

    private Order order(Quote quote, boolean creditApproved) {
        return gp.erp.createOrder(gp.erp.reserveOrderNumber(), quote, YES, creditApproved);
    }

    private static Quote.Line changed(Quote.Line line, String quantity, String price) {
        return new Quote.Line(
                line.id(),
                line.item(),
                line.description(),
                new BigDecimal(quantity),
                line.unit(),
                line.warehouse(),
                null,
                null,
                new BigDecimal(price),
                null,
                null,
                null,
                null,
                null,
                false,
                "checked");
    }

    private static Quote.Line added(String item, String quantity, String price) {
        return new Quote.Line(
                0,
                item,
                null,
                new BigDecimal(quantity),
                null,
                null,
                null,
                null,
                new BigDecimal(price),
                null,
                null,
                null,
                null,
                null,
                false,
                null);
    }

    private static Quote with(Quote quote, List<Quote.Line> lines, String note) {
        return new Quote(
                quote.number(),
                quote.customer(),
                quote.buyer(),
                quote.currency(),
                quote.date(),
                today().plusDays(7),
                quote.wantedDate(),
                note,
                lines,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false);
    }

    private static Failure.Rejected rejected(ThrowingCallable call) {
        return catchThrowableOfType(Failure.Rejected.class, call);
    }
}
