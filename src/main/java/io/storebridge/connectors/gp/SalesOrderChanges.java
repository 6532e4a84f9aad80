package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.SopDocument.ORDER;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.SalesOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Process holds on orders, and voiding them: for all numbers or for none. */
final class SalesOrderChanges {

    private static final Set<SalesOrder.Status> UNTOUCHED = Set.of(SalesOrder.Status.open, SalesOrder.Status.allocated);

    private final int seconds;
    private final String hold;
    private final GpDatabase database;
    private final Dialect dialect;
    private final SopStore documents;
    private final SalesOrderReader reader;

    SalesOrderChanges(
            int querySeconds,
            String hold,
            GpDatabase database,
            Dialect dialect,
            SopStore documents,
            SalesOrderReader reader) {
        this.seconds = querySeconds;
        this.hold = hold;
        this.database = database;
        this.dialect = dialect;
        this.documents = documents;
        this.reader = reader;
    }

    void hold(List<String> numbers) {
        change(numbers, (connection, number) -> {
            checkOpen(connection, number);
            if (!isHeld(connection, number)) {
                documents.run(connection, holding(number, 0));
            }
        });
    }

    /** What is not held (any more), in whatever state it is, needs no lifting. */
    void lift(List<String> numbers) {
        change(numbers, (connection, number) -> {
            if (isHeld(connection, number)) {
                checkOpen(connection, number);
                documents.run(connection, holding(number, 1));
            } else if (documents.find(connection, ORDER, number) == null) {
                throw unknown(number);
            }
        });
    }

    void voidOrders(List<String> numbers, LocalDate date) {
        change(numbers, (connection, number) -> {
            lock(connection, number);
            SalesOrder order = reader.find(connection, number);
            if (order == null || order.status() == SalesOrder.Status.voided) {
                return;
            }
            if (!UNTOUCHED.contains(order.status())) {
                throw notOpen(number, "is shipped or billed, at least in part,");
            }
            EConnectDocument document =
                    new EConnectDocument().add(SopNodes.VOID, List.of(SopNodes.voidDocument(ORDER, number, date)));
            documents.voidDocument(connection, document, ORDER, number);
        });
    }

    private interface Change {
        void on(Connection connection, String number) throws SQLException;
    }

    private void change(List<String> numbers, Change change) {
        try {
            database.write(connection -> {
                for (String number : numbers) {
                    change.on(connection, number);
                }
                return null;
            });
        } catch (Failure.Rejected e) {
            throw ErrorCodes.QUOTE_NOT_OPEN.equals(e.code())
                    ? new Failure.Rejected(ErrorCodes.ORDER_NOT_OPEN, e.getMessage(), e.fields(), e.detail())
                    : e;
        }
    }

    /** Nobody ships or bills the order between our look at it and the end of the transaction. */
    private void lock(Connection connection, String number) throws SQLException {
        Row.one(
                connection,
                seconds,
                dialect.lockingSelect("SOPNUMBE", "SOP10100", "SOPTYPE = ? AND SOPNUMBE = ?"),
                ORDER,
                number);
    }

    private void checkOpen(Connection connection, String number) throws SQLException {
        SopDocument document = documents.find(connection, ORDER, number);
        if (document == null) {
            throw unknown(number);
        }
        if (document.isVoid() || document.inHistory()) {
            throw notOpen(number, document.isVoid() ? "is void" : "is closed");
        }
    }

    private boolean isHeld(Connection connection, String number) throws SQLException {
        Row held = Row.one(
                connection,
                seconds,
                "SELECT DELETE1 FROM SOP10104 WHERE SOPTYPE = ? AND SOPNUMBE = ? AND PRCHLDID = ?",
                ORDER,
                number,
                hold);
        return held != null && !held.flag("DELETE1");
    }

    private EConnectDocument holding(String number, int removed) {
        return new EConnectDocument()
                .add(
                        SopNodes.SOP,
                        List.of(new Node("taSopUpdateCreateProcessHold")
                                .with("SOPTYPE", ORDER)
                                .with("SOPNUMBE", number)
                                .with("PRCHLDID", hold)
                                .with("DELETE1", removed)
                                .with("UpdateSopIfExists", 1)));
    }

    private static Failure.Rejected unknown(String number) {
        return new Failure.Rejected(ErrorCodes.ORDER_UNKNOWN, "Order " + number + " does not exist in Dynamics GP.");
    }

    private static Failure.Rejected notOpen(String number, String state) {
        return new Failure.Rejected(
                ErrorCodes.ORDER_NOT_OPEN, "Order " + number + " " + state + " in Dynamics GP and cannot be changed.");
    }
}
