package io.storebridge.connectors.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Orders as processes hold them: what has no value is null. */
final class OrderDocuments {

    private static final String ADDRESS =
            """
            {"code": "", "name": "%s", "contact": "Ann Abel", "street1": "11403 45 St. South", "street2": "",
             "city": "Chicago", "state": "IL", "zip": "60603-0776", "country": "US", "phone": ""}""";

    private static final String ORDER =
            """
            {"orderId": "WEB-5001", "currency": "USD", "placedAt": "2026-11-24T09:30:00Z", "purchaseOrder": "PO-4711",
             "buyer": {"id": "u", "name": "Ann <Abel>", "email": "ann@example.com"}, "wantedDate": null, "shipComplete": false,
             "shipTos": [
              {"id": "1", "address": %s, "shippingMethod": null, "wantedDate": "2026-12-01"},
              {"id": "2", "address": %s, "shippingMethod": null, "wantedDate": null}],
             "lines": [
              {"id": "1", "item": "CHAI-TSK-BLK", "description": "Task chair, black", "quantity": "2", "unit": "Each"},
              {"id": "2", "item": "DESK-EL-160", "description": null, "quantity": "1.00000", "unit": null}],
             "fees": [
              {"kind": "shipping", "description": null, "amount": "25.00"},
              {"kind": "duty", "description": "Customs duty", "amount": "12.50"},
              {"kind": "handling", "description": null, "amount": "0.00"}],
             "discounts": [
              {"level": "order", "code": "SPRING10", "description": null, "amount": "40.00"},
              {"level": "shipping", "code": null, "description": "Free shipping <now>", "amount": "25.00"}],
             "payments": [
              {"kind": "card", "amount": "403.00", "description": "Visa ending in 4242"},
              {"kind": "card", "amount": "50.00", "description": null},
              {"kind": "deposit", "amount": "100.00", "description": null, "transactionId": "CHK 17"}]}"""
                    .formatted(ADDRESS.formatted("Aaron Fitz & Sons"), ADDRESS.formatted("Warehouse 2"));

    private static final String SALES_ORDER =
            """
            {"number": "ORDST2301", "orderId": "WEB-5001", "currency": "USD", "purchaseOrder": "PO-4711", "shipTo": %s,
             "lines": [
              {"id": 16384, "item": "CHAI-TSK-BLK", "description": "Task chair, black", "quantity": "2.00000", "unit": "Each",
               "unitPrice": "189.00", "total": "378.00", "shipped": "1.00000", "cancelled": "0.00000"},
              {"id": 32768, "item": "DESK-EL-160", "description": "Desk \\"Elevate\\" 160", "quantity": "1.00000", "unit": "Each",
               "unitPrice": "559.50", "total": "559.50", "shipped": "0.00000", "cancelled": "0.00000"}]}"""
                    .formatted(ADDRESS.formatted("Aaron Fitz & Sons"));

    private OrderDocuments() {}

    static Map<String, Object> placed() {
        return read(
                """
                {"order": %s, "salesOrders": [%s], "tax": {"amount": "58.65", "provider": "avatax", "exempt": false},
                 "assessment": {"subtotal": "937.50", "discount": "40.00", "freight": "0.00", "fees": "12.50",
                  "tax": "58.65", "total": "968.65", "onAccount": "415.65"}}"""
                        .formatted(ORDER, SALES_ORDER));
    }

    /** One chair of two, by UPS. */
    static Map<String, Object> shipped() {
        return read(
                """
                {"salesOrder": %s, "entry": {"orderId": "WEB-5001", "order": %s},
                 "shipment": {"id": "1", "date": "2026-11-25", "method": "UPS GROUND",
                  "tracking": ["1Z999AA10123456784", "Pallet <7>"],
                  "lines": [{"line": 16384, "lineId": "1", "item": "CHAI-TSK-BLK", "quantity": "1.00000"}]}}"""
                        .formatted(SALES_ORDER, ORDER));
    }

    static Map<String, Object> off(String outcome, String reason) {
        Map<String, Object> document = read("{\"order\": %s}".formatted(ORDER));
        document.put("outcome", outcome);
        document.put("reason", reason);
        return document;
    }

    private static Map<String, Object> read(String json) {
        try {
            return new ObjectMapper().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
