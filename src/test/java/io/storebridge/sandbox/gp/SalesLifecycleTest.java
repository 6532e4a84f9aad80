package io.storebridge.sandbox.gp;

import static io.storebridge.sandbox.gp.Documents.order;
import static io.storebridge.sandbox.gp.Documents.quote;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SalesLifecycleTest {

    private static final String CUSTOMER = "AARONFIT0001";
    private static GpDatabase gp;

    @BeforeAll
    static void install() throws Exception {
        gp = GpDatabase.small();
    }

    @AfterAll
    static void stop() throws Exception {
        gp.close();
    }

    @Test
    void anUpdateOverwritesWhatIsOmittedWithDefaultsAndKeepsIdentity() {
        assertThat(quote("Q130", CUSTOMER)
                        .line("CHAI-TSK-BLK", 2, "219.00", "LNITMSEQ", 16384, "INTEGRATIONID", "L1")
                        .header("CSTPONBR", "PO-1", "INTEGRATIONID", "REQ-1", "NOTETEXT", "first", "CMMTTEXT", "hello")
                        .send(gp))
                .isEmpty();
        String master = header("Q130", "MSTRNUMB");
        String note = header("Q130", "NOTEINDX");
        Documents again = quote("Q130", CUSTOMER)
                .line("CHAI-TSK-BLK", 3, "210.00", "LNITMSEQ", 16384, "UpdateIfExists", 1)
                .header("UpdateExisting", 1, "QUOEXPDA", LocalDate.of(2026, 12, 5));
        assertThat(again.send(gp)).isEmpty();

        assertThat(header("Q130", "CSTPONBR")).isEmpty();
        assertThat(header("Q130", "INTEGRATIONID")).isEmpty();
        assertThat(header("Q130", "QUOEXPDA::date")).isEqualTo("2026-12-05");
        assertThat(header("Q130", "MSTRNUMB")).isEqualTo(master);
        assertThat(header("Q130", "NOTEINDX")).isEqualTo(note);
        assertThat(new BigDecimal(header("Q130", "DOCAMNT"))).isEqualByComparingTo("630.00");
        assertThat(line("Q130", "INTEGRATIONID")).isEmpty();
        assertThat(gp.text("SELECT CMMTTEXT FROM SOP10106 WHERE SOPNUMBE = 'Q130'"))
                .isEmpty();
        assertThat(gp.text("SELECT TXTFIELD FROM SY03900 WHERE NOTEINDX = " + note))
                .isEqualTo("first");
    }

    @Test
    void anExistingLineIsRefusedUnlessItMayBeUpdated() {
        assertThat(quote("Q131", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219.00", "LNITMSEQ", 16384)
                        .send(gp))
                .isEmpty();
        assertThat(quote("Q131", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219.00", "LNITMSEQ", 16384)
                        .send(gp))
                .isEqualTo("30023");
        assertThat(quote("Q131", CUSTOMER)
                        .line("PAPR-CPY-WHT", 1, "7.90", "LNITMSEQ", 16384, "UpdateIfExists", 1)
                        .send(gp))
                .isEqualTo("2902");
    }

    @Test
    void aLineCanBeDeletedAndTheHeaderSentAgain() {
        assertThat(order("O131", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219.00")
                        .line("PAPR-CPY-WHT", 4, "7.90")
                        .send(gp))
                .isEmpty();
        BigDecimal before = allocated("PAPR-CPY-WHT", "MAIN");
        assertThat(gp.call(
                        "taSopLineDelete",
                        "SOPTYPE",
                        2,
                        "SOPNUMBE",
                        "O131",
                        "ITEMNMBR",
                        "PAPR-CPY-WHT",
                        "DeleteType",
                        1))
                .isEmpty();
        assertThat(order("O131", CUSTOMER)
                        .header("UpdateExisting", 1, "SUBTOTAL", 219, "DOCAMNT", 219)
                        .send(gp))
                .isEmpty();
        assertThat(allocated("PAPR-CPY-WHT", "MAIN")).isEqualByComparingTo(before.subtract(new BigDecimal(4)));
        assertThat(new BigDecimal(header("O131", "DOCAMNT"))).isEqualByComparingTo("219");
    }

    @Test
    void anOrderKeepsItsQuoteAsOriginAndTheQuoteCanNotChangeAnyMore() {
        assertThat(quote("Q140", CUSTOMER).line("CHAI-TSK-BLK", 1, "219.00").send(gp))
                .isEmpty();
        assertThat(order("O140", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219.00")
                        .header("ORIGNUMB", "Q140", "ORIGTYPE", 1)
                        .send(gp))
                .isEmpty();
        assertThat(header("O140", "ORIGNUMB")).isEqualTo("Q140");
        assertThat(header("O140", "MSTRNUMB")).isEqualTo(header("Q140", "MSTRNUMB"));
        assertThat(quote("Q140", CUSTOMER).line("CHAI-TSK-BLK", 1, "219.00").send(gp))
                .isEqualTo("30008");
        assertThat(gp.call("taSopVoidDocument", "SOPTYPE", 1, "SOPNUMBE", "Q140"))
                .isEqualTo("30008");
    }

    @Test
    void aVoidQuoteCanNotChangeNorBecomeAnOrder() {
        assertThat(quote("Q141", CUSTOMER).line("CHAI-TSK-BLK", 1, "219.00").send(gp))
                .isEmpty();
        assertThat(gp.call("taSopVoidDocument", "SOPTYPE", 1, "SOPNUMBE", "Q141"))
                .isEmpty();
        assertThat(header("Q141", "VOIDSTTS")).isEqualTo("1");
        assertThat(gp.call("taSopVoidDocument", "SOPTYPE", 1, "SOPNUMBE", "Q141"))
                .isEqualTo("30007");
        assertThat(quote("Q141", CUSTOMER).line("CHAI-TSK-BLK", 1, "219.00").send(gp))
                .isEqualTo("30007");
        assertThat(order("O141", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219.00")
                        .header("ORIGNUMB", "Q141", "ORIGTYPE", 1)
                        .send(gp))
                .isEqualTo("30007");
    }

    @Test
    void aDeletedDocumentLeavesNothingBehind() {
        BigDecimal allocated = allocated("CHAI-TSK-BLK", "MAIN");
        BigDecimal onOrder = gp.number("SELECT ONORDAMT FROM RM00103 WHERE CUSTNMBR = ?", CUSTOMER);
        assertThat(order("O153", CUSTOMER).line("CHAI-TSK-BLK", 3, "219.00").send(gp))
                .isEmpty();
        assertThat(gp.call("taSopDeleteDocument", "SOPTYPE", 2, "SOPNUMBE", "O153"))
                .isEmpty();
        assertThat(allocated("CHAI-TSK-BLK", "MAIN")).isEqualByComparingTo(allocated);
        assertThat(gp.number("SELECT ONORDAMT FROM RM00103 WHERE CUSTNMBR = ?", CUSTOMER))
                .isEqualByComparingTo(onOrder);
        assertThat(gp.text("SELECT 1 FROM SOP10106 WHERE SOPNUMBE = 'O153'")).isNull();
        assertThat(gp.call("taSopDeleteDocument", "SOPTYPE", 2, "SOPNUMBE", "O153"))
                .isEqualTo("30009");
    }

    @Test
    void aRecordThatSomebodyEditsIsRefused() {
        GpBackOffice office = new GpBackOffice(gp.gpTwo);
        office.lock("document", "O154");
        office.lock("batch", "WEBLOCK");
        assertThat(order("O154", CUSTOMER).line("CHAI-TSK-BLK", 1, "219.00").send(gp))
                .isEqualTo("2079");
        office.unlock("document", "O154");
        assertThat(order("O154", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219.00")
                        .header("BACHNUMB", "WEBLOCK")
                        .send(gp))
                .isEqualTo("2022");
        assertThat(order("O154", CUSTOMER).line("CHAI-TSK-BLK", 1, "219.00").send(gp))
                .isEmpty();
    }

    private static BigDecimal allocated(String item, String site) {
        return gp.number(
                "SELECT ATYALLOC FROM IV00102 WHERE ITEMNMBR = ? AND LOCNCODE = ? AND RCRDTYPE = 2", item, site);
    }

    private static String header(String number, String column) {
        return gp.text("SELECT " + column + " FROM SOP10100 WHERE SOPNUMBE = ?", number);
    }

    private static String line(String number, String column) {
        return gp.text("SELECT " + column + " FROM SOP10200 WHERE SOPNUMBE = ? ORDER BY LNITMSEQ LIMIT 1", number);
    }
}
