package io.storebridge.connectors.gp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What GP knows of an item, as far as quotes and orders need it. Costs, list price and stock are per base unit.
 *
 * @param units how many base units one unit of measure holds
 * @param free what each warehouse that keeps the item has on hand and not allocated
 * @param listPrice in the currency that was asked for; null when there is none
 * @param prices by price level and unit
 * @param priceDecimals of a unit price in GP
 * @param quantityDecimals of a quantity in GP
 */
record Item(
        String number,
        String description,
        int type,
        boolean inactive,
        boolean backOrder,
        String sellingUnit,
        Map<String, BigDecimal> units,
        Map<String, BigDecimal> free,
        BigDecimal currentCost,
        BigDecimal standardCost,
        BigDecimal listPrice,
        String priceLevel,
        int priceMethod,
        int priceDecimals,
        int quantityDecimals,
        Map<PriceKey, PriceList> prices) {

    /** In any case, as GP compares. */
    record PriceKey(String level, String unit) {
        PriceKey {
            level = level.toUpperCase(Locale.ROOT);
            unit = unit.toUpperCase(Locale.ROOT);
        }
    }

    /** @param breaks by quantity, ascending */
    record PriceList(int roundHow, int roundTo, BigDecimal roundAmount, BigDecimal baseUnits, List<Break> breaks) {}

    /** @param value a price or, by the item's price method, a percentage */
    record Break(BigDecimal toQuantity, BigDecimal value) {}

    private static final int SALES_INVENTORY = 1;
    private static final int DISCONTINUED = 2;

    /** Kits, services and the like have no stock of their own. */
    boolean hasStock() {
        return type == SALES_INVENTORY || type == DISCONTINUED;
    }

    /** What the warehouse can give, in the given unit; null when it has no stock of its own. */
    BigDecimal available(String warehouse, String unit) {
        if (!hasStock()) {
            return null;
        }
        BigDecimal base = free.getOrDefault(warehouse, BigDecimal.ZERO).max(BigDecimal.ZERO);
        return Amounts.quantity(base.divide(baseUnits(unit), 5, RoundingMode.DOWN));
    }

    boolean isDiscontinued() {
        return type == DISCONTINUED;
    }

    /** The smallest quantity that can be bought, which is also the step from one to the next. */
    BigDecimal smallestQuantity() {
        return BigDecimal.ONE.movePointLeft(quantityDecimals);
    }

    BigDecimal baseUnits(String unit) {
        BigDecimal known = units.get(unit);
        return known == null || known.signum() <= 0 ? BigDecimal.ONE : known;
    }

    /** Null when there is none. */
    BigDecimal listPrice(String unit) {
        return listPrice == null ? null : Amounts.money(listPrice.multiply(baseUnits(unit)));
    }
}
