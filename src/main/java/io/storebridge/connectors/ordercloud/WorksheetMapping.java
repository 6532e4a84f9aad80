package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.Address;
import io.storebridge.commerce.Buyer;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.PlacedOrder.Account;
import io.storebridge.commerce.PlacedOrder.Fee;
import io.storebridge.commerce.PlacedOrder.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * OrderCloud's order worksheet (the order, its lines, promotions, ship estimates and calculation) as a placed order. What
 * decides over money is taken from fields that a buyer cannot write: item and unit come from the product's xp, not the
 * line's, the customer number from the buyer company's.
 */
final class WorksheetMapping {

    private final OrderSettings settings;

    WorksheetMapping(OrderSettings settings) {
        this.settings = settings;
    }

    /**
     * @param payments as the store lists them; empty at checkout
     * @param buyer the buyer company
     * @throws io.storebridge.commerce.Failure.Rejected value-invalid with all that is missing
     */
    PlacedOrder order(JsonNode worksheet, List<JsonNode> payments, JsonNode buyer) {
        JsonNode order = worksheet.path("Order");
        Findings findings = new Findings(order.path("ID").asText());
        ChosenShipping shipping = new ChosenShipping(worksheet, settings);
        Promotions promotions = new Promotions(worksheet, settings);
        StoreAddresses places = new StoreAddresses();
        Map<String, String> shipToByLine = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        for (JsonNode line : worksheet.path("LineItems")) {
            String shipTo = shipTo(line, lines.size(), shipping, places, findings);
            shipToByLine.put(line.path("ID").asText(), shipTo);
            lines.add(line(line, lines.size(), shipTo, promotions, findings));
        }
        if (lines.isEmpty()) {
            findings.add("/lines", "It has no lines.");
        }
        OrderPayments paid = new OrderPayments(payments, Xp.amount(order, "Total"), settings, findings);
        String purchaseOrder = paid.purchaseOrder();
        PlacedOrder placed = new PlacedOrder(
                order.path("ID").asText(),
                currency(order, findings),
                placedAt(order),
                account(order, buyer, findings),
                buyer(order, findings),
                purchaseOrder == null ? Xp.text(order.path("xp"), settings.purchaseOrderField()) : purchaseOrder,
                null,
                Xp.text(order, "Comments"),
                StoreAddresses.of(order.path("BillingAddress")),
                places.shipTos(),
                lines,
                fees(worksheet, shipping, shipToByLine),
                promotions.ofOrder(),
                CalculatedTax.read(worksheet),
                paid.payments(),
                Xp.text(order, "SubscriptionID"),
                Xp.at(order.path("xp"), settings.shipCompleteField()).asBoolean(),
                Xp.amount(order, "Total"),
                Xp.texts(order.path("xp"), settings.customFields()));
        findings.throwIfAny();
        return placed;
    }

    private String currency(JsonNode order, Findings findings) {
        String currency = Xp.text(order, "Currency");
        if (currency == null) {
            currency = settings.currency();
        }
        if (currency == null || currency.isBlank()) {
            findings.add(
                    "/currency",
                    "It says no currency: give the buyer a locale in OrderCloud, or set storebridge.ordercloud.orders.currency.");
        }
        return currency;
    }

    private static Instant placedAt(JsonNode order) {
        for (String date : new String[] {"DateSubmitted", "DateCreated"}) {
            try {
                return OffsetDateTime.parse(order.path(date).asText()).toInstant();
            } catch (DateTimeParseException absent) {
                // an order that is not submitted yet, at checkout
            }
        }
        return null;
    }

    private Account account(JsonNode order, JsonNode buyer, Findings findings) {
        String id = Xp.text(order, "FromCompanyID");
        String name = Xp.text(buyer, "Name");
        if (id == null) {
            findings.add("/account/id", "It names no buyer company.");
        }
        return new Account(
                id,
                Buyers.customerNumber(buyer, settings),
                name,
                Xp.text(buyer, "xp.Phone"),
                Xp.text(buyer.path("xp"), settings.exemptionField()));
    }

    private static Buyer buyer(JsonNode order, Findings findings) {
        JsonNode user = order.path("FromUser");
        String email = Xp.text(user, "Email");
        if (email == null) {
            findings.add("/buyer/email", "Its user has no e-mail address.");
        }
        String name = StoreAddresses.joined(user, "FirstName", "LastName");
        return new Buyer(Xp.text(user, "ID"), name.isEmpty() ? Xp.text(user, "Username") : name, email);
    }

