package io.storebridge.sandbox.gp;

import static io.storebridge.sandbox.gp.Documents.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BackOfficeTest {

    private static final String CUSTOMER = "AARONFIT0001";
    private static GpDatabase gp;
    private static GpBackOffice office;

    @BeforeAll
    static void install() throws Exception {
        gp = GpDatabase.small();
        office = new GpBackOffice(gp.gpTwo);
    }

    @AfterAll
    static void stop() throws Exception {
        gp.close();
    }

    @Test
    void aSalespersonsQuoteHasTheAccountsPricesOrThePricesTyped() {
        String number = office.enterQuote(
                CUSTOMER,
                "Gregory",
                List.of(
                        new GpBackOffice.Line("CHAI-TSK-BLK", 4),
                        new GpBackOffice.Line(
                                "LAPT-PRO-14", new BigDecimal(2), null, "EAST", new BigDecimal("999.50"))),
                LocalDate.of(2026, 12, 31),
                "As agreed on the phone");
        assertThat(number).startsWith("QTEST");
        assertThat(gp.number("SELECT DOCAMNT FROM SOP10100 WHERE SOPNUMBE = ?", number))
                .isEqualByComparingTo("2875");
        assertThat(gp.text("SELECT USER2ENT FROM SOP10100 WHERE SOPNUMBE = ?", number))
                .isEqualTo("Gregory");
        assertThat(gp.text("SELECT INTEGRATIONSOURCE FROM SOP10100 WHERE SOPNUMBE = ?", number))
                .isEqualTo("0");
        assertThat(gp.text("SELECT QUOEXPDA::date FROM SOP10100 WHERE SOPNUMBE = ?", number))
                .isEqualTo("2026-12-31");
        assertThat(gp.text("SELECT LOCNCODE FROM SOP10200 WHERE SOPNUMBE = ? AND ITEMNMBR = 'LAPT-PRO-14'", number))
                .isEqualTo("EAST");
    }

    @Test
    void whatGpRefusesIsSaidInWords() {
        List<GpBackOffice.Line> lines = List.of(new GpBackOffice.Line("NO-SUCH", 1));
        assertThatThrownBy(() -> office.enterQuote(CUSTOMER, "Gregory", lines, null, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("3250 The item does not exist");
    }

    @Test
    void postingABatchMakesInvoicesAndReceivablesAndTakesTheGoods() {
        BigDecimal balance = summary("CUSTBLNC");
        BigDecimal onOrder = summary("ONORDAMT");
        BigDecimal chairs = stock("CHAI-TSK-BLK", "QTYONHND");
        assertThat(order("P1", CUSTOMER)
                        .line("CHAI-TSK-BLK", 2, "219")
                        .line("SRVC-INSTALL", 1, "90")
                        .header("BACHNUMB", "POST1", "FREIGHT", 10, "DOCAMNT", 538, "CSTPONBR", "PO-9")
                        .send(gp))
                .isEmpty();

        List<String> invoices = office.postBatch("POST1");

        assertThat(invoices).hasSize(1);
        String invoice = invoices.get(0);
        assertThat(gp.text("SELECT ORIGNUMB FROM SOP30200 WHERE SOPTYPE = 3 AND SOPNUMBE = ?", invoice))
                .isEqualTo("P1");
        assertThat(gp.number("SELECT sum(XTNDPRCE) FROM SOP30300 WHERE SOPTYPE = 3 AND SOPNUMBE = ?", invoice))
                .isEqualByComparingTo("528");
        assertThat(gp.number("SELECT CURTRXAM FROM RM20101 WHERE RMDTYPAL = 1 AND DOCNUMBR = ?", invoice))
                .isEqualByComparingTo("538");
        assertThat(gp.text("SELECT 1 FROM RM00401 WHERE RMDTYPAL = 1 AND DOCNUMBR = ?", invoice))
                .isEqualTo("1");
        assertThat(gp.text("SELECT 1 FROM SOP10100 WHERE SOPNUMBE = 'P1'")).isNull();
        assertThat(gp.text("SELECT SOPTYPE FROM SOP30200 WHERE SOPNUMBE = 'P1'"))
                .isEqualTo("2");
        assertThat(summary("CUSTBLNC")).isEqualByComparingTo(balance.add(new BigDecimal(538)));
        assertThat(summary("ONORDAMT")).isEqualByComparingTo(onOrder);
        assertThat(stock("CHAI-TSK-BLK", "QTYONHND")).isEqualByComparingTo(chairs.subtract(new BigDecimal(2)));
        assertThat(order("P1", CUSTOMER).line("CHAI-TSK-BLK", 1, "219").send(gp))
                .isEqualTo("2221");
        assertThat(gp.call("taSopVoidDocument", "SOPTYPE", 2, "SOPNUMBE", "P1")).isEqualTo("30041");
    }

    @Test
    void whatIsBackOrderedStaysOpenAndIsInvoicedLater() {
        assertThat(order("P2", CUSTOMER)
                        .line("MICR-BIN-40X", 3, "639", "QtyShrtOpt", 4, "LNITMSEQ", 16384)
                        .header("BACHNUMB", "POST2", "FREIGHT", 20, "DOCAMNT", 1937)
                        .send(gp))
                .isEmpty();
        BigDecimal onOrder = summary("ONORDAMT");
        String invoice = office.postBatch("POST2").get(0);
        assertThat(gp.number("SELECT DOCAMNT FROM SOP30200 WHERE SOPTYPE = 3 AND SOPNUMBE = ?", invoice))
                .isEqualByComparingTo("1298");
        assertThat(gp.number("SELECT QTYREMAI FROM SOP10200 WHERE SOPNUMBE = 'P2'"))
                .isEqualByComparingTo("1");
        assertThat(summary("ONORDAMT")).isEqualByComparingTo(onOrder.subtract(new BigDecimal(1298)));
        assertThat(office.postBatch("POST2")).isEmpty();

        office.receiveStock("MICR-BIN-40X", "MAIN", BigDecimal.ONE);
        office.fillBackOrders("P2");
        String second = office.postBatch("POST2").get(0);
        assertThat(gp.number("SELECT DOCAMNT FROM SOP30200 WHERE SOPTYPE = 3 AND SOPNUMBE = ?", second))
                .isEqualByComparingTo("639");
        assertThat(gp.text("SELECT 1 FROM SOP10100 WHERE SOPNUMBE = 'P2'")).isNull();
        assertThat(summary("ONORDAMT")).isEqualByComparingTo(onOrder.subtract(new BigDecimal(1937)));
        assertThat(stock("MICR-BIN-40X", "QTYONHND")).isZero();
        assertThat(stock("MICR-BIN-40X", "QTYBKORD")).isZero();
    }

    @Test
    void aShipmentOfPartIsInvoicedInPart() {
        assertThat(order("P3", CUSTOMER)
                        .line("CHAI-TSK-BLK", 5, "219")
                        .header("BACHNUMB", "POST3")
                        .send(gp))
                .isEmpty();
        assertThatThrownBy(() -> office.ship("P3", "1Z1", Map.of(16384, new BigDecimal(6))))
                .hasMessageContaining("has not that much allocated");
        assertThatThrownBy(() -> office.ship("P3", "1Z1", Map.of(99, BigDecimal.ONE)))
                .isInstanceOf(NoSuchElementException.class);
        office.ship("P3", "1Z1", Map.of(16384, new BigDecimal(2)));
        assertThat(gp.number("SELECT QTYFULFI FROM SOP10200 WHERE SOPNUMBE = 'P3'"))
                .isEqualByComparingTo("2");
        assertThat(gp.text("SELECT Tracking_Number FROM SOP10107 WHERE SOPNUMBE = 'P3'"))
                .isEqualTo("1Z1");
        assertThat(gp.text("SELECT ACTLSHIP > '1900-01-01' FROM SOP10100 WHERE SOPNUMBE = 'P3'"))
                .isEqualTo("t");
        String invoice = office.postBatch("POST3").get(0);
        assertThat(gp.number("SELECT DOCAMNT FROM SOP30200 WHERE SOPTYPE = 3 AND SOPNUMBE = ?", invoice))
                .isEqualByComparingTo("438");
        office.ship("P3", "1Z2", null);
        assertThat(office.postBatch("POST3")).hasSize(1);
        assertThat(gp.text("SELECT 1 FROM SOP10100 WHERE SOPNUMBE = 'P3'")).isNull();
    }

    @Test
    void anOrderOnHoldIsNotPosted() {
        assertThat(order("P4", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219")
                        .header("BACHNUMB", "POST4")
                        .send(gp))
                .isEmpty();
        assertThat(gp.call("taSopUpdateCreateProcessHold", "SOPTYPE", 2, "SOPNUMBE", "P4", "PRCHLDID", "CREDIT"))
                .isEmpty();
        assertThat(office.postBatch("POST4")).isEmpty();
        assertThat(gp.call(
                        "taSopUpdateCreateProcessHold",
                        "SOPTYPE",
                        2,
                        "SOPNUMBE",
                        "P4",
                        "PRCHLDID",
                        "CREDIT",
                        "DELETE1",
                        1))
                .isEmpty();
        assertThat(office.postBatch("POST4")).hasSize(1);
    }

    @Test
    void unknownNumbersAreSaidClearly() {
        assertThatThrownBy(() -> office.postBatch("NONE"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("There is no sales batch NONE");
        assertThatThrownBy(() -> office.ship("NONE", "1Z", null))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("There is no open order NONE");
        assertThatThrownBy(() -> office.holdCustomer("NONE", true)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> office.receiveStock("NONE", "MAIN", BigDecimal.ONE))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> office.changePrice("NONE", "RETAIL", "EACH", BigDecimal.ONE))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> office.postReceipts("NONE")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> office.postInventory("NONE")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> office.lock("printer", "P")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void holdAndPriceChangesAreSeenByTheProcedures() {
        office.holdCustomer("EASTONNE0001", true);
        assertThat(order("P5", "EASTONNE0001")
                        .line("CHAI-TSK-BLK", 1, "249")
                        .header("CKHOLD", 1)
                        .send(gp))
                .isEqualTo("30003");
        office.holdCustomer("EASTONNE0001", false);
        office.changePrice("HDST-USB-DUO", "RETAIL", "EACH", new BigDecimal("61.00"));
        String number = office.enterQuote(
                "EASTONNE0001", "Teresa", List.of(new GpBackOffice.Line("HDST-USB-DUO", 1)), null, null);
        assertThat(gp.number("SELECT DOCAMNT FROM SOP10100 WHERE SOPNUMBE = ?", number))
                .isEqualByComparingTo("61");
    }

    private static BigDecimal summary(String column) {
        return gp.number("SELECT " + column + " FROM RM00103 WHERE CUSTNMBR = ?", CUSTOMER);
    }

    private static BigDecimal stock(String item, String column) {
        return gp.number(
                "SELECT " + column + " FROM IV00102 WHERE ITEMNMBR = ? AND RCRDTYPE = 2 AND LOCNCODE = 'MAIN'", item);
    }
}
