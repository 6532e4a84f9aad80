package io.storebridge.sandbox.gp;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.StringJoiner;
import javax.sql.DataSource;

/**
 * What people do in GP's own windows, each action one transaction. Unknown numbers end in a {@link NoSuchElementException},
 * what GP would refuse in an {@link IllegalStateException}; both say why.
 */
public final class GpBackOffice {

    private static final String NO_DATA_FOUND = "P0002";
    private static final String RECEIVABLES =
            """
            SELECT json_build_object(
              'RM00103', (SELECT json_build_object('CUSTBLNC', CUSTBLNC, 'UNPSTDCA', UNPSTDCA) FROM RM00103 s
                           WHERE s.CUSTNMBR = c.CUSTNMBR),
              'RM20101', (SELECT coalesce(json_agg(json_build_object('RMDTYPAL', RMDTYPAL, 'DOCNUMBR', rtrim(DOCNUMBR),
                                   'DOCDATE', DOCDATE::date, 'DUEDATE', DUEDATE::date, 'ORTRXAMT', ORTRXAMT,
                                   'CURTRXAM', CURTRXAM, 'TRXDSCRN', rtrim(TRXDSCRN)) ORDER BY DOCDATE, DOCNUMBR), '[]')
                            FROM RM20101 d WHERE d.CUSTNMBR = c.CUSTNMBR),
              'RM10201', (SELECT coalesce(json_agg(json_build_object('DOCNUMBR', rtrim(DOCNUMBR), 'BACHNUMB', rtrim(BACHNUMB),
                                   'ORTRXAMT', ORTRXAMT, 'CURTRXAM', CURTRXAM, 'CHEKBKID', rtrim(CHEKBKID),
                                   'TRXDSCRN', rtrim(TRXDSCRN)) ORDER BY DOCNUMBR), '[]')
                            FROM RM10201 d WHERE d.CUSTNMBR = c.CUSTNMBR),
              'RM20201', (SELECT coalesce(json_agg(json_build_object('APFRDCNM', rtrim(APFRDCNM), 'APTODCNM', rtrim(APTODCNM),
                                   'APPTOAMT', APPTOAMT, 'POSTED', POSTED) ORDER BY APFRDCNM, APTODCNM), '[]')
                            FROM RM20201 d WHERE d.CUSTNMBR = c.CUSTNMBR))::text
              FROM RM00101 c WHERE c.CUSTNMBR = ?""";
    private static final String DEADLOCK = "40P01";
    private static final int ATTEMPTS = 5;

    /**
     * A line that a salesperson types.
     *
     * @param unit null: the item's selling unit
     * @param warehouse null: the customer's or the item's
     * @param price US dollars per unit; null: the customer's price
     */
    public record Line(String item, BigDecimal quantity, String unit, String warehouse, BigDecimal price) {

        public Line(String item, int quantity) {
            this(item, BigDecimal.valueOf(quantity), null, null, null);
        }
    }

    private final DataSource gpTwo;

    public GpBackOffice(DataSource gpTwo) {
        this.gpTwo = gpTwo;
    }

    /**
     * Enters a quote (SOPTYPE 1) and answers its number.
     *
     * @param person the salesperson who types it, at most 15 characters (USER2ENT)
     * @param expires null: 30 days from today
     * @param note may be null
     */
    public String enterQuote(String customer, String person, List<Line> lines, LocalDate expires, String note) {
        return strings(
                        "SELECT sandbox.enter_quote(?, ?, ?::jsonb, ?::timestamp, ?)",
                        customer,
                        person,
                        json(lines),
                        expires,
                        note)
                .get(0);
    }

    /** Enters an order (SOPTYPE 2) at the customer's prices, short quantities back-ordered, and answers its number. */
    public String enterOrder(String customer, String purchaseOrder, List<Line> lines) {
        return strings(
                        "SELECT sandbox.enter_order(?, ?, ?::jsonb, current_date::timestamp)",
                        customer,
                        purchaseOrder,
                        json(lines))
                .get(0);
    }

    /**
     * Makes posted invoices of a sales batch: of what is fulfilled of an order, or of all that can be invoiced when nothing is.
     * Orders with something left to invoice stay open; the others go to history.
     *
     * @return the invoices' numbers
     */
    public List<String> postBatch(String batch) {
        return strings("SELECT sandbox.post_batch(?)", batch);
    }

    /** Posts a batch of cash receipts and answers their numbers. */
    public List<String> postReceipts(String batch) {
        return strings("SELECT sandbox.post_receipts(?)", batch);
    }

    /**
     * What receivables hold of a customer, as GP's tables have it: the summary (RM00103), open documents (RM20101), receipts
     * that are not posted yet (RM10201) and what is applied (RM20201).
     *
     * @return a JSON object with a member for each table
     */
    public String showReceivables(String customer) {
        return strings(RECEIVABLES, customer).stream()
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no customer " + customer));
    }

    /** Posts a batch of inventory adjustments into the stock. */
    public void postInventory(String batch) {
        strings("SELECT sandbox.post_inventory(?)::varchar", batch);
    }

    /**
     * Fulfils an order's lines and notes the tracking numbers.
     *
     * @param trackingNumber of the parcel; several with commas between them; null: none
     * @param quantities by line sequence, added to what was fulfilled before; null: all that is allocated
     */
    public void ship(String order, String trackingNumber, Map<Integer, BigDecimal> quantities) {
        String json = null;
        if (quantities != null) {
            StringJoiner entries = new StringJoiner(",", "{", "}");
            quantities.forEach((line, quantity) -> entries.add("\"" + line + "\":" + quantity.toPlainString()));
            json = entries.toString();
        }
        strings("SELECT sandbox.ship(?, ?, ?::jsonb)::varchar", order, trackingNumber, json);
    }

