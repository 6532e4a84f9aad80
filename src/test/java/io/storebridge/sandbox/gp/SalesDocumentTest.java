package io.storebridge.sandbox.gp;

import static io.storebridge.sandbox.gp.Documents.order;
import static io.storebridge.sandbox.gp.Documents.quote;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SalesDocumentTest {

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
    void aQuoteTakesWhatItDoesNotNameFromCustomerAndItem() {
        assertThat(quote("Q100", CUSTOMER).line("CHAI-TSK-BLK", 2, "219.00").send(gp))
                .isEmpty();

        assertThat(header("Q100", "QUOEXPDA::date")).isEqualTo("2026-12-23");
        assertThat(header("Q100", "CUSTNAME")).isEqualTo("Aaron Fittings & Electric");
        assertThat(header("Q100", "PYMTRMID")).isEqualTo("Net 30");
        assertThat(header("Q100", "PRSTADCD")).isEqualTo("WAREHOUSE");
        assertThat(header("Q100", "ADDRESS1"))
                .isEqualTo(gp.text(
                        "SELECT ADDRESS1 FROM RM00102 WHERE CUSTNMBR = ? AND ADRSCODE = 'WAREHOUSE'", CUSTOMER));
        assertThat(header("Q100", "CURNCYID")).isEqualTo("Z-US$");
        assertThat(line("Q100", "ITEMDESC")).isEqualTo("Task chair, mesh back, black");
        assertThat(line("Q100", "LNITMSEQ")).isEqualTo("16384");
        assertThat(line("Q100", "UOFM")).isEqualTo("EACH");
        assertThat(line("Q100", "LOCNCODE")).isEqualTo("MAIN");
        assertThat(line("Q100", "PRCLEVEL")).isEqualTo("WHOLESALE");
        assertThat(new BigDecimal(line("Q100", "UNITCOST"))).isEqualByComparingTo("151.20");
    }

    @Test
    void aQuoteTakesNoStockAndNoCredit() {
        BigDecimal onOrder = gp.number("SELECT ONORDAMT FROM RM00103 WHERE CUSTNMBR = 'CRESTLIN0001'");
        assertThat(quote("Q101", "CRESTLIN0001")
                        .line("HDST-USB-DUO", 500, "52.00")
                        .header("CKCreditLimit", 1)
                        .send(gp))
                .isEmpty();
        assertThat(new BigDecimal(line("Q101", "ATYALLOC"))).isZero();
        assertThat(gp.number("SELECT ONORDAMT FROM RM00103 WHERE CUSTNMBR = 'CRESTLIN0001'"))
                .isEqualByComparingTo(onOrder);
    }

    @Test
    void keysAreComparedWithoutRegardToCase() {
        assertThat(quote("Q102", "aaronfit0001")
                        .line("chai-tsk-blk", 1, "219.00")
                        .send(gp))
                .isEmpty();
        assertThat(gp.text("SELECT CUSTNMBR FROM SOP10100 WHERE SOPNUMBE = 'q102'"))
                .isEqualTo(CUSTOMER);
        assertThat(quote("q102", CUSTOMER).line("CHAI-TSK-BLK", 1, "219.00").send(gp))
                .isEqualTo("2221");
    }

    @Test
    void linesAreNumberedInStepsOf16384() {
        assertThat(quote("Q103", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219.00")
                        .line("PAPR-CPY-WHT", 1, "7.90")
                        .send(gp))
                .isEmpty();
        assertThat(
                        gp.text(
                                "SELECT string_agg(LNITMSEQ::text, ' ' ORDER BY LNITMSEQ) FROM SOP10200 WHERE SOPNUMBE = 'Q103'"))
                .isEqualTo("16384 32768");
    }

    @Test
    void unitPriceTimesQuantityMustBeTheExtendedPrice() {
        assertThat(quote("Q110", CUSTOMER)
                        .line("CHAI-TSK-BLK", 2, "219.00", "XTNDPRCE", 437)
                        .send(gp))
                .isEqualTo("722");
    }

    @Test
    void theSubtotalMustBeTheSumOfTheLines() {
        assertThat(quote("Q111", CUSTOMER)
                        .line("CHAI-TSK-BLK", 2, "219.00")
                        .header("SUBTOTAL", 400, "DOCAMNT", 400)
                        .send(gp))
                .isEqualTo("67");
    }

    @Test
    void theDocumentAmountMustBeTheSumOfItsParts() {
        assertThat(quote("Q112", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219.00")
                        .header("FREIGHT", new BigDecimal("12.50"), "TRDISAMT", 10, "DOCAMNT", new BigDecimal("221.50"))
                        .send(gp))
                .isEmpty();
        assertThat(quote("Q113", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219.00")
                        .header("FREIGHT", 10)
                        .send(gp))
                .isEqualTo("235");
    }

    @Test
    void severalErrorsComeAtOnce() {
        assertThat(quote("Q114", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219.00")
                        .header("SUBTOTAL", 1, "TAXSCHID", "NOWHERE", "CURNCYID", "GALLEONS")
                        .send(gp))
                .isEqualTo("483 7023 67 235 9370");
    }

    @Test
    void unknownRecordsAreNamedByTheirCodes() {
        assertThat(quote("Q115", "NOBODY").line("CHAI-TSK-BLK", 1, "1").send(gp))
                .isEqualTo("30001");
        assertThat(quote("Q115", CUSTOMER).line("NOTHING", 1, "1").send(gp)).isEqualTo("3250");
        assertThat(quote("Q115", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "1", "UOFM", "CASE")
                        .send(gp))
                .isEqualTo("30012");
        assertThat(quote("Q115", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "1", "LOCNCODE", "MOON")
                        .send(gp))
                .isEqualTo("30010");
        assertThat(quote("Q115", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "1")
                        .header("DOCID", "WEBQTE")
                        .send(gp))
                .isEqualTo("30006");
        assertThat(quote("Q115", CUSTOMER).line("MNTR-CRT-17", 1, "33.00").send(gp))
                .isEqualTo("30016");
        assertThat(quote("Q115", "DELMARPR0001").line("CHAI-TSK-BLK", 1, "1").send(gp))
                .isEqualTo("30002");
        assertThat(gp.text("SELECT 1 FROM SOP10200 WHERE SOPNUMBE = 'Q115'")).isNull();
    }

    @Test
    void whatIsMissingOrTooLongIsAnErrorThatNamesTheField() {
        String codes = quote("", CUSTOMER)
                .line("CHAI-TSK-BLK", 1, "219.00", "ShipToName", "x".repeat(65))
                .send(gp);
        assertThat(codes.split(" ")).hasSize(2);
        assertThat(gp.text(
                        "SELECT ErrorDesc FROM dynamics.taErrorCode WHERE ErrorCode = ?",
                        Integer.valueOf(codes.split(" ")[0])))
                .isEqualTo("SOPNUMBE is required");
        assertThat(gp.text(
                        "SELECT ErrorParms FROM dynamics.taErrorCode WHERE ErrorCode = ?",
                        Integer.valueOf(codes.split(" ")[1])))
                .isEqualTo("ShipToName");
    }

    @Test
    void everyCodeThatProceduresAnswerHasAText() {
        String sql =
                """
                SELECT DISTINCT code FROM pg_proc p, regexp_matches(prosrc, '(?:THEN|\\|\\||\\{|:=) ?''?\\{?([0-9]{2,5})\\M', 'g') m (found),
                       unnest(found) code
                 WHERE pronamespace = 'sandbox'::regnamespace AND code::integer NOT IN (SELECT ErrorCode FROM dynamics.taErrorCode)
                   AND code::integer >= 30000 LIMIT 1""";
        assertThat(gp.text(sql)).isNull();
    }

    @Test
    void defaultPricingTakesTheAccountsPriceForTheQuantity() {
        assertThat(priced("Q120", CUSTOMER, "PAPR-CPY-WHT", 9, "EACH")).isEqualByComparingTo("7.90");
        assertThat(priced("Q121", CUSTOMER, "PAPR-CPY-WHT", 10, "EACH")).isEqualByComparingTo("7.50");
        assertThat(priced("Q122", CUSTOMER, "PAPR-CPY-WHT", 50, "EACH")).isEqualByComparingTo("7.00");
        assertThat(priced("Q123", CUSTOMER, "PAPR-CPY-WHT", 1, "CASE")).isEqualByComparingTo("89.40");
        assertThat(priced("Q124", "FAIRVIEW0001", "PAPR-CPY-WHT", 50, "EACH")).isEqualByComparingTo("6.25");
        assertThat(priced("Q125", "FAIRVIEW0001", "HDST-USB-DUO", 1, "EACH")).isEqualByComparingTo("64.00");
    }

    private BigDecimal priced(String number, String customer, String item, int quantity, String unit) {
        String codes = gp.call(
                "taSopLineIvcInsert",
                "SOPTYPE",
                1,
                "SOPNUMBE",
                number,
                "CUSTNMBR",
                customer,
                "DOCDATE",
                GpDatabase.TODAY,
                "ITEMNMBR",
                item,
                "QUANTITY",
                quantity,
                "UOFM",
                unit,
                "DEFPRICING",
                1);
        assertThat(codes).isEmpty();
        assertThat(new BigDecimal(line(number, "XTNDPRCE")))
                .isEqualByComparingTo(new BigDecimal(line(number, "UNITPRCE")).multiply(BigDecimal.valueOf(quantity)));
        return new BigDecimal(line(number, "UNITPRCE"));
    }

    @Test
    void costBasedPricingMethodsCount() {
        gp.call(
                "taUpdateCreateItemRcd",
                "ITEMNMBR",
                "COST-PLUS",
                "CURRCOST",
                100,
                "STNDCOST",
                80,
                "LISTPRCE",
                200,
                "PRICMTHD",
                5);
        gp.call("taIVCreateItemPriceListLine", "ITEMNMBR", "COST-PLUS", "PRCLEVEL", "WHOLESALE", "UOMPRICE", 20);
        assertThat(priced("Q126", CUSTOMER, "COST-PLUS", 1, "EACH")).isEqualByComparingTo("125.00");
        gp.call("taIVCreateItemPriceListHeader", "ITEMNMBR", "COST-PLUS", "PRICMTHD", 2);
        assertThat(priced("Q127", CUSTOMER, "COST-PLUS", 1, "EACH")).isEqualByComparingTo("40.00");
        gp.call("taIVCreateItemPriceListHeader", "ITEMNMBR", "COST-PLUS", "PRICMTHD", 4);
        assertThat(priced("Q128", CUSTOMER, "COST-PLUS", 1, "EACH")).isEqualByComparingTo("96.00");
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
    void taxesMustAddUpAndTheirDetailsMustExist() {
        assertThat(tax("Q150", "NO SUCH")).isEqualTo("20102");
        assertThat(tax("Q150", "AVATAX")).isEmpty();
        assertThat(quote("Q150", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219.00")
                        .header("TAXAMNT", 5, "DOCAMNT", 224)
                        .send(gp))
                .isEqualTo("30028");
        assertThat(quote("Q150", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219.00")
                        .header("TAXAMNT", new BigDecimal("15.06"), "DOCAMNT", new BigDecimal("234.06"))
                        .send(gp))
                .isEmpty();
    }

    private String tax(String number, String detail) {
        return gp.call(
                "taSopLineIvcTaxInsert",
                "SOPTYPE",
                1,
                "SOPNUMBE",
                number,
                "CUSTNMBR",
                CUSTOMER,
                "TAXDTLID",
                detail,
                "SALESAMT",
                219,
                "STAXAMNT",
                new BigDecimal("15.06"));
    }

    @Test
    void paymentsMustAddUpToPaymentReceivedAndDepositsAreKept() {
        assertThat(gp.call(
                        "taCreateSopPaymentInsertRecord",
                        "SOPTYPE",
                        2,
                        "SOPNUMBE",
                        "O151",
                        "CUSTNMBR",
                        CUSTOMER,
                        "PYMTTYPE",
                        3,
                        "DOCAMNT",
                        219,
                        "CARDNAME",
                        "Visa",
                        "AUTHCODE",
                        "pi_1"))
                .isEmpty();
        assertThat(order("O151", CUSTOMER).line("CHAI-TSK-BLK", 1, "219.00").send(gp))
                .isEqualTo("30030");
        assertThat(order("O151", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219.00")
                        .header("PYMTRCVD", 219)
                        .send(gp))
                .isEmpty();
        assertThat(new BigDecimal(header("O151", "DEPRECVD"))).isEqualByComparingTo("219");
    }

    @Test
    void userFieldsTrackingAndHoldsHangOnTheDocument() {
        assertThat(gp.call("taSopUserDefined", "SOPTYPE", 2, "SOPNUMBE", "O152", "USERDEF1", "web-77"))
                .isEmpty();
        assertThat(order("O152", CUSTOMER)
                        .line("CHAI-TSK-BLK", 1, "219.00")
                        .header("CMMTTEXT", "Leave at dock")
                        .send(gp))
                .isEmpty();
        assertThat(gp.text("SELECT USERDEF1 FROM SOP10106 WHERE SOPNUMBE = 'O152'"))
                .isEqualTo("web-77");
        assertThat(gp.text("SELECT CMMTTEXT FROM SOP10106 WHERE SOPNUMBE = 'O152'"))
                .isEqualTo("Leave at dock");
        Object[] tracking = {"SOPTYPE", 2, "SOPNUMBE", "O152", "Tracking_Number", "1Z999AA10123456784"};
        assertThat(gp.call("taCreateSOPTrackingInfo", tracking)).isEmpty();
        assertThat(gp.call("taCreateSOPTrackingInfo", tracking)).isEqualTo("30026");
        Object[] hold = {"SOPTYPE", 2, "SOPNUMBE", "O152", "PRCHLDID", "CREDIT"};
        assertThat(gp.call("taSopUpdateCreateProcessHold", hold)).isEmpty();
        assertThat(gp.call("taSopUpdateCreateProcessHold", hold)).isEqualTo("30033");
        assertThat(gp.call("taSopUpdateCreateProcessHold", "SOPTYPE", 2, "SOPNUMBE", "O152", "PRCHLDID", "NONE"))
                .isEqualTo("30025");
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
