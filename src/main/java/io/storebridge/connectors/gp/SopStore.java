package io.storebridge.connectors.gp;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.connectors.gp.SopNodes.Line;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/** The sales documents in GP: found by number, made once, and read back after every write. */
final class SopStore {

    private final int seconds;
    private final GpDatabase database;
    private final EConnect eConnect;

    SopStore(int querySeconds, GpDatabase database, EConnect eConnect) {
        this.seconds = querySeconds;
        this.database = database;
        this.eConnect = eConnect;
    }

    /** Null when there is none. */
    SopDocument find(Connection connection, int sopType, String number) throws SQLException {
        return SopDocument.find(connection, seconds, sopType, number);
    }

    SopDocument openQuote(Connection connection, String number) throws SQLException {
        SopDocument document = find(connection, SopDocument.QUOTE, number);
        if (document == null) {
            throw unknownQuote(number);
        }
        if (document.isVoid() || document.inHistory()) {
            String state = document.isVoid() ? "is void" : "became another document";
            throw new Failure.Rejected(ErrorCodes.QUOTE_NOT_OPEN, "Quote " + number + " " + state + " in Dynamics GP.");
        }
        return document;
    }

    static Failure.Rejected unknownQuote(String number) {
        return new Failure.Rejected(ErrorCodes.QUOTE_UNKNOWN, "Quote " + number + " does not exist in Dynamics GP.");
    }

    /**
     * Makes a document unless its number holds it already. Another thread or node may make the same one at the same
     * time; GP then refuses ours in one of several ways, and what counts is what stands there afterwards.
     *
     * @param ours the INTEGRATIONID that tells our document from another one
     * @throws Failure.Rejected with NUMBER_TAKEN when the number holds another document
     */
    <T> T createOnce(int sopType, String number, String ours, Supplier<Void> create, GpDatabase.Work<T> read) {
        if (!isOurs(sopType, number, ours)) {
            try {
                create.get();
            } catch (Failure.Rejected e) {
                if (!isOurs(sopType, number, ours)) {
                    throw e;
                }
            }
        }
        return database.read(read);
    }

    private boolean isOurs(int sopType, String number, String ours) {
        SopDocument document = database.read(connection -> find(connection, sopType, number));
        if (document == null) {
            return false;
        }
        if (!ours.equals(document.integrationId())) {
            throw new Failure.Rejected(
                    ErrorCodes.NUMBER_TAKEN,
                    "Number " + number + " is already used by another document in Dynamics GP.");
        }
        return true;
    }

    /** Runs the document and reads it back, because eConnect has been seen to report success and keep nothing. */
    void run(Connection connection, int sopType, String number, List<Line> lines, EConnectDocument document)
            throws SQLException {
        run(connection, document);
        checkKept(connection, sopType, number, lines.size(), QuoteWriter.subtotal(lines));
    }

    void run(Connection connection, EConnectDocument document) throws SQLException {
        eConnect.run(connection, document);
    }

    void checkKept(Connection connection, int sopType, String number, int lines, BigDecimal subtotal)
            throws SQLException {
        SopDocument kept = find(connection, sopType, number);
        boolean whole = kept != null
                && kept.lines().size() == lines
                && kept.header().decimal("ORSUBTOT").compareTo(subtotal) == 0;
        if (!whole) {
            throw silentSuccess(number);
        }
    }

    /** In GP a void document moves to history; in the sandbox it stays where it is. */
    void voidQuote(Connection connection, EConnectDocument document, String number) throws SQLException {
        voidDocument(connection, document, SopDocument.QUOTE, number);
    }

    void voidDocument(Connection connection, EConnectDocument document, int sopType, String number)
            throws SQLException {
        eConnect.run(connection, document);
        SopDocument now = find(connection, sopType, number);
        if (now != null && !now.isVoid()) {
            throw silentSuccess(number);
        }
    }

    private static Failure silentSuccess(String number) {
        return new Failure.Unavailable(
                "Dynamics GP reported success, but " + number + " does not stand there as it was sent.", null);
    }

    /** The tax details of a quote. */
    List<Row> taxes(Connection connection, SopDocument quote) throws SQLException {
        return Row.list(
                connection,
                seconds,
                """
                SELECT LNITMSEQ, TAXDTLID, ORSLSTAX, ORFRTTAX, ORMSCTAX, ORTOTSLS, ORTXSLS, OTTAXPON FROM SOP10105
                WHERE SOPTYPE = 1 AND SOPNUMBE = ?""",
                quote.number());
    }
}
