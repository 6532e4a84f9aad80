package io.storebridge.sandbox.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import java.util.List;

/** What a store would send to Storebridge for the file's invoices. */
final class Requests {

    private Requests() {}

    static ObjectNode order(Trade.Sale sale) {
        Invoice invoice = sale.invoice();
        ObjectNode order = Json.object().put("orderId", invoice.requestId()).put("currency", "USD");
        order.putObject("account").put("customer", invoice.customerNumber());
        order.set("buyer", buyer(invoice));
        order.put("purchaseOrder", invoice.number());
        order.putArray("shipTos").addObject().put("id", "1").set("address", Places.address(invoice.country()));
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
}
