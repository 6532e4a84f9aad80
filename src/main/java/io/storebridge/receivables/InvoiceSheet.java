package io.storebridge.receivables;

import static io.storebridge.receivables.Wording.clean;
import static io.storebridge.receivables.Wording.day;
import static io.storebridge.receivables.Wording.money;

import io.storebridge.commerce.Invoice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the template of an invoice can show: text as it is printed, and conditions. */
final class InvoiceSheet {

    private final Invoice invoice;
    private final Map<String, Object> sheet = new LinkedHashMap<>();

    private InvoiceSheet(Invoice invoice) {
        this.invoice = invoice;
    }

    static Map<String, Object> of(
            Invoice invoice, CompanyProperties company, boolean logo, DocumentProperties.PageSize size) {
        return new InvoiceSheet(invoice).fill(company, logo, size);
    }

    private Map<String, Object> fill(CompanyProperties company, boolean logo, DocumentProperties.PageSize size) {
        sheet.put("pageSize", size == DocumentProperties.PageSize.a4 ? "A4" : "letter");
        sheet.put("company", company(company));
        sheet.put("logo", logo);
        sheet.put("number", clean(invoice.number()));
        sheet.put("customer", clean(invoice.customer()));
        sheet.put("customerName", clean(invoice.customerName()));
        sheet.put("date", day(invoice.date()));
        sheet.put("due", day(invoice.due()));
        sheet.put("terms", clean(invoice.terms()));
        sheet.put("purchaseOrder", clean(invoice.purchaseOrder()));
        sheet.put("order", clean(invoice.orderNumber()));
        sheet.put("currency", clean(invoice.currency()));
        sheet.put("billTo", Wording.lines(invoice.billTo()));
        sheet.put("shipTo", Wording.lines(invoice.shipTo()));
        sheet.put("hasLines", !invoice.lines().isEmpty());
        sheet.put("lines", invoice.lines().stream().map(this::line).toList());
        sheet.put("totals", totals());
        sheet.put("total", amount(invoice.total()));
        BigDecimal paid = invoice.total().subtract(invoice.balance());
        sheet.put("payments", !invoice.voided() && paid.signum() > 0 ? amount(paid.negate()) : "");
        sheet.put("balance", amount(invoice.voided() ? BigDecimal.ZERO : invoice.balance()));
        sheet.put("owed", !invoice.voided() && invoice.balance().signum() > 0);
        sheet.put("paid", !invoice.voided() && invoice.balance().signum() == 0);
        sheet.put("overdue", invoice.overdue() && !invoice.voided());
        sheet.put("voided", invoice.voided());
        return sheet;
    }

    private static Map<String, Object> company(CompanyProperties company) {
        Map<String, Object> seller = new LinkedHashMap<>();
        seller.put("name", clean(company.name()));
        seller.put("address", company.address());
        seller.put("phone", company.phone());
        seller.put("email", company.email());
        seller.put("website", company.website());
        seller.put("taxNumber", company.taxNumber());
        seller.put("remitTo", company.remitTo());
        seller.put("hasRemitTo", !company.remitTo().isEmpty());
        seller.put("note", company.note());
        return seller;
    }

    private Map<String, Object> line(Invoice.Line line) {
        return Map.of(
                "item", clean(line.item()),
                "description", clean(line.description()),
                "quantity", Wording.number(line.quantity()),
                "unit", clean(line.unit()),
                "unitPrice", amount(line.unitPrice()),
                "total", amount(line.total()));
    }

    /** What lies between the lines and the total; what is zero is not printed, but for the subtotal. */
    private List<Map<String, String>> totals() {
        List<Map<String, String>> rows = new ArrayList<>();
        if (invoice.subtotal() == null) {
            return rows;
        }
        rows.add(Map.of("label", "Subtotal", "amount", amount(invoice.subtotal())));
        add(
                rows,
                "Discount",
                invoice.discount() == null ? null : invoice.discount().negate());
        add(rows, "Freight", invoice.freight());
        add(rows, "Miscellaneous", invoice.miscellaneous());
        add(rows, "Tax", invoice.tax());
        return rows;
    }

    private void add(List<Map<String, String>> rows, String label, BigDecimal amount) {
        if (amount != null && amount.signum() != 0) {
            rows.add(Map.of("label", label, "amount", amount(amount)));
        }
    }

    private String amount(BigDecimal amount) {
        return money(amount, invoice.currency());
    }
}
