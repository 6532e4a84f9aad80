package io.storebridge.commerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * An order as it was placed on a store. Amounts in {@code currency}, without tax unless said otherwise; what has no value
 * is null, lists and maps are empty.
 *
 * @param orderId the store's id of the order, unique; the business id of its workflow
 * @param currency ISO 4217
 * @param placedAt when the buyer placed it, UTC
 * @param purchaseOrder the buyer's own purchase order number
 * @param wantedDate when the goods are wanted; a ship-to or a line may say otherwise
 * @param note the buyer's words
 * @param shipTos one at least; several: a split shipment
 * @param fees shipping, handling, customs duties and the like
 * @param discounts on the order or on shipping; discounts on a line are the line's
 * @param tax the store's own figure; null when the store has none
 * @param payments how it is paid; what they do not cover is on account
 * @param schedule reference of the recurring order that this one belongs to
 * @param shipComplete nothing is to be sent before everything is there
 * @param total what the store says the buyer has to pay, with tax; null when it does not say
 * @param custom the company's own fields by name
 */
@Input(title = "Order", hint = "The order as it was placed on the store, a document.")
public record PlacedOrder(
        String orderId,
        String currency,
        Instant placedAt,
        Account account,
        Buyer buyer,
        String purchaseOrder,
        LocalDate wantedDate,
        String note,
        Address billTo,
        List<ShipTo> shipTos,
        List<Line> lines,
        List<Fee> fees,
        List<Discount> discounts,
        TaxResult tax,
        List<OrderPayment> payments,
        String schedule,
        boolean shipComplete,
        BigDecimal total,
        Map<String, String> custom) {

    public PlacedOrder {
        shipTos = shipTos == null ? List.of() : List.copyOf(shipTos);
        lines = lines == null ? List.of() : List.copyOf(lines);
        fees = fees == null ? List.of() : List.copyOf(fees);
        discounts = discounts == null ? List.of() : List.copyOf(discounts);
        payments = payments == null ? List.of() : List.copyOf(payments);
        custom = custom == null ? Map.of() : Map.copyOf(custom);
    }

    public PlacedOrder withLines(List<Line> others) {
        return new PlacedOrder(
                orderId,
                currency,
                placedAt,
                account,
                buyer,
                purchaseOrder,
                wantedDate,
                note,
                billTo,
                shipTos,
                others,
                fees,
                discounts,
                tax,
                payments,
                schedule,
                shipComplete,
                total,
                custom);
    }

    /**
     * Who orders.
     *
     * @param id the store's id of the account; null for a store that has no accounts
     * @param customer the ERP's customer number, when the store knows it
     * @param name the company's name; needed for a customer that the ERP does not have
     * @param taxExemption number of the tax exemption certificate, when the store knows it
     */
    public record Account(String id, String customer, String name, String phone, String taxExemption) {}

    /**
     * Where goods go.
     *
     * @param id by which lines and fees name it, unique in the order
     * @param address with {@code code} when it is one that the ERP knows of the customer
     * @param shippingMethod the ERP's shipping method; null: the customer's
     */
    public record ShipTo(String id, Address address, String shippingMethod, LocalDate wantedDate) {}

    /**
     * @param id the store's id of the line, unique in the order
     * @param quantity in {@code unit}, above zero
     * @param unit unit of measure; null: the item's selling unit
     * @param warehouse null: the customer's or the default warehouse
     * @param unitPrice per unit before the discount; null: the account's price in the ERP
     * @param discount off the whole line, not below zero; null: none
     * @param taxCode the product's tax code at the tax provider
     * @param shipTo id of the ship-to; null: the first
     * @param variant what was chosen of the product ("Blue / L")
     * @param attributes selections and custom data by name
     */
    public record Line(
            String id,
            String item,
            String description,
            BigDecimal quantity,
            String unit,
            String warehouse,
            BigDecimal unitPrice,
            BigDecimal discount,
            String taxCode,
            String shipTo,
            LocalDate wantedDate,
            String variant,
            Map<String, String> attributes,
            String note) {

        public Line {
            attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
        }

        public Line withPrice(BigDecimal price) {
            return new Line(
                    id,
                    item,
                    description,
                    quantity,
                    unit,
                    warehouse,
                    price,
                    discount,
                    taxCode,
                    shipTo,
                    wantedDate,
                    variant,
                    attributes,
                    note);
        }
    }

    /**
     * @param kind shipping, handling, duty, insurance, or a word of the company's own that the ERP's settings name
     * @param amount not below zero
     * @param shipTo id of the ship-to that it belongs to; null: the whole order
     */
    public record Fee(String kind, String description, BigDecimal amount, String taxCode, String shipTo) {}

    /** @param amount off, not below zero */
    public record Discount(Level level, String code, String description, BigDecimal amount) {

        /** What it is taken off; lower case in JSON. */
        public enum Level {
            order,
            shipping
        }
    }
}
