package io.storebridge.sandbox.gp;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import javax.sql.DataSource;

/** An embedded PostgreSQL on a free port with a small company, and short ways to call its procedures. */
final class GpDatabase implements AutoCloseable {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    final EmbeddedPostgres server;
    final DataSource gpTwo;

    GpDatabase() throws IOException {
        server = EmbeddedPostgres.builder().start();
        gpTwo = server.getPostgresDatabase();
    }

    static GpDatabase small() throws IOException {
        GpDatabase database = new GpDatabase();
        GpCompany.install(database.gpTwo, SampleCompany.Size.SMALL, 1, TODAY);
        return database;
    }

    /** Arguments by node name without I_v. */
    static Map<String, Object> arguments(Object... namesAndValues) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return arguments;
    }

    /** Calls a node in its own transaction, which is rolled back when the node answers codes. */
    String call(String node, Object... namesAndValues) {
        try (Connection connection = gpTwo.getConnection()) {
            connection.setAutoCommit(false);
            String codes = call(connection, node, arguments(namesAndValues));
            if (codes.isEmpty()) {
                connection.commit();
            } else {
                connection.rollback();
            }
            return codes;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String call(Connection connection, String node, Map<String, Object> arguments) throws SQLException {
        StringJoiner list = new StringJoiner(", ");
        arguments.forEach(
                (name, value) -> list.add("I_v" + name + " => ?" + (value instanceof LocalDate ? "::timestamp" : "")));
        String sql = "SELECT O_iErrorState, oErrString FROM " + node + "(" + list + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int i = 1;
            for (Object value : arguments.values()) {
                statement.setObject(i++, value);
            }
            ResultSet answer = statement.executeQuery();
            answer.next();
            String codes = answer.getString(2);
            if ((answer.getInt(1) == 0) != codes.isEmpty()) {
                throw new IllegalStateException(
                        "O_iErrorState " + answer.getInt(1) + " with oErrString '" + codes + "'");
            }
            return codes;
        }
    }

    /** The first column of the first row, text without padding; null when there is no row. */
    String text(String sql, Object... values) {
        try (Connection connection = gpTwo.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            ResultSet row = statement.executeQuery();
            if (!row.next()) {
                return null;
            }
            String text = row.getString(1);
            return text == null ? null : text.stripTrailing();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    BigDecimal number(String sql, Object... values) {
        String text = text(sql, values);
        return text == null ? null : new BigDecimal(text).stripTrailingZeros();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
