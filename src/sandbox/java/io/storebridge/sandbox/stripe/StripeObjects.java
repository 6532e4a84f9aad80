package io.storebridge.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Stripe's objects with all their fields. What begins with {@code sandbox} is ours and never shown. */
final class StripeObjects {

    /** The test card behind a payment method. */
    static final String CARD = "sandbox_card";

    private static final String MULTICAPTURE = "request_multicapture";
    private static final ObjectNode EMPTY_ADDRESS = (ObjectNode) Json.read(
            "{\"city\":null,\"country\":null,\"line1\":null,\"line2\":null,\"postal_code\":null,\"state\":null}");

    private StripeObjects() {}

    static ObjectNode intent(Form form, long amount, String currency) {
        String id = Ids.next("pi");
        ObjectNode intent = Json.object()
                .put("id", id)
                .put("object", "payment_intent")
                .put("amount", amount)
                .put("amount_capturable", 0);
        intent.putObject("amount_details").putObject("tip");
        intent.put("amount_received", 0).putNull("application").putNull("application_fee_amount");
        automatic(intent, form);
        intent.putNull("canceled_at")
                .putNull("cancellation_reason")
                .put("capture_method", form.get("capture_method") == null ? "automatic" : form.get("capture_method"))
                .put("client_secret", Ids.secret(id))
                .put("confirmation_method", "automatic")
                .put("created", now())
                .put("currency", currency)
                .put("customer", form.get("customer"))
                .put("description", form.get("description"))
                .putNull("invoice")
                .putNull("last_payment_error")
                .putNull("latest_charge")
                .put("livemode", false)
                .set("metadata", metadata(form.map("metadata")));
        intent.putNull("next_action").putNull("on_behalf_of").putNull("payment_method");
        ObjectNode options = intent.putObject("payment_method_options")
                .putObject("card")
                .putNull("installments")
                .putNull("mandate_options")
                .putNull("network")
                .put("request_three_d_secure", "automatic");
        String parts = form.get("payment_method_options[card][" + MULTICAPTURE + "]");
        if (parts != null) {
            options.put(MULTICAPTURE, parts);
        }
        intent.putArray("payment_method_types").add("card");
        return intent.putNull("processing")
                .put("receipt_email", form.get("receipt_email"))
                .putNull("review")
                .putNull("setup_future_usage")
                .putNull("shipping")
                .put("statement_descriptor", form.get("statement_descriptor"))
                .putNull("statement_descriptor_suffix")
                .put("status", "requires_payment_method")
                .putNull("transfer_data")
                .putNull("transfer_group");
    }

    private static void automatic(ObjectNode intent, Form form) {
        if (!"true".equals(form.get("automatic_payment_methods[enabled]"))) {
            intent.putNull("automatic_payment_methods");
            return;
        }
        String redirects = form.get("automatic_payment_methods[allow_redirects]");
        intent.putObject("automatic_payment_methods")
                .put("allow_redirects", redirects == null ? "always" : redirects)
                .put("enabled", true);
    }

    /** A charge that was attempted for the intent. */
    static ObjectNode charge(ObjectNode intent, ObjectNode method, TestCard card) {
        boolean good = !card.declined();
        boolean captured = good && !intent.path("capture_method").asText().equals("manual");
        long amount = intent.path("amount").asLong();
        ObjectNode charge = Json.object()
                .put("id", Ids.next("ch"))
                .put("object", "charge")
                .put("amount", amount)
                .put("amount_captured", captured ? amount : 0)
                .put("amount_refunded", 0)
                .putNull("application")
                .putNull("application_fee")
                .putNull("application_fee_amount")
                .put("balance_transaction", captured ? Ids.next("txn") : null);
        charge.set("billing_details", method.get("billing_details"));
        charge.put("calculated_statement_descriptor", "STOREBRIDGE SANDBOX")
                .put("captured", captured)
                .put("created", now())
                .put("currency", intent.path("currency").asText());
        charge.set("customer", intent.get("customer"));
        charge.set("description", intent.get("description"));
        charge.put("disputed", false)
                .putNull("failure_balance_transaction")
                .put("failure_code", card.code())
                .put("failure_message", card.message());
        charge.putObject("fraud_details");
        charge.putNull("invoice").put("livemode", false).set("metadata", intent.get("metadata"));
        charge.putNull("on_behalf_of").set("outcome", outcome(card));
        charge.put("paid", good)
                .put("payment_intent", intent.path("id").asText())
                .put("payment_method", method.path("id").asText());
        charge.set("payment_method_details", details(intent, card));
        charge.set("receipt_email", intent.get("receipt_email"));
        charge.putNull("receipt_number")
                .putNull("receipt_url")
                .put("refunded", false)
                .putNull("review")
                .putNull("shipping")
                .putNull("source_transfer")
                .putNull("statement_descriptor")
                .putNull("statement_descriptor_suffix")
                .put("status", good ? "succeeded" : "failed");
        return charge.putNull("transfer_data").putNull("transfer_group");
    }

