package io.storebridge.connectors.gp;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.Invoice;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads posted invoices: RM20101 (open) and RM30101 (history) say what is owed, SOP30200 and SOP30300 what was billed.
 * Receivables of other types (debit memos, finance charges, service and warranty) are left out. All amounts are GP's
 * functional ones, so a foreign customer's invoice is shown in the company's own currency.
 */
final class InvoiceReader {

    private static final String RECEIVABLE =
            "CUSTNMBR, DOCNUMBR, DOCDATE, DUEDATE, PYMTRMID, CSPORNBR, CURNCYID, ADRSCODE, ORTRXAMT, VOIDSTTS";
    private static final String SELECT =
            """
            SELECT R.CUSTNMBR, R.DOCNUMBR, R.DOCDATE, R.DUEDATE, R.PYMTRMID, R.CSPORNBR, R.CURNCYID, R.ADRSCODE, R.ORTRXAMT,
                   R.VOIDSTTS, R.OPENAMNT, C.CUSTNAME AS MASTNAME, S.SOPNUMBE, S.CUSTNAME, S.CSTPONBR, S.ORIGTYPE, S.ORIGNUMB,
                   S.SUBTOTAL, S.FRTAMNT, S.MISCAMNT, S.TAXAMNT, S.FRTTXAMT, S.MSCTXAMT, S.TRDISAMT, S.PRBTADCD, S.PRSTADCD,
                   S.ShipToName, S.CNTCPRSN, S.ADDRESS1, S.ADDRESS2, S.ADDRESS3, S.CITY, S.STATE, S.ZIPCODE, S.COUNTRY, S.PHNUMBR1
            FROM (%s) R
            LEFT JOIN RM00101 C ON C.CUSTNMBR = R.CUSTNMBR
            LEFT JOIN SOP30200 S ON S.SOPTYPE = 3 AND S.SOPNUMBE = R.DOCNUMBR AND S.CUSTNMBR = R.CUSTNMBR""";
    private static final String LINES =
            """
            SELECT ITEMNMBR, ITEMDESC, QUANTITY, UOFM, UNITPRCE, MRKDNAMT, XTNDPRCE FROM SOP30300
            WHERE SOPTYPE = 3 AND SOPNUMBE = ? AND CMPNTSEQ = 0 ORDER BY LNITMSEQ""";

    /** @param foreign not in the company's own currency */
    record Posted(Invoice invoice, boolean foreign) {}

    private final int seconds;
    private final String functionalCurrency;
    private final Customers customers;
    private final Currency.Book currencies;

    InvoiceReader(GpProperties properties, Customers customers, Currency.Book currencies) {
        this.seconds = properties.querySeconds();
        this.functionalCurrency = properties.functionalCurrency();
        this.customers = customers;
        this.currencies = currencies;
    }

    /** Newest first, without lines and addresses: one query. */
    List<Invoice> list(Connection connection, String customer, boolean openOnly, int limit, LocalDate today)
            throws SQLException {
        String inner = openOnly ? open("CUSTNMBR = ? AND VOIDSTTS = 0 AND CURTRXAM > 0") : both("CUSTNMBR = ?");
        Object[] arguments = openOnly ? new Object[] {customer} : new Object[] {customer, customer};
        String query = SELECT.formatted(inner) + "\nORDER BY R.DOCDATE DESC, R.DOCNUMBR DESC OFFSET 0 ROWS FETCH NEXT "
                + limit + " ROWS ONLY";
        String iso = currencies.get(connection, functionalCurrency).iso();
        return Row.list(connection, seconds, query, arguments).stream()
                .map(row -> invoice(row, iso, today))
                .toList();
    }

    /** With lines and addresses; null when there is none. */
    Invoice find(Connection connection, String number, LocalDate today) throws SQLException {
        Row row = Row.one(connection, seconds, SELECT.formatted(both("DOCNUMBR = ?")), number, number);
        if (row == null) {
            return null;
        }
        List<Address> addresses = customers.addresses(connection, row.text("CUSTNMBR"));
        List<Invoice.Line> lines = Row.list(connection, seconds, LINES, row.text("DOCNUMBR")).stream()
                .map(InvoiceReader::line)
                .toList();
        String iso = currencies.get(connection, functionalCurrency).iso();
        return invoice(row, iso, today, billTo(row, addresses), SopAddresses.shipTo(row, name(row), addresses), lines);
    }

