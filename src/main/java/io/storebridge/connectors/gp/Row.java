package io.storebridge.connectors.gp;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A row of a GP table, read by GP's conventions: texts are padded with spaces, 1900-01-01 is no date, null is not used.
 * Column names in any case.
 */
final class Row {

    static final LocalDate NO_DATE = LocalDate.of(1900, 1, 1);

    private final Map<String, Object> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    String text(String column) {
        Object value = value(column);
        return value == null ? "" : value.toString().strip();
    }

    /** With leading and trailing blanks, for texts that are written back. */
    String unstripped(String column) {
        Object value = value(column);
        return value == null ? "" : value.toString();
    }

    int number(String column) {
        return ((Number) value(column)).intValue();
    }

    boolean flag(String column) {
        return number(column) != 0;
    }

    BigDecimal decimal(String column) {
        Object value = value(column);
        return value == null ? BigDecimal.ZERO : new BigDecimal(value.toString());
    }

    /** Null when GP has none. */
    LocalDate date(String column) {
        LocalDate date =
                value(column) instanceof Timestamp time ? time.toLocalDateTime().toLocalDate() : null;
        return date == null || !date.isAfter(NO_DATE) ? null : date;
    }

    /** A date with its time, as it stands. */
    LocalDateTime moment(String column) {
        return ((Timestamp) value(column)).toLocalDateTime();
    }

    private Object value(String column) {
        if (!values.containsKey(column)) {
            throw new IllegalArgumentException("The query has no column " + column);
        }
        return values.get(column);
    }

    /** Runs a plain SELECT that both SQL dialects understand. */
    static List<Row> list(Connection connection, int seconds, String query, Object... arguments) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setQueryTimeout(seconds);
            for (int i = 0; i < arguments.length; i++) {
                Object argument = arguments[i];
                select.setObject(
                        i + 1, argument instanceof LocalDate date ? Timestamp.valueOf(date.atStartOfDay()) : argument);
            }
            try (ResultSet found = select.executeQuery()) {
                return rows(found);
            }
        }
    }

    /** The only row, or null. */
    static Row one(Connection connection, int seconds, String query, Object... arguments) throws SQLException {
        List<Row> rows = list(connection, seconds, query, arguments);
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** Runs the query once for each 500 values; {@code %s} in it takes the list of their placeholders. */
    static List<Row> listIn(
            Connection connection,
            int seconds,
            String query,
            List<String> values,
            Function<List<String>, Object[]> rest)
            throws SQLException {
        List<Row> all = new ArrayList<>();
        for (int from = 0; from < values.size(); from += 500) {
            List<String> part = values.subList(from, Math.min(from + 500, values.size()));
            String places = String.join(", ", Collections.nCopies(part.size(), "?"));
            all.addAll(list(connection, seconds, String.format(query, places), rest.apply(part)));
        }
        return all;
    }

    private static List<Row> rows(ResultSet found) throws SQLException {
        ResultSetMetaData columns = found.getMetaData();
        List<Row> rows = new ArrayList<>();
        while (found.next()) {
            Row row = new Row();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                row.values.put(columns.getColumnLabel(i), found.getObject(i));
            }
            rows.add(row);
        }
        return rows;
    }
}