    private static ObjectNode outcome(TestCard card) {
        boolean good = !card.declined();
        return Json.object()
                .put("network_status", good ? "approved_by_network" : "declined_by_network")
                .put("reason", good ? null : card.declineCode() == null ? card.code() : card.declineCode())
                .put("risk_level", "normal")
                .put("seller_message", good ? "Payment complete." : "The bank returned the decline code.")
                .put("type", good ? "authorized" : "issuer_declined");
    }

    private static ObjectNode details(ObjectNode intent, TestCard card) {
        ObjectNode details = Json.object();
        ObjectNode shown = card(details, card);
        shown.putNull("installments")
                .putNull("mandate")
                .put("network", card.brand())
                .putNull("three_d_secure")
                .putNull("wallet");
        if (intent.at("/payment_method_options/card/" + MULTICAPTURE).asText().equals("if_available")) {
            shown.putObject("multicapture").put("status", card.capturedInParts() ? "available" : "unavailable");
        }
        return details.put("type", "card");
    }

    private static ObjectNode card(ObjectNode parent, TestCard card) {
        ObjectNode shown = parent.putObject("card").put("brand", card.brand());
        shown.putObject("checks")
                .putNull("address_line1_check")
                .putNull("address_postal_code_check")
                .put("cvc_check", "pass");
        return shown.put("country", "US")
                .put("exp_month", 12)
                .put("exp_year", 2034)
                .put("fingerprint", "sandbox" + card.last4())
                .put("funding", "credit")
                .put("last4", card.last4());
    }

    /** @param name the test card's, {@code pm_card_visa}; {@code customer} may be null */
    static ObjectNode method(String name, String customer) {
        TestCard card = TestCard.find(name);
        ObjectNode method = Json.object().put("id", Ids.next("pm")).put("object", "payment_method");
        ObjectNode billing = method.putObject("billing_details");
        billing.set("address", EMPTY_ADDRESS.deepCopy());
        billing.putNull("email").putNull("name").putNull("phone");
        ObjectNode shown = card(method, card);
        shown.putNull("generated_from");
        shown.putObject("networks").putNull("preferred").putArray("available").add(card.brand());
        shown.putObject("three_d_secure_usage").put("supported", true);
        shown.putNull("wallet");
        method.put("created", now()).put("customer", customer).put("livemode", false);
        method.putObject("metadata");
        return method.put("type", "card").put(CARD, name);
    }

    static ObjectNode customer(Form form) {
        ObjectNode customer = Json.object()
                .put("id", "cus_" + Ids.request().substring(4))
                .put("object", "customer")
                .putNull("address")
                .put("balance", 0)
                .put("created", now())
                .putNull("currency")
                .putNull("default_source")
                .put("delinquent", false)
                .put("description", form.get("description"))
                .putNull("discount")
                .put("email", form.get("email"))
                .put("invoice_prefix", "SANDBOX");
        customer.putObject("invoice_settings")
                .putNull("custom_fields")
                .putNull("default_payment_method")
                .putNull("footer")
                .putNull("rendering_options");
        customer.put("livemode", false).set("metadata", metadata(form.map("metadata")));
        customer.put("name", form.get("name")).put("next_invoice_sequence", 1).put("phone", form.get("phone"));
        customer.putArray("preferred_locales");
        return customer.putNull("shipping").put("tax_exempt", "none").putNull("test_clock");
    }

    static ObjectNode refund(ObjectNode charge, long amount, String reason, Map<String, String> metadata) {
        ObjectNode refund = Json.object()
                .put("id", Ids.next("re"))
                .put("object", "refund")
                .put("amount", amount)
                .put("balance_transaction", Ids.next("txn"))
                .put("charge", charge.path("id").asText())
                .put("created", now())
                .put("currency", charge.path("currency").asText());
        refund.set("metadata", metadata(metadata));
        refund.set("payment_intent", charge.get("payment_intent"));
        return refund.put("reason", reason)
                .putNull("receipt_number")
                .putNull("source_transfer_reversal")
                .put("status", "succeeded")
                .putNull("transfer_reversal");
    }

    static ObjectNode event(String type, ObjectNode object) {
        ObjectNode event = Json.object()
                .put("id", Ids.next("evt"))
                .put("object", "event")
                .put("api_version", "2023-08-16")
                .put("created", now());
        event.putObject("data").set("object", shown(object));
        event.put("livemode", false).put("pending_webhooks", 0);
        event.putObject("request").putNull("id").putNull("idempotency_key");
        return event.put("type", type);
    }

    /** A copy without what is ours. */
    static ObjectNode shown(JsonNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove(List.of(CARD, Listing.SEQUENCE));
        return copy;
    }

    private static ObjectNode metadata(Map<String, String> values) {
        ObjectNode metadata = Json.object();
        values.forEach((name, value) -> {
            if (!value.isEmpty()) {
                metadata.put(name, value);
            }
        });
        return metadata;
    }

    static long now() {
        return Instant.now().getEpochSecond();
    }
}
