package io.storebridge.commerce;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A posted invoice. Amounts in {@code currency} (ISO 4217).
 *
 * @param balance what is still owed; zero when it is paid
 * @param orderNumber the ERP's order that it bills; null when it bills none
 * @param subtotal the lines' sum; subtotal, freight, miscellaneous, tax and discount are null for an invoice that was
 *     entered without lines
 * @param billTo null in lists
 * @param shipTo null in lists
 * @param lines empty in lists, and for an invoice that was entered without lines
 */
@Input(title = "Invoice", hint = "The invoice as the ERP posted it, with its lines; a document.")
public record Invoice(
        String number,
        String customer,
        String customerName,
        LocalDate date,
        LocalDate due,
        String terms,
        String purchaseOrder,
        String orderNumber,
        String currency,
        BigDecimal subtotal,
        BigDecimal freight,
        BigDecimal miscellaneous,
        BigDecimal tax,
        BigDecimal discount,
        BigDecimal total,
        BigDecimal balance,
        boolean overdue,
        boolean voided,
        Address billTo,
        Address shipTo,
        List<Line> lines) {

    /**
     * @param unitPrice after the line's markdown, per unit
     * @param total quantity x unit price, rounded to the currency
     */
    public record Line(
            String item,
            String description,
            BigDecimal quantity,
            String unit,
            BigDecimal unitPrice,
            BigDecimal total) {}
}
