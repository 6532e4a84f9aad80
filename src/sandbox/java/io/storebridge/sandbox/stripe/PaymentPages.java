package io.storebridge.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Html;
import io.storebridge.sandbox.http.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The payments, for people, and the bank's question to the buyer. */
final class PaymentPages {

    private static final int SHOWN = 200;
    private static final Set<String> NO_DECIMALS = Set.of("jpy", "krw", "clp", "vnd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String BUTTON =
            "<style>button{font:inherit;font-size:13px;padding:3px 10px;border:1px solid var(--accent);"
                    + "border-radius:6px;background:none;color:var(--accent);cursor:pointer;margin:6px 6px 0 0}</style>";

    private PaymentPages() {}

    static Response list(List<ObjectNode> intents) {
        StringBuilder content = new StringBuilder(BUTTON);
        if (intents.isEmpty()) {
            content.append("<p class=empty>No payment has been made yet.</p>");
        } else {
            content.append("<table><tr><th>Made</th><th>Payment</th><th>Customer</th><th>Status</th>"
                    + "<th class=number>Amount</th></tr>");
            intents.stream().limit(SHOWN).forEach(intent -> row(content, intent));
            content.append("</table>");
        }
        return Html.page(
                "Card payments",
                "The payments in the sandbox's Stripe, newest first. Where the bank wants the buyer to confirm, you are"
                        + " the buyer. Its API is below /v1.",
                content.toString());
    }

    private static void row(StringBuilder content, JsonNode intent) {
        String id = Html.text(intent.path("id").asText());
        JsonNode metadata = intent.path("metadata");
        content.append("<tr><td class=time>")
                .append(TIME.format(Instant.ofEpochSecond(intent.path("created").asLong())))
                .append("</td><td>")
                .append(Html.text(intent.path("description").asText("")))
                .append("<br><small>")
                .append(Html.text(metadata.path("payment_id")
                        .asText(metadata.path("order_id").asText(""))))
                .append(" ")
                .append(id)
                .append("</small></td><td>")
                .append(Html.text(metadata.path("customer").asText("")))
                .append("</td><td>")
                .append(Html.text(status(intent)));
        if (intent.path("status").asText().equals("requires_action")) {
            content.append("<form method=post action='/sandbox/payment_intents/")
                    .append(id)
                    .append("/authenticate'><button name=outcome value=succeed>Confirm as the buyer</button>")
                    .append("<button name=outcome value=fail>Fail</button></form>");
        }
        content.append("</td><td class=number style='white-space:nowrap'>")
                .append(amount(intent, "amount"))
                .append(taken(intent))
                .append("</td></tr>");
    }

    /** How much of what was set aside is taken; nothing to say of a payment that is taken at once. */
    private static String taken(JsonNode intent) {
        boolean manual = intent.path("capture_method").asText().equals("manual");
        String open = intent.path("status").asText().equals("requires_capture")
                ? ", " + amount(intent, "amount_capturable") + " set aside"
                : "";
        return manual ? "<br><small>" + amount(intent, "amount_received") + " taken" + open + "</small>" : "";
    }

    private static String status(JsonNode intent) {
        String error = intent.path("last_payment_error").path("message").asText("");
        String status = intent.path("status").asText().replace('_', ' ');
        return error.isEmpty() ? status : status + ": " + error;
    }

    private static String amount(JsonNode intent, String field) {
        String currency = intent.path("currency").asText();
        int decimals = NO_DECIMALS.contains(currency) ? 0 : 2;
        return BigDecimal.valueOf(intent.path(field).asLong(), decimals).toPlainString() + " "
                + currency.toUpperCase(Locale.ROOT);
    }
}
