package io.storebridge.sandbox.replay;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Reads the file's habits: a number with C before it takes something back, and some codes are no goods: postage (POST, DOT,
 * C2), a discount (D), bank charges and amounts entered by hand (M).
 */
final class Trades {

    private static final Map<String, String> FEES = Map.of(
            "POST", "shipping", "DOT", "shipping", "C2", "shipping", "M", "handling", "BANK CHARGES", "handling");
    private static final String DISCOUNT = "D";

    private final Map<Object, Trade.Sale> sales = new LinkedHashMap<>();

    private Trades() {}

    static List<Trade> of(Collection<Invoice> invoices) {
        Trades trades = new Trades();
        return invoices.stream().map(trades::read).toList();
    }

    private Trade read(Invoice invoice) {
        return invoice.number().startsWith("C") ? takenBack(invoice) : sold(invoice);
    }

    private Trade sold(Invoice invoice) {
        List<Invoice.Line> goods = lines(invoice, Trades::isGoods);
        if (goods.stream().anyMatch(line -> line.quantity().signum() <= 0)) {
            return new Trade.Refused(invoice, "a stock adjustment: a quantity below zero and nobody pays");
        }
        if (invoice.customer().isEmpty() && invoice.value().signum() == 0) {
            return new Trade.Refused(invoice, "a stock adjustment: no customer and nobody pays");
        }
        if (goods.isEmpty()) {
            return new Trade.Refused(invoice, "charges alone, no goods: receivables bills it in GP");
        }
        if (invoice.lines().stream().anyMatch(line -> line.price().signum() < 0)) {
            return new Trade.Refused(invoice, "a price below zero");
        }
        if (goods.stream().anyMatch(Trades::isBroken)) {
            return new Trade.Refused(invoice, "parts of a piece, which the store does not sell");
        }
        List<Trade.Fee> fees = lines(invoice, line -> FEES.containsKey(code(line))).stream()
                .map(line -> new Trade.Fee(FEES.get(code(line)), line.description(), line.value()))
                .toList();
        BigDecimal discount = lines(invoice, line -> code(line).equals(DISCOUNT)).stream()
                .map(Invoice.Line::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .abs();
        Trade.Sale sale = new Trade.Sale(invoice, goods, fees, discount);
        sales.putIfAbsent(content(invoice, goods), sale);
        return sale;
    }

    private Trade takenBack(Invoice invoice) {
        if (invoice.lines().stream().anyMatch(line -> !isGoods(line))) {
            return new Trade.Refused(
                    invoice, "takes back charges or gives a discount afterwards: receivables credits it");
        }
        List<Invoice.Line> goods = invoice.lines().stream()
                .map(line -> new Invoice.Line(
                        line.item(), line.description(), line.quantity().negate(), line.price()))
                .toList();
        if (goods.stream().anyMatch(line -> line.quantity().signum() <= 0 || isBroken(line))) {
            return new Trade.Refused(invoice, "takes back what was not sold by the piece");
        }
        Trade.Sale sale = sales.remove(content(invoice, goods));
        return sale == null ? new Trade.Return(invoice, goods) : new Trade.Cancellation(invoice, sale);
    }

    /** The same for a sale and what takes the whole of it back. */
    private static Object content(Invoice invoice, List<Invoice.Line> goods) {
        Map<String, BigDecimal> quantities = new LinkedHashMap<>();
        goods.forEach(line -> quantities.merge(
                code(line) + " at " + line.price().stripTrailingZeros().toPlainString(),
                line.quantity(),
                BigDecimal::add));
        quantities.replaceAll((item, quantity) -> quantity.stripTrailingZeros());
        return List.of(invoice.customerNumber(), quantities);
    }

    private static List<Invoice.Line> lines(Invoice invoice, Predicate<Invoice.Line> which) {
        return invoice.lines().stream().filter(which).toList();
    }

    static boolean isGoods(Invoice.Line line) {
        return !FEES.containsKey(code(line)) && !code(line).equals(DISCOUNT);
    }

    private static boolean isBroken(Invoice.Line line) {
        return line.quantity().stripTrailingZeros().scale() > 0;
    }

    private static String code(Invoice.Line line) {
        return line.item().toUpperCase(Locale.ROOT);
    }
}
