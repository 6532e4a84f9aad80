package io.storebridge.connectors.gp;

import io.storebridge.commerce.OrderItem;
import io.storebridge.commerce.PlacedOrder;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What GP knows of the items of an order: the same number of queries however many lines. */
final class OrderItems {

    private final GpProperties properties;
    private final Currency.Book currencies;
    private final Customers customers;
    private final Items items;

    OrderItems(GpProperties properties, Dialect dialect) {
        this.properties = properties;
        this.currencies = new Currency.Book(dialect, properties);
        this.customers = new Customers(properties.querySeconds(), currencies);
        this.items = new Items(properties.querySeconds());
    }

    /** @param customer null or empty: one that GP does not have */
    List<OrderItem> check(Connection connection, PlacedOrder order, String customer) throws SQLException {
        Customers.Account account = OrderTexts.text(customer).isEmpty()
                ? null
                : customers.account(connection, customer.strip(), "/account/customer");
        Currency currency = currency(connection, order, account);
        List<String> numbers = order.lines().stream()
                .map(line -> OrderTexts.text(line.item()))
                .filter(item -> !item.isEmpty())
                .toList();
        // an order in a currency that GP does not have is refused later; here its prices are unknown
        Map<String, Item> known = items.read(connection, numbers, currency == null ? "" : currency.id());
        boolean ownCurrency = currency != null && currency.id().equals(properties.functionalCurrency());
        List<OrderItem> checked = new ArrayList<>();
        for (PlacedOrder.Line line : order.lines()) {
            checked.add(item(line, known.get(OrderTexts.text(line.item())), account, ownCurrency));
        }
        return checked;
    }

    private Currency currency(Connection connection, PlacedOrder order, Customers.Account account) throws SQLException {
        String iso = OrderTexts.text(order.currency());
        Currency own = account == null ? currencies.get(connection, "") : account.currency();
        return iso.isEmpty() || iso.equals(own.iso()) ? own : currencies.byIso(connection, iso);
    }

    /** Costs are known in the company's own currency only. */
    private OrderItem item(PlacedOrder.Line line, Item item, Customers.Account account, boolean ownCurrency) {
        if (item == null) {
            return new OrderItem(
                    line.id(), OrderTexts.text(line.item()), false, false, null, null, null, null, null, null, false);
        }
        String asked = OrderTexts.text(line.unit());
        String unit = asked.isEmpty() ? item.sellingUnit() : unit(item, asked);
        boolean sellable = !item.inactive() && !item.isDiscontinued();
        if (unit == null) {
            return new OrderItem(
                    line.id(),
                    item.number(),
                    true,
                    sellable,
                    item.description(),
                    asked,
                    null,
                    null,
                    null,
                    null,
                    item.backOrder());
        }
        String site = OrderTexts.text(line.warehouse());
        if (site.isEmpty()) {
            site = account == null || account.site().isEmpty() ? properties.site() : account.site();
        }
        BigDecimal quantity =
                line.quantity() == null || line.quantity().signum() <= 0 ? BigDecimal.ONE : line.quantity();
        BigDecimal listPrice = item.listPrice(unit);
        return new OrderItem(
                line.id(),
                item.number(),
                true,
                sellable,
                item.description(),
                unit,
                listPrice,
                account == null ? listPrice : Pricing.unitPrice(item, account.priceLevel(), unit, quantity),
                ownCurrency ? Amounts.money(item.currentCost().multiply(item.baseUnits(unit))) : null,
                item.available(site, unit),
                item.backOrder());
    }

    private static String unit(Item item, String asked) {
        return item.units().keySet().stream()
                .filter(asked::equalsIgnoreCase)
                .findFirst()
                .orElse(null);
    }
}
