package io.storebridge.connectors.tax;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.Invoice;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.PlacedOrder.Discount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Orders and invoices to work the tax out of, and the seller's settings. */
public final class Orders {

    public static final Address CHICAGO = address("11403 45 St. South", "Chicago", "IL", "60603-0776", "US");
    public static final Address MINNEAPOLIS = address("1 Main St", "Minneapolis", "Minnesota", "55401", "USA");
    public static final Address NOWHERE = address("1 Main St", "Chicago", "IL", "90210", "US");

    private Orders() {}

    public static TaxProperties settings(String provider) {
        return new TaxProperties(
                provider,
                new Place("4277 Lyndale Avenue", "", "Minneapolis", "MN", "55409", "US"),
                Map.of("EAST", new Place("210 Frelinghuysen Avenue", "", "Newark", "NJ", "07114", "US")),
                ZoneOffset.UTC);
    }

    public static Address address(String street, String city, String state, String zip, String country) {
        return new Address("", "", "", street, "", city, state, zip, country, "");
    }

    public static PlacedOrder.Line line(String id, String quantity, String price, String discount, String shipTo) {
        return new PlacedOrder.Line(
                id,
                "ITEM-" + id,
                "Item " + id,
                new BigDecimal(quantity),
                null,
                null,
                price == null ? null : new BigDecimal(price),
                discount == null ? null : new BigDecimal(discount),
                "P0000000",
                shipTo,
                null,
                null,
                null,
                null);
    }

    public static PlacedOrder.Fee fee(String kind, String amount, String shipTo) {
        return new PlacedOrder.Fee(kind, null, new BigDecimal(amount), null, shipTo);
    }

    public static Discount discount(Discount.Level level, String amount) {
        return new Discount(level, "SPRING", null, new BigDecimal(amount));
    }

    public static PlacedOrder order(
            String id,
            List<Address> shipTos,
            List<PlacedOrder.Line> lines,
            List<PlacedOrder.Fee> fees,
            List<Discount> discounts) {
        List<PlacedOrder.ShipTo> places = java.util.stream.IntStream.range(0, shipTos.size())
                .mapToObj(i -> new PlacedOrder.ShipTo(Integer.toString(i + 1), shipTos.get(i), null, null))
                .toList();
        return new PlacedOrder(
                id,
                "USD",
                Instant.parse("2026-11-24T09:30:00Z"),
                new PlacedOrder.Account("acme", "AARONFIT0001", "Aaron", null, null),
                null,
                "PO-4711",
                null,
                null,
                null,
                places,
                lines,
                fees,
                discounts,
                null,
                null,
                null,
                false,
                null,
                null);
    }

    /** Two chairs at 189.00 and 25.00 of shipping to Chicago, where shipping is not taxed: 10.25 % of 378.00. */
    public static PlacedOrder chairs(String id) {
        return order(
                id,
                List.of(CHICAGO),
                List.of(line("1", "2", "189.00", null, null)),
                List.of(fee("shipping", "25.00", null)),
                List.of());
    }

    /** What bills the whole of {@link #chairs}, or a part of it. */
    public static Invoice invoice(String number, String quantity, String freight, String tax) {
        BigDecimal goods = new BigDecimal("189.00").multiply(new BigDecimal(quantity));
        BigDecimal total = goods.add(new BigDecimal(freight)).add(new BigDecimal(tax));
        return new Invoice(
                number,
                "AARONFIT0001",
                "Aaron Fittings & Electric",
                LocalDate.of(2026, 11, 25),
                LocalDate.of(2026, 12, 25),
                "Net 30",
                "PO-4711",
                "ORD1",
                "USD",
                goods,
                new BigDecimal(freight),
                new BigDecimal("0.00"),
                new BigDecimal(tax),
                new BigDecimal("0.00"),
                total,
                total,
                false,
                false,
                CHICAGO,
                CHICAGO,
                List.of(new Invoice.Line(
                        "ITEM-1", "Item 1", new BigDecimal(quantity), "Each", new BigDecimal("189.00"), goods)));
    }
}
