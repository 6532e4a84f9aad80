package io.storebridge.commerce;

import java.math.BigDecimal;
import java.util.List;

/**
 * Where an item can be had. Quantities in {@code unit}.
 *
 * @param nearest the code of the nearest warehouse that holds the whole quantity; null when none does
 * @param total over all warehouses; null for items without stock, such as services
 */
public record StockView(
        String item,
        boolean known,
        String unit,
        BigDecimal wanted,
        BigDecimal total,
        boolean backOrder,
        String nearest,
        List<Site> sites) {

    /** @param miles from the ZIP code asked for, as the crow flies; null when one of the two is not known */
    public record Site(
            String warehouse, String name, String zip, BigDecimal available, BigDecimal miles, boolean enough) {}
}
