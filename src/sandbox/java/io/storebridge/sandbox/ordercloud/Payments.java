package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import java.util.Set;

/** Payments of an order and the gateway transactions that each of them holds. */
final class Payments implements Rules {

    private static final Set<String> TYPES = Set.of("PurchaseOrder", "CreditCard", "SpendingAccount");

    private final ResourceEngine engine;

    Payments(ResourceEngine engine) {
        this.engine = engine;
    }

    @Override
    public void beforeSave(Session session, String parent, ObjectNode payment, ObjectNode old, ObjectNode sent) {
        String type = payment.get("Type").asText();
        if (!TYPES.contains(type)) {
            throw OrderCloudError.invalid("Type", "must be PurchaseOrder, CreditCard or SpendingAccount");
        }
        if (old != null && !old.get("Type").asText().equals(type)) {
            throw OrderCloudError.of(
                    400,
                    "Payment.CannotPatchProperty",
                    "Payment Type, SpendingAccountID, and CreditCardID are not modifiable properties on a payment.");
        }
        if (payment.hasNonNull("Amount") && payment.get("Amount").decimalValue().signum() <= 0) {
            throw OrderCloudError.of(
                    400,
                    "Payment.AmountGreaterThanZero",
                    "When creating a payment Amount must be null or greater than zero.");
        }
        String status =
                CatalogRules.demand(session, "Order", "", parent).path("Status").asText();
        if (status.equals("Canceled")) {
            throw OrderCloudError.of(
                    400, "Payment.CannotEditCancelled", "Cannot add or edit a payment on a canceled order.");
        }
        if (!payment.hasNonNull("Accepted")) {
            payment.put("Accepted", type.equals("PurchaseOrder"));
        }
    }

    ObjectNode addTransaction(Session session, String order, String id, ObjectNode transaction) {
        ObjectNode payment = engine.get(session, Resources.PAYMENT, order, id).deepCopy();
        ((ArrayNode) payment.get("Transactions")).add(transaction);
        session.put("Payment", order, id, payment);
        return payment;
    }

    void removeTransaction(Session session, String order, String id, String transaction) {
        ObjectNode payment = engine.get(session, Resources.PAYMENT, order, id).deepCopy();
        ArrayNode left = Json.array();
        payment.get("Transactions").forEach(one -> {
            if (!one.path("ID").asText().equals(transaction)) {
                left.add(one);
            }
        });
        if (left.size() == payment.get("Transactions").size()) {
            throw OrderCloudError.notFound("PaymentTransaction", transaction);
        }
        payment.set("Transactions", left);
        session.put("Payment", order, id, payment);
    }
}
