package io.storebridge.connectors.gp;

import io.storebridge.commerce.ProductView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * GP's standard pricing: the quantity's break in the price level, by the item's price method (PRICMTHD), rounded by the
 * price list's rule. Where the customer's level has no price, the item's own default level counts, then the list price.
 */
final class Pricing {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** GP writes 999999999999 where a break has no end. */
    private static final BigDecimal NO_END = new BigDecimal("999999999999");

    private static final int MULTIPLE_OF = 1;
    private static final int UP = 2;
    private static final int DOWN = 3;

    private Pricing() {}

    /** The price of one unit; null when the item has none. */
    static BigDecimal unitPrice(Item item, String level, String unit, BigDecimal quantity) {
        String first = level.isEmpty() ? item.priceLevel() : level;
        BigDecimal price = levelPrice(item, first, unit, quantity);
        if (price == null) {
            price = levelPrice(item, item.priceLevel(), unit, quantity);
        }
        if (price != null) {
            return price;
        }
        BigDecimal list = item.listPrice(unit);
        return list == null || list.signum() <= 0 ? null : Amounts.money(list.setScale(2, RoundingMode.HALF_UP));
    }

    /**
     * The quantities from which on the price is another one, with that price; each is {@link #unitPrice} of its quantity.
     * Empty when the item has no price.
     */
    static List<ProductView.Break> breaks(Item item, String level, String unit) {
        BigDecimal step = item.smallestQuantity();
        Set<BigDecimal> starts = new TreeSet<>();
        starts.add(step);
        for (String each : List.of(level, item.priceLevel())) {
            Item.PriceList list = item.prices().get(new Item.PriceKey(each, unit));
            if (list != null) {
                list.breaks().forEach(one -> starts.add(one.toQuantity().add(step)));
            }
        }
        starts.removeIf(start -> start.compareTo(NO_END) >= 0);
        List<ProductView.Break> breaks = new ArrayList<>();
        for (BigDecimal start : starts) {
            BigDecimal price = unitPrice(item, level, unit, start);
            boolean same =
                    !breaks.isEmpty() && breaks.get(breaks.size() - 1).price().equals(price);
            if (price != null && !same) {
                breaks.add(new ProductView.Break(Amounts.quantity(start), price));
            }
        }
        return breaks;
    }

    private static BigDecimal levelPrice(Item item, String level, String unit, BigDecimal quantity) {
        Item.PriceList list = item.prices().get(new Item.PriceKey(level, unit));
        if (list == null) {
            return null;
        }
        for (Item.Break step : list.breaks()) {
            if (step.toQuantity().compareTo(quantity) >= 0) {
                BigDecimal price = byMethod(item, step.value(), list.baseUnits());
                return price == null
                        ? null
                        : Amounts.money(rounded(list, price).setScale(item.priceDecimals(), RoundingMode.HALF_UP));
            }
        }
        return null;
    }

    private static BigDecimal byMethod(Item item, BigDecimal value, BigDecimal baseUnits) {
        return switch (item.priceMethod()) {
            case 2 ->
                item.listPrice() == null
                        ? null
                        : item.listPrice()
                                .multiply(value)
                                .divide(HUNDRED, 10, RoundingMode.HALF_UP)
                                .multiply(baseUnits);
            case 3 -> markup(item.currentCost(), value).multiply(baseUnits);
            case 4 -> markup(item.standardCost(), value).multiply(baseUnits);
            case 5 -> margin(item.currentCost(), value, baseUnits);
            case 6 -> margin(item.standardCost(), value, baseUnits);
            default -> value;
        };
    }

    private static BigDecimal markup(BigDecimal cost, BigDecimal percent) {
        return cost.multiply(HUNDRED.add(percent)).divide(HUNDRED, 10, RoundingMode.HALF_UP);
    }

    /** A margin of 100 % or more has no price. */
    private static BigDecimal margin(BigDecimal cost, BigDecimal percent, BigDecimal baseUnits) {
        BigDecimal share = HUNDRED.subtract(percent);
        return share.signum() <= 0
                ? null
                : cost.multiply(HUNDRED).divide(share, MathContext.DECIMAL64).multiply(baseUnits);
    }

    /** How GP rounds to prices that "end in" an amount is not publicly known, so only multiples are rounded to. */
    private static BigDecimal rounded(Item.PriceList list, BigDecimal price) {
        if (list.roundHow() != MULTIPLE_OF
                || list.roundTo() < UP
                || list.roundAmount().signum() <= 0) {
            return price;
        }
        RoundingMode mode =
                switch (list.roundTo()) {
                    case UP -> RoundingMode.CEILING;
                    case DOWN -> RoundingMode.FLOOR;
                    default -> RoundingMode.HALF_UP;
                };
        return price.divide(list.roundAmount(), 0, mode).multiply(list.roundAmount());
    }
}
