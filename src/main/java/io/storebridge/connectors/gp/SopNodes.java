package io.storebridge.connectors.gp;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.commons.codec.digest.DigestUtils;

/** The nodes of sales documents, with what every document of ours carries. */
final class SopNodes {

    /** INTEGRATIONSOURCE of our documents; what people enter in GP has 0. */
    static final int INTEGRATION_SOURCE = 8351;
    /** eConnect numbers lines in steps of this. */
    static final int LINE_STEP = 16384;

    static final String SOP = "SOPTransactionType";
    static final String DELETE_LINE = "SOPDeleteLineType";
    static final String VOID = "SOPVoidDocumentType";

    private static final int LONGEST_ID = 30;
    private static final int LONGEST_DESCRIPTION = 100;
    private static final int BACK_ORDER_BALANCE = 4;
    private static final int DELETE_ONE_LINE = 1;

    private SopNodes() {}

    /**
     * One line of a document to write.
     *
     * @param sequence LNITMSEQ
     * @param index the line's place in the operation's input, for pointers
     * @param total quantity x price, rounded to the currency
     * @param kept the line of the ERP's quote that this one stands for, or null
     */
    record Line(
            int sequence,
            int index,
            String item,
            String description,
            BigDecimal quantity,
            String unit,
            String warehouse,
            BigDecimal price,
            BigDecimal total,
            String note,
            Row kept) {

        boolean isNonInventory() {
            return kept != null && kept.flag("NONINVEN");
        }

        String pointer(String field) {
            return "/lines/" + index + "/" + field;
        }
    }

    static Node line(int sopType, String number, String customer, LocalDate date, String currencyId, Line line) {
        return new Node("taSopLineIvcInsert")
                .with("SOPTYPE", sopType)
                .with("SOPNUMBE", number)
                .with("CUSTNMBR", customer)
                .with("DOCDATE", date)
                .with("LOCNCODE", line.warehouse(), line.pointer("warehouse"))
                .with("ITEMNMBR", line.item(), line.pointer("item"))
                .with("UNITPRCE", line.price(), line.pointer("unitPrice"))
                .with("XTNDPRCE", line.total())
                .with("QUANTITY", line.quantity(), line.pointer("quantity"))
                .with("ITEMDESC", line.description(), line.pointer("description"))
                .with("LNITMSEQ", line.sequence())
                .with("UOFM", line.unit(), line.pointer("unit"))
                .with("CURNCYID", currencyId)
                .with("CMMTTEXT", line.note(), line.pointer("note"))
                .with("INTEGRATIONSOURCE", INTEGRATION_SOURCE);
    }

    /** Stock is allocated, and what is short is back-ordered. */
    static Node takingStock(Node node, Line line) {
        return line.isNonInventory() ? node : node.with("ALLOCATE", 1).with("QtyShrtOpt", BACK_ORDER_BALANCE);
    }

    /** That DeleteType 1 means the one line is not documented (unverified). */
    static Node deleteLine(int sopType, String number, int sequence, String item) {
        return new Node("taSopLineDelete")
                .with("SOPTYPE", sopType)
                .with("SOPNUMBE", number)
                .with("LNITMSEQ", sequence)
                .with("ITEMNMBR", item)
                .with("DeleteType", DELETE_ONE_LINE);
    }

    static Node voidDocument(int sopType, String number, LocalDate date) {
        return new Node("taSopVoidDocument")
                .with("SOPTYPE", sopType)
                .with("SOPNUMBE", number)
                .with("VOIDDATE", date);
    }

    /** A description is cut to what a line can hold; the item's number says what is meant. */
    static String description(String text) {
        return text == null || text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION);
    }

    /** The id itself where INTEGRATIONID can hold it, else a hash of it that is always the same. */
    static String integrationId(String id) {
        if (id.matches("[\\x21-\\x7e]{1," + LONGEST_ID + "}")) {
            return id;
        }
        return "#" + DigestUtils.sha256Hex(id).substring(0, LONGEST_ID - 1);
    }
}
