package io.storebridge.sandbox.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a store would send to Storebridge for the file's invoices. */
final class Requests {

    /** Names of the file that are no country's English name. */
    private static final Map<String, String> COUNTRIES =
            Map.of("EIRE", "IE", "USA", "US", "RSA", "ZA", "Channel Islands", "GB", "Czech Republic", "CZ");

    private Requests() {}

    static ObjectNode order(Trade.Sale sale) {
        Invoice invoice = sale.invoice();
        ObjectNode order = Json.object().put("orderId", invoice.requestId()).put("currency", "USD");
        order.putObject("account").put("customer", invoice.customerNumber());
        order.set("buyer", buyer(invoice));
        order.put("purchaseOrder", invoice.number());
        // The file knows the country and no more of an address.
        order.putArray("shipTos")
                .addObject()
                .put("id", "1")
                .putObject("address")
                .put("street1", "not in the file")
                .put("city", invoice.country())
                .put("country", country(invoice.country()));
        order.set("lines", lines(sale.goods()));
        ArrayNode fees = order.putArray("fees");
        sale.fees().forEach(fee -> fees.addObject()
                .put("kind", fee.kind())
                .put("description", fee.description())
                .put("amount", fee.amount().toPlainString()));
        if (sale.discount().signum() > 0) {
            order.putArray("discounts")
                    .addObject()
                    .put("level", "order")
                    .put("amount", sale.discount().toPlainString());
        }
        return order;
    }

    static ObjectNode goodsBack(Trade.Return trade) {
        Invoice invoice = trade.invoice();
        ObjectNode request =
                Json.object().put("returnId", invoice.requestId()).put("customer", invoice.customerNumber());
        request.set("buyer", buyer(invoice));
        request.set("lines", lines(trade.goods()));
        return request;
    }

    static ObjectNode cancellation(Trade.Cancellation trade) {
        return Json.object()
                .put("orderId", trade.sale().invoice().requestId())
                .put("reason", "Cancelled by " + trade.invoice().number());
    }

    private static ObjectNode buyer(Invoice invoice) {
        MasterData.Customer customer = MasterData.customer(invoice);
        return Json.object()
                .put("id", StoreMasters.id(customer.number()))
                .put("name", customer.contact())
                .put("email", customer.email());
    }

    private static ArrayNode lines(List<Invoice.Line> goods) {
        ArrayNode lines = Json.object().putArray("lines");
        for (Invoice.Line line : goods) {
            lines.addObject()
                    .put("id", String.valueOf(lines.size()))
                    .put("item", line.item())
                    .put("quantity", line.quantity().toPlainString())
                    .put("unitPrice", line.price().toPlainString());
        }
        return lines;
    }

    /** ISO 3166 code of an English name; GB when it is none, as the shop is there. */
    private static String country(String name) {
        return COUNTRIES.getOrDefault(
                name,
                Arrays.stream(Locale.getISOCountries())
                        .filter(code -> new Locale("", code)
                                .getDisplayCountry(Locale.ENGLISH)
                                .equalsIgnoreCase(name))
                        .findFirst()
                        .orElse("GB"));
    }
}
