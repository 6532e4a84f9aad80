package io.storebridge.connectors.gp;

import io.storebridge.connectors.gp.NodeDefinition.Parameter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** What differs between SQL Server, on which GP runs, and PostgreSQL, on which the sandbox's company database runs. */
interface Dialect {

    /**
     * What an eConnect procedure answers.
     *
     * @param state 0: done
     * @param codes oErrString: the error codes, separated by commas or spaces
     */
    record Answer(int state, String codes) {}

    /** The JDBC URL decides: {@code jdbc:sqlserver:} or {@code jdbc:postgresql:}. */
    static Dialect of(String url) {
        if (url.startsWith("jdbc:sqlserver:")) {
            return new SqlServer();
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return new Postgres();
        }
        throw new IllegalArgumentException("storebridge.gp.url must start with jdbc:sqlserver: or jdbc:postgresql:");
    }

    /** The name of a table of the system database DYNAMICS, as seen from a company database. */
    String systemTable(String name);

    /** Runs the node's procedure with these parameters, in the order of the values. */
    Answer call(Connection connection, String procedure, List<Parameter> parameters, List<Object> values, int seconds)
            throws SQLException;

    /** taGetSopNumber: the next document number of the document ID, counted up. */
    NumberAnswer nextNumber(Connection connection, int sopType, String documentId, int seconds) throws SQLException;

    /** taGetPaymentNumber: the next document number of cash receipts, counted up. */
    NumberAnswer nextReceiptNumber(Connection connection, int seconds) throws SQLException;

    /** taSopGetMasterNumber: a number that ties documents together. */
    int masterNumber(Connection connection, int seconds) throws SQLException;

    /** A SELECT of one row of a table that keeps others from changing it until the transaction ends. */
    String lockingSelect(String columns, String table, String condition);

    /** The server's UTC time, in the precision of GP's change stamps. */
    String utcNow();

    /** A parameter that takes a moment as text ({@code 2026-11-24T08:15:00.123}) and compares with GP's change stamps. */
    String momentParameter();

    /** @param state 0, or the error code */
    record NumberAnswer(String number, int state) {}

    /** The driver's names for the timeouts, and what it needs besides. */
    Properties driverProperties(GpProperties properties);
}
