package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.SalesOrder.Status;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an order says of the ERP in {@code xp.GP}: SopNumber (the first number; the sweep looks for orders without one),
 * Status, Message, Held, Outcome (Rejected or Cancelled) and Reason, and Orders: one for each of the ERP's orders, under its
 * number. Amounts and quantities are decimal strings; quantities that are zero are left out.
 */
final class OrderMarks {

    /** OrderCloud takes 8000 bytes of xp, in which the storefront's own fields have a place too. */
    private static final int MOST_BYTES = 7_800;

    private final ObjectMapper json;

    OrderMarks(ObjectMapper json) {
        this.json = json;
    }

    /** The change that a PATCH makes; null when the order says so already. */
    ObjectNode placed(JsonNode found, List<SalesOrder> salesOrders) {
        ObjectNode gp = Buyers.gp(found, json);
        salesOrders.forEach(order -> put(gp, order));
        sum(gp);
        return change(found, gp);
    }

    ObjectNode off(JsonNode found, String outcome, String reason) {
        ObjectNode gp = Buyers.gp(found, json);
        String word = capitalized(outcome);
        gp.put("Outcome", word).put("Status", word).put("Reason", reason).putNull("Message");
        return change(found, gp);
    }

    ObjectNode marked(JsonNode found, String status, String message) {
        ObjectNode gp = Buyers.gp(found, json);
        gp.put("Status", capitalized(status)).put("Message", message);
        return change(found, gp);
    }

    private void put(ObjectNode gp, SalesOrder order) {
        if (!gp.hasNonNull("SopNumber")) {
            gp.put("SopNumber", order.number());
        }
        JsonNode present = gp.path("Orders");
        ObjectNode orders = present.isObject() ? (ObjectNode) present : gp.putObject("Orders");
        orders.set(order.number(), part(order));
    }

    private ObjectNode part(SalesOrder order) {
        ObjectNode part = json.createObjectNode();
        part.put("Status", capitalized(order.status().name())).put("Held", order.held());
        part.put("Total", text(order.total())).put("Currency", order.currency());
        part.put("Tax", text(order.tax())).put("Freight", text(order.freight()));
        if (order.date() != null) {
            part.put("Date", order.date().toString());
        }
        var invoices = part.putArray("Invoices");
        for (SalesOrder.Billing invoice : order.invoices()) {
            if (!invoice.voided()) {
                ObjectNode one = invoices.addObject().put("Number", invoice.number());
                one.put("Date", invoice.date() == null ? null : invoice.date().toString());
                one.put("Total", text(invoice.total())).put("Posted", invoice.posted());
            }
        }
        var tracking = part.putArray("Tracking");
        order.shipments().forEach(shipment -> shipment.tracking().forEach(tracking::add));
        var lines = part.putArray("Lines");
        order.lines().forEach(line -> lines.add(line(line)));
        return part;
    }

    private ObjectNode line(SalesOrder.Line line) {
        ObjectNode one = json.createObjectNode().put("ID", line.lineId()).put("Line", line.id());
        quantity(one, "Quantity", line.quantity());
        quantity(one, "Allocated", line.allocated());
        quantity(one, "BackOrdered", line.backOrdered());
        quantity(one, "Shipped", line.shipped());
        quantity(one, "Invoiced", line.invoiced());
        quantity(one, "Cancelled", line.cancelled());
        return one;
    }

    private static void quantity(ObjectNode line, String name, BigDecimal quantity) {
        if (quantity != null && quantity.signum() != 0) {
            line.put(name, text(quantity));
        }
    }

    /** The whole order's status: of its parts that are not void the one that is behind, and on its way when one is. */
    private static void sum(ObjectNode gp) {
        List<Status> alive = new ArrayList<>();
        boolean held = false;
        for (JsonNode part : gp.path("Orders")) {
            Status status = Status.valueOf(part.path("Status").asText().toLowerCase(Locale.ROOT));
            held |= part.path("Held").asBoolean();
            if (status != Status.voided) {
                alive.add(status);
            }
        }
        gp.put("Held", held);
        if (gp.hasNonNull("Outcome")) {
            return;
        }
        if (alive.isEmpty()) {
            gp.put("Outcome", "Cancelled");
        }
        gp.put(
                "Status",
                alive.isEmpty() ? "Cancelled" : capitalized(status(alive).name()));
        gp.put("Message", held ? "Your order is on hold." : null);
    }

    private static Status status(List<Status> alive) {
        Status behind = alive.stream().min(Status::compareTo).orElseThrow();
        boolean someOnTheWay = alive.stream().anyMatch(one -> one.compareTo(Status.shipping) >= 0);
        return someOnTheWay && behind.compareTo(Status.shipping) < 0 ? Status.shipping : behind;
    }

    static boolean isOff(JsonNode order) {
        return order.at("/xp/GP").hasNonNull("Outcome");
    }

    /** Every part is as far as the store follows it, and not all of them are void. */
    static boolean isShipped(JsonNode order) {
        boolean any = false;
        for (JsonNode part : order.at("/xp/GP/Orders")) {
            String status = part.path("Status").asText();
            if (!List.of("Shipped", "Invoiced", "Closed", "Voided").contains(status)) {
                return false;
            }
            any |= !status.equals("Voided");
        }
        return any;
    }

    private ObjectNode change(JsonNode found, ObjectNode gp) {
        leaveOut(found, gp, "Lines");
        leaveOut(found, gp, "Tracking");
        if (gp.equals(found.at("/xp/GP"))) {
            return null;
        }
        ObjectNode part = json.createObjectNode();
        part.putObject("xp").set("GP", gp);
        return part;
    }

    /** From all parts, when it is too much for OrderCloud. */
    private static void leaveOut(JsonNode found, ObjectNode gp, String name) {
        JsonNode xp = found.path("xp");
        int foreign = bytes(xp) - bytes(xp.path("GP"));
        if (foreign + bytes(gp) > MOST_BYTES) {
            gp.path("Orders").forEach(part -> ((ObjectNode) part).remove(name));
        }
    }

    private static int bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** {@code payment-needed} is PaymentNeeded, as OrderCloud writes its own words. */
    static String capitalized(String word) {
        return word == null
                ? null
                : Stream.of(word.split("-"))
                        .filter(part -> !part.isEmpty())
                        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                        .collect(Collectors.joining());
    }

    private static String text(BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