    /**
     * Transfers what is fulfilled of an order to an invoice (all that can be invoiced when nothing is), which is not posted.
     * Nothing left: the order goes to history.
     *
     * @return the invoice's number
     */
    public String transfer(String order) {
        return strings("SELECT sandbox.transfer(?)", order).get(0);
    }

    /** Voids an order of which nothing is invoiced; it goes to history and its stock is free. */
    public void voidOrder(String order) {
        strings("SELECT sandbox.void_order(?)::varchar", order);
    }

    /**
     * Changes a line of an open order; stock is allocated anew. What is null stays as it is.
     *
     * @param price US dollars per unit
     * @param cancelled how much of the quantity will not be delivered
     */
    public void changeLine(String order, int line, BigDecimal quantity, BigDecimal price, BigDecimal cancelled) {
        strings(
                "SELECT sandbox.change_line(?, ?, ?::numeric, ?::numeric, ?::numeric)::varchar",
                order,
                line,
                quantity,
                price,
                cancelled);
    }

    /**
     * Opens a record in somebody's window, so that eConnect answers 2079 (2022 for a batch).
     *
     * @param kind document, customer, item or batch
     */
    public void lock(String kind, String key) {
        if (!List.of("document", "customer", "item", "batch").contains(kind)) {
            throw new IllegalArgumentException("Cannot lock a " + kind + ": document, customer, item or batch");
        }
        update("INSERT INTO sandbox.locks (kind, record) VALUES (?, ?) ON CONFLICT DO NOTHING", kind, key);
    }

    public void unlock(String kind, String key) {
        update("DELETE FROM sandbox.locks WHERE kind = ? AND record = ?", kind, key);
    }

    public void holdCustomer(String customer, boolean hold) {
        if (update("UPDATE RM00101 SET HOLD = ? WHERE CUSTNMBR = ?", hold ? 1 : 0, customer) == 0) {
            throw new NoSuchElementException("There is no customer " + customer);
        }
    }

    /** @param limit US dollars; null: unlimited; 0: no credit */
    public void changeCreditLimit(String customer, BigDecimal limit) {
        int type = limit == null ? 1 : limit.signum() == 0 ? 0 : 2;
        BigDecimal amount = limit == null ? BigDecimal.ZERO : limit;
        if (update("UPDATE RM00101 SET CRLMTTYP = ?, CRLMTAMT = ? WHERE CUSTNMBR = ?", type, amount, customer) == 0) {
            throw new NoSuchElementException("There is no customer " + customer);
        }
    }

    /** @param quantity in base units; negative takes away */
    public void receiveStock(String item, String warehouse, BigDecimal quantity) {
        strings("SELECT sandbox.receive_stock(?, ?, ?)::varchar", item, warehouse, quantity);
    }

    /** Allocates stock that has arrived to what an order has back-ordered. */
    public void fillBackOrders(String order) {
        strings("SELECT sandbox.fill_back_orders(?)::varchar", order);
    }

    /** @param price US dollars per unit of measure, for all quantity breaks of the list */
    public void changePrice(String item, String level, String unit, BigDecimal price) {
        if (update(
                        "UPDATE IV00108 SET UOMPRICE = ? WHERE ITEMNMBR = ? AND PRCLEVEL = ? AND UOFM = ?",
                        price,
                        item,
                        level,
                        unit)
                == 0) {
            throw new NoSuchElementException("Item " + item + " has no price in level " + level + " and unit " + unit);
        }
    }

    private static String json(List<Line> lines) {
        StringJoiner array = new StringJoiner(",", "[", "]");
        for (Line line : lines) {
            StringJoiner fields = new StringJoiner(",", "{", "}");
            fields.add("\"item\":" + quote(line.item()));
            fields.add("\"quantity\":" + line.quantity().toPlainString());
            if (line.unit() != null) {
                fields.add("\"unit\":" + quote(line.unit()));
            }
            if (line.warehouse() != null) {
                fields.add("\"warehouse\":" + quote(line.warehouse()));
            }
            if (line.price() != null) {
                fields.add("\"price\":" + line.price().toPlainString());
            }
            array.add(fields.toString());
        }
        return array.toString();
    }

    private static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Tries again after a deadlock, as GP does: postings take rows in another order than documents that come in. */
    private List<String> strings(String sql, Object... values) {
        for (int attempt = 1; ; attempt++) {
            try {
                return query(sql, values);
            } catch (SQLException e) {
                if (!DEADLOCK.equals(e.getSQLState()) || attempt == ATTEMPTS) {
                    throw failure(e);
                }
            }
        }
    }

    private List<String> query(String sql, Object... values) throws SQLException {
        try (Connection connection = gpTwo.getConnection();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<String> answers = new ArrayList<>();
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
            return answers;
        }
    }

    private int update(String sql, Object... values) {
        try (Connection connection = gpTwo.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null || values[i] instanceof LocalDate) {
                statement.setString(i + 1, values[i] == null ? null : values[i].toString());
            } else {
                statement.setObject(i + 1, values[i]);
            }
        }
        return statement;
    }

    private static RuntimeException failure(SQLException e) {
        String message =
                e.getMessage().replaceFirst("^ERROR: ", "").lines().findFirst().orElse("");
        return NO_DATA_FOUND.equals(e.getSQLState())
                ? new NoSuchElementException(message, e)
                : new IllegalStateException(message, e);
    }
}
