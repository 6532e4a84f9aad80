package io.storebridge.receivables;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.storebridge.commerce.Invoice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A customer's invoices as the storefront lists them, newest first. */
@Schema(description = "A customer's invoices, newest first")
record InvoiceList(
        @Schema(example = "AARONFIT0001") String customer,
        @Schema(description = "What is owed on the invoices listed, by currency") List<Owed> totalOpen,
        @Schema(description = "There may be more invoices than `limit`; the totals cover those listed") boolean more,
        List<Entry> invoices) {

    @Schema(name = "InvoiceTotal")
    record Owed(
            @Schema(example = "USD", description = "ISO 4217") String currency,
            @Schema(type = "string", example = "2150.75") @JsonFormat(shape = JsonFormat.Shape.STRING)
                    BigDecimal amount,
            @Schema(type = "string", example = "732.35", description = "The part of it past its due date")
                    @JsonFormat(shape = JsonFormat.Shape.STRING)
                    BigDecimal overdue) {

        Owed plus(Invoice invoice) {
            return new Owed(
                    currency,
                    amount.add(invoice.balance()),
                    invoice.overdue() ? overdue.add(invoice.balance()) : overdue);
        }
    }

    @Schema(name = "InvoiceEntry")
    record Entry(
            @Schema(example = "STDINV2260") String number,
            @Schema(example = "2026-10-24") LocalDate date,
            @Schema(example = "2026-11-23") LocalDate due,
            @Schema(example = "PO-4711", description = "The customer's own order number") String purchaseOrder,
            @Schema(example = "STDORD2254", description = "The seller's order; null when it bills none") String order,
            @Schema(type = "string", example = "732.35") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal total,
            @Schema(type = "string", example = "732.35", description = "What is still owed")
                    @JsonFormat(shape = JsonFormat.Shape.STRING)
                    BigDecimal balance,
            boolean overdue,
            boolean voided,
            @Schema(example = "USD", description = "ISO 4217") String currency) {

        static Entry of(Invoice invoice) {
            return new Entry(
                    invoice.number(),
                    invoice.date(),
                    invoice.due(),
                    invoice.purchaseOrder(),
                    invoice.orderNumber(),
                    invoice.total(),
                    invoice.balance(),
                    invoice.overdue(),
                    invoice.voided(),
                    invoice.currency());
        }
    }

    static InvoiceList of(String customer, List<Invoice> found, boolean more) {
        Map<String, Owed> owed = new LinkedHashMap<>();
        for (Invoice invoice : found) {
            BigDecimal nothing = BigDecimal.ZERO.setScale(invoice.balance().scale());
            Owed before = owed.getOrDefault(invoice.currency(), new Owed(invoice.currency(), nothing, nothing));
            owed.put(invoice.currency(), before.plus(invoice));
        }
        return new InvoiceList(
                customer,
                List.copyOf(owed.values()),
                more,
                found.stream().map(Entry::of).toList());
    }
}
