package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.GpFixture.line;
import static io.storebridge.connectors.gp.GpFixture.request;
import static io.storebridge.connectors.gp.GpFixture.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storebridge.commerce.Acceptance;
import io.storebridge.commerce.Allocation;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Invoice;
import io.storebridge.commerce.Quote;
import io.storebridge.commerce.Receipt;
import io.storebridge.commerce.Refund;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GpReceivablesTest {

    private static final String AARON = "AARONFIT0001";
    private static final String BAKER = "BAKERSEM0001";

    @RegisterExtension
    final GpFixture gp = new GpFixture();

    @Test
    void openInvoicesAreListedWithWhatIsOwed() {
        List<Invoice> open = gp.receivables.listInvoices("aaronfit0001", true, 100);
        assertThat(open).extracting(Invoice::number).containsExactlyInAnyOrder(invoiceOf("1240"), invoiceOf("860.5"));
        Invoice chairs = open.stream()
                .filter(one -> one.number().equals(invoiceOf("1240")))
                .findFirst()
                .get();
        assertThat(chairs.customer()).isEqualTo(AARON);
        assertThat(chairs.customerName()).isEqualTo("Aaron Fittings & Electric");
        assertThat(chairs.date()).isEqualTo(today().minusDays(20));
        assertThat(chairs.due()).isEqualTo(today().plusDays(10));
        assertThat(chairs.terms()).isEqualTo("Net 30");
        assertThat(chairs.purchaseOrder()).startsWith("PO-");
        assertThat(chairs.orderNumber()).isNull();
        assertThat(chairs.currency()).isEqualTo("USD");
        assertThat(chairs.subtotal()).isEqualTo("1240.00");
        assertThat(chairs.total()).isEqualTo("1240.00");
        assertThat(chairs.balance()).isEqualTo("1240.00");
        assertThat(chairs.overdue()).isFalse();
        assertThat(chairs.lines()).isEmpty();

        assertThat(gp.receivables.listInvoices(BAKER, true, 100))
                .extracting(Invoice::overdue)
                .containsExactly(true);
        assertThat(gp.receivables.listInvoices(AARON, true, 1)).hasSize(1);
        assertThat(rejected(() -> gp.receivables.listInvoices("NOBODY", true, 10))
                        .code())
                .isEqualTo(ErrorCodes.CUSTOMER_UNKNOWN);
    }

    @Test
    void anInvoiceIsOverdueFromTheDayAfterItIsDueAndOnlyWhileSomethingIsOwed() {
        String number = invoiceOf("1240");
        due(number, 0);
        assertThat(gp.receivables.findInvoice(number).overdue()).isFalse();
        due(number, -1);
        assertThat(gp.receivables.findInvoice(number).overdue()).isTrue();
        gp.change("UPDATE RM20101 SET CURTRXAM = 0 WHERE DOCNUMBR = '" + number + "'");
        assertThat(gp.receivables.findInvoice(number).overdue()).isFalse();
    }

    private void due(String number, int days) {
        gp.change("UPDATE RM20101 SET DUEDATE = '" + today().plusDays(days) + "' WHERE DOCNUMBR = '" + number + "'");
    }

    @Test
    void paidAndHistoricInvoicesAreOnlyInTheWholeList() {
        String customer =
                gp.ask("SELECT CUSTNMBR FROM RM30101 WHERE RMDTYPAL = 1 GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 1");
        String historic = gp.ask("SELECT DOCNUMBR FROM RM30101 WHERE RMDTYPAL = 1 AND CUSTNMBR = ? LIMIT 1", customer);
        assertThat(gp.receivables.listInvoices(customer, true, 500))
                .extracting(Invoice::number)
                .doesNotContain(historic);
        List<Invoice> all = gp.receivables.listInvoices(customer, false, 500);
        assertThat(all).extracting(Invoice::number).contains(historic);
        assertThat(all).extracting(Invoice::date).isSortedAccordingTo((a, b) -> b.compareTo(a));
        Invoice found = gp.receivables.findInvoice(historic);
        assertThat(found.balance()).isEqualTo("0.00");
        assertThat(found.lines()).isNotEmpty();
        assertThat(found.overdue()).isFalse();
    }

    @Test
    void anInvoiceOfAnOrderIsFoundWithLinesOrderNumberAndAddresses() {
        Quote quote = gp.erp.createQuote(
                gp.erp.reserveQuoteNumber(),
                request("RFQ-1", AARON, line("PAPR-CPY-WHT", "9"), line("CHAI-TSK-BLK", "2")));
        String order = gp.erp.reserveOrderNumber();
        gp.erp.createOrder(order, quote, new Acceptance("PO-4711", null, null), false);
        String number = gp.office.postBatch("STOREBRIDGE").get(0);

        Invoice invoice = gp.receivables.findInvoice(number);
        assertThat(invoice.orderNumber()).isEqualTo(order);
        assertThat(invoice.purchaseOrder()).isEqualTo("PO-4711");
        assertThat(invoice.date()).isEqualTo(today());
        assertThat(invoice.total()).isEqualTo(quote.total()).isEqualTo(invoice.balance());
        assertThat(invoice.freight()).isEqualTo("0.00");
        assertThat(invoice.lines()).extracting(Invoice.Line::item).containsExactly("PAPR-CPY-WHT", "CHAI-TSK-BLK");
        assertThat(invoice.lines().get(0).unitPrice()).isEqualTo("7.90");
        assertThat(invoice.lines().get(0).total()).isEqualTo("71.10");
        assertThat(invoice.billTo().name()).isEqualTo("Aaron Fittings & Electric");
        assertThat(invoice.billTo().city()).isEqualTo("Chicago");
        assertThat(invoice.shipTo().city()).isEqualTo("Chicago");
        assertThat(gp.receivables.findInvoice("NONE")).isNull();
    }

    @Test
    void anInvoiceThatWasEnteredWithoutLinesHasItsTotalOnly() {
        String number = invoiceOf("1240");
        gp.change("DELETE FROM SOP30200 WHERE SOPNUMBE = '" + number + "'");
        Invoice invoice = gp.receivables.findInvoice(number);
        assertThat(invoice.total()).isEqualTo("1240.00");
        assertThat(invoice.subtotal()).isNull();
        assertThat(invoice.tax()).isNull();
        assertThat(invoice.customerName()).isEqualTo("Aaron Fittings & Electric");
        assertThat(invoice.billTo().city()).isEqualTo("Chicago");
        assertThat(invoice.shipTo()).isNull();
    }

    @Test
    void whatIsOwedIsCheckedBeforeAnybodyIsCharged() {
        List<Invoice> owed = gp.receivables.checkInvoices(
                AARON, List.of(part(invoiceOf("860.5"), "860.50"), part(invoiceOf("1240"), "1")));
        assertThat(owed).extracting(one -> one.balance().toString()).containsExactly("860.50", "1240.00");

        Failure.Rejected more = rejected(() -> gp.receivables.checkInvoices(
                AARON, List.of(part(invoiceOf("860.5"), "860.50"), part(invoiceOf("1240"), "1240.01"))));
        assertThat(more.code()).isEqualTo(ErrorCodes.BALANCE_CHANGED);
        assertThat(more)
                .hasMessage("Invoice " + invoiceOf("1240")
                        + " has 1240.00 USD open, not 1240.01 USD; pay that much or less.");
        assertThat(more.fields()).extracting(Failure.Field::pointer).containsExactly("/invoices/1/amount");

        gp.change("UPDATE RM20101 SET CURTRXAM = 0 WHERE DOCNUMBR = '" + invoiceOf("1240") + "'");
        Failure.Rejected paid =
                rejected(() -> gp.receivables.checkInvoices(AARON, List.of(part(invoiceOf("1240"), "1240.00"))));
        assertThat(paid.code()).isEqualTo(ErrorCodes.BALANCE_CHANGED);
        assertThat(paid).hasMessageContaining("is paid");
    }

    @Test
    void anotherCustomersInvoiceIsAsUnknownAsNone() {
        String bakers = invoiceOf("3480");
        Failure.Rejected other = rejected(() -> gp.receivables.checkInvoices(AARON, List.of(part(bakers, "1"))));
        Failure.Rejected none = rejected(() -> gp.receivables.checkInvoices(AARON, List.of(part("NONE", "1"))));
        assertThat(other.code()).isEqualTo(ErrorCodes.INVOICE_UNKNOWN).isEqualTo(none.code());
        assertThat(other.getMessage().replace(bakers, "NONE")).isEqualTo(none.getMessage());
        assertThat(other.fields()).extracting(Failure.Field::pointer).containsExactly("/invoices/0/invoice");

        gp.change("UPDATE RM20101 SET VOIDSTTS = 1 WHERE DOCNUMBR = '" + invoiceOf("1240") + "'");
        assertThat(rejected(() -> gp.receivables.checkInvoices(AARON, List.of(part(invoiceOf("1240"), "1"))))
                        .code())
                .isEqualTo(ErrorCodes.INVOICE_UNKNOWN);
        assertThat(rejected(() -> gp.receivables.checkInvoices("NOBODY", List.of(part("NONE", "1"))))
                        .code())
                .isEqualTo(ErrorCodes.CUSTOMER_UNKNOWN);
    }

    @Test
    void valuesThatCannotBeRightAreToldAllAtOnce() {
        Failure.Rejected e = rejected(() -> gp.receivables.checkInvoices(
                AARON,
                List.of(
                        part(invoiceOf("1240"), "0"),
                        part(invoiceOf("860.5"), "1.005"),
                        part(invoiceOf("860.5").toLowerCase(), "1"))));
        assertThat(e.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(e.fields())
                .extracting(Failure.Field::pointer)
                .containsExactly("/invoices/0/amount", "/invoices/1/amount", "/invoices/2/invoice");
        assertThat(rejected(() -> gp.receivables.checkInvoices(AARON, List.of()))
                        .code())
                .isEqualTo(ErrorCodes.VALUE_INVALID);

        gp.change("UPDATE RM20101 SET CURNCYID = 'Z-C$' WHERE DOCNUMBR = '" + invoiceOf("1240") + "'");
        Failure.Rejected mixed = rejected(() -> gp.receivables.checkInvoices(
                AARON, List.of(part(invoiceOf("1240"), "1"), part(invoiceOf("860.5"), "1"))));
        assertThat(mixed.code()).isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(mixed).hasMessageContaining("another currency");
    }

    @Test
    void twoInvoicesArePaidWithOneReceiptWhichReachesTheBooksWhenPosted() {
        String number = gp.receivables.reserveReceiptNumber();
        assertThat(gp.receivables.findReceipt(number)).isNull();
        List<Allocation> both = List.of(part(invoiceOf("1240"), "1240.00"), part(invoiceOf("860.5"), "60.50"));
        Receipt receipt =
                gp.receivables.createReceipt(number, AARON, charge("pi_3MtwBwLkdIwHu7ix28a3tqPa", "1300.50"), both);
        assertThat(receipt)
                .isEqualTo(new Receipt(
                        number,
                        AARON,
                        today(),
                        "USD",
                        new BigDecimal("1300.50"),
                        new BigDecimal("0.00"),
                        "pi_3MtwBwLkdIwHu7ix28a3tqPa",
                        false,
                        false,
                        both));
        assertThat(gp.receivables.findReceipt(number)).isEqualTo(receipt);
        assertThat(gp.receivables.findInvoice(invoiceOf("1240")).balance()).isEqualTo("0.00");
        assertThat(gp.receivables.findInvoice(invoiceOf("860.5")).balance()).isEqualTo("800.00");
        assertThat(gp.erp.readCustomer(AARON).credit().balance()).isEqualTo("800.00");
        assertThat(gp.ask("SELECT CSHRCTYP FROM RM10201 WHERE DOCNUMBR = ?", number))
                .isEqualTo("2");
        assertThat(gp.ask("SELECT BACHNUMB FROM RM10201 WHERE DOCNUMBR = ?", number))
                .isEqualTo("STOREBRIDGE");

        assertThat(gp.office.postReceipts("STOREBRIDGE")).containsExactly(number);
        Receipt posted = gp.receivables.findReceipt(number);
        assertThat(posted.posted()).isTrue();
        assertThat(posted.chargeId()).isEqualTo("pi_3MtwBwLkdIwHu7ix28a3tqPa");
        assertThat(posted.invoices()).isEqualTo(both);
        assertThat(gp.ask("SELECT MIN(POSTED) FROM RM20201 WHERE APFRDCNM = ?", number))
                .isEqualTo("1");
        assertThat(gp.erp.readCustomer(AARON).credit().balance()).isEqualTo("800.00");
        assertThat(gp.office.showReceivables(AARON)).contains(number, invoiceOf("860.5"));
    }

    @Test
    void theSamePaymentTwiceIsOneReceipt() {
        String number = gp.receivables.reserveReceiptNumber();
        List<Allocation> whole = List.of(part(invoiceOf("1240"), "1240.00"));
        Receipt first = gp.receivables.createReceipt(number, AARON, charge("pi_1", "1240.00"), whole);
        assertThat(gp.receivables.createReceipt(number, AARON, charge("pi_1", "1240.00"), whole))
                .isEqualTo(first);
        gp.office.postReceipts("STOREBRIDGE");
        assertThat(gp.receivables
                        .createReceipt(number, AARON, charge("pi_1", "1240.00"), whole)
                        .posted())
                .isTrue();
        assertThat(gp.ask("SELECT COUNT(*) FROM RM20101 WHERE RMDTYPAL = 9 AND CUSTNMBR = ?", AARON))
                .isEqualTo("1");

        List<Allocation> rest = List.of(part(invoiceOf("860.5"), "1.00"));
        Failure.Rejected taken =
                rejected(() -> gp.receivables.createReceipt(number, AARON, charge("pi_2", "1.00"), rest));
        assertThat(taken.code()).isEqualTo(ErrorCodes.NUMBER_TAKEN);
        Failure.Rejected again = rejected(() -> gp.receivables.createReceipt(
                gp.receivables.reserveReceiptNumber(), AARON, charge("pi_1", "1.00"), rest));
        assertThat(again.code()).isEqualTo(ErrorCodes.REFUSED);
        assertThat(again).hasMessageContaining(number);
    }

    @Test
    void aPaymentThatDoesNotFitLeavesNothing() {
        String number = gp.receivables.reserveReceiptNumber();
        Failure.Rejected more = rejected(() -> gp.receivables.createReceipt(
                number,
                AARON,
                charge("pi_1", "2101.50"),
                List.of(part(invoiceOf("1240"), "1240.00"), part(invoiceOf("860.5"), "861.50"))));
        assertThat(more.code()).isEqualTo(ErrorCodes.BALANCE_CHANGED);
        assertThat(more).hasMessageContaining("860.50 USD open");
        List<Allocation> one = List.of(part(invoiceOf("1240"), "10.00"));
        assertThat(code(number, "NOBODY", charge("pi_1", "10.00"), one)).isEqualTo(ErrorCodes.CUSTOMER_UNKNOWN);
        assertThat(code(number, BAKER, charge("pi_1", "10.00"), one)).isEqualTo(ErrorCodes.INVOICE_UNKNOWN);
        assertThat(code(number, AARON, charge("pi_1", "10.01"), one)).isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(code(number, AARON, charge("pi_" + "x".repeat(28), "10.00"), one))
                .isEqualTo(ErrorCodes.VALUE_INVALID);
        assertThat(code("N".repeat(21), AARON, charge("pi_1", "10.00"), one)).isEqualTo(ErrorCodes.VALUE_INVALID);
        Charge euros = new Charge(
                "pi_1",
                "P-1",
                AARON,
                Charge.Status.succeeded,
                BigDecimal.TEN,
                "EUR",
                null,
                BigDecimal.ZERO,
                Instant.now());
        assertThat(code(number, AARON, euros, one)).isEqualTo(ErrorCodes.VALUE_INVALID);
        Charge open = new Charge(
                "pi_1",
                "P-1",
                AARON,
                Charge.Status.action,
                BigDecimal.TEN,
                "USD",
                null,
                BigDecimal.ZERO,
                Instant.now());
        assertThat(code(number, AARON, open, one)).isEqualTo(ErrorCodes.VALUE_INVALID);

        assertThat(gp.receivables.findReceipt(number)).isNull();
        assertThat(gp.ask("SELECT COUNT(*) FROM RM20201 WHERE CUSTNMBR = ?", AARON))
                .isEqualTo("0");
        assertThat(gp.ask("SELECT UNPSTDCA FROM RM00103 WHERE CUSTNMBR = ?", AARON))
                .startsWith("0");
    }

    @Test
    void whatGpRefusesIsSaidInPlainWords() {
        gp.change("UPDATE RM00101 SET CHEKBKID = 'GONE' WHERE CUSTNMBR = '" + AARON + "'");
        Failure.Rejected checkbook = rejected(() -> gp.receivables.createReceipt(
                gp.receivables.reserveReceiptNumber(),
                AARON,
                charge("pi_1", "1.00"),
                List.of(part(invoiceOf("1240"), "1.00"))));
        assertThat(checkbook.code()).isEqualTo(ErrorCodes.REFUSED);
        assertThat(checkbook).hasMessageContaining("checkbook");
        assertThat(checkbook.detail()).contains("Error Number = 30032", "<DOCNUMBR>");
        gp.change("DELETE FROM RM40401");
        assertThat(rejected(() -> gp.receivables.reserveReceiptNumber()).code()).isEqualTo(ErrorCodes.REFUSED);
    }

    @Test
    void aReceiptUnderOurNumberThatIsVoidOrSomebodyElsesIsNotOurs() {
        String number = gp.receivables.reserveReceiptNumber();
        List<Allocation> one = List.of(part(invoiceOf("1240"), "10.00"));
        gp.receivables.createReceipt(number, AARON, charge("pi_1", "10.00"), one);
        gp.office.postReceipts("STOREBRIDGE");
        gp.change("UPDATE RM20101 SET VOIDSTTS = 1 WHERE RMDTYPAL = 9 AND DOCNUMBR = '" + number + "'");
        assertThat(gp.receivables.findReceipt(number).voided()).isTrue();
        assertThat(code(number, AARON, charge("pi_1", "10.00"), one)).isEqualTo(ErrorCodes.NUMBER_TAKEN);
        Receipt second = gp.receivables.createReceipt(
                gp.receivables.reserveReceiptNumber(), AARON, charge("pi_1", "10.00"), one);
        assertThat(second.chargeId()).isEqualTo("pi_1");
    }

    @Test
    void onlyOurReceiptsAreListed() {
        String first = gp.receivables.reserveReceiptNumber();
        gp.receivables.createReceipt(first, AARON, charge("pi_1", "10.00"), List.of(part(invoiceOf("1240"), "10.00")));
        gp.office.postReceipts("STOREBRIDGE");
        String second = gp.receivables.reserveReceiptNumber();
        gp.receivables.createReceipt(second, BAKER, charge("pi_2", "20.00"), List.of(part(invoiceOf("3480"), "20.00")));
        typed("CHECKS", "TYPED1", "Check");
        typed("STOREBRIDGE", "TYPED2", "Cash");
        typed("STOREBRIDGE", "TYPED3", "pi_3");

        List<Receipt> receipts = gp.receivables.listReceipts(today());
        assertThat(receipts).extracting(Receipt::number).containsExactlyInAnyOrder(first, second, "TYPED2", "TYPED3");
        assertThat(receipts).extracting(Receipt::chargeId).containsExactlyInAnyOrder("pi_1", "pi_2", "", "pi_3");
        assertThat(receipts)
                .filteredOn(Receipt::posted)
                .extracting(Receipt::number)
                .containsExactly(first);
        assertThat(receipts)
                .filteredOn(receipt -> receipt.number().equals("TYPED2"))
                .extracting(receipt -> receipt.unapplied().toString())
                .containsExactly("5.00");
        assertThat(gp.receivables.listReceipts(today().plusDays(1))).isEmpty();
    }

    @Test
    void theDepositOfAnOrderIsNoReceiptOfOursWhenItsInvoicesArePosted() {
        String number = WebOrders.place(gp, "web-1");
        gp.office.ship(number, null, Map.of(16384, new BigDecimal(4)));
        gp.office.postBatch("STOREBRIDGE");
        gp.office.ship(number, null, null);
        gp.office.postBatch("STOREBRIDGE");

        assertThat(gp.ask("SELECT COUNT(*) || ' of ' || SUM(ORTRXAMT)::numeric(9, 2) FROM RM20101"
                        + " WHERE RMDTYPAL = 9 AND BACHNUMB = 'STOREBRIDGE'"))
                .isEqualTo("2 of 100.00");
        assertThat(gp.receivables.listReceipts(today())).isEmpty();
    }

    private void typed(String batch, String number, String description) {
        gp.change("SELECT taRMCashReceiptInsert(I_vCUSTNMBR => '" + AARON + "', I_vDOCNUMBR => '" + number
                + "', I_vDOCDATE => '" + today() + "'::timestamp, I_vORTRXAMT => 5, I_vGLPOSTDT => '" + today()
                + "'::timestamp, I_vBACHNUMB => '" + batch + "', I_vCSHRCTYP => 0, I_vTRXDSCRN => '" + description
                + "')");
    }

    @Test
    void aRefundIsNotedOnceBelowWhatPeopleWrote() {
        gp.change("SELECT taUpdateCreateCustomerRcd(I_vCUSTNMBR => '" + AARON
                + "', I_vNOTETEXT => 'Ask for Ann.\r\n  Pays late.')");
        String before = gp.ask(MASTER, AARON);
        Refund refund = new Refund("re_1", "pi_1", new BigDecimal("10.00"), "usd");
        for (int i = 0; i < 2; i++) {
            gp.receivables.noteRefund(AARON, charge("pi_1", "10.00"), refund, "Batch is\nlocked");
        }
        gp.receivables.noteRefund(
                AARON, charge("pi_2", "4.00"), new Refund("re_12", "pi_2", new BigDecimal("4"), "USD"), null);
        assertThat(note())
                .isEqualTo("Ask for Ann.\r\n  Pays late.\r\n[Storebridge " + today()
                        + "] Refunded 10.00 USD of charge pi_1 (refund re_1): Batch is locked\r\n[Storebridge "
                        + today()
                        + "] Refunded 4.00 USD of charge pi_2 (refund re_12).");
        assertThat(gp.ask(MASTER, AARON)).isEqualTo(before);
        assertThat(rejected(() -> gp.receivables.noteRefund("NOBODY", charge("pi_1", "10.00"), refund, ""))
                        .code())
                .isEqualTo(ErrorCodes.CUSTOMER_UNKNOWN);
        assertThat(gp.ask("SELECT COUNT(*) FROM RM00101 WHERE CUSTNMBR = 'NOBODY'"))
                .isEqualTo("0");
    }

    /** All of the customer's record but the note and what every change stamps. */
    private static final String MASTER =
            "SELECT (to_jsonb(c) - 'noteindx' - 'modifdt' - 'dex_row_ts')::text FROM RM00101 c WHERE CUSTNMBR = ?";

    private String note() {
        return gp.ask(
                "SELECT TXTFIELD FROM SY03900 WHERE NOTEINDX = (SELECT NOTEINDX FROM RM00101 WHERE CUSTNMBR = ?)",
                AARON);
    }

    private String code(String number, String customer, Charge charge, List<Allocation> invoices) {
        return rejected(() -> gp.receivables.createReceipt(number, customer, charge, invoices))
                .code();
    }

    private String invoiceOf(String amount) {
        return gp.ask(
                "SELECT DOCNUMBR FROM RM20101 WHERE CUSTNMBR IN ('" + AARON + "', '" + BAKER
                        + "') AND RMDTYPAL = 1 AND ORTRXAMT = ?",
                new BigDecimal(amount));
    }

    static Allocation part(String invoice, String amount) {
        return new Allocation(invoice, new BigDecimal(amount));
    }

    static Charge charge(String id, String amount) {
        return new Charge(
                id,
                "P-1",
                AARON,
                Charge.Status.succeeded,
                new BigDecimal(amount),
                "USD",
                "Visa ending in 4242",
                BigDecimal.ZERO,
                Instant.now());
    }

    private static Failure.Rejected rejected(ThrowingCallable call) {
        return catchThrowableOfType(Failure.Rejected.class, call);
    }
}
