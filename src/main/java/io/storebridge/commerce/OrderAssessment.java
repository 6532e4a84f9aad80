package io.storebridge.commerce;

import java.math.BigDecimal;
import java.util.List;

/**
 * What rules and people decide an order by. Amounts in the order's currency.
 *
 * @param subtotal the lines after their discounts
 * @param discount off the order
 * @param freight shipping fees after their discounts
 * @param fees others
 * @param total with tax
 * @param marginPercent (subtotal - discount - cost) / (subtotal - discount); null when that is zero or a cost is not known
 * @param firstOrder no order or invoice of this customer is on file
 * @param onAccount the part of the total that no payment covers
 * @param overLimit {@code onAccount} is more than the customer's available credit
 * @param addressKnown every ship-to is an address of the customer in the ERP
 * @param country of the first ship-to
 * @param priceDiffers a line's price is below the account's price in the ERP
 * @param stockShort a line asks for more than there is
 * @param itemUnknown an item that the ERP does not have or does not sell
 * @param taxDiffers the provider's tax is not the store's figure
 * @param taxSource provider of the tax that is used ("store" when the provider did not answer)
 * @param totalDiffers the store's total is not the sum
 * @param findings all of this in plain words, for the reviewer; only what is worth a look
 */
public record OrderAssessment(
        BigDecimal subtotal,
        BigDecimal discount,
        BigDecimal freight,
        BigDecimal fees,
        BigDecimal tax,
        BigDecimal total,
        BigDecimal marginPercent,
        boolean firstOrder,
        boolean onHold,
        BigDecimal onAccount,
        BigDecimal availableCredit,
        boolean overLimit,
        boolean addressKnown,
        String country,
        boolean priceDiffers,
        boolean stockShort,
        boolean itemUnknown,
        boolean taxDiffers,
        String taxSource,
        boolean totalDiffers,
        List<String> findings) {}
