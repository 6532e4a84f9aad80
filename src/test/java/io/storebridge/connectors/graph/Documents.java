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