    /** Those that exist, by number in any case, without lines and addresses. */
    Map<String, Posted> byNumber(Connection connection, List<String> numbers, LocalDate today) throws SQLException {
        String iso = currencies.get(connection, functionalCurrency).iso();
        List<Row> rows = Row.listIn(
                connection, seconds, SELECT.formatted(both("DOCNUMBR IN (%1$s)")), numbers, part -> Stream.of(
                                part, part)
                        .flatMap(List::stream)
                        .toArray());
        Map<String, Posted> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Row row : rows) {
            String currency = row.text("CURNCYID");
            boolean foreign = !currency.isEmpty() && !currency.equalsIgnoreCase(functionalCurrency);
            found.put(row.text("DOCNUMBR"), new Posted(invoice(row, iso, today), foreign));
        }
        return found;
    }

    private static String open(String condition) {
        return "SELECT " + RECEIVABLE + ", CURTRXAM AS OPENAMNT FROM RM20101 WHERE RMDTYPAL = 1 AND " + condition;
    }

    /** Nothing is owed on what is in history. */
    private static String both(String condition) {
        return open(condition) + " UNION ALL SELECT " + RECEIVABLE
                + ", 0 AS OPENAMNT FROM RM30101 WHERE RMDTYPAL = 1 AND " + condition;
    }

    private static Invoice invoice(Row row, String currency, LocalDate today) {
        return invoice(row, currency, today, null, null, List.of());
    }

    private static Invoice invoice(
            Row row, String currency, LocalDate today, Address billTo, Address shipTo, List<Invoice.Line> lines) {
        boolean billed = !row.text("SOPNUMBE").isEmpty();
        boolean voided = row.flag("VOIDSTTS");
        BigDecimal balance = voided ? BigDecimal.ZERO : row.decimal("OPENAMNT");
        LocalDate due = row.date("DUEDATE");
        boolean overdue = balance.signum() > 0 && due != null && due.isBefore(today);
        boolean fromOrder = billed && row.number("ORIGTYPE") == SopDocument.ORDER;
        return new Invoice(
                row.text("DOCNUMBR"),
                row.text("CUSTNMBR"),
                name(row),
                row.date("DOCDATE"),
                due,
                row.text("PYMTRMID"),
                first(row.text("CSTPONBR"), row.text("CSPORNBR")),
                fromOrder && !row.text("ORIGNUMB").isEmpty() ? row.text("ORIGNUMB") : null,
                currency,
                billed ? amount(row, "SUBTOTAL") : null,
                billed ? amount(row, "FRTAMNT") : null,
                billed ? amount(row, "MISCAMNT") : null,
                billed ? amount(row, "TAXAMNT", "FRTTXAMT", "MSCTXAMT") : null,
                billed ? amount(row, "TRDISAMT") : null,
                amount(row, "ORTRXAMT"),
                Amounts.money(balance),
                overdue,
                voided,
                billTo,
                shipTo,
                lines);
    }

    private static BigDecimal amount(Row row, String... columns) {
        return Amounts.money(Stream.of(columns).map(row::decimal).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** GP keeps a markdown per unit. */
    private static Invoice.Line line(Row row) {
        return new Invoice.Line(
                row.text("ITEMNMBR"),
                row.text("ITEMDESC"),
                Amounts.quantity(row.decimal("QUANTITY")),
                row.text("UOFM"),
                Amounts.money(row.decimal("UNITPRCE").subtract(row.decimal("MRKDNAMT"))),
                Amounts.money(row.decimal("XTNDPRCE")));
    }

    private static Address billTo(Row row, List<Address> addresses) {
        return SopAddresses.billTo(first(row.text("PRBTADCD"), row.text("ADRSCODE")), name(row), addresses);
    }

    private static String name(Row row) {
        return first(row.text("CUSTNAME"), row.text("MASTNAME"));
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }
}
