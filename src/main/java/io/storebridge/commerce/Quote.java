package io.storebridge.commerce;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A quote as the ERP holds it. Amounts in {@code currency}.
 *
 * @param number the ERP's number
 * @param expires the last day on which it can be accepted
 * @param discountPercent the greatest discount of a line against its list price
 * @param marginPercent (subtotal - cost) / subtotal; null when the subtotal is zero
 * @param stockShort some line asks for more than its warehouse can give
 * @param voided no longer valid in the ERP
 */
@Input(title = "Quote", hint = "The quote as the ERP holds it, a document.")
public record Quote(
        String number,
        String customer,
        Buyer buyer,
        String currency,
        LocalDate date,
        LocalDate expires,
        LocalDate wantedDate,
        String note,
        List<Line> lines,
        BigDecimal subtotal,
        BigDecimal freight,
        BigDecimal tax,
        BigDecimal total,
        BigDecimal discountPercent,
        BigDecimal marginPercent,
        boolean stockShort,
        boolean voided) {

    /**
     * @param id the ERP's line sequence; 0 for a line that the ERP does not have yet
     * @param listPrice the item's list price per unit
     * @param accountPrice this customer's price for this quantity per unit
     * @param unitPrice the price quoted per unit
     * @param total quantity x unit price, rounded to the currency
     * @param unitCost current cost per unit
     * @param available what the warehouse can give, in {@code unit}; null for items without stock, such as services
     * @param backOrder whether the item may be back-ordered
     */
    public record Line(
            int id,
            String item,
            String description,
            BigDecimal quantity,
            String unit,
            String warehouse,
            BigDecimal listPrice,
            BigDecimal accountPrice,
            BigDecimal unitPrice,
            BigDecimal total,
            BigDecimal unitCost,
            BigDecimal discountPercent,
            BigDecimal marginPercent,
            BigDecimal available,
            boolean backOrder,
            String note) {}
}
