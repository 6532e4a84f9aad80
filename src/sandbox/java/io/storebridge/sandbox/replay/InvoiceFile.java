package io.storebridge.sandbox.replay;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file with the columns of "Online Retail" (UCI Machine Learning Repository): InvoiceNo (C... is a cancellation),
 * StockCode, Description, Quantity, UnitPrice, CustomerID (may be empty), Country; others are ignored. Lines of one
 * invoice need not stand together.
 *
 * @param invoices all of them, in the file's order
 * @param sales those that can be quoted
 * @param passedOver how many of the others by reason
 */
record InvoiceFile(List<Invoice> invoices, List<Invoice> sales, Map<String, Integer> passedOver) {

    private static final Set<String> COLUMNS =
            Set.of("InvoiceNo", "StockCode", "Description", "Quantity", "UnitPrice", "CustomerID", "Country");
    // The most that a request for a quote may have, see quote-to-order.schema.json.
    private static final int MOST_LINES = 1000;
    private static final int LONGEST_ITEM = 30;
    private static final int LONGEST_CUSTOMER = 13;

    /** @throws InvalidFile naming the first line that cannot be understood */
    static InvoiceFile read(Path file) {
        Map<String, Invoice> invoices = new LinkedHashMap<>();
        new CsvRows(file).forEach(COLUMNS, row -> add(row, invoices));
        List<Invoice> sales = new ArrayList<>();
        Map<String, Integer> passedOver = new LinkedHashMap<>();
        for (Invoice invoice : invoices.values()) {
            String reason = whyNot(invoice);
            if (reason == null) {
                sales.add(invoice);
            } else {
                passedOver.merge(reason, 1, Integer::sum);
            }
        }
        return new InvoiceFile(List.copyOf(invoices.values()), sales, passedOver);
    }

    private static void add(CsvRows.Row row, Map<String, Invoice> invoices) {
        String number = row.text("InvoiceNo");
        if (!number.matches("[A-Za-z0-9._-]{1,20}")) {
            throw row.fault(
                    "InvoiceNo '%s' is not 1 to 20 letters, digits, dots, dashes or underscores".formatted(number));
        }
        String item = row.text("StockCode");
        if (item.isEmpty() || item.length() > LONGEST_ITEM) {
            throw row.fault("StockCode '%s' does not have 1 to %d characters".formatted(item, LONGEST_ITEM));
        }
        String customer = row.text("CustomerID");
        if (customer.length() > LONGEST_CUSTOMER) {
            throw row.fault("CustomerID '%s' has more than %d characters".formatted(customer, LONGEST_CUSTOMER));
        }
        Invoice invoice =
                invoices.computeIfAbsent(number, n -> new Invoice(n, customer, row.text("Country"), new ArrayList<>()));
        if (!invoice.customer().equals(customer)) {
            throw row.fault("CustomerID is '%s', but invoice %s began with '%s'"
                    .formatted(customer, number, invoice.customer()));
        }
        invoice.lines()
                .add(new Invoice.Line(
                        item, row.text("Description"), number(row, "Quantity"), number(row, "UnitPrice")));
    }

    private static BigDecimal number(CsvRows.Row row, String column) {
        String text = row.text(column);
        // No exponents: 1E9 is a spreadsheet's way of hiding digits.
        if (!text.matches("-?[0-9]{1,12}([.][0-9]{1,5}0*)?")) {
            throw row.fault("%s '%s' is not a number with at most 5 decimals".formatted(column, text));
        }
        return new BigDecimal(text);
    }

    private static String whyNot(Invoice invoice) {
        if (invoice.number().startsWith("C")) {
            return "cancellation";
        }
        if (invoice.lines().stream().anyMatch(line -> line.quantity().signum() <= 0)) {
            return "a quantity of zero or less";
        }
        if (invoice.lines().stream().anyMatch(line -> line.price().signum() < 0)) {
            return "a price below zero";
        }
        if (invoice.lines().stream()
                .anyMatch(line -> line.quantity().stripTrailingZeros().scale() > 0)) {
            return "parts of a piece, which the store does not sell";
        }
        return invoice.lines().size() > MOST_LINES ? "more than %,d lines".formatted(MOST_LINES) : null;
    }
}
