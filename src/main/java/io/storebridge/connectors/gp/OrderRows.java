package io.storebridge.connectors.gp;

import io.storebridge.commerce.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An order and what became of it, as GP's tables hold it. A transfer makes a new document (an invoice, or a back order that
 * becomes an invoice later) whose ORIGNUMB is the document that it was made from.
 *
 * @param header of SOP10100, or of SOP30200 when HISTORY is 1
 * @param lines of the order, without components of kits
 * @param documents invoices and back orders made from it, open or in history
 * @param documentLines theirs
 * @param tracking SOP10107 of the order and its invoices, in the order in which they were entered
 */
record OrderRows(Row header, List<Row> lines, List<Row> documents, List<Row> documentLines, List<Row> tracking) {

    static final int INVOICE = 3;
    static final int BACK_ORDER = 5;
    private static final int ATTEMPTS = 3;

    private static final String HEADER =
            """
            SELECT H.SOPNUMBE, H.ORIGTYPE, H.DOCID, H.DOCDATE, H.ReqShipDate, H.ACTLSHIP, H.FUFILDAT, H.CUSTNMBR, H.CUSTNAME,
                   H.CSTPONBR, H.BACHNUMB, H.REFRENCE, H.MSTRNUMB, H.CURNCYID, H.PRBTADCD, H.SHIPMTHD, H.VOIDSTTS,
                   H.ORSUBTOT, H.ORTDISAM, H.ORFRTAMT, H.ORMISCAMT, H.ORTAXAMT, H.ORFRTTAX, H.ORMSCTAX, H.ORDOCAMT, H.ORDEPRVD, H.DEX_ROW_TS, %s, %s,
                   (SELECT COUNT(*) FROM SOP10104 P WHERE P.SOPTYPE = 2 AND P.SOPNUMBE = H.SOPNUMBE AND P.DELETE1 = 0) AS HOLDS,
                   (SELECT MAX(S.USPFULPR) FROM SOP40200 S WHERE S.SOPTYPE = 2 AND S.DOCID = H.DOCID) AS SEPARATE
            FROM %s H WHERE H.SOPTYPE = 2 AND\s""";
    /** History keeps neither. */
    private static final String NO_INTEGRATION = "0 AS INTEGRATIONSOURCE, '' AS INTEGRATIONID";

    private static final String OPEN =
            HEADER.formatted("INTEGRATIONSOURCE, INTEGRATIONID, 0 AS HISTORY", SopAddresses.SHIP_TO, "SOP10100");
    private static final String HISTORY =
            HEADER.formatted(NO_INTEGRATION + ", 1 AS HISTORY", SopAddresses.SHIP_TO, "SOP30200");
    private static final String LINES =
            """
            SELECT L.SOPNUMBE, L.LNITMSEQ, L.ITEMNMBR, L.ITEMDESC, L.QUANTITY, L.UOFM, L.LOCNCODE, L.ORUNTPRC, L.ORMRKDAM,
                   L.OXTNDPRC, L.ATYALLOC, L.QTYTBAOR, L.QTYCANCE, L.QTYFULFI, L.QTYREMAI, L.NONINVEN, L.DROPSHIP, I.ITEMTYPE, %s
            FROM %s L LEFT JOIN IV00101 I ON I.ITEMNMBR = L.ITEMNMBR
            WHERE L.SOPTYPE = 2 AND L.CMPNTSEQ = 0 AND L.SOPNUMBE IN (%%s) ORDER BY L.SOPNUMBE, L.LNITMSEQ""";
    private static final String OPEN_LINES = LINES.formatted("INTEGRATIONSOURCE, INTEGRATIONID", "SOP10200");
    private static final String HISTORY_LINES = LINES.formatted(NO_INTEGRATION, "SOP30300");
    /** The customer is asked for because ORIGNUMB may have no index. */
    private static final String DOCUMENTS =
            """
            SELECT D.SOPTYPE, D.SOPNUMBE, D.ORIGNUMB, D.DOCDATE, D.CREATDDT, D.ACTLSHIP, D.FUFILDAT, D.SHIPMTHD, D.VOIDSTTS,
                   D.ORDOCAMT, D.DEX_ROW_TS, %d AS HISTORY
            FROM %s D
            WHERE D.CUSTNMBR = ? AND D.SOPTYPE IN (3, 5) AND D.ORIGTYPE = ? AND D.ORIGNUMB IN (%%1$s)""";

