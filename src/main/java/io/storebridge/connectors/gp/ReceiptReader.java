package io.storebridge.connectors.gp;

import io.storebridge.commerce.Allocation;
import io.storebridge.commerce.Receipt;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads cash receipts: RM10201 (not posted yet), RM20101 (open) and RM30101 (history), applied by RM20201 and RM30201. A
 * receipt is ours by our mark in its check number, or by our batch of cash receipts; the charge's id is its description.
 *
 * <p>Deposits of orders become receipts too when their invoice is posted, and in the batch of the invoice, which may have the
 * same name. They come from Sales Order Processing and are not ours: the gateway's charge is the order's. (That they carry its
 * batch source is unverified.)
 */
final class ReceiptReader {

    /** CHEKNMBR of our receipts: GP shows it beside the receipt, and people have no reason to change it. */
    static final String MARK = "STOREBRIDGE";
    /** What a gateway's id looks like, as people may type it for a receipt that they enter in our batch. */
    private static final String ID_LIKE = "[A-Za-z]+_\\w+";

    private static final String COLUMNS =
            "DOCNUMBR, CUSTNMBR, DOCDATE, CURNCYID, ORTRXAMT, TRXDSCRN, CHEKNMBR, BACHNUMB, BCHSOURC";
    private static final String CASH = "RM_Cash";
    private static final String OURS = "(CHEKNMBR = ? OR BACHNUMB = ? AND BCHSOURC = '" + CASH + "')";
    private static final String APPLIED =
            "SELECT APFRDCNM, APTODCNM, APPTOAMT FROM %s WHERE APFRDCTY = 9 AND APFRDCNM IN (%%1$s)";

    private final GpProperties properties;
    private final Currency.Book currencies;

    ReceiptReader(GpProperties properties, Currency.Book currencies) {
        this.properties = properties;
        this.currencies = currencies;
    }

    /** Null when there is none. */
    Receipt find(Connection connection, String number) throws SQLException {
        List<Receipt> found = receipts(connection, "DOCNUMBR = ?", number);
        return found.isEmpty() ? null : found.get(0);
    }

    /** Ours, dated from this day on, oldest first: two queries for each 500. */
    List<Receipt> list(Connection connection, LocalDate from) throws SQLException {
        return receipts(connection, "DOCDATE >= ? AND " + OURS, from, MARK, properties.receiptBatch());
    }

    /** The customer's receipts of this charge, those that are void left out. */
    List<Receipt> ofCharge(Connection connection, String customer, String chargeId) throws SQLException {
        return receipts(
                        connection,
                        "CUSTNMBR = ? AND TRXDSCRN = ? AND " + OURS,
                        customer,
                        chargeId,
                        MARK,
                        properties.receiptBatch())
                .stream()
                .filter(receipt -> !receipt.voided())
                .toList();
    }

    private List<Receipt> receipts(Connection connection, String condition, Object... arguments) throws SQLException {
        String query =
                select("RM10201", "0", 0, condition) + " UNION ALL " + select("RM20101", "VOIDSTTS", 1, condition)
                        + " UNION ALL " + select("RM30101", "VOIDSTTS", 1, condition) + " ORDER BY DOCDATE, DOCNUMBR";
        Object[] all =
                Stream.of(arguments, arguments, arguments).flatMap(Stream::of).toArray();
        List<Row> rows = Row.list(connection, properties.querySeconds(), query, all);
        Map<String, List<Allocation>> applied = applied(
                connection, rows.stream().map(row -> row.text("DOCNUMBR")).toList());
        List<Receipt> receipts = new ArrayList<>();
        for (Row row : rows) {
            String iso = currencies.get(connection, row.text("CURNCYID")).iso();
            receipts.add(receipt(row, iso, applied.getOrDefault(row.text("DOCNUMBR"), List.of())));
        }
        return receipts;
    }

    private static String select(String table, String voided, int posted, String condition) {
        return "SELECT " + COLUMNS + ", " + voided + " AS VOIDED, " + posted + " AS POSTED FROM " + table
                + " WHERE RMDTYPAL = 9 AND " + condition;
    }

    private Map<String, List<Allocation>> applied(Connection connection, List<String> numbers) throws SQLException {
        String query = APPLIED.formatted("RM20201") + " UNION ALL " + APPLIED.formatted("RM30201")
                + " ORDER BY APFRDCNM, APTODCNM";
        Map<String, List<Allocation>> applied = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<Row> rows = Row.listIn(connection, properties.querySeconds(), query, numbers, part -> Stream.of(part, part)
                .flatMap(List::stream)
                .toArray());
        for (Row row : rows) {
            applied.computeIfAbsent(row.text("APFRDCNM"), number -> new ArrayList<>())
                    .add(new Allocation(row.text("APTODCNM"), Amounts.money(row.decimal("APPTOAMT"))));
        }
        return applied;
    }

    private Receipt receipt(Row row, String currency, List<Allocation> applied) {
        BigDecimal amount = row.decimal("ORTRXAMT");
        BigDecimal taken = applied.stream().map(Allocation::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean voided = row.flag("VOIDED");
        return new Receipt(
                row.text("DOCNUMBR"),
                row.text("CUSTNMBR"),
                row.date("DOCDATE"),
                currency,
                Amounts.money(amount),
                Amounts.money(voided ? BigDecimal.ZERO : amount.subtract(taken)),
                chargeId(row),
                row.flag("POSTED"),
                voided,
                applied);
    }

    private String chargeId(Row row) {
        String description = row.text("TRXDSCRN");
        boolean marked = row.text("CHEKNMBR").equalsIgnoreCase(MARK);
        boolean inOurBatch = row.text("BACHNUMB").equalsIgnoreCase(properties.receiptBatch())
                && row.text("BCHSOURC").equalsIgnoreCase(CASH);
        return marked || inOurBatch && description.matches(ID_LIKE) ? description : "";
    }
}
