package io.storebridge.connectors.gp;

import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.commerce.Failure;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GpDatabaseTest {

    @ParameterizedTest
    @CsvSource({
        "40P01, 0",
        "40001, 1205",
        "S0001, 1222",
        "S0001, 229",
        "08S01, 0",
        "57014, 0",
        "55P03, 0",
        "42501, 0",
        "28000, 18456"
    })
    void whatTimeOrAnOperatorMayCureIsUnavailableBeforeTheCommit(String state, int code) {
        assertThat(GpDatabase.beforeCommit(new SQLException("m", state, code))).isInstanceOf(Failure.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22003", "23505", "23000", "P0001"})
    void dataThatIsNeverTakenIsRejected(String state) {
        assertThat(GpDatabase.beforeCommit(new SQLException("m", state))).isInstanceOf(Failure.Rejected.class);
    }

    @Test
    void aTimeoutIsUnavailableWhateverItsState() {
        assertThat(GpDatabase.beforeCommit(new SQLTimeoutException("m", "22000")))
                .isInstanceOf(Failure.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08S01", "57P01", "HYT00"})
    void aCommitWithoutAnAnswerIsUnknown(String state) {
        assertThat(GpDatabase.atCommit(new SQLException("m", state))).isInstanceOf(Failure.Unknown.class);
        assertThat(GpDatabase.atCommit(new SQLException("m"))).isInstanceOf(Failure.Unknown.class);
    }

    @Test
    void aCommitThatTheServerRefusedHappenedNot() {
        assertThat(GpDatabase.atCommit(new SQLTransactionRollbackException("m", "40001")))
                .isInstanceOf(Failure.Unavailable.class);
        assertThat(GpDatabase.atCommit(new SQLException("m", "23505"))).isInstanceOf(Failure.Rejected.class);
    }
}
