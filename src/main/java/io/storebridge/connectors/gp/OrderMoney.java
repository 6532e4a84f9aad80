package io.storebridge.connectors.gp;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.PlacedOrder.Discount;
import io.storebridge.commerce.PlacedOrder.Fee;
import io.storebridge.commerce.TaxResult;
import io.storebridge.connectors.gp.OrderPart.ChargeItem;
import io.storebridge.connectors.gp.OrderPart.Paid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides an order's money among its documents, exactly: fees, discounts and taxes that belong to no line or ship-to in
 * proportion to the documents' lines, payments to one document after the other.
 */
final class OrderMoney {

    private static final String SHIPPING = "shipping";

    private final PlacedOrder order;
    private final Currency currency;
    private final GpOrderProperties settings;
    private final OrderFaults faults = new OrderFaults();
    private final List<Share> shares = new ArrayList<>();

    /** What a document has so far. */
    private static final class Share {
        final OrderGroup group;
        final List<PlacedLine> lines = new ArrayList<>();
        final List<ChargeItem> charges = new ArrayList<>();
        final List<BigDecimal> fees = new ArrayList<>();
        BigDecimal freight = BigDecimal.ZERO;
        BigDecimal miscellaneous = BigDecimal.ZERO;
        BigDecimal discount = BigDecimal.ZERO;

        Share(OrderGroup group) {
            this.group = group;
        }

        BigDecimal goods() {
            return OrderPart.sum(lines, line -> line.line().total());
        }

        OrderPart part(List<TaxRow> taxes, List<Paid> payments) {
            return new OrderPart(group, lines, charges, freight, miscellaneous, discount, taxes, payments);
        }
    }

    private OrderMoney(PlacedOrder order, Currency currency, GpOrderProperties settings) {
        this.order = order;
        this.currency = currency;
        this.settings = settings;
    }

    /**
     * @param lines all lines of the order, in their order
     * @param tax null: none
     * @param paid whether the payments are written
     */
    static List<OrderPart> divide(
            PlacedOrder order,
            List<OrderGroup> groups,
            List<PlacedLine> lines,
            TaxResult tax,
            boolean paid,
            Currency currency,
            GpOrderProperties settings) {
        OrderMoney money = new OrderMoney(order, currency, settings);
        groups.forEach(group -> money.shares.add(money.share(group, lines)));
        money.divideFees();
        money.divideShippingDiscounts();
        money.divideOrderDiscounts();
        money.faults.check();
        List<List<TaxRow>> taxes = money.taxes(tax);
        List<OrderPart> unpaid = IntStream.range(0, groups.size())
                .mapToObj(i -> money.shares.get(i).part(taxes.get(i), List.of()))
                .toList();
        List<List<Paid>> payments = paid
                ? money.payments(unpaid)
                : unpaid.stream().map(part -> List.<Paid>of()).toList();
        money.faults.check();
        return IntStream.range(0, groups.size())
                .mapToObj(i -> money.shares.get(i).part(taxes.get(i), payments.get(i)))
                .toList();
    }

    private Share share(OrderGroup group, List<PlacedLine> lines) {
        Share share = new Share(group);
        for (int index : group.lines()) {
            PlacedLine line = lines.get(index).at((share.lines.size() + 1) * SopNodes.LINE_STEP);
            share.lines.add(line);
            share.discount = share.discount.add(line.markdown().rest());
        }
        return share;
    }

    private void divideFees() {
        for (int i = 0; i < order.fees().size(); i++) {
            Fee fee = order.fees().get(i);
            BigDecimal amount = faults.amount(fee.amount(), currency, "/fees/" + i + "/amount", "Fee " + fee.kind());
            List<BigDecimal> weights = weights(fee.shipTo());
            List<BigDecimal> parts = Shares.divide(amount, weights, currency.decimals());
            for (int j = 0; j < shares.size(); j++) {
                charge(shares.get(j), i, parts.get(j));
            }
        }
    }

    /** Goods of the documents that go to the ship-to; of all when none does. */
    private List<BigDecimal> weights(String shipTo) {
        int place = shipTo == null ? -1 : OrderGroup.shipTo(order, shipTo);
        boolean known = shares.stream().anyMatch(share -> share.group.shipTo() == place);
        if (place < 0 || !known) {
            return shares.stream().map(Share::goods).toList();
        }
        return shares.stream()
                .map(share -> share.group.shipTo() != place
                        ? BigDecimal.ZERO
                        : share.goods().max(BigDecimal.ONE.movePointLeft(currency.decimals())))
                .toList();
    }

