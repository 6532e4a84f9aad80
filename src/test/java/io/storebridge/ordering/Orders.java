package io.storebridge.ordering;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.Buyer;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.Credit;
import io.storebridge.commerce.Customer;
import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.SalesOrder.Billing;
import io.storebridge.commerce.SalesOrder.Shipment;
import io.storebridge.commerce.SalesOrder.Status;
import io.storebridge.commerce.TaxResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Orders for tests: two chairs and a lamp, freight and tax, 403.00 in all. */
final class Orders {

    static final Address OFFICE = new Address(
            "PRIMARY", "Aaron Fitz", "Ann Abel", "11403 45 St. South", "", "Chicago", "IL", "60603", "US", "");

    private Orders() {}

    static PlacedOrder placed(String orderId, PlacedOrder.Account account, OrderPayment... payments) {
        return placed(orderId, account, "Ann.Abel@example.com", payments);
    }

    static PlacedOrder placed(String orderId, PlacedOrder.Account account, String email, OrderPayment... payments) {
        return new PlacedOrder(
                orderId,
                "USD",
                Instant.parse("2026-11-24T09:30:00Z"),
                account,
                new Buyer("buyer-17", "Ann Abel", email),
                "PO-4711",
                null,
                null,
                OFFICE,
                List.of(new PlacedOrder.ShipTo("1", OFFICE, null, null)),
                List.of(line("1", "CHAI-TSK-BLK", "2", "144.10"), line("2", "LAMP-DSK-LED", "1", "64.50")),
                List.of(new PlacedOrder.Fee("shipping", null, new BigDecimal("25.00"), null, null)),
                List.of(),
                null,
                List.of(payments),
                null,
                false,
                new BigDecimal("403.00"),
                Map.of());
    }

    static PlacedOrder.Line line(String id, String item, String quantity, String price) {
        return new PlacedOrder.Line(
                id,
                item,
                null,
                new BigDecimal(quantity),
                null,
                null,
                price == null ? null : new BigDecimal(price),
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                null);
    }

    static OrderPayment card(String amount) {
        return new OrderPayment(
                OrderPayment.Kind.card, new BigDecimal(amount), "pm_card_visa", null, "Visa ending in 4242", null);
    }

    static OrderPayment deposit(String amount) {
        return new OrderPayment(OrderPayment.Kind.deposit, new BigDecimal(amount), null, "CHECK-1", null, null);
    }

    static Charge charge(String id, String amount) {
        return new Charge(
                id,
                "PAY",
                "AARONFIT0001",
                Charge.Status.authorized,
                new BigDecimal(amount),
                "USD",
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Instant.parse("2026-11-24T09:30:00Z"));
    }

    static TaxResult tax(String amount) {
        return new TaxResult(new BigDecimal(amount), "avatax", "TX-1", false, List.of());
    }

    /** As it is right after it was made. */
    static SalesOrder made(String number, String orderId) {
        return made(number, orderId, "403.00");
    }

    static SalesOrder made(String number, String orderId, String total) {
        return state(number, orderId, "AARONFIT0001", LocalDate.parse("2026-11-24"), Status.open, total);
    }

    static SalesOrder state(
            String number, String orderId, String customer, LocalDate date, Status status, String total) {
        return new SalesOrder(
                number,
                orderId,
                0,
                customer,
                "Aaron Fitz Electrical",
                "USD",
                date,
                null,
                "PO-4711",
                status,
                false,
                List.of(soldLine(16384, "1", "CHAI-TSK-BLK", "2", "144.10")),
                new BigDecimal("352.70"),
                BigDecimal.ZERO,
                new BigDecimal("25.00"),
                BigDecimal.ZERO,
                new BigDecimal("25.30"),
                new BigDecimal(total),
                BigDecimal.ZERO,
                OFFICE,
                OFFICE,
                List.of(),
                List.of());
    }

    private static SalesOrder.Line soldLine(int id, String lineId, String item, String quantity, String price) {
        BigDecimal many = new BigDecimal(quantity);
        return new SalesOrder.Line(
                id,
                lineId,
                item,
                "Task Chair",
                many,
                "Each",
                "WAREHOUSE",
                new BigDecimal(price),
                many.multiply(new BigDecimal(price)),
                many,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    static SalesOrder with(SalesOrder order, Status status, List<Shipment> shipments, List<Billing> invoices) {
        return with(order, status, order.lines(), shipments, invoices);
    }

    static SalesOrder with(
            SalesOrder o,
            Status status,
            List<SalesOrder.Line> lines,
            List<Shipment> shipments,
            List<Billing> invoices) {
        return new SalesOrder(
                o.number(),
                o.orderId(),
                o.master(),
                o.customer(),
                o.customerName(),
                o.currency(),
                o.date(),
                o.wantedDate(),
                o.purchaseOrder(),
                status,
                o.held(),
                lines,
                o.subtotal(),
                o.discount(),
                o.freight(),
                o.miscellaneous(),
                o.tax(),
                o.total(),
                o.deposit(),
                o.billTo(),
                o.shipTo(),
                shipments,
                invoices);
    }

    static Shipment shipment(String id) {
        return new Shipment(
                id,
                LocalDate.parse("2026-11-25"),
                "GROUND",
                List.of("1Z999AA10123456784"),
                List.of(new Shipment.Part(16384, "1", "CHAI-TSK-BLK", BigDecimal.ONE)));
    }

    static Billing bill(String number, String total, boolean posted) {
        return new Billing(number, LocalDate.parse("2026-11-26"), new BigDecimal(total), posted, false);
    }

    static Customer customer(String number, String name) {
        return new Customer(
                number,
                name,
                false,
                false,
                false,
                "USA-ILMO-T1",
                "EXTPRCLVL",
                "Net 30",
                "PAUL W.",
                "USD",
                "",
                "Ann Abel",
                "ann.abel@example.com",
                "",
                new Credit(
                        Credit.Kind.amount,
                        new BigDecimal("1000.00"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        new BigDecimal("300.00"),
                        BigDecimal.ZERO),
                List.of(OFFICE));
    }
}
