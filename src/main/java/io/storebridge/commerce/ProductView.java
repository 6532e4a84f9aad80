package io.storebridge.commerce;

import java.math.BigDecimal;
import java.util.List;

/**
 * An item as one account sees it. Prices per {@code unit}, in {@code currency}.
 *
 * @param known false: the ERP has no such item; everything else is then null or empty
 * @param sellable false for an inactive or discontinued item
 * @param price for a quantity of one; null when the item has no price for this account
 * @param breaks prices from a quantity on, smallest first; the first one starts at the smallest quantity that can be bought
 * @param available what the warehouse can give, in {@code unit}; null for items without stock, such as services
 * @param backOrder whether it may be ordered beyond what is available
 */
public record ProductView(
        String item,
        boolean known,
        boolean sellable,
        String description,
        String unit,
        String currency,
        String priceLevel,
        BigDecimal listPrice,
        BigDecimal price,
        List<Break> breaks,
        String warehouse,
        BigDecimal available,
        boolean backOrder) {

    public record Break(BigDecimal fromQuantity, BigDecimal price) {}
}
