package io.storebridge.connectors.gp;

import io.storebridge.commerce.OrderHistory.ChangedOrders;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds orders that have changed by GP's change stamps (DEX_ROW_TS, UTC) of sales headers and lines, also of invoices and
 * back orders made from them. Lines in history (SOP30300) are left out: they change only together with their header, and the
 * table is the largest of all. Tracking numbers (SOP10107) have no stamp and are found by row id, because a program may add
 * them without touching the header. Holds (SOP10104) are seen when GP stamps the header with them (unverified).
 */
final class ChangeScan {

    private static final int MOST_STAMPED = 100;
    private static final int MOST_TRACKED = 100;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");

    private static final String CHANGED =
            """
            SELECT KIND, ORDNUMBE, MAX(STAMP) AS STAMP FROM (
              SELECT 2 AS KIND, H.SOPNUMBE AS ORDNUMBE, H.DEX_ROW_TS AS STAMP FROM SOP10100 H
              WHERE H.SOPTYPE = 2 AND H.DEX_ROW_TS >= %1$s
              UNION ALL SELECT 2, H.SOPNUMBE, H.DEX_ROW_TS FROM SOP30200 H WHERE H.SOPTYPE = 2 AND H.DEX_ROW_TS >= %1$s
              UNION ALL SELECT 2, L.SOPNUMBE, L.DEX_ROW_TS FROM SOP10200 L WHERE L.SOPTYPE = 2 AND L.DEX_ROW_TS >= %1$s
              UNION ALL SELECT D.ORIGTYPE, D.ORIGNUMB, D.DEX_ROW_TS FROM SOP10100 D
              WHERE D.SOPTYPE IN (3, 5) AND D.ORIGTYPE IN (2, 5) AND D.DEX_ROW_TS >= %1$s
              UNION ALL SELECT D.ORIGTYPE, D.ORIGNUMB, D.DEX_ROW_TS FROM SOP30200 D
              WHERE D.SOPTYPE IN (3, 5) AND D.ORIGTYPE IN (2, 5) AND D.DEX_ROW_TS >= %1$s
              UNION ALL SELECT D.ORIGTYPE, D.ORIGNUMB, L.DEX_ROW_TS
              FROM SOP10200 L JOIN SOP10100 D ON D.SOPTYPE = L.SOPTYPE AND D.SOPNUMBE = L.SOPNUMBE
              WHERE L.SOPTYPE IN (3, 5) AND D.ORIGTYPE IN (2, 5) AND L.DEX_ROW_TS >= %1$s) X
            GROUP BY KIND, ORDNUMBE
            HAVING MAX(STAMP) > %1$s OR (MAX(STAMP) = %1$s AND ORDNUMBE > ?)
            ORDER BY MAX(STAMP), ORDNUMBE OFFSET 0 ROWS FETCH NEXT %2$d ROWS ONLY""";
    private static final int STAMPS_IN_CHANGED = 8;
    private static final String TRACKED =
            """
            SELECT DEX_ROW_ID, SOPTYPE, SOPNUMBE FROM SOP10107 WHERE DEX_ROW_ID > ? AND SOPTYPE IN (2, 3)
            ORDER BY DEX_ROW_ID OFFSET 0 ROWS FETCH NEXT %d ROWS ONLY"""
                    .formatted(MOST_TRACKED);
    private static final String ORIGINS =
            """
            SELECT ORIGTYPE, ORIGNUMB FROM SOP10100 WHERE SOPTYPE = ? AND SOPNUMBE IN (%1$s)
            UNION ALL SELECT ORIGTYPE, ORIGNUMB FROM SOP30200 WHERE SOPTYPE = ? AND SOPNUMBE IN (%1$s)""";

    private final int seconds;
    private final Dialect dialect;
    private final Duration overlap;

    /** @param overlap how long a transaction in GP may take from its first change to its commit */
    ChangeScan(int querySeconds, Dialect dialect, Duration overlap) {
        this.seconds = querySeconds;
        this.dialect = dialect;
        this.overlap = overlap;
    }

