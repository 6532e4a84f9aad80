package io.storebridge.connectors.gp;

import java.math.BigDecimal;
import java.util.Map;

/** What a document or a line has in GP and must have again after it is written. */
final class KeptFields {

    /** Element of taSopHdrIvcInsert to column of SOP10100. */
    private static final Map<String, String> HEADER = Map.ofEntries(
            Map.entry("DOCID", "DOCID"),
            Map.entry("CUSTNMBR", "CUSTNMBR"),
            Map.entry("CUSTNAME", "CUSTNAME"),
            Map.entry("CSTPONBR", "CSTPONBR"),
            Map.entry("BACHNUMB", "BACHNUMB"),
            Map.entry("ORIGNUMB", "ORIGNUMB"),
            Map.entry("USER2ENT", "USER2ENT"),
            Map.entry("REFRENCE", "REFRENCE"),
            Map.entry("COMMNTID", "COMMNTID"));

    private static final Map<String, String> DELIVERY = Map.ofEntries(
            Map.entry("LOCNCODE", "LOCNCODE"),
            Map.entry("SHIPMTHD", "SHIPMTHD"),
            Map.entry("PRBTADCD", "PRBTADCD"),
            Map.entry("PRSTADCD", "PRSTADCD"),
            Map.entry("ShipToName", "ShipToName"),
            Map.entry("ADDRESS1", "ADDRESS1"),
            Map.entry("ADDRESS2", "ADDRESS2"),
            Map.entry("ADDRESS3", "ADDRESS3"),
            Map.entry("CITY", "CITY"),
            Map.entry("STATE", "STATE"),
            Map.entry("ZIPCODE", "ZIPCODE"),
            Map.entry("COUNTRY", "COUNTRY"),
            Map.entry("PHNUMBR1", "PHNUMBR1"),
            Map.entry("PHNUMBR2", "PHNUMBR2"),
            Map.entry("PHNUMBR3", "PHONE3"),
            Map.entry("FAXNUMBR", "FAXNUMBR"));
    private static final Map<String, String> TERMS = Map.ofEntries(
            Map.entry("PYMTRMID", "PYMTRMID"),
            Map.entry("PRCLEVEL", "PRCLEVEL"),
            Map.entry("SALSTERR", "SALSTERR"),
            Map.entry("SLPRSNID", "SLPRSNID"),
            Map.entry("UPSZONE", "UPSZONE"),
            Map.entry("TAXSCHID", "TAXSCHID"),
            Map.entry("FRTSCHID", "FRTSCHID"),
            Map.entry("MSCSCHID", "MSCSCHID"),
            Map.entry("TAXEXMT1", "TAXEXMT1"),
            Map.entry("TAXEXMT2", "TAXEXMT2"),
            Map.entry("TXRGNNUM", "TXRGNNUM"));
    private static final Map<String, String> AMOUNTS = Map.of(
            "FREIGHT", "ORFRTAMT",
            "MISCAMNT", "ORMISCAMT",
            "TRDISAMT", "ORTDISAM",
            "TAXAMNT", "ORTAXAMT",
            "FRTTXAMT", "ORFRTTAX",
            "MSCTXAMT", "ORMSCTAX");
    /** Element of taSopLineIvcInsert to column of SOP10200. */
    private static final Map<String, String> LINE = Map.ofEntries(
            Map.entry("ITMTSHID", "ITMTSHID"),
            Map.entry("SHIPMTHD", "SHIPMTHD"),
            Map.entry("SALSTERR", "SALSTERR"),
            Map.entry("SLPRSNID", "SLPRSNID"),
            Map.entry("PRCLEVEL", "PRCLEVEL"),
            Map.entry("TAXSCHID", "TAXSCHID"),
            Map.entry("PRSTADCD", "PRSTADCD"),
            Map.entry("ShipToName", "ShipToName"),
            Map.entry("CNTCPRSN", "CNTCPRSN"),
            Map.entry("ADDRESS1", "ADDRESS1"),
            Map.entry("ADDRESS2", "ADDRESS2"),
            Map.entry("ADDRESS3", "ADDRESS3"),
            Map.entry("CITY", "CITY"),
            Map.entry("STATE", "STATE"),
            Map.entry("ZIPCODE", "ZIPCODE"),
            Map.entry("COUNTRY", "COUNTRY"),
            Map.entry("PHONE1", "PHONE1"),
            Map.entry("PHONE2", "PHONE2"),
            Map.entry("PHONE3", "PHONE3"),
            Map.entry("FAXNUMBR", "FAXNUMBR"));

    private KeptFields() {}

    /**
     * What a line takes over from the quote's line: delivery, terms, taxes, and its cost where its unit stays. The price is
     * not among it: ours is after markdown, so no markdown goes with it.
     */
    static Node line(Node node, SopNodes.Line line) {
        Row old = line.kept();
        if (old == null) {
            return node;
        }
        copyTexts(node, old, LINE);
        if (old.text("UOFM").equalsIgnoreCase(line.unit())) {
            node.with("UNITCOST", old.decimal("ORUNTCST"));
        }
        return node.with("NONINVEN", old.number("NONINVEN"))
                .with("DROPSHIP", old.number("DROPSHIP"))
                .with("IVITMTXB", old.number("IVITMTXB"))
                .with("TAXAMNT", old.decimal("ORTAXAMT"));
    }

    /** The header of the same document. */
    static Node header(Node node, Row old) {
        copyTexts(node, old, HEADER);
        node.with("DOCDATE", old.date("DOCDATE"))
                .with("ORIGTYPE", old.number("ORIGTYPE"))
                .with("MSTRNUMB", old.number("MSTRNUMB"))
                .with("INTEGRATIONSOURCE", old.number("INTEGRATIONSOURCE"))
                .with("INTEGRATIONID", old.text("INTEGRATIONID"));
        return origin(node, old);
    }

    /** What a document made from another one takes over: delivery, terms, and the amounts besides the lines. */
    static Node origin(Node node, Row old) {
        copyTexts(node, old, DELIVERY);
        copyTexts(node, old, TERMS);
        AMOUNTS.forEach((element, column) -> node.with(element, old.decimal(column)));
        return node;
    }

    /** What the total has besides the lines; the trade discount counts against it. */
    static BigDecimal besidesSubtotal(Row header) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<String, String> amount : AMOUNTS.entrySet()) {
            BigDecimal value = header.decimal(amount.getValue());
            sum = amount.getKey().equals("TRDISAMT") ? sum.subtract(value) : sum.add(value);
        }
        return sum;
    }

    private static void copyTexts(Node node, Row old, Map<String, String> columns) {
        columns.forEach((element, column) -> {
            if (!old.text(column).isEmpty()) {
                node.with(element, old.text(column));
            }
        });
    }
}
