package io.storebridge.sandbox.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SampleCompanyTest {

    private static GpDatabase gp;
    private static Duration took;

    @BeforeAll
    static void install() throws Exception {
        gp = new GpDatabase();
        Instant start = Instant.now();
        GpCompany.install(gp.gpTwo, SampleCompany.Size.FULL, 7, GpDatabase.TODAY);
        took = Duration.between(start, Instant.now());
    }

    @AfterAll
    static void stop() throws Exception {
        gp.close();
    }

    @Test
    void theFullCompanyIsThereWithinThirtySecondsEvenOnABusyMachine() {
        assertThat(took).isLessThan(Duration.ofSeconds(30));
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
}
