package io.storebridge.sandbox.gp;

import static io.storebridge.sandbox.gp.Documents.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StockAndCreditTest {

    private static final String CUSTOMER = "FAIRVIEW0001";
    private static final String DEADLOCK = "40P01";
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
    void anOrderAllocatesAtItsSiteAndInTheTotal() {
        item("STOCK-A", 10, true);
        assertThat(order("S1", CUSTOMER).line("STOCK-A", 4, "5").send(gp)).isEmpty();
        assertThat(stock("STOCK-A", 2, "ATYALLOC")).isEqualByComparingTo("4");
        assertThat(stock("STOCK-A", 1, "ATYALLOC")).isEqualByComparingTo("4");
        assertThat(line("S1", "QTYTOINV")).isEqualByComparingTo("4");
    }

    @Test
    void theShortageOptionDecidesWhatHappensToWhatIsShort() {
        item("STOCK-B", 3, true);
        assertThat(shared("B1", 1)).isEqualTo("3 3 0 0 15");
        assertThat(shared("B2", 2)).isEqualTo("5 5 0 0 25");
        assertThat(shared("B3", 3)).isEqualTo("5 0 5 0 25");
        assertThat(shared("B4", 4)).isEqualTo("5 3 2 0 25");
        assertThat(shared("B5", 5)).isEqualTo("5 0 0 5 0");
        assertThat(shared("B6", 6)).isEqualTo("5 3 0 2 15");
        assertThat(order("B7", CUSTOMER)
                        .line("STOCK-B", 5, "5", "QtyShrtOpt", 9)
                        .send(gp))
                .isEqualTo("30045");
    }

    /** Quantity, allocated, back-ordered, cancelled and extended price of a line for 5 of which 3 are there. */
    private String shared(String number, int option) {
        assertThat(gp.call(
                        "taSopLineIvcInsert",
                        "SOPTYPE",
                        2,
                        "SOPNUMBE",
                        number,
                        "CUSTNMBR",
                        CUSTOMER,
                        "DOCDATE",
                        GpDatabase.TODAY,
                        "ITEMNMBR",
                        "STOCK-B",
                        "QUANTITY",
                        5,
                        "UNITPRCE",
                        5,
                        "XTNDPRCE",
                        25,
                        "QtyShrtOpt",
                        option))
                .isEmpty();
        String result = gp.text(
                "SELECT concat_ws(' ', trim_scale(QUANTITY), trim_scale(ATYALLOC), trim_scale(QTYTBAOR), "
                        + "trim_scale(QTYCANCE), trim_scale(XTNDPRCE)) FROM SOP10200 WHERE SOPNUMBE = ?",
                number);
        gp.text("SELECT sandbox.release_line(l)::text FROM SOP10200 l WHERE SOPNUMBE = ?", number);
        return result;
    }

    @Test
    void anItemWithoutBackOrdersIsRefusedWhenItIsShortAndTakenWithTheBalanceCancelled() {
        assertThat(order("S10", CUSTOMER)
                        .line("SERV-RCK-2U", 4, "2499", "QtyShrtOpt", 4)
                        .send(gp))
                .isEqualTo("4776");
        assertThat(order("S10", CUSTOMER)
                        .line("SERV-RCK-2U", 4, "2499", "QtyShrtOpt", 6)
                        .header("SUBTOTAL", 7497, "DOCAMNT", 7497)
                        .send(gp))
                .isEmpty();
        assertThat(line("S10", "QTYCANCE")).isEqualByComparingTo("1");
    }

    @Test
    void aDiscontinuedItemIsSoldOnlyFromStock() {
        assertThat(order("S11", CUSTOMER).line("PRNT-OLD-LSR", 5, "149").send(gp))
                .isEqualTo("30017");
        assertThat(order("S11", CUSTOMER).line("PRNT-OLD-LSR", 4, "149").send(gp))
                .isEmpty();
    }

    @Test
    void aServiceNeedsNoStock() {
        assertThat(order("S12", CUSTOMER).line("SRVC-INSTALL", 3, "95").send(gp))
                .isEmpty();
        assertThat(line("S12", "ATYALLOC")).isZero();
    }

    @Test
    void unitsOfMeasureCountInBaseUnits() {
        BigDecimal before = stock("PAPR-CPY-WHT", 2, "ATYALLOC");
        assertThat(order("S13", CUSTOMER)
                        .line("PAPR-CPY-WHT", 2, "81.60", "UOFM", "CASE")
                        .send(gp))
                .isEmpty();
        assertThat(stock("PAPR-CPY-WHT", 2, "ATYALLOC").subtract(before)).isEqualByComparingTo("24");
        assertThat(line("S13", "QTYBSUOM")).isEqualByComparingTo("12");
    }

    @Test
    void moreCanNotBeFulfilledThanIsAllocated() {
        item("STOCK-F", 2, true);
        assertThat(order("S14", CUSTOMER)
                        .line("STOCK-F", 5, "5", "QtyShrtOpt", 4, "QTYFULFI", 3)
                        .send(gp))
                .isEqualTo("2905");
    }

    @Test
    void voidingAnOrderGivesStockAndCreditBack() {
        item("STOCK-V", 3, true);
        BigDecimal onOrder = onOrder(CUSTOMER);
        assertThat(order("S15", CUSTOMER)
                        .line("STOCK-V", 5, "5", "QtyShrtOpt", 4)
                        .send(gp))
                .isEmpty();
        assertThat(onOrder(CUSTOMER)).isEqualByComparingTo(onOrder.add(new BigDecimal(25)));
        assertThat(stock("STOCK-V", 2, "QTYBKORD")).isEqualByComparingTo("2");
        assertThat(gp.call("taSopVoidDocument", "SOPTYPE", 2, "SOPNUMBE", "S15"))
                .isEmpty();
        assertThat(onOrder(CUSTOMER)).isEqualByComparingTo(onOrder);
        assertThat(stock("STOCK-V", 2, "ATYALLOC")).isZero();
        assertThat(stock("STOCK-V", 2, "QTYBKORD")).isZero();
        assertThat(stock("STOCK-V", 1, "ATYALLOC")).isZero();
    }

    @Test
    void theBatchCountsItsDocuments() {
        assertThat(order("S16", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "199")
                        .header("BACHNUMB", "COUNTED")
                        .send(gp))
                .isEmpty();
        assertThat(order("S17", CUSTOMER)
                        .line("CHAI-TSK-BLK", 2, "199")
                        .header("BACHNUMB", "COUNTED")
                        .send(gp))
                .isEmpty();
        assertThat(gp.number("SELECT BCHTOTAL FROM SY00500 WHERE BACHNUMB = 'COUNTED'"))
                .isEqualByComparingTo("597");
        assertThat(gp.number("SELECT NUMOFTRX FROM SY00500 WHERE BACHNUMB = 'COUNTED'"))
                .isEqualByComparingTo("2");
        assertThat(gp.call("taSopDeleteDocument", "SOPTYPE", 2, "SOPNUMBE", "S16"))
                .isEmpty();
        assertThat(gp.number("SELECT BCHTOTAL FROM SY00500 WHERE BACHNUMB = 'COUNTED'"))
                .isEqualByComparingTo("398");
    }

    @Test
    void holdIsCheckedOnlyWhenAskedFor() {
        assertThat(order("C1", "BAKERSEM0001")
                        .line("CHAI-TSK-BLK", 1, "219")
                        .header("CKHOLD", 1)
                        .send(gp))
                .isEqualTo("30003");
        assertThat(order("C1", "BAKERSEM0001").line("CHAI-TSK-BLK", 1, "219").send(gp))
                .isEmpty();
    }

    @Test
    void creditIsCheckedOnlyWhenAskedFor() {
        assertThat(credit("C2", "CRESTLIN0001", 1)).isEqualTo("30004");
        assertThat(credit("C2", "GRANITEC0001", 1)).isEqualTo("30004");
        assertThat(credit("C2", "AARONFIT0001", 23)).isEqualTo("30004");
        assertThat(credit("C3", "AARONFIT0001", 22)).isEmpty();
        assertThat(credit("C4", "AARONFIT0001", 1)).isEqualTo("30004");
        assertThat(credit("C5", "FAIRVIEW0001", 60)).isEmpty();
        assertThat(order("C6", "CRESTLIN0001").line("CHAI-TSK-BLK", 1, "205").send(gp))
                .isEmpty();
    }

    private String credit(String number, String customer, int thousands) {
        return order(number, customer)
                .line("SRVC-INSTALL", thousands, "1000")
                .header("CKCreditLimit", 1)
                .send(gp);
    }

    @Test
    void anOrderThatIsSentAgainDoesNotCountItsOldValue() {
        office.changeCreditLimit("EASTONNE0001", new BigDecimal(7500));
        Object[] again = {"UpdateExisting", 1, "CKCreditLimit", 1};
        assertThat(order("C7", "EASTONNE0001")
                        .line("SRVC-INSTALL", 7, "1000", "LNITMSEQ", 16384)
                        .header("CKCreditLimit", 1)
                        .send(gp))
                .isEmpty();
        assertThat(order("C7", "EASTONNE0001")
                        .line("SRVC-INSTALL", 5, "1000", "LNITMSEQ", 16384, "UpdateIfExists", 1)
                        .header(again)
                        .send(gp))
                .isEmpty();
        assertThat(onOrder("EASTONNE0001")).isEqualByComparingTo("5000");
    }

    @Test
    void twoOrdersForTheLastPieceCanNotBothHaveIt() throws Exception {
        item("STOCK-LAST", 1, false);
        List<String> answers = atOnce(
                () -> order("L1", CUSTOMER)
                        .line("STOCK-LAST", 1, "5", "QtyShrtOpt", 4)
                        .send(gp),
                () -> order("L2", "AARONFIT0001")
                        .line("STOCK-LAST", 1, "5", "QtyShrtOpt", 4)
                        .send(gp));
        assertThat(answers).containsExactlyInAnyOrder("", "4776");
        assertThat(stock("STOCK-LAST", 2, "ATYALLOC")).isEqualByComparingTo("1");
    }

    @Test
    void twoSendersOfTheSameNumberMakeOneDocument() throws Exception {
        item("STOCK-TWICE", 9, true);
        List<String> answers = atOnce(
                () -> order("L3", CUSTOMER).line("STOCK-TWICE", 2, "5").send(gp),
                () -> order("L3", CUSTOMER).line("STOCK-TWICE", 2, "5").send(gp));
        assertThat(answers).containsExactlyInAnyOrder("", "2221");
        assertThat(stock("STOCK-TWICE", 2, "ATYALLOC")).isEqualByComparingTo("2");
    }

    @Test
    void documentsThatWantTheSameItemsInAnotherOrderEndInARetryableDeadlock() throws Exception {
        item("STOCK-X", 100, true);
        item("STOCK-Y", 100, true);
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        List<String> answers = atOnce(
                () -> crossing("L4", "STOCK-X", "STOCK-Y", bothHoldOne),
                () -> crossing("L5", "STOCK-Y", "STOCK-X", bothHoldOne));
        assertThat(answers).containsExactlyInAnyOrder("", DEADLOCK);
        assertThat(stock("STOCK-X", 2, "ATYALLOC")).isEqualByComparingTo("1");
        assertThat(stock("STOCK-Y", 2, "ATYALLOC")).isEqualByComparingTo("1");
    }

    private String crossing(String number, String first, String second, CyclicBarrier bothHoldOne) throws Exception {
        try (Connection connection = gp.gpTwo.getConnection()) {
            connection.setAutoCommit(false);
            Object[] common = {
                "SOPTYPE", 2, "SOPNUMBE", number, "CUSTNMBR", CUSTOMER, "DOCDATE", GpDatabase.TODAY, "QUANTITY", 1
            };
            for (String item : List.of(first, second)) {
                var arguments = GpDatabase.arguments(common);
                arguments.put("ITEMNMBR", item);
                assertThat(GpDatabase.call(connection, "taSopLineIvcInsert", arguments))
                        .isEmpty();
                if (item.equals(first)) {
                    bothHoldOne.await();
                }
            }
            connection.commit();
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static List<String> atOnce(Callable<String> first, Callable<String> second) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<String> one = threads.submit(first);
            Future<String> two = threads.submit(second);
            return List.of(one.get(), two.get());
        } finally {
            threads.shutdown();
        }
    }

    private static void item(String number, int onHand, boolean backOrder) {
        assertThat(gp.call(
                        "taUpdateCreateItemRcd", "ITEMNMBR", number, "ITEMDESC", number, "ALWBKORD", backOrder ? 1 : 0))
                .isEmpty();
        office.receiveStock(number, "MAIN", BigDecimal.valueOf(onHand));
    }

    private static BigDecimal stock(String item, int recordType, String column) {
        return gp.number(
                "SELECT " + column + " FROM IV00102 WHERE ITEMNMBR = ? AND RCRDTYPE = ? AND LOCNCODE IN ('', 'MAIN')",
                item,
                recordType);
    }

    private static BigDecimal onOrder(String customer) {
        return gp.number("SELECT ONORDAMT FROM RM00103 WHERE CUSTNMBR = ?", customer);
    }

    private static BigDecimal line(String number, String column) {
        return gp.number("SELECT " + column + " FROM SOP10200 WHERE SOPNUMBE = ?", number);
    }
}
