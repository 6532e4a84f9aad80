package io.storebridge.connectors.ordercloud;

import io.storebridge.commerce.Buyer;
import io.storebridge.commerce.Order;
import io.storebridge.commerce.Quote;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Quotes and orders of customer AARONFIT0001 and its buyer Ann. */
final class Quotes {

    static final Buyer ANN = new Buyer("ann", "Ann Abel", "ann@example.com");

    private Quotes() {}

    static Quote quote(String number, Buyer buyer, Quote.Line... lines) {
        BigDecimal subtotal = List.of(lines).stream().map(Quote.Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Quote(
                number,
                "AARONFIT0001",
                buyer,
                "USD",
                LocalDate.of(2026, 11, 23),
                LocalDate.of(2026, 12, 23),
                LocalDate.of(2026, 12, 1),
                "Please hurry",
                List.of(lines),
                subtotal,
                new BigDecimal("15.00"),
                BigDecimal.ZERO,
                subtotal.add(new BigDecimal("15.00")),
                BigDecimal.ZERO,
                BigDecimal.TEN,
                false,
                false);
    }

    static Quote.Line line(int id, String item, String quantity, String price) {
        BigDecimal unitPrice = new BigDecimal(price);
        BigDecimal total = unitPrice.multiply(new BigDecimal(quantity));
        return new Quote.Line(
                id,
                item,
                "Description of " + item,
                new BigDecimal(quantity),
                "EACH",
                "NORTH",
                unitPrice,
                unitPrice,
                unitPrice,
                total,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.TEN,
                BigDecimal.TEN,
                true,
                null);
    }

    static Order order(String number) {
        return new Order(
                number,
                "STDQTE1",
                "AARONFIT0001",
                ANN,
                "USD",
                LocalDate.of(2026, 11, 23),
                null,
                null,
                List.of(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }
}
