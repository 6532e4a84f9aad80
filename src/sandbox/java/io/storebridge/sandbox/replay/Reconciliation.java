package io.storebridge.sandbox.replay;

import io.storebridge.sandbox.replay.GpDocuments.Document;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The invoices of the file against the quotes and orders in GP's tables, line by line. */
final class Reconciliation {

    private final Totals file = new Totals();
    private final Totals quotes = new Totals();
    private final Totals orders = new Totals();
    private final Map<Invoice, String> differences = new LinkedHashMap<>();

    private static final class Totals {

        private int documents;
        private int lines;
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal value = BigDecimal.ZERO;

        private void add(int moreLines, BigDecimal moreQuantity, BigDecimal moreValue) {
            documents++;
            lines += moreLines;
            quantity = quantity.add(moreQuantity);
            value = value.add(moreValue);
        }

        private String row(String name) {
            return row(name, documents, lines, quantity, value);
        }

        private String differenceFrom(Totals other) {
            return row(
                    "  difference",
                    documents - other.documents,
                    lines - other.lines,
                    quantity.subtract(other.quantity),
                    value.subtract(other.value));
        }

        private static String row(String name, int documents, int lines, BigDecimal quantity, BigDecimal value) {
            return String.format(
                    Locale.ROOT,
                    "%-14s %9d %9d %14s %16s%n",
                    name,
                    documents,
                    lines,
                    number(quantity, 0),
                    number(value, 2));
        }
    }

    private Reconciliation() {}

    static Reconciliation of(Map<Invoice, Outcome> outcomes, GpDocuments gp) {
        Map<String, Document> quotes = gp.read(GpDocuments.QUOTE, numbers(outcomes, Outcome::quoteNumber));
        Map<String, Document> orders = gp.read(GpDocuments.ORDER, numbers(outcomes, Outcome::orderNumber));
        Reconciliation reconciliation = new Reconciliation();
        outcomes.forEach((invoice, outcome) -> reconciliation.compare(
                invoice, outcome, quotes.get(outcome.quoteNumber()), orders.get(outcome.orderNumber())));
        return reconciliation;
    }

    private static List<String> numbers(Map<Invoice, Outcome> outcomes, Function<Outcome, String> number) {
        return outcomes.values().stream().map(number).filter(Objects::nonNull).toList();
    }

    private void compare(Invoice invoice, Outcome outcome, Document quote, Document order) {
        file.add(invoice.lines().size(), invoice.quantity(), invoice.value());
        List<String> reasons = new ArrayList<>();
        if (outcome.trouble() != null) {
            reasons.add(outcome.trouble());
        }
        compare(invoice, "quote", outcome.quoteNumber(), quote, quotes, reasons);
        compare(invoice, "order", outcome.orderNumber(), order, orders, reasons);
        if (!reasons.isEmpty()) {
            differences.put(invoice, String.join("; ", reasons));
        }
    }

    private static void compare(
            Invoice invoice, String kind, String number, Document document, Totals totals, List<String> reasons) {
        if (document == null) {
            reasons.add("no " + kind + " in GP" + (number == null ? "" : " under number " + number));
            return;
        }
        if (document.voided()) {
            reasons.add("%s %s is void".formatted(kind, number));
            return;
        }
        totals.add(document.lines().size(), document.quantity(), document.value());
        String difference = difference(invoice, document);
        if (difference != null) {
            reasons.add("%s %s: %s".formatted(kind, number, difference));
        }
    }

    private static String difference(Invoice invoice, Document document) {
        if (!document.customer().equalsIgnoreCase(invoice.customerNumber())) {
            return "is of customer %s, not %s".formatted(document.customer(), invoice.customerNumber());
        }
        if (document.lines().size() != invoice.lines().size()) {
            return "has %d lines, the file %d"
                    .formatted(document.lines().size(), invoice.lines().size());
        }
        for (int i = 0; i < invoice.lines().size(); i++) {
            Invoice.Line wanted = invoice.lines().get(i);
            GpDocuments.Line found = document.lines().get(i);
            boolean same = found.item().equalsIgnoreCase(wanted.item())
                    && found.quantity().compareTo(wanted.quantity()) == 0
                    && found.price().compareTo(wanted.price()) == 0
                    && found.value().compareTo(wanted.value()) == 0;
            if (!same) {
                return "line %d is %s of %s at %s = %s, in the file %s of %s at %s = %s"
                        .formatted(
                                i + 1,
                                number(found.quantity(), 0),
                                found.item(),
                                number(found.price(), 2),
                                number(found.value(), 2),
                                number(wanted.quantity(), 0),
                                wanted.item(),
                                number(wanted.price(), 2),
                                number(wanted.value(), 2));
            }
        }
        return document.subtotal().compareTo(invoice.value()) == 0
                ? null
                : "its subtotal is %s, in the file %s"
                        .formatted(number(document.subtotal(), 2), number(invoice.value(), 2));
    }

    /** With the decimals given, and more where they are not zero. */
    private static String number(BigDecimal value, int decimals) {
        int scale = Math.max(decimals, value.stripTrailingZeros().scale());
        return String.format(Locale.ROOT, "%,." + scale + "f", value);
    }

    /** True when every invoice is a quote and an order in GP with the same lines, quantities and values. */
    boolean agrees() {
        return differences.isEmpty();
    }

    String text() {
        StringBuilder text = new StringBuilder(
                        "Reconciliation with GP (SOP10100 and SOP10200; values in US dollars)\n\n")
                .append(String.format("%-14s %9s %9s %14s %16s%n", "", "invoices", "lines", "quantity", "value"))
                .append(file.row("file"))
                .append(quotes.row("GP quotes"))
                .append(quotes.differenceFrom(file))
                .append(orders.row("GP orders"))
                .append(orders.differenceFrom(file))
                .append('\n');
        if (agrees()) {
            return text.append("Every invoice agrees to the penny, line by line.\n")
                    .toString();
        }
        text.append(differences.size()).append(" of ").append(file.documents).append(" invoices differ:\n");
        differences.forEach((invoice, reason) ->
                text.append("  %s (%s): %s%n".formatted(invoice.number(), number(invoice.value(), 2), reason)));
        return text.toString();
    }
}
