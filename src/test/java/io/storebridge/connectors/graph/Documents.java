package io.storebridge.connectors.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Documents as processes hold them. */
final class Documents {

    private Documents() {}

    static Map<String, Object> order() {
        Map<String, Object> order = new HashMap<>();
        order.put("number", "STDORD1");
        order.put("quoteNumber", "STDQTE1");
        order.put("customer", "AARONFIT0001");
        order.put("buyer", Map.of("name", "Ann <Abel>", "email", "ann@example.com"));
        order.put("currency", "USD");
        order.put("date", "2026-11-23");
        order.put("wantedDate", null);
        order.put("purchaseOrder", "PO-7");
        order.put(
                "lines",
                List.of(
                        line("128 SDRAM", "128 meg \"SDRAM\" & more", "12.00000", "9.125", "109.50"),
                        line("WIDGET", "Widget", "1", "1250", "1250.00")));
        order.put("subtotal", "1359.50");
        order.put("freight", "15.00");
        order.put("tax", "0.00");
        order.put("total", "1374.50");
        return order;
    }

    /** Two invoices paid with one card. */
    static Map<String, Object> payment() {
        Map<String, Object> payment = new HashMap<>();
        payment.put("customer", Map.of("name", "Aaron Fittings & Electric", "credit", Map.of("balance", "12480.75")));
        payment.put("buyer", Map.of("name", "Ann <Abel>", "email", "ann@example.com"));
        Map<String, Object> charge = new HashMap<>();
        charge.put("amount", "1374.50");
        charge.put("currency", "USD");
        charge.put("method", "Visa ending in 4242");
        payment.put("charge", charge);
        Map<String, Object> receipt = new HashMap<>();
        receipt.put("number", "PYMNT000000000042");
        receipt.put("date", "2026-11-23");
        receipt.put(
                "invoices",
                List.of(
                        Map.of("invoice", "STDINV2211", "amount", "1250.00"),
                        Map.of("invoice", "STDINV<2>", "amount", "124.50")));
        payment.put("receipt", receipt);
        payment.put("refund", Map.of("id", "re_1", "amount", "1374.50", "currency", "USD"));
        payment.put("reason", "Both invoices were paid by check <yesterday>.");
        return payment;
    }

    private static Map<String, Object> line(
            String item, String description, String quantity, String price, String total) {
        return Map.of(
                "item", item,
                "description", description,
                "quantity", quantity,
                "unit", "Each",
                "unitPrice", price,
                "total", total);
    }
}
