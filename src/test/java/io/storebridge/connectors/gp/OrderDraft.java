package io.storebridge.connectors.gp;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.Buyer;
import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.TaxResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An order as a store would send it, to be filled in by tests. */
final class OrderDraft {

    static final Address CHICAGO = new Address(
            null,
            "Aaron Fitz",
            "Ben",
            "11403 45 St. South",
            "Dock 2",
            "Chicago",
            "IL",
            "60603",
            "US",
            "(312) 555-0102");
    static final Address RENO = new Address(null, "Branch", "Cora", "1 Main", null, "Reno", "NV", "89431", "US", null);

    final String orderId;
    String currency = "USD";
    Buyer buyer = GpFixture.ANN;
    PlacedOrder.Account account = new PlacedOrder.Account("acc-1", "AARONFIT0001", "Aaron Fitz", null, null);
    String purchaseOrder = "PO-4711";
    LocalDate wantedDate;
    String note;
    Address billTo;
    final List<PlacedOrder.ShipTo> shipTos = new ArrayList<>();
    final List<PlacedOrder.Line> lines = new ArrayList<>();
    final List<PlacedOrder.Fee> fees = new ArrayList<>();
    final List<PlacedOrder.Discount> discounts = new ArrayList<>();
    TaxResult tax;
    final List<OrderPayment> payments = new ArrayList<>();
    String schedule;
    boolean shipComplete;
    final Map<String, String> custom = new HashMap<>();

    OrderDraft(String orderId) {
        this.orderId = orderId;
    }

    OrderDraft line(String item, String quantity, String price) {
        return line(item, quantity, null, price, null, null, null);
    }

    OrderDraft line(
            String item, String quantity, String unit, String price, String discount, String shipTo, LocalDate wanted) {
        lines.add(new PlacedOrder.Line(
                String.valueOf(lines.size() + 1),
                item,
                null,
                decimal(quantity),
                unit,
                null,
                decimal(price),
                decimal(discount),
                null,
                shipTo,
                wanted,
                null,
                Map.of(),
                null));
        return this;
    }

    OrderDraft shipTo(String id, Address address, LocalDate wanted) {
        shipTos.add(new PlacedOrder.ShipTo(id, address, null, wanted));
        return this;
    }

    OrderDraft fee(String kind, String amount) {
        fees.add(new PlacedOrder.Fee(kind, null, decimal(amount), null, null));
        return this;
    }

    OrderDraft discount(PlacedOrder.Discount.Level level, String amount) {
        discounts.add(new PlacedOrder.Discount(level, null, null, decimal(amount)));
        return this;
    }

    OrderDraft payment(OrderPayment.Kind kind, String amount, String transactionId) {
        payments.add(new OrderPayment(kind, decimal(amount), null, transactionId, null, null));
        return this;
    }

    PlacedOrder build() {
        return new PlacedOrder(
                orderId,
                currency,
                Instant.parse("2026-11-20T23:30:00Z"),
                account,
                buyer,
                purchaseOrder,
                wantedDate,
                note,
                billTo,
                shipTos.isEmpty() ? List.of(new PlacedOrder.ShipTo("1", CHICAGO, null, null)) : shipTos,
                lines,
                fees,
                discounts,
                tax,
                payments,
                schedule,
                shipComplete,
                null,
                custom);
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
