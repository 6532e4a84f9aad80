package io.storebridge.sandbox.avatax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Html;
import io.storebridge.sandbox.http.Response;
import java.util.List;

/** The recorded sales, for people. */
final class TaxPages {

    private static final int SHOWN = 200;

    private TaxPages() {}

    /** @param transactions newest first */
    static Response transactions(List<ObjectNode> transactions) {
        StringBuilder content = new StringBuilder();
        if (transactions.isEmpty()) {
            content.append("<p class=empty>No sale is recorded yet.</p>");
        } else {
            content.append("<table><tr><th>Code</th><th>State</th><th>Date</th><th>Customer</th>"
                    + "<th class=number>Amount</th><th class=number>Tax</th><th>By jurisdiction</th></tr>");
            transactions.stream().limit(SHOWN).forEach(transaction -> row(content, transaction));
            content.append("</table>");
        }
        if (transactions.size() > SHOWN) {
            content.append("<p>The first %d of %d.</p>".formatted(SHOWN, transactions.size()));
        }
        return Html.page(
                "Tax (AvaTax)",
                "The sales that the sandbox's AvaTax has recorded. Saved: an open order; Committed: invoiced, to be reported;"
                        + " Cancelled: void. Estimates are not kept. The rates are invented: the states' are about right, the"
                        + " local ones are not. The API is below /api/v2.",
                content.toString());
    }

    private static void row(StringBuilder content, ObjectNode transaction) {
        String state = transaction.path("status").asText()
                + (transaction.path("locked").asBoolean() ? ", reported" : "");
        int version = transaction.path("version").asInt();
        String exempt = transaction.path("exemptNo").asText("");
        content.append("<tr>");
        cell(content, "", transaction.path("code").asText() + (version > 1 ? " (version " + version + ")" : ""));
        cell(content, "", state);
        cell(content, "time", transaction.path("date").asText());
        cell(
                content,
                "",
                transaction.path("customerCode").asText() + (exempt.isEmpty() ? "" : ", exempt by " + exempt));
        cell(content, "number", transaction.path("totalAmount").asText());
        cell(content, "number", transaction.path("totalTax").asText());
        StringBuilder parts = new StringBuilder();
        for (JsonNode one : transaction.path("summary")) {
            parts.append(parts.isEmpty() ? "" : "; ")
                    .append(one.path("taxName").asText())
                    .append(' ')
                    .append(one.path("tax").asText());
        }
        cell(content, "", parts.toString());
        content.append("</tr>");
    }

    private static void cell(StringBuilder content, String kind, String text) {
        content.append("<td class='")
                .append(kind)
                .append("'>")
                .append(Html.text(text))
                .append("</td>");
    }
}
