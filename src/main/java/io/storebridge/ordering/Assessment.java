package io.storebridge.ordering;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.Credit;
import io.storebridge.commerce.Customer;
import io.storebridge.commerce.OrderAssessment;
import io.storebridge.commerce.OrderItem;
import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.PlacedOrder.Discount;
import io.storebridge.commerce.PlacedOrder.Fee;
import io.storebridge.commerce.PlacedOrder.Line;
import io.storebridge.commerce.TaxResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of an order that rules and people decide by, exact to the currency's last decimal.
 *
 * @param customer null while the customer is still to be made
 */
record Assessment(PlacedOrder order, Customer customer, Map<String, OrderItem> items, TaxResult tax) {

    private static final String SHIPPING = "shipping";
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    static OrderAssessment of(PlacedOrder order, Customer customer, List<OrderItem> items, TaxResult tax) {
        Map<String, OrderItem> byLine = items == null
                ? Map.of()
                : items.stream().collect(Collectors.toMap(OrderItem::line, Function.identity(), (one, other) -> one));
        return new Assessment(order, customer, byLine, tax).assess();
    }

    private OrderAssessment assess() {
        BigDecimal subtotal = sum(order.lines().stream().map(this::total));
        BigDecimal discount = discounts(Discount.Level.order);
        BigDecimal freight = fees(SHIPPING::equals).subtract(discounts(Discount.Level.shipping));
        BigDecimal fees = fees(kind -> !kind.equals(SHIPPING));
        BigDecimal taxes = tax == null || tax.amount() == null ? zero() : tax.amount();
        BigDecimal total = subtotal.subtract(discount).add(freight).add(fees).add(taxes);
        BigDecimal onAccount = total.subtract(prepaid()).max(zero());
        BigDecimal available = availableCredit();
        OrderAssessment figures = new OrderAssessment(
                subtotal,
                discount,
                freight,
                fees,
                taxes,
                total,
                margin(subtotal.subtract(discount)),
                customer == null || customer.newCustomer(),
                customer != null && customer.hold(),
                onAccount,
                available,
                available != null && onAccount.compareTo(available) > 0,
                order.shipTos().stream().allMatch(shipTo -> isKnown(shipTo.address())),
                order.shipTos().isEmpty()
                        ? null
                        : order.shipTos().get(0).address().country(),
                order.lines().stream().anyMatch(this::isBelowPrice),
                order.lines().stream().anyMatch(this::isShort),
                order.lines().stream().anyMatch(line -> !isSold(line)),
                taxDiffers(),
                tax == null ? null : tax.provider(),
                order.total() != null && order.total().compareTo(total) != 0,
                List.of());
        return Findings.addTo(figures, this);
    }

    /** The store's price; without one the account's; without that the list price, which GP would take as well. */
    BigDecimal price(Line line) {
        OrderItem item = items.get(line.id());
        return Stream.of(
                        line.unitPrice(),
                        item == null ? null : item.accountPrice(),
                        item == null ? null : item.listPrice())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private BigDecimal total(Line line) {
        BigDecimal price = price(line);
        BigDecimal goods = price == null ? zero() : line.quantity().multiply(price);
        return goods.subtract(line.discount() == null ? zero() : line.discount())
                .setScale(decimals(), RoundingMode.HALF_UP);
    }

    private BigDecimal margin(BigDecimal net) {
        if (net.signum() == 0) {
            return null;
        }
        BigDecimal cost = BigDecimal.ZERO;
        for (Line line : order.lines()) {
            OrderItem item = items.get(line.id());
            if (item == null || item.unitCost() == null) {
                return null;
            }
            cost = cost.add(line.quantity().multiply(item.unitCost()));
        }
        return net.subtract(cost).multiply(HUNDRED).divide(net, 2, RoundingMode.HALF_UP);
    }

    private BigDecimal fees(Predicate<String> kind) {
        return sum(order.fees().stream().filter(fee -> kind.test(fee.kind())).map(Fee::amount));
    }

    private BigDecimal discounts(Discount.Level level) {
        return sum(order.discounts().stream()
                .filter(discount -> discount.level() == level)
                .map(Discount::amount));
    }

    private BigDecimal prepaid() {
        return sum(order.payments().stream()
                .filter(payment -> payment.kind() != OrderPayment.Kind.account)
                .map(OrderPayment::amount));
    }

    private BigDecimal availableCredit() {
        Credit credit = customer == null ? null : customer.credit();
        if (credit == null || credit.kind() == Credit.Kind.unlimited) {
            return null;
        }
        return credit.available() == null && credit.kind() == Credit.Kind.none ? zero() : credit.available();
    }

    boolean isKnown(Address address) {
        return customer != null
                && customer.addresses() != null
                && customer.addresses().stream().anyMatch(known -> isSame(known, address));
    }

    private static boolean isSame(Address known, Address given) {
        if (given.code() != null && !given.code().isBlank()) {
            return plain(known.code()).equals(plain(given.code()));
        }
        return plain(known.street1()).equals(plain(given.street1()))
                && plain(known.city()).equals(plain(given.city()))
                && plain(known.zip()).equals(plain(given.zip()));
    }

    private static String plain(String text) {
        return text == null
                ? ""
                : text.toUpperCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", " ")
                        .strip();
    }

    boolean isBelowPrice(Line line) {
        OrderItem item = items.get(line.id());
        return line.unitPrice() != null
                && item != null
                && item.accountPrice() != null
                && line.unitPrice().compareTo(item.accountPrice()) < 0;
    }

    boolean isSold(Line line) {
        OrderItem item = items.get(line.id());
        return item != null && item.known() && item.sellable();
    }

    /** All lines of the item at the warehouse together ask for more than it can give. */
    boolean isShort(Line line) {
        OrderItem item = items.get(line.id());
        if (item == null || item.available() == null) {
            return false;
        }
        BigDecimal wanted = order.lines().stream()
                .filter(other -> other.item().equalsIgnoreCase(line.item())
                        && Objects.equals(other.warehouse(), line.warehouse())
                        && Objects.equals(unit(other), unit(line)))
                .map(Line::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return wanted.compareTo(item.available()) > 0;
    }

    String unit(Line line) {
        OrderItem item = items.get(line.id());
        return item != null && item.unit() != null ? item.unit() : line.unit();
    }

    private boolean taxDiffers() {
        return tax != null
                && order.tax() != null
                && tax.amount() != null
                && order.tax().amount() != null
                && tax.amount().compareTo(order.tax().amount()) != 0;
    }

    private BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(zero(), BigDecimal::add);
    }

    private BigDecimal zero() {
        return BigDecimal.ZERO.setScale(decimals());
    }

    private int decimals() {
        try {
            return Math.max(0, Currency.getInstance(order.currency()).getDefaultFractionDigits());
        } catch (IllegalArgumentException | NullPointerException e) {
            return 2;
        }
    }
}
