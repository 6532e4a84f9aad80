package io.storebridge.connectors.taxjar;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.Address;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Invoice;
import io.storebridge.connectors.tax.Place;
import io.storebridge.connectors.tax.Sale;
import io.storebridge.connectors.tax.Shares;
import io.storebridge.connectors.tax.TaxProperties;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Sales as TaxJar is sent them. It takes whole quantities only: where a line's amount would differ, the line is one piece. */
final class Requests {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy/MM/dd");

    private final ObjectMapper json;
    private final TaxjarProperties taxjar;
    private final TaxProperties settings;

    Requests(ObjectMapper json, TaxjarProperties taxjar, TaxProperties settings) {
        this.json = json;
        this.taxjar = taxjar;
        this.settings = settings;
    }

    /**
     * What goes to one destination from one place. TaxJar takes one origin in a request: where goods of several warehouses
     * go to one place, it is the warehouse of the first.
     */
    ObjectNode estimate(Sale sale, int destination, String customerNumber, String taxExemption) {
        List<Sale.Part> parts = sale.parts();
        Place from = parts.stream()
                .filter(part -> part.destination() == destination)
                .map(Sale.Part::from)
                .findFirst()
                .orElse(settings.shipFrom());
        ObjectNode body = json.createObjectNode();
        place(body, "from", from);
        place(body, "to", sale.destinations().get(destination));
        put(body, "customer_id", customerNumber);
        if (taxExemption != null && !taxExemption.isBlank()) {
            body.put("exemption_type", taxjar.exemptionType());
        }
        BigDecimal shipping = BigDecimal.ZERO;
        BigDecimal amount = BigDecimal.ZERO;
        ArrayNode lines = body.putArray("line_items");
        for (int i = 0; i < parts.size(); i++) {
            Sale.Part part = parts.get(i);
            if (part.destination() != destination) {
                continue;
            }
            if (part.isShipping()) {
                shipping = shipping.add(part.net());
                continue;
            }
            amount = amount.add(part.net());
            ObjectNode line = lines.addObject().put("id", Integer.toString(i));
            price(line, part.quantity(), part.unitPrice(), part.gross());
            line.put("discount", part.ownDiscount().add(part.orderDiscount()));
            put(line, "product_tax_code", part.fee() == null ? part.taxCode() : feeCode(part));
        }
        return body.put("amount", amount).put("shipping", shipping);
    }

    private String feeCode(Sale.Part fee) {
        boolean own = fee.taxCode() != null && !fee.taxCode().isBlank();
        return own ? fee.taxCode() : taxjar.feeCodes().get(fee.fee());
    }

    /** @param id under which TaxJar keeps it */
    ObjectNode transaction(String id, Invoice invoice) {
        int scale = Sale.decimals(invoice.currency());
        BigDecimal tax = orZero(invoice.tax(), scale);
        BigDecimal freight = orZero(invoice.freight(), scale);
        ObjectNode body = json.createObjectNode()
                .put("transaction_id", id)
                .put("transaction_date", invoice.date().format(DATE));
        place(body, "from", settings.shipFrom());
        place(body, "to", destination(invoice));
        put(body, "customer_id", invoice.customer());
        body.put("amount", invoice.total().subtract(tax))
                .put("shipping", freight)
                .put("sales_tax", tax);
        ArrayNode lines = body.putArray("line_items");
        List<BigDecimal> discounts = Shares.of(
                orZero(invoice.discount(), scale),
                invoice.lines().stream().map(Invoice.Line::total).toList(),
                scale);
        for (int i = 0; i < invoice.lines().size(); i++) {
            Invoice.Line billed = invoice.lines().get(i);
            ObjectNode line = line(lines, billed.item(), billed.description());
            price(line, billed.quantity(), billed.unitPrice(), billed.total());
            line.put("discount", discounts.get(i));
        }
        BigDecimal other = orZero(invoice.miscellaneous(), scale);
        if (other.signum() != 0) {
            price(line(lines, "miscellaneous", "Fees"), BigDecimal.ONE, other, other);
        }
        return body;
    }

    private static ObjectNode line(ArrayNode lines, String item, String description) {
        ObjectNode line = lines.addObject().put("id", Integer.toString(lines.size()));
        put(line, "product_identifier", item);
        put(line, "description", description);
        return line;
    }

    private static void price(ObjectNode line, BigDecimal quantity, BigDecimal unitPrice, BigDecimal total) {
        boolean exact = isWhole(quantity)
                && unitPrice.stripTrailingZeros().scale() <= total.scale()
                && quantity.multiply(unitPrice).compareTo(total) == 0;
        line.put("quantity", exact ? quantity.longValueExact() : 1);
        line.put("unit_price", exact ? unitPrice : total);
    }

    private static boolean isWhole(BigDecimal quantity) {
        return quantity.stripTrailingZeros().scale() <= 0;
    }

    private Place destination(Invoice invoice) {
        Address address = invoice.shipTo() != null ? invoice.shipTo() : invoice.billTo();
        Place place =
                address == null ? null : Place.of(address, settings.shipFrom().country());
        if (place == null || place.problem() != null) {
            String problem = place == null ? "The invoice has no address." : place.problem();
            throw new Failure.Rejected(
                    ErrorCodes.VALUE_INVALID, problem, List.of(new Failure.Field("/shipTo", problem)), null);
        }
        return place;
    }

    private static void place(ObjectNode body, String side, Place place) {
        put(body, side + "_country", place.country());
        put(body, side + "_zip", place.zip());
        put(body, side + "_state", place.state());
        put(body, side + "_city", place.city());
        put(body, side + "_street", place.street());
    }

    private static BigDecimal orZero(BigDecimal amount, int scale) {
        return amount == null ? BigDecimal.ZERO.setScale(scale) : amount;
    }

    private static void put(ObjectNode object, String name, String value) {
        if (value != null && !value.isBlank()) {
            object.put(name, value.strip());
        }
    }
}
