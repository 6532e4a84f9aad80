package io.storebridge.sandbox.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MasterRecordTest {

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
    void aNewCustomerTakesDefaultsOfItsClassAndHasAnAddressAndASummary() {
        assertThat(gp.call(
                        "taUpdateCreateCustomerRcd",
                        "CUSTNMBR",
                        "NEWCUST0001",
                        "CUSTNAME",
                        "New Customer",
                        "CUSTCLAS",
                        "WEB",
                        "UseCustomerClass",
                        1,
                        "ADRSCODE",
                        "PRIMARY",
                        "ADDRESS1",
                        "1 Elm Street",
                        "CITY",
                        "Austin",
                        "STATE",
                        "TX",
                        "ZIPCODE",
                        "78701"))
                .isEmpty();
        assertThat(customer("PYMTRMID")).isEqualTo("Prepaid");
        assertThat(customer("ZIP")).isEqualTo("78701");
        assertThat(gp.text("SELECT ZIP FROM RM00102 WHERE CUSTNMBR = 'NEWCUST0001' AND ADRSCODE = 'PRIMARY'"))
                .isEqualTo("78701");
        assertThat(gp.number("SELECT CUSTBLNC FROM RM00103 WHERE CUSTNMBR = 'NEWCUST0001'"))
                .isZero();
        String stamp = customer("DEX_ROW_TS");

        assertThat(gp.call("taUpdateCreateCustomerRcd", "CUSTNMBR", "newcust0001", "PRCLEVEL", "CONTRACT"))
                .isEmpty();
        assertThat(customer("PRCLEVEL")).isEqualTo("CONTRACT");
        assertThat(customer("CUSTNAME")).isEqualTo("New Customer");
        assertThat(customer("DEX_ROW_TS")).isGreaterThan(stamp);
        assertThat(gp.call("taUpdateCreateCustomerRcd", "CUSTNMBR", "NEWCUST0001", "UpdateIfExists", 0))
                .isEqualTo("30035");
        assertThat(gp.call(
                        "taUpdateCreateCustomerRcd", "CUSTNMBR", "NEWCUST0001", "PRCLEVEL", "NONE", "TAXSCHID", "NONE"))
                .isEqualTo("30013 7023");
    }

    private static String customer(String column) {
        return gp.text("SELECT " + column + " FROM RM00101 WHERE CUSTNMBR = 'NEWCUST0001'");
    }

    @Test
    void addressesKeepWhatIsOmittedAndInternetAddressesDoNot() {
        Object[] key = {"CUSTNMBR", "AARONFIT0001", "ADRSCODE", "DOCK 2", "ADDRESS1", "2 Dock Road"};
        assertThat(gp.call("taCreateCustomerAddress", key)).isEmpty();
        assertThat(gp.call(
                        "taCreateCustomerAddress", "CUSTNMBR", "AARONFIT0001", "ADRSCODE", "DOCK 2", "CITY", "Chicago"))
                .isEmpty();
        assertThat(gp.text("SELECT ADDRESS1 FROM RM00102 WHERE ADRSCODE = 'DOCK 2'"))
                .isEqualTo("2 Dock Road");
        assertThat(gp.call("taCreateCustomerAddress", "CUSTNMBR", "NOBODY", "ADRSCODE", "X"))
                .isEqualTo("30001");
        Object[] mail = {"Master_Type", "CUS", "Master_ID", "AARONFIT0001", "ADRSCODE", "DOCK 2"};
        assertThat(gp.call(
                        "taCreateInternetAddresses",
                        "Master_Type",
                        "CUS",
                        "Master_ID",
                        "AARONFIT0001",
                        "ADRSCODE",
                        "DOCK 2",
                        "INET1",
                        "dock@aaron.example"))
                .isEmpty();
        assertThat(gp.text("SELECT INET1 FROM SY01200 WHERE ADRSCODE = 'DOCK 2'"))
                .isEqualTo("dock@aaron.example");
        assertThat(gp.call("taCreateInternetAddresses", mail)).isEmpty();
        assertThat(gp.text("SELECT INET1 FROM SY01200 WHERE ADRSCODE = 'DOCK 2'"))
                .isEmpty();
    }

    @Test
    void anItemIsMadeWithSitesPricesAndStock() {
        assertThat(gp.call(
                        "taUpdateCreateItemRcd",
                        "ITEMNMBR",
                        "85123A",
                        "ITEMDESC",
                        "Hanging holder",
                        "UOMSCHDL",
                        "EACH-CS12",
                        "CURRCOST",
                        new BigDecimal("1.20"),
                        "LISTPRCE",
                        new BigDecimal("2.95"),
                        "ITEMSHWT",
                        new BigDecimal("0.55")))
                .isEmpty();
        assertThat(gp.call("taItemSite", "ITEMNMBR", "85123A", "LOCNCODE", "MAIN"))
                .isEmpty();
        assertThat(gp.call("taItemSite", "ITEMNMBR", "85123A", "LOCNCODE", "MOON"))
                .isEqualTo("30010");
        assertThat(gp.text("SELECT ITEMSHWT FROM IV00101 WHERE ITEMNMBR = '85123a'"))
                .isEqualTo("55");
        assertThat(gp.number("SELECT QTYBSUOM FROM IV00106 WHERE ITEMNMBR = '85123A' AND UOFM = 'CASE'"))
                .isEqualByComparingTo("12");
        assertThat(gp.call(
                        "taIVCreateItemPriceListLine",
                        "ITEMNMBR",
                        "85123A",
                        "PRCLEVEL",
                        "RETAIL",
                        "UOMPRICE",
                        new BigDecimal("2.55")))
                .isEmpty();
        assertThat(gp.call(
                        "taIVCreateItemPriceListLine",
                        "ITEMNMBR",
                        "85123A",
                        "PRCLEVEL",
                        "RETAIL",
                        "TOQTY",
                        11,
                        "UOMPRICE",
                        new BigDecimal("2.95")))
                .isEmpty();
        assertThat(
                        gp.text(
                                "SELECT string_agg(trim_scale(FROMQTY)::text, ' ' ORDER BY TOQTY) FROM IV00108 WHERE ITEMNMBR = '85123A'"))
                .isEqualTo("1 12");
        assertThat(gp.call("taIVCreateItemPriceListLine", "ITEMNMBR", "NONE", "PRCLEVEL", "RETAIL"))
                .isEqualTo("3250");

        assertThat(gp.call(
                        "taIVTransactionLineInsert",
                        "IVDOCNBR",
                        "ADJ1",
                        "IVDOCTYP",
                        1,
                        "ITEMNMBR",
                        "85123A",
                        "TRXQTY",
                        4,
                        "UOFM",
                        "CASE",
                        "TRXLOCTN",
                        "MAIN"))
                .isEmpty();
        assertThat(gp.call(
                        "taIVTransactionHeaderInsert",
                        "IVDOCNBR",
                        "ADJ1",
                        "IVDOCTYP",
                        1,
                        "BACHNUMB",
                        "ADJ",
                        "DOCDATE",
                        GpDatabase.TODAY))
                .isEmpty();
        new GpBackOffice(gp.gpTwo).postInventory("ADJ");
        assertThat(gp.number("SELECT QTYONHND FROM IV00102 WHERE ITEMNMBR = '85123A' AND LOCNCODE = 'MAIN'"))
                .isEqualByComparingTo("48");
        assertThat(gp.number("SELECT QTYONHND FROM IV00102 WHERE ITEMNMBR = '85123A' AND RCRDTYPE = 1"))
                .isEqualByComparingTo("48");
    }

    @Test
    void aReceiptPaysAnInvoiceAndReachesTheBalanceWhenPosted() {
        String invoice = gp.text("SELECT DOCNUMBR FROM RM20101 WHERE CUSTNMBR = 'AARONFIT0001' AND ORTRXAMT = 1240");
        String receipt = gp.text("SELECT O_vDOCNumber FROM taGetPaymentNumber(9, 1)");
        Object[] cash = {
            "CUSTNMBR",
            "AARONFIT0001",
            "DOCNUMBR",
            receipt,
            "DOCDATE",
            GpDatabase.TODAY,
            "ORTRXAMT",
            1000,
            "GLPOSTDT",
            GpDatabase.TODAY,
            "BACHNUMB",
            "WEBPAY",
            "CSHRCTYP",
            2
        };
        assertThat(gp.call("taRMCashReceiptInsert", cash)).isEmpty();
        assertThat(gp.call("taRMCashReceiptInsert", cash)).isEqualTo("190");
        assertThat(apply(receipt, invoice, 1001)).isEqualTo("30039");
        assertThat(apply(receipt, "NONE", 1)).isEqualTo("30038");
        assertThat(apply(receipt, invoice, 1000)).isEmpty();
        assertThat(gp.number("SELECT CURTRXAM FROM RM20101 WHERE DOCNUMBR = ?", invoice))
                .isEqualByComparingTo("240");
        assertThat(gp.number("SELECT UNPSTDCA FROM RM00103 WHERE CUSTNMBR = 'AARONFIT0001'"))
                .isEqualByComparingTo("1000");
        assertThat(gp.number("SELECT CUSTBLNC FROM RM00103 WHERE CUSTNMBR = 'AARONFIT0001'"))
                .isEqualByComparingTo("2100.5");

        assertThat(new GpBackOffice(gp.gpTwo).postReceipts("WEBPAY")).containsExactly(receipt);
        assertThat(gp.number("SELECT CUSTBLNC FROM RM00103 WHERE CUSTNMBR = 'AARONFIT0001'"))
                .isEqualByComparingTo("1100.5");
        assertThat(gp.number("SELECT UNPSTDCA FROM RM00103 WHERE CUSTNMBR = 'AARONFIT0001'"))
                .isZero();
    }

    private static String apply(String receipt, String invoice, int amount) {
        return gp.call(
                "taRMApply",
                "APTODCNM",
                invoice,
                "APFRDCNM",
                receipt,
                "APPTOAMT",
                amount,
                "APFRDCTY",
                9,
                "APTODCTY",
                1);
    }

    @Test
    void aReceiptOfAnUnknownCustomerIsRefused() {
        assertThat(gp.call(
                        "taRMCashReceiptInsert",
                        "CUSTNMBR",
                        "NOBODY",
                        "DOCNUMBR",
                        "X1",
                        "DOCDATE",
                        GpDatabase.TODAY,
                        "ORTRXAMT",
                        1,
                        "GLPOSTDT",
                        GpDatabase.TODAY,
                        "BACHNUMB",
                        "WEBPAY",
                        "CSHRCTYP",
                        0))
                .isEqualTo("221");
    }

    @Test
    void aBatchOfReceiptsNeedsACheckbook() {
        Object[] batch = {"BACHNUMB", "B1", "SERIES", 3, "BCHSOURC", "RM_Cash", "DOCAMT", 0, "ORIGIN", 1, "NUMOFTRX", 0
        };
        assertThat(gp.call("taCreateUpdateBatchHeaderRcd", batch)).isEqualTo("11479");
    }
}