    ChangedOrders next(Connection connection, String cursor) throws SQLException {
        LocalDateTime now = Row.one(connection, seconds, "SELECT " + dialect.utcNow() + " AS PRESENT")
                .moment("PRESENT");
        long last = Row.one(connection, seconds, "SELECT COALESCE(MAX(DEX_ROW_ID), 0) AS LAST_ID FROM SOP10107")
                .decimal("LAST_ID")
                .longValue();
        if (cursor == null || cursor.isBlank()) {
            String begin = STAMP.format(now.minus(overlap));
            return new ChangedOrders(
                    List.of(), new ScanCursor("", begin, last, last, last, STAMP.format(now), "").text());
        }
        ScanCursor at = ScanCursor.parse(cursor);
        List<Row> stamped = stamped(connection, at);
        List<Row> tracked = Row.list(connection, seconds, TRACKED, at.trackingAt());
        ScanCursor next = tracking(stamps(at, stamped, now), tracked, last, now);
        return new ChangedOrders(orders(connection, stamped, tracked), next.text());
    }

    private List<Row> stamped(Connection connection, ScanCursor at) throws SQLException {
        String query = CHANGED.formatted(dialect.momentParameter(), MOST_STAMPED);
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < STAMPS_IN_CHANGED; i++) {
            arguments.add(at.stamp());
        }
        arguments.add(at.number());
        return Row.list(connection, seconds, query, arguments.toArray());
    }

    /** A full page goes on where it ends; at the end of a pass the next one begins a while before this one began. */
    private ScanCursor stamps(ScanCursor at, List<Row> stamped, LocalDateTime now) {
        String begin = at.begin().isEmpty() ? STAMP.format(now.minus(overlap)) : at.begin();
        if (stamped.size() < MOST_STAMPED) {
            return at.stamps("", begin, "");
        }
        Row last = stamped.get(stamped.size() - 1);
        return at.stamps(begin, STAMP.format(last.moment("STAMP")), last.text("ORDNUMBE"));
    }

    /** A lower row id than the mark means that the table was made anew. */
    private ScanCursor tracking(ScanCursor at, List<Row> tracked, long last, LocalDateTime now) {
        if (tracked.size() == MOST_TRACKED) {
            return at.tracking(
                    at.trackingBegin(),
                    tracked.get(tracked.size() - 1).decimal("DEX_ROW_ID").longValue(),
                    at.mark(),
                    at.markedAt());
        }
        boolean anew = last < at.mark();
        boolean due = !LocalDateTime.parse(at.markedAt(), STAMP).plus(overlap).isAfter(now);
        if (!anew && !due) {
            return at.tracking(at.trackingBegin(), at.trackingBegin(), at.mark(), at.markedAt());
        }
        long begin = anew ? last : at.mark();
        return at.tracking(begin, begin, last, STAMP.format(now));
    }

    private List<String> orders(Connection connection, List<Row> stamped, List<Row> tracked) throws SQLException {
        Set<String> orders = new LinkedHashSet<>(numbers(stamped, "KIND", SopDocument.ORDER, "ORDNUMBE"));
        orders.addAll(numbers(tracked, "SOPTYPE", SopDocument.ORDER, "SOPNUMBE"));
        List<Row> billed =
                origins(connection, OrderRows.INVOICE, numbers(tracked, "SOPTYPE", OrderRows.INVOICE, "SOPNUMBE"));
        orders.addAll(numbers(billed, "ORIGTYPE", SopDocument.ORDER, "ORIGNUMB"));
        List<String> backOrders = Stream.concat(
                        numbers(stamped, "KIND", OrderRows.BACK_ORDER, "ORDNUMBE").stream(),
                        numbers(billed, "ORIGTYPE", OrderRows.BACK_ORDER, "ORIGNUMB").stream())
                .distinct()
                .toList();
        List<Row> origins = origins(connection, OrderRows.BACK_ORDER, backOrders);
        orders.addAll(numbers(origins, "ORIGTYPE", SopDocument.ORDER, "ORIGNUMB"));
        return List.copyOf(orders);
    }

    private List<Row> origins(Connection connection, int type, List<String> numbers) throws SQLException {
        return Row.listIn(connection, seconds, ORIGINS, numbers, part -> {
            List<Object> once = new ArrayList<>(List.of(type));
            once.addAll(part);
            return Stream.of(once, once).flatMap(List::stream).toArray();
        });
    }

    private static List<String> numbers(List<Row> rows, String typeColumn, int type, String numberColumn) {
        return rows.stream()
                .filter(row -> row.number(typeColumn) == type)
                .map(row -> row.text(numberColumn))
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
    }
}
