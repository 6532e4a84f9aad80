package io.storebridge.connectors.gp;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sales document as GP's tables hold it.
 *
 * @param header of SOP10100, or SOP30200 when the document is in history
 * @param more user-defined fields and comment of SOP10106, or null
 * @param lines of SOP10200 or SOP30300, in order, without components of kits
 */
record SopDocument(boolean inHistory, Row header, Row more, List<Row> lines) {

    static final int QUOTE = 1;
    static final int ORDER = 2;
    static final int RETURN = 4;

    private static final String HEADER =
            """
            SOPTYPE, SOPNUMBE, ORIGTYPE, ORIGNUMB, DOCID, DOCDATE, QUOTEDAT, QUOEXPDA, ReqShipDate, PYMTRMID, PRCLEVEL,
            LOCNCODE, BACHNUMB, CUSTNMBR, CUSTNAME, CSTPONBR, MSTRNUMB, PRBTADCD, PRSTADCD, CNTCPRSN, ShipToName, ADDRESS1,
            ADDRESS2, ADDRESS3, CITY, STATE, ZIPCODE, COUNTRY, PHNUMBR1, PHNUMBR2, PHONE3, FAXNUMBR, SHIPMTHD, ORTDISAM,
            ORSUBTOT, OREXTCST, ORFRTAMT, ORMISCAMT, TAXSCHID, FRTSCHID, MSCSCHID, ORFRTTAX, ORMSCTAX, ORTAXAMT, ORDOCAMT,
            SALSTERR, SLPRSNID, UPSZONE, VOIDSTTS, CURNCYID, REFRENCE, USER2ENT, TAXEXMT1, TAXEXMT2, TXRGNNUM, COMMNTID""";
    private static final String LINE =
            """
            LNITMSEQ, ITEMNMBR, ITEMDESC, NONINVEN, DROPSHIP, UOFM, LOCNCODE, ORUNTCST, ORUNTPRC, ORMRKDAM, OXTNDPRC, QUANTITY, ATYALLOC,
            QTYTBAOR, QTYCANCE, ITMTSHID, IVITMTXB, ORTAXAMT, ReqShipDate, SHIPMTHD, SALSTERR, SLPRSNID, PRCLEVEL, TAXSCHID,
            PRSTADCD, ShipToName, CNTCPRSN, ADDRESS1, ADDRESS2, ADDRESS3, CITY, STATE, ZIPCODE, COUNTRY, PHONE1, PHONE2, PHONE3,
            FAXNUMBR, INTEGRATIONID""";
    /** History keeps neither. */
    private static final String INTEGRATION = ", INTEGRATIONSOURCE, INTEGRATIONID";

    private static final String NO_INTEGRATION = ", 0 AS INTEGRATIONSOURCE, '' AS INTEGRATIONID";
    /** Line comments; the columns of SOP10202 are not in our sources (unverified). */
    private static final String LINE_NOTES =
            "SELECT LNITMSEQ, CMMTTEXT FROM SOP10202 WHERE SOPTYPE = ? AND SOPNUMBE = ?";

    /** The document, open or in history; null when there is none. */
    static SopDocument find(Connection connection, int seconds, int type, String number) throws SQLException {
        SopDocument open = find(connection, seconds, type, number, false);
        return open != null ? open : find(connection, seconds, type, number, true);
    }

    private static SopDocument find(Connection connection, int seconds, int type, String number, boolean history)
            throws SQLException {
        String headers = history ? "SOP30200" : "SOP10100";
        String details = history ? "SOP30300" : "SOP10200";
        Row header = Row.one(
                connection,
                seconds,
                "SELECT " + HEADER + (history ? NO_INTEGRATION : INTEGRATION) + " FROM " + headers
                        + " WHERE SOPTYPE = ? AND SOPNUMBE = ?",
                type,
                number);
        if (header == null) {
            return null;
        }
        String columns = history ? LINE.replace("INTEGRATIONID", "'' AS INTEGRATIONID") : LINE;
        List<Row> lines = Row.list(
                connection,
                seconds,
                "SELECT " + columns + " FROM " + details
                        + " WHERE SOPTYPE = ? AND SOPNUMBE = ? AND CMPNTSEQ = 0 ORDER BY LNITMSEQ",
                type,
                number);
        Row more = Row.one(
                connection,
                seconds,
                "SELECT USERDEF1, USERDEF2, USRDEF03, USRDEF04, USRDEF05, CMMTTEXT FROM SOP10106"
                        + " WHERE SOPTYPE = ? AND SOPNUMBE = ?",
                type,
                number);
        return new SopDocument(history, header, more, lines);
    }

    String number() {
        return header.text("SOPNUMBE");
    }

    boolean isVoid() {
        return header.flag("VOIDSTTS");
    }

    /** What we wrote into INTEGRATIONID, if the document is ours; else empty. */
    String integrationId() {
        return header.number("INTEGRATIONSOURCE") == SopNodes.INTEGRATION_SOURCE ? header.text("INTEGRATIONID") : "";
    }

    Map<Integer, Row> linesBySequence() {
        Map<Integer, Row> bySequence = new LinkedHashMap<>();
        lines.forEach(line -> bySequence.put(line.number("LNITMSEQ"), line));
        return bySequence;
    }

    String note() {
        return more == null ? "" : more.text("CMMTTEXT");
    }

    /** Comments of lines, by line. */
    Map<Integer, String> lineNotes(Connection connection, int seconds) throws SQLException {
        Map<Integer, String> notes = new HashMap<>();
        for (Row row : Row.list(connection, seconds, LINE_NOTES, header.number("SOPTYPE"), number())) {
            notes.put(row.number("LNITMSEQ"), row.text("CMMTTEXT"));
        }
        return notes;
    }
}
