package io.storebridge.ordering;

import io.storebridge.commerce.OrderBook.Entry;
import io.storebridge.commerce.OrderBook.OrderNews;
import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.SalesOrder.Billing;
import io.storebridge.commerce.SalesOrder.Status;
import io.storebridge.ordering.OrderRecords.Part;
import io.storebridge.ordering.OrderRecords.Placed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is new of an order: its state as it was seen now against the state that was told last.
 *
 * @param parts all of the placed order, as last seen
 */
record News(Placed placed, List<Part> parts, Part part, String fingerprint) {

    static OrderNews ofStranger(SalesOrder order) {
        return new OrderNews(
                false,
                false,
                null,
                order.number(),
                Fingerprint.of(order),
                null,
                null,
                false,
                List.of(),
                List.of(),
                false,
                false,
                false,
                null);
    }

    OrderNews compare() {
        SalesOrder now = part.seen();
        SalesOrder told = part.told();
        boolean off = !placed.entry().status().equals("placed");
        List<String> invoices = off ? List.of() : newInvoices(told, now);
        BigDecimal capture = off ? null : capture();
        boolean voided = !off && isVoid() && told.status() != Status.voided;
        boolean changed = !off && !fingerprint.equals(part.toldFingerprint());
        return new OrderNews(
                true,
                changed || capture != null || voided,
                placed.entry().orderId(),
                part.number(),
                fingerprint,
                placed.entry(),
                changed && now.status() != told.status() ? now.status().name() : null,
                changed && !Fingerprint.ofContent(now).equals(Fingerprint.ofContent(told)),
                off ? List.of() : Shipped.since(told.shipments(), now.shipments()),
                invoices,
                invoices.size() == 1 && isWhole(),
                isFinished(),
                voided,
                capture);
    }

    private static List<String> newInvoices(SalesOrder told, SalesOrder now) {
        Set<String> known = told.invoices().stream()
                .filter(Billing::posted)
                .map(Billing::number)
                .collect(Collectors.toSet());
        return now.invoices().stream()
                .filter(bill -> bill.posted() && !bill.voided() && !known.contains(bill.number()))
                .map(Billing::number)
                .toList();
    }

    /** One invoice bills all parts, and for what was placed: staff have changed nothing. */
    private boolean isWhole() {
        List<Billing> bills = bills().toList();
        return parts.size() == 1
                && bills.size() == 1
                && placed.placedTotal() != null
                && bills.get(0).total().compareTo(placed.placedTotal()) == 0;
    }

    private boolean isVoid() {
        return parts.stream().allMatch(part -> part.seen().status() == Status.voided);
    }

    private boolean isFinished() {
        return !isVoid()
                && parts.stream()
                        .map(part -> part.seen().status())
                        .allMatch(status -> status == Status.closed || status == Status.voided);
    }

    /**
     * What is billed, posted or not, is due at once: deposits cover it first (their money is there), then the cards, and what
     * they do not cover is on account. Money is never given back here: a bill that is voided is receivables' business.
     */
    private BigDecimal capture() {
        Entry entry = placed.entry();
        if (!"shipment".equals(entry.captureAt()) || entry.charges().isEmpty() || isVoid()) {
            return null;
        }
        BigDecimal billed = bills().map(Billing::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal due = billed.subtract(paid(OrderPayment.Kind.deposit))
                .max(BigDecimal.ZERO)
                .min(paid(OrderPayment.Kind.card))
                .max(placed.taken());
        boolean more = due.compareTo(placed.taken()) > 0;
        return more || isFinished() && !placed.finished() ? due : null;
    }

    private BigDecimal paid(OrderPayment.Kind kind) {
        return placed.entry().order().payments().stream()
                .filter(payment -> payment.kind() == kind)
                .map(OrderPayment::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Stream<Billing> bills() {
        return parts.stream()
                .filter(part -> part.seen().status() != Status.voided)
                .flatMap(part -> part.seen().invoices().stream())
                .filter(bill -> !bill.voided());
    }
}
