package io.storebridge.sandbox.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Customers and items that invoices speak of. */
record MasterData(List<Customer> customers, List<Item> items) {

    private static final BigDecimal COST = new BigDecimal("0.60");

    /** @param number GP's; {@code contact} first and last name */
    record Customer(String number, String name, String country, String contact, String email) {}

    /** @param price the highest that was ever paid for a piece */
    record Item(String number, String description, BigDecimal price) {

        /** Per piece, 60 % of the price: a guess, as the file knows no costs. */
        BigDecimal cost() {
            return price.multiply(COST).setScale(2, RoundingMode.HALF_UP);
        }

        private Item with(Item other) {
            return new Item(number, description.isEmpty() ? other.description : description, price.max(other.price));
        }
    }

    /** GP's keys compare without regard to case: 85123a is 85123A, under the spelling that comes first. */
    static String key(String number) {
        return number.toUpperCase(Locale.ROOT);
    }

    static MasterData of(List<Invoice> invoices) {
        Map<String, Customer> customers = new LinkedHashMap<>();
        Map<String, Item> items = new LinkedHashMap<>();
        for (Invoice invoice : invoices) {
            customers.putIfAbsent(key(invoice.customerNumber()), customer(invoice));
            for (Invoice.Line line : invoice.lines()) {
                items.merge(key(line.item()), new Item(line.item(), line.description(), line.price()), Item::with);
            }
        }
        items.replaceAll((key, item) ->
                item.description().isEmpty() ? new Item(item.number(), "Item " + item.number(), item.price()) : item);
        return new MasterData(List.copyOf(customers.values()), List.copyOf(items.values()));
    }

    static Customer customer(Invoice invoice) {
        String number = invoice.customerNumber();
        String mailbox = number.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        return invoice.customer().isEmpty()
                ? new Customer(number, "Walk-in customers", "", "Walk In", mailbox + "@online-retail.example")
                : new Customer(
                        number,
                        "Customer " + invoice.customer(),
                        invoice.country(),
                        "Buyer " + invoice.customer(),
                        mailbox + "@online-retail.example");
    }
}