    private static String shipTo(
            JsonNode line, int index, ChosenShipping shipping, StoreAddresses places, Findings findings) {
        Address address = StoreAddresses.of(line.path("ShippingAddress"));
        if (address == null) {
            findings.add("/lines/" + index + "/shipTo", "Line " + (index + 1) + " has no shipping address.");
            return null;
        }
        String pointer = "/shipTos/" + places.shipTos().size() + "/shippingMethod";
        return places.shipTo(address, shipping.methodOf(line.path("ID").asText(), findings, pointer));
    }

    private Line line(JsonNode line, int index, String shipTo, Promotions promotions, Findings findings) {
        JsonNode product = line.path("Product");
        BigDecimal quantity = quantity(line);
        if (quantity == null || quantity.signum() <= 0) {
            findings.add("/lines/" + index + "/quantity", "Line " + (index + 1) + " has no quantity.");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (JsonNode spec : line.path("Specs")) {
            String name = Xp.text(spec, "Name");
            String value = Xp.text(spec, "Value");
            if (value != null) {
                attributes.put(name == null ? Xp.text(spec, "SpecID") : name, value);
            }
        }
        String variant = variant(line, attributes);
        attributes.putAll(Xp.texts(line.path("xp"), settings.lineFields()));
        return new Line(
                line.path("ID").asText(),
                item(line),
                Xp.text(product, "Name"),
                quantity,
                Xp.text(product, "xp.GP.Unit"),
                Xp.text(line, "InventoryRecordID"),
                Xp.amount(line, "UnitPrice"),
                promotions.ofLine(line.path("ID").asText()),
                Xp.text(product.path("xp"), settings.taxCodeField()),
                shipTo,
                OrderPayments.day(line.path("DateNeeded")),
                variant,
                attributes,
                Xp.text(line.path("xp"), settings.noteField()));
    }

    /** In the product's unit: a product that is sold by the dozen counts twelve. */
    private static BigDecimal quantity(JsonNode line) {
        BigDecimal quantity = Xp.amount(line, "Quantity");
        return quantity == null ? null : quantity.multiply(multiplier(line));
    }

    /** How many of the product's unit one of the store's line is. */
    static BigDecimal multiplier(JsonNode line) {
        BigDecimal multiplier = Xp.amount(line, "Product.QuantityMultiplier");
        return multiplier == null || multiplier.signum() <= 0 ? BigDecimal.ONE : multiplier;
    }

    private static String item(JsonNode line) {
        for (String path : new String[] {"Variant.xp.GP.ItemNumber", "Product.xp.GP.ItemNumber", "ProductID"}) {
            String item = Xp.text(line, path);
            if (item != null) {
                return item;
            }
        }
        return null;
    }

    private static String variant(JsonNode line, Map<String, String> specs) {
        String name = Xp.text(line, "Variant.Name");
        if (name == null && !specs.isEmpty()) {
            return String.join(" / ", specs.values());
        }
        return name == null ? Xp.text(line, "Variant.ID") : name;
    }

    /** Shipping, and what the calculation has added: in detail when {@code xp.Fees} of its answer adds up to it. */
    private static List<Fee> fees(JsonNode worksheet, ChosenShipping shipping, Map<String, String> shipToByLine) {
        List<Fee> fees = new ArrayList<>(shipping.fees(Xp.amount(worksheet, "Order.ShippingCost"), shipToByLine));
        BigDecimal others = Xp.amount(worksheet, "Order.Fees");
        if (others == null || others.signum() <= 0) {
            return fees;
        }
        List<Fee> detailed = new ArrayList<>();
        for (JsonNode fee : worksheet.at("/OrderCalculateResponse/xp/Fees")) {
            BigDecimal amount = Xp.amount(fee, "Amount");
            if (amount != null && amount.signum() > 0 && Xp.text(fee, "Kind") != null) {
                detailed.add(new Fee(
                        Xp.text(fee, "Kind"), Xp.text(fee, "Description"), amount, Xp.text(fee, "TaxCode"), null));
            }
        }
        BigDecimal sum = detailed.stream().map(Fee::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(others) == 0) {
            fees.addAll(detailed);
        } else {
            fees.add(new Fee("handling", "Fees", others, null, null));
        }
        return fees;
    }
}