    private static final String ALL_DOCUMENTS =
            DOCUMENTS.formatted(0, "SOP10100") + " UNION ALL " + DOCUMENTS.formatted(1, "SOP30200");
    private static final String DOCUMENT_LINES =
            """
            SELECT SOPTYPE, SOPNUMBE, LNITMSEQ, ORGSEQNM, ITEMNMBR, QUANTITY, QTYFULFI FROM %s
            WHERE SOPTYPE = 3 AND CMPNTSEQ = 0 AND SOPNUMBE IN (%%s)""";
    private static final String OPEN_DOCUMENT_LINES = DOCUMENT_LINES.formatted("SOP10200");
    private static final String HISTORY_DOCUMENT_LINES = DOCUMENT_LINES.formatted("SOP30300");
    private static final String TRACKING =
            "SELECT SOPTYPE, SOPNUMBE, Tracking_Number FROM SOP10107 WHERE SOPTYPE = ? AND SOPNUMBE IN (%s)"
                    + " ORDER BY DEX_ROW_ID";

    /**
     * Null when there is no such order. The number of queries depends on nothing. A posting may move documents to history
     * while we read them; what was read is then read anew.
     */
    static OrderRows find(Connection connection, int seconds, String number) throws SQLException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Row header = header(connection, seconds, number);
            if (header == null) {
                return null;
            }
            OrderRows rows = read(connection, seconds, header.text("CUSTNMBR"), List.of(header))
                    .get(0);
            Row again = header(connection, seconds, number);
            List<Row> documents = documents(connection, seconds, header.text("CUSTNMBR"), List.of(number));
            if (again != null && version(rows.header(), rows.documents()).equals(version(again, documents))) {
                return rows;
            }
        }
        throw new Failure.Unavailable("Order " + number + " is being worked on in Dynamics GP.", null);
    }

    /** The customer's orders, newest first, without tracking numbers. */
    static List<OrderRows> page(Connection connection, int seconds, String customer, int offset, int limit)
            throws SQLException {
        String query = "SELECT * FROM (" + OPEN + "H.CUSTNMBR = ? UNION ALL " + HISTORY + "H.CUSTNMBR = ?) X"
                + " ORDER BY DOCDATE DESC, SOPNUMBE DESC OFFSET " + offset + " ROWS FETCH NEXT " + limit + " ROWS ONLY";
        return read(connection, seconds, customer, Row.list(connection, seconds, query, customer, customer));
    }

    private static Row header(Connection connection, int seconds, String number) throws SQLException {
        Row open = Row.one(connection, seconds, OPEN + "H.SOPNUMBE = ?", number);
        return open != null ? open : Row.one(connection, seconds, HISTORY + "H.SOPNUMBE = ?", number);
    }

    boolean history() {
        return header.flag("HISTORY");
    }

    private static List<OrderRows> read(Connection connection, int seconds, String customer, List<Row> headers)
            throws SQLException {
        List<Row> lines = new ArrayList<>();
        lines.addAll(in(connection, seconds, OPEN_LINES, numbers(headers, 0)));
        lines.addAll(in(connection, seconds, HISTORY_LINES, numbers(headers, 1)));
        List<Row> documents = documents(connection, seconds, customer, numbers(headers));
        List<Row> invoices = ofType(documents, INVOICE);
        List<Row> documentLines = new ArrayList<>();
        documentLines.addAll(in(connection, seconds, OPEN_DOCUMENT_LINES, numbers(invoices, 0)));
        documentLines.addAll(in(connection, seconds, HISTORY_DOCUMENT_LINES, numbers(invoices, 1)));
        List<Row> tracking = new ArrayList<>();
        tracking.addAll(tracking(connection, seconds, SopDocument.ORDER, numbers(headers)));
        tracking.addAll(tracking(connection, seconds, INVOICE, numbers(invoices)));
        return headers.stream()
                .map(header -> of(header, lines, documents, documentLines, tracking))
                .toList();
    }

    private static OrderRows of(
            Row header, List<Row> lines, List<Row> documents, List<Row> documentLines, List<Row> tracking) {
        String number = header.text("SOPNUMBE");
        List<Row> backOrders = madeFrom(ofType(documents, BACK_ORDER), List.of(number));
        List<Row> invoices = new ArrayList<>(madeFrom(ofType(documents, INVOICE), List.of(number)));
        invoices.addAll(madeFrom(ofType(documents, INVOICE), numbers(backOrders)));
        List<String> billed = numbers(invoices);
        return new OrderRows(
                header,
                lines.stream()
                        .filter(line -> line.text("SOPNUMBE").equals(number))
                        .toList(),
                Stream.concat(invoices.stream(), backOrders.stream()).toList(),
                documentLines.stream()
                        .filter(line -> billed.contains(line.text("SOPNUMBE")))
                        .toList(),
                tracking.stream()
                        .filter(row -> row.number("SOPTYPE") == SopDocument.ORDER
                                ? row.text("SOPNUMBE").equals(number)
                                : billed.contains(row.text("SOPNUMBE")))
                        .toList());
    }

    /** What was made from the orders, and invoices that were made from their back orders. */
    private static List<Row> documents(Connection connection, int seconds, String customer, List<String> orders)
            throws SQLException {
        List<Row> made = new ArrayList<>(madeFrom(connection, seconds, customer, SopDocument.ORDER, orders));
        List<String> backOrders = numbers(ofType(made, BACK_ORDER));
        made.addAll(madeFrom(connection, seconds, customer, BACK_ORDER, backOrders));
        return made;
    }

    private static List<Row> madeFrom(
            Connection connection, int seconds, String customer, int type, List<String> origins) throws SQLException {
        return Row.listIn(connection, seconds, ALL_DOCUMENTS, origins, part -> {
            List<Object> once = new ArrayList<>(List.of(customer, type));
            once.addAll(part);
            return Stream.of(once, once).flatMap(List::stream).toArray();
        });
    }

    private static List<Row> tracking(Connection connection, int seconds, int type, List<String> numbers)
            throws SQLException {
        return Row.listIn(
                connection, seconds, TRACKING, numbers, part -> Stream.concat(Stream.of((Object) type), part.stream())
                        .toArray());
    }

    private static List<Row> in(Connection connection, int seconds, String query, List<String> numbers)
            throws SQLException {
        return Row.listIn(connection, seconds, query, numbers, List::toArray);
    }

    private static List<Row> madeFrom(List<Row> documents, List<String> origins) {
        return documents.stream()
                .filter(row -> origins.contains(row.text("ORIGNUMB")))
                .toList();
    }

    private static List<Row> ofType(List<Row> documents, int type) {
        return documents.stream().filter(row -> row.number("SOPTYPE") == type).toList();
    }

    private static List<String> numbers(List<Row> rows) {
        return rows.stream().map(row -> row.text("SOPNUMBE")).toList();
    }

    private static List<String> numbers(List<Row> rows, int history) {
        return numbers(
                rows.stream().filter(row -> row.number("HISTORY") == history).toList());
    }

    private static List<String> version(Row header, List<Row> documents) {
        return Stream.concat(Stream.of(header), documents.stream())
                .map(row -> row.text("SOPNUMBE") + " " + row.number("HISTORY") + " " + row.text("DEX_ROW_TS"))
                .sorted()
                .toList();
    }
}
