package io.storebridge.sandbox.replay;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Every invoice of the file against the order or return in GP's tables, to the penny; taxes are not in the file. */
final class TradeReconciliation {

    /** What an invoice has become. */
    enum Kind {
        ORDER("GP orders"),
        RETURN("GP returns"),
        CANCELLED("cancelled"),
        REFUSED("refused");

        final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    /**
     * An invoice.
     *
     * @param kind null when GP has nothing of it
     * @param number GP's; null when there is none
     * @param reason why it is refused, or what differs; null for what agrees
     * @param goods pieces of its account; below zero for what comes back
     * @param value before tax; below zero for what comes back
     */
    record Entry(Invoice invoice, Kind kind, String number, BigDecimal goods, BigDecimal value, String reason) {

        boolean agrees() {
            return reason == null || kind == Kind.REFUSED;
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, GpDocuments.Document> orders;
    private final Map<String, GpDocuments.Document> returns;
    private final Map<String, List<String>> made;
    private final Set<Trade> cancelled = new HashSet<>();

    private TradeReconciliation(Map<Trade, Outcome> outcomes, GpDocuments gp) {
        List<String> numbers = outcomes.values().stream()
                .filter(outcome -> outcome != null && outcome.orderNumber() != null)
                .map(Outcome::orderNumber)
                .toList();
        orders = gp.read(GpDocuments.ORDER, numbers);
        returns = gp.read(GpDocuments.RETURN, numbers);
        made = gp.numbers(outcomes.keySet().stream()
                .map(trade -> trade.invoice().requestId())
                .toList());
        outcomes.keySet().forEach(trade -> {
            if (trade instanceof Trade.Cancellation cancellation) {
                cancelled.add(cancellation.sale());
            }
        });
        outcomes.forEach((trade, outcome) -> entries.add(entry(trade, outcome)));
    }

    /** @param outcomes of every invoice, in the file's order; null for what was not sent */
    static TradeReconciliation of(Map<Trade, Outcome> outcomes, GpDocuments gp) {
        return new TradeReconciliation(outcomes, gp);
    }

    private Entry entry(Trade trade, Outcome outcome) {
        Invoice invoice = trade.invoice();
        List<String> documents = made.getOrDefault(invoice.requestId(), List.of());
        if (trade instanceof Trade.Refused refused) {
            return documents.isEmpty()
                    ? new Entry(invoice, Kind.REFUSED, null, goods(invoice), invoice.value(), refused.reason())
                    : nothing(invoice, "should be refused, but GP has " + String.join(", ", documents));
        }
        if (outcome == null) {
            return nothing(invoice, "was not sent");
        }
        if (trade instanceof Trade.Cancellation) {
            return outcome.trouble() == null
                    ? new Entry(invoice, Kind.CANCELLED, outcome.orderNumber(), goods(invoice), invoice.value(), null)
                    : nothing(invoice, outcome.trouble());
        }
        if (trade instanceof Trade.Return goodsBack) {
            GpDocuments.Document document = returns.get(outcome.orderNumber());
            return compared(trade, goodsBack.goods(), outcome, document, documents);
        }
        GpDocuments.Document document = orders.get(outcome.orderNumber());
        return compared(trade, ((Trade.Sale) trade).goods(), outcome, document, documents);
    }

    private Entry compared(
            Trade trade,
            List<Invoice.Line> goods,
            Outcome outcome,
            GpDocuments.Document document,
            List<String> documents) {
        Invoice invoice = trade.invoice();
        if (document == null) {
            return nothing(
                    invoice,
                    outcome.trouble() == null ? "nothing in GP under " + outcome.orderNumber() : outcome.trouble());
        }
        String reason = documents.size() > 1
                ? "is more than once in GP: " + String.join(", ", documents)
                : difference(invoice, goods, outcome, document, cancelled.contains(trade));
        boolean back = trade instanceof Trade.Return;
        Kind kind = document.voided() ? Kind.CANCELLED : back ? Kind.RETURN : Kind.ORDER;
        BigDecimal sign = back ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        BigDecimal value = document.subtotal().add(document.charges());
        return new Entry(
                invoice, kind, outcome.orderNumber(), document.quantity().multiply(sign), value.multiply(sign), reason);
    }

    private static Entry nothing(Invoice invoice, String reason) {
        return new Entry(invoice, null, null, BigDecimal.ZERO, BigDecimal.ZERO, reason);
    }

    /** Null when it agrees. */
    private static String difference(
            Invoice invoice,
            List<Invoice.Line> goods,
            Outcome outcome,
            GpDocuments.Document document,
            boolean cancelled) {
        String number = outcome.orderNumber();
        if (outcome.trouble() != null && !(cancelled && document.voided())) {
            return outcome.trouble();
        }
        if (document.voided() != cancelled) {
            return number + (cancelled ? " is not void, but was cancelled" : " is void");
        }
        if (!document.customer().equalsIgnoreCase(invoice.customerNumber())) {
            return "%s is of customer %s, not %s".formatted(number, document.customer(), invoice.customerNumber());
        }
        if (document.lines().size() != goods.size()) {
            return "%s has %d lines, the file %d"
                    .formatted(number, document.lines().size(), goods.size());
        }
        for (int i = 0; i < goods.size(); i++) {
            GpDocuments.Line found = document.lines().get(i);
            Invoice.Line wanted = goods.get(i);
            if (!found.item().equalsIgnoreCase(wanted.item())
                    || found.quantity().compareTo(wanted.quantity()) != 0
                    || found.value().compareTo(wanted.value()) != 0) {
                return "%s, line %d: %s of %s = %s, in the file %s of %s = %s"
                        .formatted(
                                number,
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
                : "%s is worth %s before tax, in the file %s".formatted(number, money(value), money(invoice.value()));
    }

    /** Postage and the like are no goods. */
    static BigDecimal goods(Invoice invoice) {
        return invoice.lines().stream()
                .filter(Trades::isGoods)
                .map(Invoice.Line::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static String money(BigDecimal value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }

    /** True when every invoice is in GP as it is in the file, or is refused for a reason of the business. */
    boolean agrees() {
        return entries.stream().allMatch(Entry::agrees);
    }

    /** In the file's order. */
    List<Entry> entries() {
        return entries;
    }

    String text() {
        return new TradeReport(this).text();
    }
}
