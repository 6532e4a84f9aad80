package io.storebridge.sandbox.gp;

import static io.storebridge.sandbox.gp.Documents.quote;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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
                 WHERE pronamespace = 'sandbox'::regnamespace AND code::integer NOT IN (SELECT ErrorCode FROM dynamics.taErrorCode) LIMIT 1""";
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

    private static String header(String number, String column) {
        return gp.text("SELECT " + column + " FROM SOP10100 WHERE SOPNUMBE = ?", number);
    }

    private static String line(String number, String column) {
        return gp.text("SELECT " + column + " FROM SOP10200 WHERE SOPNUMBE = ? ORDER BY LNITMSEQ LIMIT 1", number);
    }
}
