package io.storebridge.connectors.gp;

import io.storebridge.commerce.Charge;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Refund;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Lines on the note of a customer's record (SY03900, found by RM00101.NOTEINDX). eConnect's NOTETEXT replaces the note, so
 * what stands there is read under a lock, kept word for word, and written back with our line at its end. When it does not
 * fit any more our own oldest lines go, never anybody else's.
 */
final class RefundNotes {

    private static final int LONGEST_NOTE = 8000;
    private static final int LONGEST_REASON = 400;
    private static final String OURS = "[Storebridge ";
    private static final String CUSTOMER_TYPE = "RMCustomerMasterType";
    private static final Pattern LINE = Pattern.compile("[^\\r\\n]*(?:\\r\\n|\\r|\\n)|[^\\r\\n]+$");

    private final int seconds;
    private final Dialect dialect;
    private final EConnect eConnect;

    RefundNotes(int querySeconds, Dialect dialect, EConnect eConnect) {
        this.seconds = querySeconds;
        this.dialect = dialect;
        this.eConnect = eConnect;
    }

    /** Appends the line unless the note names the refund already. */
    void append(Connection connection, String customer, Charge charge, Refund refund, String reason, LocalDate today)
            throws SQLException {
        Row master = Row.one(
                connection, seconds, dialect.lockingSelect("CUSTNMBR, NOTEINDX", "RM00101", "CUSTNMBR = ?"), customer);
        if (master == null) {
            throw Customers.unknown(customer, "/customer");
        }
        String note = read(connection, customer);
        if (names(note, refund)) {
            return;
        }
        EConnectDocument document = new EConnectDocument()
                .add(
                        CUSTOMER_TYPE,
                        List.of(new Node("taUpdateCreateCustomerRcd")
                                .with("CUSTNMBR", master.text("CUSTNMBR"), "/customer")
                                .with("NOTETEXT", with(note, line(charge, refund, reason, today)))
                                .with("CreateAddress", 0)
                                .with("UpdateIfExists", 1)));
        eConnect.run(connection, document);
        if (!names(read(connection, customer), refund)) {
            throw new Failure.Unavailable(
                    "Dynamics GP reported success, but the note of customer " + customer + " does not name the refund.",
                    null);
        }
    }

    private String read(Connection connection, String customer) throws SQLException {
        Row note = Row.one(
                connection,
                seconds,
                "SELECT N.TXTFIELD FROM RM00101 C JOIN SY03900 N ON N.NOTEINDX = C.NOTEINDX WHERE C.CUSTNMBR = ?",
                customer);
        return note == null ? "" : note.unstripped("TXTFIELD");
    }

    private static boolean names(String note, Refund refund) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(refund.id()) + "(?!\\w)")
                .matcher(note)
                .find();
    }

    private static String line(Charge charge, Refund refund, String reason, LocalDate today) {
        String words = reason == null ? "" : reason.strip().replaceAll("\\s+", " ");
        String why = words.length() > LONGEST_REASON ? words.substring(0, LONGEST_REASON) + "..." : words;
        return OURS + today + "] Refunded " + Amounts.money(refund.amount()).toPlainString() + " "
                + refund.currency().toUpperCase(Locale.ROOT) + " of charge " + charge.id() + " (refund "
                + refund.id() + ")" + (why.isEmpty() ? "." : ": " + why);
    }

    static String with(String note, String line) {
        List<String> lines = new ArrayList<>(
                LINE.matcher(note).results().map(MatchResult::group).toList());
        String all = joined(lines, line);
        for (int i = 0; all.length() > LONGEST_NOTE && i < lines.size(); ) {
            if (lines.get(i).startsWith(OURS)) {
                lines.remove(i);
                all = joined(lines, line);
            } else {
                i++;
            }
        }
        if (all.length() > LONGEST_NOTE) {
            throw new Failure.Rejected(
                    ErrorCodes.REFUSED,
                    "The customer's note in Dynamics GP is full: shorten it there, then note the refund again.");
        }
        return all;
    }

    private static String joined(List<String> lines, String line) {
        String before = String.join("", lines);
        boolean ended = before.isEmpty() || before.endsWith("\n") || before.endsWith("\r");
        return before + (ended ? "" : "\r\n") + line;
    }
}
