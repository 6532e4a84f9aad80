package io.storebridge.connectors.gp;

import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.PlacedOrder.Discount.Level;
import io.storebridge.commerce.TaxResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An order of random lines, prices, discounts, fees, taxes, payments and ship-tos, and its total worked out simply. */
final class RandomOrder {

    private static final String[] FEES = {"shipping", "handling", "duty", "gift"};

    final PlacedOrder order;
    final TaxResult tax;
    private final Random random;
    private final int decimals;
    private BigDecimal goods = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;
    private BigDecimal discounts = BigDecimal.ZERO;
    private BigDecimal paid = BigDecimal.ZERO;

    /** @param quantityDecimals of the items */
    RandomOrder(Random random, String orderId, int decimals, List<String> items, int quantityDecimals) {
        this.random = random;
        this.decimals = decimals;
        OrderDraft draft = new OrderDraft(orderId);
        int shipTos = 1 + random.nextInt(3);
        for (int i = 0; i < shipTos; i++) {
            draft.shipTo("s" + i, i % 2 == 0 ? OrderDraft.CHICAGO : OrderDraft.RENO, date(5));
        }
        for (int i = 0; i <= random.nextInt(8); i++) {
            line(draft, items.get(random.nextInt(items.size())), shipTos, quantityDecimals);
        }
        fees(draft, shipTos);
        discounts(draft);
        TaxResult details = tax(draft);
        this.tax = details;
        payments(draft);
        this.order = draft.build();
    }

    private LocalDate date(int days) {
        return random.nextBoolean() ? null : GpFixture.today().plusDays(1 + random.nextInt(days));
    }

    private void line(OrderDraft draft, String item, int shipTos, int quantityDecimals) {
        BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(random.nextBoolean() ? 40 : 90_000))
                .movePointLeft(random.nextInt(quantityDecimals + 1));
        BigDecimal price = BigDecimal.valueOf(random.nextInt(10_000_000)).movePointLeft(random.nextInt(6));
        BigDecimal gross = price.multiply(quantity).setScale(decimals, RoundingMode.HALF_UP);
        BigDecimal discount = random.nextInt(3) == 0
                ? null
                : BigDecimal.valueOf(random.nextDouble()).multiply(gross).setScale(decimals, RoundingMode.DOWN);
        goods = goods.add(gross).subtract(discount == null ? BigDecimal.ZERO : discount);
        draft.line(
                item,
                quantity.toPlainString(),
                null,
                price.toPlainString(),
                discount == null ? null : discount.toPlainString(),
                "s" + random.nextInt(shipTos),
                date(3));
    }

    private void fees(OrderDraft draft, int shipTos) {
        for (int i = 0; i < random.nextInt(5); i++) {
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(10_000), decimals);
            String shipTo = random.nextBoolean() ? null : "s" + random.nextInt(shipTos);
            draft.fees.add(new PlacedOrder.Fee(FEES[random.nextInt(FEES.length)], null, amount, null, shipTo));
            fees = fees.add(amount);
        }
    }

    private void discounts(OrderDraft draft) {
        BigDecimal shipping = draft.fees.stream()
                .filter(fee -> fee.kind().equals("shipping"))
                .map(PlacedOrder.Fee::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        for (int i = 0; i < random.nextInt(3); i++) {
            discount(draft, Level.order, goods.movePointLeft(1));
        }
        discount(draft, Level.shipping, shipping);
    }

    private void discount(OrderDraft draft, Level level, BigDecimal most) {
        BigDecimal amount =
                BigDecimal.valueOf(random.nextDouble()).multiply(most).setScale(decimals, RoundingMode.DOWN);
        draft.discount(level, amount.toPlainString());
        discounts = discounts.add(amount);
    }

    /** Details with more decimals than the currency has, as providers send them. */
    private TaxResult tax(OrderDraft draft) {
        List<TaxResult.Detail> details = new ArrayList<>();
        for (PlacedOrder.Line line : random.nextInt(4) == 0 ? List.<PlacedOrder.Line>of() : draft.lines) {
            for (String level : List.of("state", "city")) {
                details.add(detail(line.id(), null, level));
            }
        }
        if (!details.isEmpty()) {
            draft.fees.forEach(fee -> details.add(detail(null, fee.kind(), "state")));
        }
        BigDecimal amount = details.isEmpty()
                ? BigDecimal.valueOf(random.nextInt(10_000), decimals)
                : OrderPart.sum(details, TaxResult.Detail::amount).setScale(decimals, RoundingMode.HALF_UP);
        return new TaxResult(amount, "taxjar", "T-1", false, details);
    }

    private TaxResult.Detail detail(String line, String fee, String level) {
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(1_000_000), decimals + 3);
        return new TaxResult.Detail(line, fee, level, "X", level, null, amount.movePointRight(1), amount);
    }

    private void payments(OrderDraft draft) {
        BigDecimal left = total();
        for (int i = 0; i < random.nextInt(4); i++) {
            boolean rest = random.nextBoolean();
            BigDecimal amount = rest
                    ? left
                    : BigDecimal.valueOf(random.nextDouble()).multiply(left).setScale(decimals, RoundingMode.DOWN);
            OrderPayment.Kind kind = OrderPayment.Kind.values()[random.nextInt(3)];
            draft.payment(kind, amount.toPlainString(), "pi_" + i);
            paid = kind == OrderPayment.Kind.account ? paid : paid.add(amount);
            left = left.subtract(amount);
        }
    }

    BigDecimal paid() {
        return paid;
    }

    BigDecimal total() {
        return goods.add(fees).subtract(discounts).add(tax.amount());
    }
}
