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

    /** Whether it was made by us, or by another program at the same account. */
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
            // requires_capture: we capture automatically, so somebody will have changed the payment at Stripe.
            case "processing", "requires_capture" -> Charge.Status.processing;
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
        long refunded = charge.path("amount_refunded").asLong(0);
        return new Charge(
                id(),
                metadata.path(PAYMENT_ID).asText(""),
                metadata.path(CUSTOMER).asText(""),
                status(),
                amount(json.path("amount").asLong(), currency),
                currency.toUpperCase(Locale.ROOT),
                paid ? method(charge.path("payment_method_details")) : null,
                amount(refunded, currency),
                Instant.ofEpochSecond(json.path("created").asLong()));
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
