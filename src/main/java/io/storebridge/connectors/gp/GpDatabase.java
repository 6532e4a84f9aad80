package io.storebridge.connectors.gp;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The company database behind a pool of its own. Every SQL exception becomes one of the three kinds of failure:
 *
 * <ul>
 *   <li>before the commit was sent nothing has happened, because the server rolls back what it has no commit for:
 *       whatever time may cure (no connection, a timeout, a deadlock, a lock, a login or a grant that somebody must
 *       repair) is Unavailable, so that it is tried again and in the end shows up as an incident;
 *   <li>data that the server will never take (SQLSTATE classes 21, 22, 23, 44 and raised errors) is Rejected;
 *   <li>a connection that breaks while the commit is under way is Unknown.
 * </ul>
 */
final class GpDatabase implements AutoCloseable {

    private static final Set<String> DATA_CLASSES = Set.of("21", "22", "23", "44", "P0");
    private static final int SQL_SERVER_DEADLOCK = 1205;
    private static final Set<Integer> SQL_SERVER_TRANSIENT = Set.of(SQL_SERVER_DEADLOCK, 1222, 3960);
    private static final int ATTEMPTS = 4;

    private final HikariDataSource pool;

    GpDatabase(GpProperties properties, Dialect dialect, MeterRegistry meters) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("gp");
        config.setJdbcUrl(properties.url());
        config.setUsername(properties.username());
        config.setPassword(properties.password());
        config.setDataSourceProperties(dialect.driverProperties(properties));
        config.setMaximumPoolSize(properties.poolSize());
        config.setMinimumIdle(0);
        config.setConnectionTimeout(properties.connectTimeout().toMillis());
        config.setInitializationFailTimeout(-1);
        config.setMetricRegistry(meters);
        pool = new HikariDataSource(config);
    }

    /** Work on a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Reads without a transaction of its own. */
    <T> T read(Work<T> work) {
        try (Connection connection = connect()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw beforeCommit(e);
        }
    }

    /**
     * Runs the work in one transaction; any exception rolls it back. Documents lock their items in the order of their
     * lines, so two of them can stand in each other's way: what the server gives up then is done again at once, as the other
     * has the locks it waited for and will soon be through.
     *
     * @param work may run more than once
     */
    <T> T write(Work<T> work) {
        for (int attempt = 1; true; attempt++) {
            try {
                return once(work);
            } catch (SQLException e) {
                if (!isDeadlock(e) || attempt == ATTEMPTS || !rest(attempt)) {
                    throw beforeCommit(e);
                }
            }
        }
    }

    /** @throws SQLException when it fails before the commit */
    private <T> T once(Work<T> work) throws SQLException {
        boolean committing = false;
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                committing = true;
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection);
                throw e;
            }
        } catch (SQLException e) {
            if (committing) {
                throw atCommit(e);
            }
            throw e;
        }
    }

    private static boolean isDeadlock(SQLException e) {
        return "40P01".equals(e.getSQLState()) || e.getErrorCode() == SQL_SERVER_DEADLOCK;
    }

    /** By chance, so that two that met do not meet again. */
    private static boolean rest(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(50L * attempt, 150L * attempt));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Connection connect() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw new Failure.Unavailable("Dynamics GP's database cannot be reached.", e);
        }
    }

    /** The exception that made us roll back is the one to report. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException ignored) {
            // a broken connection has nothing left to roll back
        }
    }

    static Failure beforeCommit(SQLException e) {
        if (isTransient(e) || !DATA_CLASSES.contains(stateClass(e))) {
            return new Failure.Unavailable("Dynamics GP's database did not do it: " + firstLine(e), e);
        }
        return new Failure.Rejected(
                ErrorCodes.REFUSED,
                "Dynamics GP's database refused the values: " + firstLine(e),
                List.of(),
                "SQLSTATE " + e.getSQLState() + ", error " + e.getErrorCode() + ": " + e.getMessage());
    }

    static Failure atCommit(SQLException e) {
        boolean answered = e.getSQLState() != null && !isBroken(e);
        return answered
                ? beforeCommit(e)
                : new Failure.Unknown("The connection to Dynamics GP broke while it was saving the document.", e);
    }

    private static boolean isTransient(SQLException e) {
        return isBroken(e)
                || e instanceof SQLTransientException
                || SQL_SERVER_TRANSIENT.contains(e.getErrorCode())
                || Set.of("40", "53", "55", "57").contains(stateClass(e));
    }

    private static boolean isBroken(SQLException e) {
        return e instanceof SQLRecoverableException
                || e instanceof SQLTimeoutException
                || stateClass(e).equals("08")
                || "HYT00".equals(e.getSQLState())
                || e.getCause() instanceof java.io.IOException
                || Set.of("57P01", "57P02", "57P03").contains(String.valueOf(e.getSQLState()));
    }

    private static String stateClass(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        pool.close();
    }
}
