package io.storebridge.sandbox.gp;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NumbersTest {

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
    void eachDocumentIdHasItsOwnCounterAndShowsTheNextNumber() {
        String shown = gp.text("SELECT SOPNUMBE FROM SOP40200 WHERE DOCID = 'STDQTE'");
        assertThat(next(1, "STDQTE")).isEqualTo(shown);
        assertThat(gp.text("SELECT SOPNUMBE FROM SOP40200 WHERE DOCID = 'STDQTE'"))
                .isEqualTo(next(1, "STDQTE"));
    }

    @Test
    void aNumberThatWasRolledBackIsBurned() throws SQLException {
        String burned;
        try (Connection connection = gp.gpTwo.getConnection()) {
            connection.setAutoCommit(false);
            burned = next(connection, 2, "STDORD");
            connection.rollback();
        }
        assertThat(Integer.parseInt(next(2, "STDORD").substring(5)))
                .isEqualTo(Integer.parseInt(burned.substring(5)) + 1);
    }

    @Test
    void aNumberThatIsInUseIsPassedOver() {
        String shown = gp.text("SELECT SOPNUMBE FROM SOP40200 WHERE DOCID = 'STDRTN'");
        gp.text("INSERT INTO SOP30200 (SOPTYPE, SOPNUMBE) VALUES (4, ?) RETURNING SOPNUMBE", shown);
        assertThat(next(4, "STDRTN")).isEqualTo("RTNST4002");
    }

    @Test
    void anAdministratorCanSetTheCounterForward() {
        gp.text("UPDATE SOP40200 SET SOPNUMBE = 'BKOST7000' WHERE DOCID = 'STDBKO' RETURNING 1");
        assertThat(next(5, "STDBKO")).isEqualTo("BKOST7000");
        assertThat(next(5, "STDBKO")).isEqualTo("BKOST7001");
    }

    @Test
    void aDocumentIdWithoutACounterUsesTheTypesCounter() {
        assertThat(next(6, "ANY")).isEqualTo("FUL1000");
        assertThat(gp.text("SELECT O_iErrorState FROM taGetSopNumber(9, 'ANY', 1)"))
                .isEqualTo("3388");
        assertThat(gp.text("SELECT O_iErrorState FROM taGetSopNumber(1, NULL, 1)"))
                .isEqualTo("3394");
    }

    @Test
    void receiptAndMasterNumbersAreGivenOutToo() {
        String first = gp.text("SELECT O_vDOCNumber FROM taGetPaymentNumber(9, 1)");
        assertThat(first).startsWith("PYMNT").hasSize(16);
        assertThat(gp.text("SELECT O_vDOCNumber FROM taGetPaymentNumber(9, 1)")).isGreaterThan(first);
        assertThat(gp.number("SELECT O_iOUTMasterNumber FROM taSopGetMasterNumber()"))
                .isPositive();
    }

    @Test
    void noNumberIsGivenOutTwiceToCallersAtTheSameTime() throws Exception {
        Set<String> numbers = Collections.synchronizedSet(new HashSet<>());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 80; i++) {
            threads.submit(() -> numbers.add(next(3, "STDINV")));
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(numbers).hasSize(80);
    }

    private static String next(int type, String documentId) {
        return gp.text("SELECT O_vSopNumber FROM taGetSopNumber(?, ?, 1)", type, documentId);
    }

    private static String next(Connection connection, int type, String documentId) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT O_vSopNumber FROM taGetSopNumber(?, ?, 1)")) {
            statement.setInt(1, type);
            statement.setString(2, documentId);
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getString(1);
        }
    }
}