    private void charge(Share share, int index, BigDecimal amount) {
        String kind = kind(index);
        String item = settings.chargeItems().get(kind);
        share.fees.add(amount);
        if (item != null && amount.signum() > 0) {
            int sequence = (share.lines.size() + share.charges.size() + 1) * SopNodes.LINE_STEP;
            share.charges.add(new ChargeItem(index, sequence, item, amount));
        } else if (item == null && kind.equalsIgnoreCase(SHIPPING)) {
            share.freight = share.freight.add(amount);
        } else if (item == null) {
            share.miscellaneous = share.miscellaneous.add(amount);
        }
    }

    private String kind(int fee) {
        return order.fees().get(fee).kind() == null
                ? ""
                : order.fees().get(fee).kind().strip();
    }

    private void divideShippingDiscounts() {
        List<BigDecimal> freights = shares.stream().map(share -> share.freight).toList();
        BigDecimal discount =
                discount(Discount.Level.shipping, OrderPart.sum(freights, freight -> freight), "shipping");
        List<BigDecimal> parts = Shares.divide(discount, freights, currency.decimals());
        for (int i = 0; i < parts.size(); i++) {
            shares.get(i).freight = freights.get(i).subtract(parts.get(i));
        }
    }

    private void divideOrderDiscounts() {
        List<BigDecimal> worth = shares.stream()
                .map(share -> share.goods()
                        .add(OrderPart.sum(share.charges, ChargeItem::amount))
                        .subtract(share.discount))
                .toList();
        BigDecimal discount = discount(Discount.Level.order, OrderPart.sum(worth, each -> each), "the goods");
        List<BigDecimal> parts = Shares.divide(discount, worth, currency.decimals());
        for (int i = 0; i < parts.size(); i++) {
            shares.get(i).discount = shares.get(i).discount.add(parts.get(i));
        }
    }

    private BigDecimal discount(Discount.Level level, BigDecimal most, String from) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < order.discounts().size(); i++) {
            Discount discount = order.discounts().get(i);
            if (discount.level() == level || discount.level() == null && level == Discount.Level.order) {
                String pointer = "/discounts/" + i + "/amount";
                sum = sum.add(faults.amount(discount.amount(), currency, pointer, "Discount " + (i + 1)));
                if (sum.compareTo(most) > 0) {
                    faults.add(pointer, "The discounts on " + from + " are more than " + most.toPlainString() + ".");
                    return BigDecimal.ZERO;
                }
            }
        }
        return sum;
    }

    private List<List<TaxRow>> taxes(TaxResult tax) {
        List<OrderTaxes.Document> documents = shares.stream()
                .map(share -> new OrderTaxes.Document(
                        share.lines,
                        share.charges,
                        share.fees,
                        share.goods().add(share.freight).add(share.miscellaneous)))
                .toList();
        return new OrderTaxes(order, documents, currency, settings, faults).rows(tax);
    }

    /** The payments fill one document after the other, so that what is paid is never more than a document's total. */
    private List<List<Paid>> payments(List<OrderPart> parts) {
        List<BigDecimal> amounts = paymentAmounts();
        BigDecimal total = OrderPart.sum(parts, OrderPart::total);
        BigDecimal paid = OrderPart.sum(amounts, amount -> amount);
        if (paid.compareTo(total) > 0) {
            faults.add(
                    ErrorCodes.TOTALS_MISMATCH,
                    "/payments",
                    "The payments are " + paid.toPlainString() + ", more than the order's total of "
                            + total.toPlainString() + ".");
            return List.of();
        }
        return fill(Shares.divide(paid, parts.stream().map(OrderPart::total).toList(), currency.decimals()), amounts);
    }

    /** @param wanted by each document; as much as all amounts together */
    private static List<List<Paid>> fill(List<BigDecimal> wanted, List<BigDecimal> amounts) {
        List<List<Paid>> all = new ArrayList<>();
        int payment = 0;
        BigDecimal left = amounts.isEmpty() ? BigDecimal.ZERO : amounts.get(0);
        for (BigDecimal open : wanted) {
            List<Paid> mine = new ArrayList<>();
            while (open.signum() > 0) {
                if (left.signum() == 0) {
                    payment++;
                    left = amounts.get(payment);
                    continue;
                }
                BigDecimal taken = open.min(left);
                mine.add(new Paid(payment, taken));
                open = open.subtract(taken);
                left = left.subtract(taken);
            }
            all.add(mine);
        }
        return all;
    }

    /** Zero for those on account, which are no payments to GP. */
    private List<BigDecimal> paymentAmounts() {
        List<BigDecimal> amounts = new ArrayList<>();
        for (int i = 0; i < order.payments().size(); i++) {
            OrderPayment payment = order.payments().get(i);
            amounts.add(
                    payment.kind() == OrderPayment.Kind.account
                            ? BigDecimal.ZERO
                            : faults.amount(
                                    payment.amount(), currency, "/payments/" + i + "/amount", "Payment " + (i + 1)));
        }
        return amounts;
    }
}
