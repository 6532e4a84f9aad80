package io.storebridge.connectors.gp;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * An order and what became of it, as GP's tables hold it. A transfer makes a new document (an invoice, or a back order that
 * becomes an invoice later) whose ORIGNUMB is the order and whose lines name the order's lines in ORGSEQNM; that a transfer
 * fills ORGSEQNM is unverified, see {@link OrderProgress}.
 *
 * @param history the order is in SOP30200, which keeps neither INTEGRATIONID nor that of its lines
 * @param lines of the order, without components of kits
 * @param documents invoices and back orders made from it; HISTORY tells where they are
 * @param documentLines theirs
 * @param tracking SOP10107 of the order and its invoices, in the order in which they were entered
 */
record OrderRows(
        boolean history,
        Row header,
        List<Row> lines,
        List<Row> documents,
        List<Row> documentLines,
        List<Row> tracking) {

    private static final String HEADER =
            """
            SELECT H.SOPNUMBE, H.ORIGTYPE, H.DOCID, H.DOCDATE, H.ReqShipDate, H.ACTLSHIP, H.FUFILDAT, H.CUSTNMBR, H.CUSTNAME, H.CSTPONBR,
                   H.MSTRNUMB, H.CURNCYID, H.PRBTADCD, H.SHIPMTHD, H.VOIDSTTS, H.ORSUBTOT, H.ORTDISAM, H.ORFRTAMT, H.ORMISCAMT,
                   H.ORTAXAMT, H.ORFRTTAX, H.ORMSCTAX, H.ORDOCAMT, H.ORDEPRVD, %s,
                   (SELECT COUNT(*) FROM SOP10104 P WHERE P.SOPTYPE = 2 AND P.SOPNUMBE = H.SOPNUMBE AND P.DELETE1 = 0) AS HOLDS,
                   (SELECT MAX(S.USPFULPR) FROM SOP40200 S WHERE S.SOPTYPE = 2 AND S.DOCID = H.DOCID) AS SEPARATE,
                   %s
            FROM %s H WHERE H.SOPTYPE = 2 AND H.SOPNUMBE = ?""";
    private static final String LINES =
            """
            SELECT L.LNITMSEQ, L.ITEMNMBR, L.ITEMDESC, L.QUANTITY, L.UOFM, L.LOCNCODE, L.ORUNTPRC, L.ORMRKDAM, L.OXTNDPRC,
                   L.ATYALLOC, L.QTYTBAOR, L.QTYCANCE, L.QTYFULFI, L.QTYREMAI, L.NONINVEN, L.DROPSHIP, I.ITEMTYPE, %s
            FROM %s L LEFT JOIN IV00101 I ON I.ITEMNMBR = L.ITEMNMBR
            WHERE L.SOPTYPE = 2 AND L.SOPNUMBE = ? AND L.CMPNTSEQ = 0 ORDER BY L.LNITMSEQ""";
    private static final String BACK_ORDERS =
            """
            (SELECT SOPNUMBE FROM SOP10100 WHERE SOPTYPE = 5 AND ORIGTYPE = 2 AND ORIGNUMB = ?
             UNION ALL SELECT SOPNUMBE FROM SOP30200 WHERE SOPTYPE = 5 AND ORIGTYPE = 2 AND ORIGNUMB = ?)""";
    /** The customer is asked for as well because ORIGNUMB may have no index. */
    private static final String MADE_FROM_IT = "D.CUSTNMBR = ? AND ((D.ORIGTYPE = 2 AND D.ORIGNUMB = ?)"
            + " OR (D.ORIGTYPE = 5 AND D.ORIGNUMB IN " + BACK_ORDERS + "))";

    private static final String DOCUMENTS =
            """
            SELECT D.SOPTYPE, D.SOPNUMBE, D.DOCDATE, D.CREATDDT, D.ACTLSHIP, D.FUFILDAT, D.SHIPMTHD, D.VOIDSTTS, D.ORDOCAMT,
                   %d AS HISTORY
            FROM %s D WHERE D.SOPTYPE IN (3, 5) AND\s""";
    private static final String DOCUMENT_LINES =
            """
            SELECT L.SOPTYPE, L.SOPNUMBE, L.LNITMSEQ, L.ORGSEQNM, L.ITEMNMBR, L.QUANTITY, L.QTYFULFI
            FROM %s L JOIN %s D ON D.SOPTYPE = L.SOPTYPE AND D.SOPNUMBE = L.SOPNUMBE
            WHERE D.SOPTYPE IN (3, 5) AND L.CMPNTSEQ = 0 AND\s""";
    private static final String TRACKING =
            """
            SELECT T.SOPTYPE, T.SOPNUMBE, T.Tracking_Number, T.DEX_ROW_ID FROM SOP10107 T
            WHERE (T.SOPTYPE = 2 AND T.SOPNUMBE = ?)
               OR (T.SOPTYPE = 3 AND T.SOPNUMBE IN (
                     SELECT D.SOPNUMBE FROM SOP10100 D WHERE D.SOPTYPE = 3 AND %1$s
                     UNION ALL SELECT D.SOPNUMBE FROM SOP30200 D WHERE D.SOPTYPE = 3 AND %1$s))
            ORDER BY T.DEX_ROW_ID""";

    /** Null when there is no such order. Five queries, six for an order in history. */
    static OrderRows find(Connection connection, int seconds, String number) throws SQLException {
        OrderRows open = find(connection, seconds, number, false);
        return open != null ? open : find(connection, seconds, number, true);
    }

    private static OrderRows find(Connection connection, int seconds, String number, boolean history)
            throws SQLException {
        String integration =
                history ? "0 AS INTEGRATIONSOURCE, '' AS INTEGRATIONID" : "INTEGRATIONSOURCE, INTEGRATIONID";
        String header = HEADER.formatted(integration, SopAddresses.SHIP_TO, history ? "SOP30200" : "SOP10100");
        Row row = Row.one(connection, seconds, header, number);
        if (row == null) {
            return null;
        }
        String lines = LINES.formatted(integration, history ? "SOP30300" : "SOP10200");
        String documents = both(DOCUMENTS.formatted(0, "SOP10100"), DOCUMENTS.formatted(1, "SOP30200"));
        String documentLines = both(
                DOCUMENT_LINES.formatted("SOP10200", "SOP10100"), DOCUMENT_LINES.formatted("SOP30300", "SOP30200"));
        List<Object> one = List.of(row.text("CUSTNMBR"), number, number, number);
        Object[] twice = Stream.of(one, one).flatMap(List::stream).toArray();
        Object[] tracked =
                Stream.concat(Stream.of((Object) number), Stream.of(twice)).toArray();
        return new OrderRows(
                history,
                row,
                Row.list(connection, seconds, lines, number),
                Row.list(connection, seconds, documents, twice),
                Row.list(connection, seconds, documentLines, twice),
                Row.list(connection, seconds, TRACKING.formatted(MADE_FROM_IT), tracked));
    }

    private static String both(String work, String history) {
        return work + MADE_FROM_IT + " UNION ALL " + history + MADE_FROM_IT;
    }
}
