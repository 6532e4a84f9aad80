package io.storebridge.ordering;

import io.storebridge.commerce.OrderAssessment;
import io.storebridge.commerce.OrderItem;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.PlacedOrder.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a reviewer should look at, in plain words. */
final class Findings {

    private static final int MOST_LINES = 10;

    private final OrderAssessment figures;
    private final Assessment basis;
    private final List<String> found = new ArrayList<>();

    private Findings(OrderAssessment figures, Assessment basis) {
        this.figures = figures;
        this.basis = basis;
    }

    static OrderAssessment addTo(OrderAssessment a, Assessment basis) {
        return new OrderAssessment(
                a.subtotal(),
                a.discount(),
                a.freight(),
                a.fees(),
                a.tax(),
                a.total(),
                a.marginPercent(),
                a.firstOrder(),
                a.onHold(),
                a.onAccount(),
                a.availableCredit(),
                a.overLimit(),
                a.addressKnown(),
                a.country(),
                a.priceDiffers(),
                a.stockShort(),
                a.itemUnknown(),
                a.taxDiffers(),
                a.taxSource(),
                a.totalDiffers(),
                new Findings(a, basis).find());
    }

    private List<String> find() {
        customer();
        lines();
        money();
        return List.copyOf(found);
    }

    private void customer() {
        if (basis.customer() == null) {
            found.add("The customer is new: it is made in GP with this order");
        } else if (figures.firstOrder()) {
            found.add("This is the customer's first order");
        }
        if (figures.onHold()) {
            found.add("The customer is on hold");
        }
        if (figures.overLimit()) {
            found.add("%s on account is more than the available credit of %s"
                    .formatted(money(figures.onAccount()), money(figures.availableCredit())));
        }
        basis.order().shipTos().stream()
                .filter(shipTo -> basis.customer() != null && !basis.isKnown(shipTo.address()))
                .forEach(shipTo -> found.add("The ship-to %s, %s is no address of the customer in GP"
                        .formatted(shipTo.address().street1(), shipTo.address().city())));
    }

    private void lines() {
        int before = found.size();
        for (Line line : basis.order().lines()) {
            line(line);
        }
        int more = found.size() - before - MOST_LINES;
        if (more > 0) {
            found.subList(before + MOST_LINES, found.size()).clear();
            found.add("%d more findings on lines".formatted(more));
        }
    }

    private void line(Line line) {
        OrderItem item = basis.items().get(line.id());
        if (item == null || !item.known()) {
            found.add("Line %s: GP has no item %s".formatted(line.id(), line.item()));
            return;
        }
        if (!item.sellable()) {
            found.add("Line %s: %s is inactive or discontinued".formatted(line.id(), line.item()));
        }
        if (basis.price(line) == null) {
            found.add("Line %s: there is no price of %s".formatted(line.id(), line.item()));
        }
        if (basis.isBelowPrice(line)) {
            found.add("Line %s: the price %s of %s is below the account's price %s"
                    .formatted(line.id(), plain(line.unitPrice()), line.item(), plain(item.accountPrice())));
        }
        if (basis.isShort(line)) {
            found.add("Line %s: %s %s of %s wanted, %s in stock%s"
                    .formatted(
                            line.id(),
                            plain(line.quantity()),
                            basis.unit(line) == null ? "" : basis.unit(line),
                            line.item(),
                            plain(item.available()),
                            item.backOrder() ? "" : ", and it may not be back-ordered"));
        }
    }

    private void money() {
        if (figures.marginPercent() != null && figures.marginPercent().signum() < 0) {
            found.add("The order is sold below cost: the margin is %s %%".formatted(figures.marginPercent()));
        }
        PlacedOrder order = basis.order();
        if (figures.taxDiffers()) {
            found.add("The store's tax is %s, %s says %s"
                    .formatted(money(order.tax().amount()), figures.taxSource(), money(figures.tax())));
        }
        if ("store".equals(figures.taxSource())) {
            found.add("The tax is the store's figure: no tax provider has confirmed it");
        }
        if (figures.totalDiffers()) {
            found.add("The store's total is %s, the sum is %s".formatted(money(order.total()), money(figures.total())));
        }
    }

    private String money(BigDecimal amount) {
        return "%s %s".formatted(amount.toPlainString(), basis.order().currency());
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
