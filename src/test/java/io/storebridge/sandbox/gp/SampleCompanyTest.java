package io.storebridge.sandbox.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleCompanyTest {

    private static GpDatabase gp;

    @BeforeAll
    static void install() throws Exception {
        gp = new GpDatabase();
        GpCompany.install(gp.gpTwo, SampleCompany.Size.FULL, 7, GpDatabase.TODAY);
    }

    @AfterAll
    static void stop() throws Exception {
        gp.close();
    }

    @Test
    void itHasTheCustomersItemsAndInvoicesThatItPromises() {
        assertThat(gp.number("SELECT count(*) FROM RM00101")).isEqualByComparingTo("300");
        assertThat(gp.number("SELECT count(*) FROM IV00101")).isEqualByComparingTo("2000");
        assertThat(gp.number("SELECT count(*) FROM RM20101 WHERE RMDTYPAL = 1")).isGreaterThan(new BigDecimal(899));
        assertThat(gp.number("SELECT count(*) FROM IV00102 WHERE RCRDTYPE = 2")).isEqualByComparingTo("7996");
    }

    @Test
    void balancesAreTheSumsOfOpenDocuments() {
        assertThat(
                        gp.text(
                                """
                        SELECT s.CUSTNMBR FROM RM00103 s LEFT JOIN
                          (SELECT CUSTNMBR, sum(CASE WHEN RMDTYPAL < 7 THEN CURTRXAM ELSE -CURTRXAM END) AS owed
                             FROM RM20101 GROUP BY CUSTNMBR) d ON d.CUSTNMBR = s.CUSTNMBR
                         WHERE s.CUSTBLNC <> coalesce(d.owed, 0)
                            OR s.CUSTBLNC <> AGPERAMT_1 + AGPERAMT_2 + AGPERAMT_3 + AGPERAMT_4 + AGPERAMT_5"""))
                .isNull();
    }

    @Test
    void onOrderAmountsAreTheSumsOfOpenOrders() {
        assertThat(
                        gp.text(
                                """
                        SELECT s.CUSTNMBR FROM RM00103 s LEFT JOIN
                          (SELECT CUSTNMBR, sum(DOCAMNT) AS amount FROM SOP10100 WHERE SOPTYPE = 2 AND VOIDSTTS = 0 GROUP BY CUSTNMBR) o
                            ON o.CUSTNMBR = s.CUSTNMBR
                         WHERE s.ONORDAMT <> coalesce(o.amount, 0)"""))
                .isNull();
        assertThat(gp.number("SELECT count(*) FROM SOP10100 WHERE SOPTYPE = 2")).isEqualByComparingTo("40");
    }

    @Test
    void allocationsAreTheSumsOfOrderLinesAndTheTotalIsTheSumOfSites() {
        assertThat(
                        gp.text(
                                """
                        SELECT s.ITEMNMBR FROM IV00102 s LEFT JOIN
                          (SELECT ITEMNMBR, LOCNCODE, sum(ATYALLOC * QTYBSUOM) AS taken, sum(QTYTBAOR * QTYBSUOM) AS waiting
                             FROM SOP10200 WHERE SOPTYPE = 2 GROUP BY ITEMNMBR, LOCNCODE) l USING (ITEMNMBR, LOCNCODE)
                         WHERE s.RCRDTYPE = 2 AND (s.ATYALLOC <> coalesce(taken, 0) OR s.QTYBKORD <> coalesce(waiting, 0))"""))
                .isNull();
        assertThat(
                        gp.text(
                                """
                        SELECT t.ITEMNMBR FROM IV00102 t JOIN IV00102 s ON s.ITEMNMBR = t.ITEMNMBR AND s.RCRDTYPE = 2
                         WHERE t.RCRDTYPE = 1 GROUP BY t.ITEMNMBR, t.QTYONHND, t.ATYALLOC
                        HAVING t.QTYONHND <> sum(s.QTYONHND) OR t.ATYALLOC <> sum(s.ATYALLOC)"""))
                .isNull();
        assertThat(gp.number("SELECT sum(ATYALLOC) FROM IV00102 WHERE RCRDTYPE = 1"))
                .isPositive();
    }

    @Test
    void totalsOfInvoicesAndOrdersAreTheSumsOfTheirLines() {
        for (String tables : new String[] {"SOP30200 h JOIN SOP30300 l", "SOP10100 h JOIN SOP10200 l"}) {
            assertThat(gp.text("SELECT h.SOPNUMBE FROM " + tables
                            + " USING (SOPNUMBE, SOPTYPE) GROUP BY h.SOPNUMBE, h.SUBTOTAL, h.DOCAMNT "
                            + "HAVING h.SUBTOTAL <> sum(l.XTNDPRCE) OR h.DOCAMNT <> h.SUBTOTAL"))
                    .isNull();
        }
    }

    @Test
    void itemsAreSoldAboveCostAndCustomersAreOfAllKinds() {
        assertThat(
                        gp.text(
                                """
                        SELECT p.ITEMNMBR FROM IV00108 p JOIN IV00101 i USING (ITEMNMBR)
                         WHERE p.UOMPRICE < i.CURRCOST * p.QTYBSUOM"""))
                .isNull();
        assertThat(gp.number("SELECT count(DISTINCT ITEMDESC) FROM IV00101")).isEqualByComparingTo("2000");
        assertThat(gp.number("SELECT count(*) FROM RM00101 WHERE HOLD = 1"))
                .isBetween(BigDecimal.ONE, new BigDecimal(40));
        assertThat(gp.number("SELECT count(*) FROM RM00101 WHERE INACTIVE = 1"))
                .isBetween(BigDecimal.ONE, new BigDecimal(40));
        assertThat(
                        gp.number(
                                "SELECT count(*) FROM RM00101 JOIN RM00103 USING (CUSTNMBR) WHERE CRLMTTYP = 2 AND CUSTBLNC > CRLMTAMT"))
                .isGreaterThan(BigDecimal.ONE);
        assertThat(gp.number("SELECT count(DISTINCT PRCLEVEL) FROM RM00101")).isGreaterThan(new BigDecimal(5));
    }

    @Test
    void keysThatComeAsTextAreFoundByIndexWithoutRegardToCaseAndTrailingSpaces() throws Exception {
        try (Connection connection = gp.gpTwo.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("EXPLAIN SELECT * FROM IV00101 WHERE ITEMNMBR = ?")) {
            statement.setString(1, "CHAI-TSK-BLK");
            ResultSet plan = statement.executeQuery();
            plan.next();
            assertThat(plan.getString(1)).startsWith("Index Scan using iv00101_pkey");
        }
        assertThat(gp.text("SELECT ITEMDESC FROM IV00101 WHERE ITEMNMBR = ?", "chai-tsk-blk  "))
                .startsWith("Task chair");
        assertThat(gp.text(
                        "SELECT 1 FROM IV00101 WHERE ITEMNMBR <> ? AND ITEMNMBR = ?", "CHAI-tsk-blk", "CHAI-TSK-BLK"))
                .isNull();
        assertThat(gp.text("SELECT ITEMNMBR FROM IV00101 WHERE ITEMNMBR > ? ORDER BY ITEMNMBR LIMIT 1", "SRVC-INSTALK"))
                .isEqualTo("SRVC-INSTALL");
    }

    @Test
    void recordsThatReadmeNamesAreAsWritten() {
        assertThat(gp.number("SELECT CUSTBLNC FROM RM00103 WHERE CUSTNMBR = 'AARONFIT0001'"))
                .isEqualByComparingTo("2100.50");
        assertThat(gp.number("SELECT CUSTBLNC FROM RM00103 WHERE CUSTNMBR = 'CRESTLIN0001'"))
                .isEqualByComparingTo("6180.40");
        assertThat(gp.number("SELECT CRLMTAMT FROM RM00101 WHERE CUSTNMBR = 'AARONFIT0001'"))
                .isEqualByComparingTo("25000");
        assertThat(gp.text("SELECT 1 FROM SOP30200 WHERE CUSTNMBR = 'EASTONNE0001'"))
                .isNull();
        assertThat(gp.text(
                        "SELECT string_agg(trim_scale(QTYONHND)::text, ' ' ORDER BY LOCNCODE) FROM IV00102 WHERE RCRDTYPE = 2 "
                                + "AND ITEMNMBR = 'HDST-USB-DUO'"))
                .isEqualTo("25 0 10 0");
    }

    @Test
    void theSameSeedMakesTheSameCompanyAndInstallingTwiceChangesNothing() throws Exception {
        try (GpDatabase one = GpDatabase.small();
                GpDatabase two = GpDatabase.small();
                GpDatabase other = new GpDatabase()) {
            GpCompany.install(other.gpTwo, SampleCompany.Size.SMALL, 2, GpDatabase.TODAY);
            GpCompany.install(two.gpTwo, SampleCompany.Size.FULL, 3);
            assertThat(fingerprint(two)).isEqualTo(fingerprint(one)).isNotEqualTo(fingerprint(other));
        }
    }

    private static String fingerprint(GpDatabase database) {
        return database.text(
                """
                SELECT md5(string_agg(t, '|')) FROM (
                  SELECT concat_ws(';', CUSTNMBR, CUSTNAME, ADDRESS1, CRLMTAMT, CUSTBLNC, ONORDAMT) AS t
                    FROM RM00101 JOIN RM00103 USING (CUSTNMBR)
                  UNION ALL SELECT concat_ws(';', ITEMNMBR, LOCNCODE, QTYONHND, ATYALLOC) FROM IV00102
                  UNION ALL SELECT concat_ws(';', ITEMNMBR, PRCLEVEL, UOFM, TOQTY, UOMPRICE) FROM IV00108
                  UNION ALL SELECT concat_ws(';', SOPNUMBE, LNITMSEQ, ITEMNMBR, XTNDPRCE) FROM SOP30300
                  ORDER BY 1) rows""");
    }
}
