package io.storebridge.connectors.gp;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a document or a line has in GP and must have again after it is written. */
final class KeptFields {

    /** Element of taSopHdrIvcInsert to column of SOP10100. */
    private static final Map<String, String> HEADER = sameNames(
            "DOCID", "CUSTNMBR", "CUSTNAME", "CSTPONBR", "BACHNUMB", "ORIGNUMB", "USER2ENT", "REFRENCE", "COMMNTID");

    private static final Map<String, String> DELIVERY = sameNames(
            "LOCNCODE",
            "SHIPMTHD",
            "PRBTADCD",
            "PRSTADCD",
            "ShipToName",
            "ADDRESS1",
            "ADDRESS2",
            "ADDRESS3",
            "CITY",
            "STATE",
            "ZIPCODE",
            "COUNTRY",
            "PHNUMBR1",
            "PHNUMBR2",
            "FAXNUMBR");
    private static final Map<String, String> THIRD_PHONE = Map.of("PHNUMBR3", "PHONE3");
    private static final Map<String, String> TERMS = sameNames(
            "PYMTRMID",
            "PRCLEVEL",
            "SALSTERR",
            "SLPRSNID",
            "UPSZONE",
            "TAXSCHID",
            "FRTSCHID",
            "MSCSCHID",
            "TAXEXMT1",
            "TAXEXMT2",
            "TXRGNNUM");
    private static final Map<String, String> AMOUNTS = Map.of(
            "FREIGHT", "ORFRTAMT",
            "MISCAMNT", "ORMISCAMT",
            "TRDISAMT", "ORTDISAM",
            "TAXAMNT", "ORTAXAMT",
            "FRTTXAMT", "ORFRTTAX",
            "MSCTXAMT", "ORMSCTAX");
    /** Element of taSopLineIvcInsert to column of SOP10200. */
    private static final Map<String, String> LINE = sameNames(
            "ITMTSHID",
            "SHIPMTHD",
            "SALSTERR",
            "SLPRSNID",
            "PRCLEVEL",
            "TAXSCHID",
            "PRSTADCD",
            "ShipToName",
            "CNTCPRSN",
            "ADDRESS1",
            "ADDRESS2",
            "ADDRESS3",
            "CITY",
            "STATE",
            "ZIPCODE",
            "COUNTRY",
            "PHONE1",
            "PHONE2",
            "PHONE3",
            "FAXNUMBR");

    private KeptFields() {}

    private static Map<String, String> sameNames(String... names) {
        return Stream.of(names).collect(Collectors.toMap(name -> name, name -> name));
    }

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
        copyTexts(node, old, THIRD_PHONE);
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
