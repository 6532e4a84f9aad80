package io.storebridge.sandbox.replay;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every invoice of the file against the order or return in GP's tables, to the penny; taxes are not in the file. */
final class TradeReconciliation {

    private final Map<String, Sum> sums = new LinkedHashMap<>();
    private final Map<String, List<String>> refused = new LinkedHashMap<>();
    private final Map<Invoice, String> differences = new LinkedHashMap<>();

    private static final class Sum {

        private int documents;
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal value = BigDecimal.ZERO;

        private void add(BigDecimal moreQuantity, BigDecimal moreValue) {
            documents++;
            quantity = quantity.add(moreQuantity);
            value = value.add(moreValue);
        }
    }

    private TradeReconciliation() {
        for (String name : List.of("file", "GP orders", "GP returns", "cancelled", "refused")) {
            sums.put(name, new Sum());
        }
    }

    static TradeReconciliation of(Map<Trade, Outcome> outcomes, GpDocuments gp) {
        List<String> numbers = outcomes.values().stream()
                .filter(outcome -> outcome != null && outcome.orderNumber() != null)
                .map(Outcome::orderNumber)
                .toList();
        Map<String, GpDocuments.Document> orders = gp.read(GpDocuments.ORDER, numbers);
        Map<String, GpDocuments.Document> returns = gp.read(GpDocuments.RETURN, numbers);
        TradeReconciliation reconciliation = new TradeReconciliation();
        List<Trade> cancelled = outcomes.keySet().stream()
                .filter(Trade.Cancellation.class::isInstance)
                .map(trade -> (Trade) ((Trade.Cancellation) trade).sale())
                .toList();
        outcomes.forEach((trade, outcome) -> {
            Invoice invoice = trade.invoice();
            reconciliation.sums.get("file").add(goods(invoice), invoice.value());
            if (trade instanceof Trade.Refused refused) {
                reconciliation.refuse(refused);
            } else if (trade instanceof Trade.Cancellation) {
                reconciliation.cancelled(invoice, outcome.trouble());
            } else if (trade instanceof Trade.Return goodsBack) {
                reconciliation.compare(
                        "GP returns", invoice, goodsBack.goods(), outcome, returns.get(outcome.orderNumber()), false);
            } else if (trade instanceof Trade.Sale sale) {
                reconciliation.compare(
                        "GP orders",
                        invoice,
                        sale.goods(),
                        outcome,
                        orders.get(outcome.orderNumber()),
                        cancelled.contains(sale));
            }
        });
        return reconciliation;
    }

    private void refuse(Trade.Refused trade) {
        sums.get("refused").add(goods(trade.invoice()), trade.invoice().value());
        refused.computeIfAbsent(trade.reason(), reason -> new ArrayList<>())
                .add(trade.invoice().number());
    }

    private void cancelled(Invoice invoice, String trouble) {
        if (trouble == null) {
            sums.get("cancelled").add(goods(invoice), invoice.value());
        } else {
            differences.put(invoice, trouble);
        }
    }

    private void compare(
            String kind,
            Invoice invoice,
            List<Invoice.Line> goods,
            Outcome outcome,
            GpDocuments.Document document,
            boolean cancelled) {
        String reason = difference(invoice, goods, outcome, document, cancelled);
        if (reason != null) {
            differences.put(invoice, reason);
        }
        if (document != null) {
            boolean back = kind.equals("GP returns");
            BigDecimal value = document.subtotal().add(document.charges());
            sums.get(document.voided() ? "cancelled" : kind)
                    .add(back ? document.quantity().negate() : document.quantity(), back ? value.negate() : value);
        }
    }

    private static String difference(
            Invoice invoice,
            List<Invoice.Line> goods,
            Outcome outcome,
            GpDocuments.Document document,
            boolean cancelled) {
        if (outcome.trouble() != null) {
            return outcome.trouble();
        }
        if (document == null) {
            return "nothing in GP under number " + outcome.orderNumber();
        }
        if (document.voided() != cancelled) {
            return outcome.orderNumber() + (cancelled ? " is not void, but was cancelled" : " is void");
        }
        if (!document.customer().equalsIgnoreCase(invoice.customerNumber())) {
            return "%s is of customer %s, not %s"
                    .formatted(outcome.orderNumber(), document.customer(), invoice.customerNumber());
        }
        if (document.lines().size() != goods.size()) {
            return "%s has %d lines, the file %d"
                    .formatted(outcome.orderNumber(), document.lines().size(), goods.size());
        }
        for (int i = 0; i < goods.size(); i++) {
            GpDocuments.Line found = document.lines().get(i);
            Invoice.Line wanted = goods.get(i);
            if (!found.item().equalsIgnoreCase(wanted.item())
                    || found.quantity().compareTo(wanted.quantity()) != 0
                    || found.value().compareTo(wanted.value()) != 0) {
                return "%s, line %d: %s of %s = %s, in the file %s of %s = %s"
                        .formatted(
                                outcome.orderNumber(),
                                i + 1,
                                found.quantity().stripTrailingZeros().toPlainString(),
                                found.item(),
                                money(found.value()),
                                wanted.quantity().toPlainString(),
                                wanted.item(),
                                money(wanted.value()));
            }
        }
        BigDecimal value = document.subtotal().add(document.charges());
        return value.compareTo(invoice.value().abs()) == 0
                ? null
                : "%s is worth %s before tax, in the file %s"
                        .formatted(outcome.orderNumber(), money(value), money(invoice.value()));
    }

    /** Postage and the like are no goods. */
    private static BigDecimal goods(Invoice invoice) {
        return invoice.lines().stream()
                .filter(Trades::isGoods)
                .map(Invoice.Line::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** True when every invoice is in GP as it is in the file, or is refused for a reason of the business. */
    boolean agrees() {
        return differences.isEmpty();
    }

    String text() {
        StringBuilder text = new StringBuilder(
                        "Reconciliation with GP (open and in history; values in US dollars, before tax)\n\n")
                .append(row("", "documents", "goods", "value"));
        Sum rest = new Sum();
        sums.forEach((name, sum) -> {
            text.append(row(name, String.valueOf(sum.documents), whole(sum.quantity), money(sum.value)));
            int sign = name.equals("file") ? 1 : -1;
            rest.documents += sign * sum.documents;
            rest.quantity = rest.quantity.add(sum.quantity.multiply(BigDecimal.valueOf(sign)));
            rest.value = rest.value.add(sum.value.multiply(BigDecimal.valueOf(sign)));
        });
        text.append(row("difference", String.valueOf(rest.documents), whole(rest.quantity), money(rest.value)))
                .append('\n');
        refused.forEach((reason, invoices) ->
                text.append("refused: %d (%s): %s%n".formatted(invoices.size(), reason, String.join(", ", invoices))));
        if (agrees()) {
            return text.append("\nEvery other invoice agrees to the penny, line by line.\n")
                    .toString();
        }
        text.append("\n%d invoices differ:%n".formatted(differences.size()));
        differences.forEach((invoice, reason) ->
                text.append("  %s (%s): %s%n".formatted(invoice.number(), money(invoice.value()), reason)));
        return text.toString();
    }

    private static String row(String name, String documents, String quantity, String value) {
        return String.format(Locale.ROOT, "%-12s %10s %14s %16s%n", name, documents, quantity, value);
    }

    private static String whole(BigDecimal value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String money(BigDecimal value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }
}
