package io.storebridge.commerce;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** An order as the ERP holds it. Amounts in {@code currency}; {@code quoteNumber} is null when it was not made from a quote. */
@Input(title = "Order", hint = "The order as the ERP made it, a document.")
public record Order(
        String number,
        String quoteNumber,
        String customer,
        Buyer buyer,
        String currency,
        LocalDate date,
        LocalDate wantedDate,
        String purchaseOrder,
        List<Line> lines,
        BigDecimal subtotal,
        BigDecimal freight,
        BigDecimal tax,
        BigDecimal total) {

    /**
     * @param allocated what the warehouse has set aside
     * @param backOrdered what will follow when stock arrives
     */
    public record Line(
            int id,
            String item,
            String description,
            BigDecimal quantity,
            String unit,
            String warehouse,
            BigDecimal unitPrice,
            BigDecimal total,
            BigDecimal allocated,
            BigDecimal backOrdered) {}
}
