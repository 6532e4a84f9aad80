package io.storebridge.connectors.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.Failure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** A payment intent of Stripe in our words. Its text holds nothing, because the intent holds a secret. */
final class Intent {

    static final String PAYMENT_ID = "payment_id";
    static final String CUSTOMER = "customer";
    /** Instead of the payment's id on payments of orders: they are neither invoice payments nor receipts in the ERP. */
    static final String ORDER_ID = "order_id";

    private static final Map<String, String> BRANDS = Map.of(
            "visa", "Visa",
            "mastercard", "Mastercard",
            "amex", "American Express",
            "discover", "Discover",
            "diners", "Diners Club",
            "jcb", "JCB",
            "unionpay", "UnionPay");

    private final JsonNode json;

    Intent(JsonNode json) {
        this.json = json;
    }

    String id() {
        return json.path("id").asText();
    }

    /** Whether it pays invoices through us; those of orders and of other programs at the same account do not. */
    boolean isOurs() {
        return json.path("metadata").hasNonNull(PAYMENT_ID);
    }

    boolean hasSucceeded() {
        return status() == Charge.Status.succeeded;
    }

    Charge.Status status() {
        String status = json.path("status").asText();
        return switch (status) {
            case "requires_payment_method", "requires_confirmation" -> Charge.Status.prepared;
            case "requires_action" -> Charge.Status.action;
            case "processing" -> Charge.Status.processing;
            // Invoices are captured at once, so somebody will have changed the payment at Stripe.
            case "requires_capture" -> isOurs() ? Charge.Status.processing : Charge.Status.authorized;
            case "succeeded" -> Charge.Status.succeeded;
            case "canceled" -> Charge.Status.canceled;
            default -> throw new Failure.Unavailable("Stripe's payment " + id() + " is " + status + ".", null);
        };
    }

    /** What the bank said to the last attempt; null when there was none or it went well. */
    Failure.Rejected decline() {
        JsonNode error = json.path("last_payment_error");
        if (status() != Charge.Status.prepared || !error.isObject()) {
            return null;
        }
        String code = error.path("code").asText("");
        String reason = error.path("decline_code").asText("");
        return Refusal.declined(
                code,
                reason,
                "The last attempt at Stripe's payment " + id() + " ended with " + code
                        + (reason.isEmpty() ? "" : ", " + reason) + ": "
                        + error.path("message").asText());
    }

    Charge charge() {
        String currency = json.path("currency").asText();
        JsonNode metadata = json.path("metadata");
        JsonNode charge = json.path("latest_charge");
        boolean paid = charge.path("paid").asBoolean();
        return new Charge(
                id(),
                metadata.path(PAYMENT_ID).asText(orderId()),
                metadata.path(CUSTOMER).asText(""),
                status(),
                amount(json.path("amount").asLong(), currency),
                currency.toUpperCase(Locale.ROOT),
                paid ? method(charge.path("payment_method_details")) : null,
                amount(refunded(), currency),
                amount(received(), currency),
                Instant.ofEpochSecond(json.path("created").asLong()));
    }

    /** The order that it pays; empty when it is none. */
    String orderId() {
        return json.path("metadata").path(ORDER_ID).asText("");
    }

    /** In the currency's smallest unit, as the other amounts here. */
    long received() {
        return json.path("amount_received").asLong();
    }

    /** Set aside and not taken. */
    long capturable() {
        return json.path("amount_capturable").asLong();
    }

    /**
     * What was given back of what was taken. Stripe counts as refunded too what was set aside and never taken, unless the
     * card allows several captures.
     */
    long refunded() {
        JsonNode charge = json.path("latest_charge");
        long refunded = charge.path("amount_refunded").asLong();
        if (!allowsSeveralCaptures()) {
            refunded -= charge.path("amount").asLong()
                    - charge.path("amount_captured").asLong();
        }
        return Math.max(0, Math.min(refunded, received()));
    }

    /** Known once the amount is set aside, and only when it was asked for. */
    boolean allowsSeveralCaptures() {
        return json.at("/latest_charge/payment_method_details/card/multicapture/status")
                .asText()
                .equals("available");
    }

    /** What the order can count on. */
    long worth() {
        return switch (status()) {
            case succeeded -> received();
            case authorized -> received() + capturable();
            default -> json.path("amount").asLong();
        };
    }

    String currency() {
        return json.path("currency").asText();
    }

    private static BigDecimal amount(long units, String currency) {
        return MinorUnits.amount(units, currency);
    }

    private static String method(JsonNode details) {
        JsonNode card = details.path("card");
        String type = details.path("type").asText("").replace('_', ' ');
        if (!card.hasNonNull("last4")) {
            return type;
        }
        String brand = card.path("brand").asText("");
        return BRANDS.getOrDefault(brand, "Card") + " ending in "
                + card.path("last4").asText();
    }

    /** Changes with each attempt to charge. */
    String lastAttempt() {
        JsonNode charge = json.path("latest_charge");
        String id = charge.isObject() ? charge.path("id").asText() : charge.asText("");
        return id + json.path("last_payment_error").path("code").asText("");
    }

    /** Stripe's customer, to whom a saved payment method may belong; null for none. */
    String customer() {
        return json.path("customer").textValue();
    }

    String clientSecret() {
        return json.path("client_secret").textValue();
    }
}
