package io.storebridge.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Fault.Kind;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresFaultProxyTest {

    private final Faults faults = new Faults();
    private final Journal journal = new Journal();
    private SandboxPostgres postgres;
    private String database;
    private PostgresFaultProxy proxy;

    @BeforeEach
    void aDatabaseBehindTheProxy() throws Exception {
        postgres = SandboxPostgres.forTests();
        database = postgres.createDatabase("proxy_" + UUID.randomUUID(), null);
        try (Connection connection = postgres.dataSource(database).getConnection()) {
            connection.createStatement().execute("CREATE TABLE orders (number text PRIMARY KEY, lines int)");
        }
        proxy = new PostgresFaultProxy(0, postgres.port(), faults, journal).start();
    }

    @AfterEach
    void done() {
        proxy.close();
        postgres.dropDatabase(database);
    }

    @Test
    void withoutFaultsEverythingPassesAndTheJournalTellsTheTransaction() throws Exception {
        try (Connection connection = open()) {
            connection.setAutoCommit(false);
            // More often than pgjdbc's threshold of five, from which on it uses named server-side statements.
            for (int i = 0; i < 12; i++) {
                insert(connection, "O" + i, i);
                connection.commit();
            }
            insert(connection, "O99", 1);
            connection.rollback();
        }
        assertThat(orders()).isEqualTo(12);
        await().untilAsserted(() -> assertThat(journal.of("gp")).hasSize(13));
        List<Journal.Entry> entries = journal.of("gp");
        assertThat(entries.get(11).outcome()).isEqualTo("committed");
        assertThat(entries.get(11).statements().get(0).sql()).startsWith("INSERT INTO orders");
        assertThat(entries.get(11).statements().get(0).parameters()).containsExactly("O11", "11");
        assertThat(entries.get(11).statements().get(1).sql()).isEqualTo("COMMIT");
        assertThat(entries.get(12).outcome()).isEqualTo("rolled back");
    }

    @Test
    void batchesPassThrough() throws Exception {
        try (Connection connection = open();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO orders VALUES (?, ?)")) {
            for (int i = 0; i < 2000; i++) {
                insert.setString(1, "O" + i);
                insert.setInt(2, i);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        assertThat(orders()).isEqualTo(2000);
    }

    @Test
    void anErrorFailsTheStatementAndTheTransactionWithTheWantedState() throws Exception {
        faults.add(Fault.always("gp", Kind.ERROR).matching("INTO ORDERS").sqlState("57014"));
        try (Connection connection = open()) {
            connection.setAutoCommit(false);
            SQLException failure = catchThrowableOfType(SQLException.class, () -> insert(connection, "O1", 1));
            assertThat(failure.getSQLState()).isEqualTo("57014");
            faults.clear();
            assertThatThrownBy(() -> insert(connection, "O1", 1))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("current transaction is aborted");
            connection.rollback();
            insert(connection, "O1", 1);
            connection.commit();
        }
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void anErrorInTheMiddleOfATransactionUndoesItsBeginning() throws Exception {
        try (Connection connection = open()) {
            connection.setAutoCommit(false);
            insert(connection, "O1", 1);
            faults.add(Fault.always("gp", Kind.ERROR).times(1));
            assertThatThrownBy(() -> insert(connection, "O2", 1)).isInstanceOf(SQLException.class);
            connection.rollback();
        }
        assertThat(orders()).isZero();
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void anErrorAtTheCommitRollsBack() throws Exception {
        faults.add(Fault.always("gp", Kind.ERROR).matching("commit"));
        try (Connection connection = open()) {
            connection.setAutoCommit(false);
            insert(connection, "O1", 1);
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
        assertThat(orders()).isZero();
    }

    @Test
    void aDroppedAnswerLeavesACommittedTransactionAndABrokenConnection() throws Exception {
        faults.add(Fault.always("gp", Kind.DROP_RESPONSE).matching("O1"));
        try (Connection connection = open()) {
            connection.setAutoCommit(false);
            insert(connection, "O0", 1);
            connection.commit();
            insert(connection, "O1", 1);
            assertThat(count(connection)).isEqualTo(2);
            SQLException failure = catchThrowableOfType(SQLException.class, connection::commit);
            assertThat(failure.getSQLState()).startsWith("08");
        }
        assertThat(orders()).isEqualTo(2);
        Journal.Entry last = journal.of("gp").get(1);
        assertThat(last.outcome()).isEqualTo("committed, answer dropped");
        assertThat(last.fault()).isEqualTo("drop-response");
    }

    @Test
    void aDroppedAnswerOfAStatementOutsideATransactionLeavesItDone() throws Exception {
        faults.add(Fault.always("gp", Kind.DROP_RESPONSE).matching("INSERT"));
        try (Connection connection = open()) {
            assertThat(count(connection)).isZero();
            assertThatThrownBy(() -> insert(connection, "O1", 1)).isInstanceOf(SQLException.class);
        }
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void latencyDelaysTheStatement() throws Exception {
        faults.add(Fault.always("gp", Kind.LATENCY).millis(300).matching("INSERT"));
        try (Connection connection = open()) {
            long began = System.nanoTime();
            insert(connection, "O1", 1);
            assertThat((System.nanoTime() - began) / 1_000_000).isGreaterThanOrEqualTo(300);
        }
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void refuseBreaksOpenConnectionsAndTakesNoNewOnes() throws Exception {
        try (Connection connection = open()) {
            faults.add(Fault.always("gp", Kind.REFUSE));
            assertThatThrownBy(() -> insert(connection, "O1", 1)).isInstanceOf(SQLException.class);
            assertThatThrownBy(this::open).isInstanceOf(SQLException.class).hasMessageContaining("refused");
        }
        faults.clear();
        try (Connection connection = open()) {
            insert(connection, "O1", 1);
        }
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void refuseOfOneStatementBreaksTheConnectionBeforeItIsDone() throws Exception {
        faults.add(Fault.always("gp", Kind.REFUSE).matching("INSERT"));
        try (Connection connection = open()) {
            assertThatThrownBy(() -> insert(connection, "O1", 1)).isInstanceOf(SQLException.class);
        }
        assertThat(orders()).isZero();
    }

    @Test
    void aStatementThatTakesTooLongIsCancelledThroughTheProxy() throws Exception {
        try (Connection connection = open();
                PreparedStatement slow = connection.prepareStatement("SELECT pg_sleep(30)")) {
            slow.setQueryTimeout(1);
            SQLException failure = catchThrowableOfType(SQLException.class, slow::executeQuery);
            assertThat(failure.getSQLState()).isEqualTo("57014");
            assertThat(count(connection)).isZero();
        }
    }

    @Test
    void aPoolRecoversAfterEachKindOfFault() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(proxy.jdbcUrl(database));
        config.setMaximumPoolSize(3);
        config.setConnectionTimeout(3000);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            int number = 0;
            for (Kind kind : List.of(Kind.ERROR, Kind.DROP_RESPONSE, Kind.REFUSE)) {
                faults.add(Fault.always("gp", kind).matching("INSERT"));
                int tried = ++number;
                assertThatThrownBy(() -> {
                            try (Connection connection = pool.getConnection()) {
                                connection.setAutoCommit(false);
                                insert(connection, "F" + tried, 1);
                                connection.commit();
                            }
                        })
                        .isInstanceOf(SQLException.class);
                faults.clear();
                try (Connection connection = pool.getConnection()) {
                    insert(connection, "G" + tried, 1);
                }
            }
        }
        assertThat(orders())
                .as("three good ones, and the one whose answer was dropped")
                .isEqualTo(4);
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(proxy.jdbcUrl(database));
    }

    private static void insert(Connection connection, String number, int lines) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO orders VALUES (?, ?)")) {
            insert.setString(1, number);
            insert.setInt(2, lines);
            insert.execute();
        }
    }

    private int orders() throws SQLException {
        try (Connection connection = postgres.dataSource(database).getConnection()) {
            return count(connection);
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery("SELECT count(*) FROM orders")) {
            row.next();
            return row.getInt(1);
        }
    }
}
