package io.storebridge.ordering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.OrderBook.Entry;
import io.storebridge.commerce.OrderBook.OrderNews;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.TaxResult;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the order book. */
@Component
class OrderRecords {

    private static final String SELECT =
            """
            select p.*, array(select number from order_number n where n.order_id = p.order_id order by part) as numbers
            from placed_order p where\s""";

    private final JdbcClient database;
    private final ObjectMapper json;

    OrderRecords(JdbcClient database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * @param placedTotal with tax, of all parts, when it was made; null before
     * @param taken of the card payments in all, when that was last told
     */
    record Placed(Entry entry, Instant placedAt, BigDecimal placedTotal, BigDecimal taken, boolean finished) {}

    /** One of the ERP's orders. */
    record Part(String number, SalesOrder told, String toldFingerprint, SalesOrder seen) {}

    void insert(PlacedOrder order) {
        Instant placedAt = order.placedAt() == null ? Instant.now() : order.placedAt();
        String named = order.account() == null ? null : order.account().customer();
        database.sql(
                        """
                        insert into placed_order (order_id, customer, document, placed_at)
                        values (?, ?, ?::jsonb, ?) on conflict do nothing""")
                .params(order.orderId(), key(named), write(order), Timestamp.from(placedAt))
                .update();
    }

    void assign(String orderId, String customer) {
        database.sql("update placed_order set customer = ?, changed_at = now() where order_id = ?")
                .params(key(customer), orderId)
                .update();
    }

    /** An order that is off stays off. */
    void place(
            PlacedOrder order,
            String customer,
            TaxResult tax,
            List<Charge> charges,
            String captureAt,
            BigDecimal total) {
        database.sql(
                        """
                        update placed_order set status = case status when 'received' then 'placed' else status end,
                        customer = ?, document = ?::jsonb, tax = ?::jsonb, charges = ?::jsonb, capture_at = ?,
                        placed_total = ?, changed_at = now() where order_id = ?""")
                .params(
                        key(customer),
                        write(order),
                        write(tax),
                        write(charges == null ? List.of() : charges),
                        captureAt,
                        total,
                        order.orderId())
                .update();
    }

    /** The order's part as it was made; a part that is known stays as it was last told. */
    void insertPart(String orderId, int part, SalesOrder order) {
        String state = write(order);
        String fingerprint = Fingerprint.of(order);
        database.sql(
                        """
                        insert into order_number
                        (number, order_id, part, told, told_fingerprint, seen, seen_fingerprint)
                        values (?, ?, ?, ?::jsonb, ?, ?::jsonb, ?) on conflict do nothing""")
                .params(key(order.number()), orderId, part, state, fingerprint, state, fingerprint)
                .update();
    }

    /** The first word stands. */
    void close(String orderId, String outcome, String reason) {
        database.sql(
                        """
                        update placed_order set status = ?, reason = ?, changed_at = now()
                        where order_id = ? and status in ('received', 'placed')""")
                .params(outcome, reason, orderId)
                .update();
    }

    /** Locks the order until the caller's transaction ends. */
    Optional<Placed> lock(String orderId) {
        return database.sql(SELECT + "order_id = ? for update of p")
                .param(orderId)
                .query((row, number) -> placed(row))
                .optional();
    }

    Optional<Placed> find(String orderId) {
        return database.sql(SELECT + "order_id = ?")
                .param(orderId)
                .query((row, number) -> placed(row))
                .optional();
    }

    Optional<String> orderOf(String number) {
        return database.sql("select order_id from order_number where number = ?")
                .param(key(number))
                .query(String.class)
                .optional();
    }

    /** The store's ids by the ERP's numbers, as {@link #key} has them; those of strangers are left out. */
    Map<String, String> ordersOf(List<String> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        return database
                .sql("select number, order_id from order_number where number in (:numbers)")
                .param("numbers", numbers.stream().map(OrderRecords::key).toList())
                .query((row, n) -> Map.entry(row.getString("number"), row.getString("order_id")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The customer's orders that the ERP does not have, newest first. */
    List<Placed> notInErp(String customer) {
        return database.sql(
                        SELECT
                                + """
                        customer = ? and status <> 'placed'
                        and not exists (select 1 from order_number n where n.order_id = p.order_id)
                        order by placed_at desc, order_id desc""")
                .param(key(customer))
                .query((row, number) -> placed(row))
                .list();
    }

    List<Part> parts(String orderId) {
        return database.sql("select * from order_number where order_id = ? order by part")
                .param(orderId)
                .query((row, number) -> new Part(
                        row.getString("number"),
                        read(row.getString("told"), SalesOrder.class),
                        row.getString("told_fingerprint"),
                        read(row.getString("seen"), SalesOrder.class)))
                .list();
    }

    void see(SalesOrder order, String fingerprint) {
        database.sql("update order_number set seen = ?::jsonb, seen_fingerprint = ? where number = ?")
                .params(write(order), fingerprint, key(order.number()))
                .update();
    }

    void tell(OrderNews news) {
        database.sql(
                        """
                        update order_number set told = seen, told_fingerprint = seen_fingerprint
                        where number = ? and seen_fingerprint = ?""")
                .params(key(news.orderNumber()), news.fingerprint())
                .update();
        database.sql(
                        """
                        update placed_order set taken = greatest(taken, ?), finished = finished or ?,
                        changed_at = now() where order_id = ?""")
                .params(news.capture() == null ? BigDecimal.ZERO : news.capture(), news.finished(), news.orderId())
                .update();
    }

    void lookAgain(String orderId, String number) {
        database.sql(
                        """
                        update placed_order set look_again = array_append(look_again, ?)
                        where order_id = ? and not ? = any(look_again)""")
                .params(key(number), orderId, key(number))
                .update();
    }

    List<String> toLookAgain(String orderId) {
        return database.sql("select unnest(look_again) from placed_order where order_id = ?")
                .param(orderId)
                .query(String.class)
                .list();
    }

    private Placed placed(ResultSet row) throws SQLException {
        Entry entry = new Entry(
                row.getString("order_id"),
                row.getString("status"),
                row.getString("customer"),
                read(row.getString("document"), PlacedOrder.class),
                List.of((String[]) row.getArray("numbers").getArray()),
                read(row.getString("tax"), TaxResult.class),
                charges(row.getString("charges")),
                row.getString("capture_at"),
                row.getString("reason"));
        return new Placed(
                entry,
                row.getTimestamp("placed_at").toInstant(),
                row.getBigDecimal("placed_total"),
                row.getBigDecimal("taken"),
                row.getBoolean("finished"));
    }

    private List<Charge> charges(String text) {
        try {
            return text == null ? List.of() : json.readValue(text, new TypeReference<List<Charge>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return text == null ? null : json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Numbers as the ERP compares them. */
    static String key(String number) {
        return number == null || number.isBlank() ? null : number.strip().toUpperCase(Locale.ROOT);
    }
}
