package io.storebridge.connectors.ordercloud;

import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.SalesOrder.Billing;
import io.storebridge.commerce.SalesOrder.Shipment;
import io.storebridge.commerce.SalesOrder.Status;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The ERP's side of an order, in the states that tests need. */
record SalesOrders(String number, Status status, boolean held, List<Shipment> shipments, List<Billing> invoices) {

    static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    static SalesOrders open(String number) {
        return new SalesOrders(number, Status.open, false, List.of(), List.of());
    }

    SalesOrders is(Status now) {
        return new SalesOrders(number, now, held, shipments, invoices);
    }

    SalesOrders onHold(boolean now) {
        return new SalesOrders(number, status, now, shipments, invoices);
    }

    SalesOrders shipped(Shipment... all) {
        return new SalesOrders(number, status, held, List.of(all), invoices);
    }

    SalesOrders billed(Billing... all) {
        return new SalesOrders(number, status, held, shipments, List.of(all));
    }

    static Shipment shipment(String id, String tracking, Object... quantityByLine) {
        List<Shipment.Part> parts = new java.util.ArrayList<>();
        for (int i = 0; i < quantityByLine.length; i += 2) {
            String line = (String) quantityByLine[i];
            parts.add(new Shipment.Part(16384, line, "ITEM", new BigDecimal(quantityByLine[i + 1].toString())));
        }
        return new Shipment(id, DAY, "GROUND", tracking.isEmpty() ? List.of() : List.of(tracking.split(",")), parts);
    }

    /** @param lines ids of the store's lines */
    SalesOrder with(String... lines) {
        List<SalesOrder.Line> all = new java.util.ArrayList<>();
        for (String line : lines) {
            all.add(new SalesOrder.Line(
                    16384 * (all.size() + 1),
                    line,
                    "ITEM",
                    "Item",
                    new BigDecimal("2"),
                    "Each",
                    "MAIN",
                    new BigDecimal("10"),
                    new BigDecimal("20"),
                    BigDecimal.ZERO,
                    new BigDecimal("1"),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO));
        }
        return new SalesOrder(
                number,
                "O1",
                0,
                "AARONFIT0001",
                "Aaron Fitz Electrical",
                "USD",
                DAY,
                null,
                null,
                status,
                held,
                all,
                new BigDecimal("20"),
                BigDecimal.ZERO,
                new BigDecimal("25.00"),
                BigDecimal.ZERO,
                new BigDecimal("1.50"),
                new BigDecimal("46.50"),
                BigDecimal.ZERO,
                null,
                null,
                shipments,
                invoices);
    }
}
