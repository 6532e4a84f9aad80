package io.storebridge.commerce;

import java.math.BigDecimal;

/**
 * An ordered item as the ERP knows it. Amounts per {@code unit}, in the order's currency.
 *
 * @param line id of the order's line
 * @param known false: the ERP has no such item; everything else is then null or false
 * @param sellable false for an inactive or discontinued item
 * @param accountPrice this customer's price for the ordered quantity; null when there is none
 * @param available what the warehouse can give; null for items without stock, such as services
 */
public record OrderItem(
        String line,
        String item,
        boolean known,
        boolean sellable,
        String description,
        String unit,
        BigDecimal listPrice,
        BigDecimal accountPrice,
        BigDecimal unitCost,
        BigDecimal available,
        boolean backOrder) {}
