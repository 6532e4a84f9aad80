package io.storebridge.connectors.avatax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.Address;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Invoice;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.connectors.tax.Place;
import io.storebridge.connectors.tax.Sale;
import io.storebridge.connectors.tax.TaxProperties;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A sale as AvaTax is sent it (CreateTransactionModel). The reference code is a hash of the content without the date, by
 * which a recorded sale is known to be of the same content.
 */
final class Transaction {

    /** In a line's ref2: what ref1 is the id of. */
    static final String LINE = "line";

    static final String FEE = "fee";

    private static final int LONGEST_DESCRIPTION = 2000;
    private static final int LONGEST_ITEM = 50;

    private final ObjectMapper json;
    private final AvataxProperties avatax;
    private final TaxProperties settings;

    Transaction(ObjectMapper json, AvataxProperties avatax, TaxProperties settings) {
        this.json = json;
        this.avatax = avatax;
        this.settings = settings;
    }

    static String content(JsonNode transaction) {
        return transaction.path("referenceCode").asText();
    }

    /** @param type SalesOrder for an estimate, SalesInvoice to be recorded */
    ObjectNode ofOrder(String type, PlacedOrder order, Sale sale, String customerNumber, String taxExemption) {
        ObjectNode body = head(
                type,
                order.orderId(),
                customer(order, customerNumber),
                order.purchaseOrder(),
                order.currency(),
                taxExemption);
        Place to = sale.destinations().get(0);
        addresses(body, settings.shipFrom(), to);
        BigDecimal discount = sale.orderDiscount();
        if (discount.signum() != 0) {
            body.put("discount", discount);
        }
        ArrayNode lines = body.putArray("lines");
        for (Sale.Part part : sale.parts()) {
            ObjectNode line = line(
                            lines, part.line() == null ? FEE : LINE, part.line() == null ? part.fee() : part.line())
                    .put("quantity", part.quantity())
                    .put("amount", part.amount());
            put(line, "itemCode", cut(part.item(), LONGEST_ITEM));
            put(line, "description", cut(part.description(), LONGEST_DESCRIPTION));
            put(line, "taxCode", part.fee() == null ? part.taxCode() : feeCode(part.fee(), part.taxCode()));
            if (part.fee() == null && discount.signum() != 0) {
                line.put("discounted", true);
            }
            Place destination = sale.destinations().get(part.destination());
            if (!destination.equals(to) || !part.from().equals(settings.shipFrom())) {
                addresses(line, part.from(), destination);
            }
        }
        return dated(body, settings.day(order.placedAt()).toString());
    }

    /**
     * What a part of an order was billed with, committed, with the tax that the buyer was billed.
     *
     * @param order the order's sale as it was recorded, for what an invoice does not know: certificate and tax codes; null
     *     when there is none
     */
    ObjectNode ofInvoice(Invoice invoice, Recorded order) {
        ObjectNode body = head(
                        "SalesInvoice",
                        invoice.number(),
                        invoice.customer(),
                        invoice.purchaseOrder(),
                        invoice.currency(),
                        order == null ? null : order.exemption())
                .put("commit", true);
        addresses(body, settings.shipFrom(), destination(invoice));
        BigDecimal discount = invoice.discount() == null ? BigDecimal.ZERO : invoice.discount();
        if (discount.signum() != 0 && !invoice.lines().isEmpty()) {
            body.put("discount", discount);
        }
        Map<String, String> taxCodes = order == null ? Map.of() : order.taxCodes();
        ArrayNode lines = body.putArray("lines");
        for (Invoice.Line billed : invoice.lines()) {
            ObjectNode line = line(lines, LINE, billed.item())
                    .put("quantity", billed.quantity())
                    .put("amount", billed.total());
            put(line, "itemCode", cut(billed.item(), LONGEST_ITEM));
            put(line, "description", cut(billed.description(), LONGEST_DESCRIPTION));
            put(line, "taxCode", taxCodes.get(billed.item()));
            if (discount.signum() != 0) {
                line.put("discounted", true);
            }
        }
        charge(lines, Sale.SHIPPING, invoice.freight());
        charge(lines, "miscellaneous", invoice.miscellaneous());
        BigDecimal tax = invoice.tax() == null ? BigDecimal.ZERO : invoice.tax();
        if (lines.isEmpty()) {
            line(lines, FEE, "invoice")
                    .put("quantity", 1)
                    .put("amount", invoice.total().subtract(tax));
        }
        body.putObject("taxOverride")
                .put("type", "TaxAmount")
                .put("taxAmount", tax)
                .put("reason", "Tax as billed by the ERP");
        return dated(body, invoice.date().toString());
    }

    private ObjectNode head(
            String type, String code, String customer, String purchaseOrder, String currency, String exemption) {
        ObjectNode body = json.createObjectNode()
                .put("type", type)
                .put("companyCode", avatax.companyCode())
                .put("code", code)
                .put("customerCode", customer)
                .put("currencyCode", currency)
                .put("commit", false);
        put(body, "purchaseOrderNo", purchaseOrder);
        put(body, "exemptionNo", exemption);
        return body;
    }

    private static String customer(PlacedOrder order, String customerNumber) {
        if (customerNumber != null && !customerNumber.isBlank()) {
            return customerNumber.strip();
        }
        boolean known = order.account() != null && order.account().id() != null;
        return known ? cut(order.account().id(), 50) : "NEW";
    }

    private static Place destination(Invoice invoice, String home) {
        Address address = invoice.shipTo() != null ? invoice.shipTo() : invoice.billTo();
        Place place = address == null ? null : Place.of(address, home);
        if (place == null || place.problem() != null) {
            String problem = place == null ? "The invoice has no address." : place.problem();
            throw new Failure.Rejected(
                    ErrorCodes.VALUE_INVALID, problem, List.of(new Failure.Field("/shipTo", problem)), null);
        }
        return place;
    }

    private Place destination(Invoice invoice) {
        return destination(invoice, settings.shipFrom().country());
    }

    private static ObjectNode line(ArrayNode lines, String what, String id) {
        int number = lines.size() + 1;
        return lines.addObject()
                .put("number", Integer.toString(number))
                .put("ref1", id)
                .put("ref2", what);
    }

    private void charge(ArrayNode lines, String kind, BigDecimal amount) {
        if (amount != null && amount.signum() != 0) {
            ObjectNode line = line(lines, FEE, kind)
                    .put("quantity", 1)
                    .put("amount", amount)
                    .put("itemCode", kind);
            put(line, "taxCode", feeCode(kind, null));
        }
    }

    private String feeCode(String kind, String own) {
        return own != null && !own.isBlank() ? own : avatax.feeCodes().get(kind);
    }

    private static void addresses(ObjectNode owner, Place from, Place to) {
        ObjectNode addresses = owner.putObject("addresses");
        address(addresses.putObject("shipFrom"), from);
        address(addresses.putObject("shipTo"), to);
    }

    private static void address(ObjectNode address, Place place) {
        put(address, "line1", place.street());
        put(address, "line2", place.street2());
        put(address, "city", place.city());
        put(address, "region", place.state());
        put(address, "country", place.country());
        put(address, "postalCode", place.zip());
    }

    private static ObjectNode dated(ObjectNode body, String date) {
        body.put("referenceCode", "storebridge:" + DigestUtils.sha256Hex(body.toString()));
        return body.put("date", date);
    }

    private static void put(ObjectNode object, String name, String value) {
        if (value != null && !value.isBlank()) {
            object.put(name, value.strip());
        }
    }

    private static String cut(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
