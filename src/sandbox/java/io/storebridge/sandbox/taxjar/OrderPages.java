package io.storebridge.sandbox.taxjar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Html;
import io.storebridge.sandbox.http.Response;
import java.util.Comparator;
import java.util.List;

/** The order transactions, for people. */
final class OrderPages {

    private static final int SHOWN = 200;

    private OrderPages() {}

    static Response orders(List<ObjectNode> orders) {
        StringBuilder content = new StringBuilder();
        if (orders.isEmpty()) {
            content.append("<p class=empty>No sale is recorded yet.</p>");
        } else {
            content.append("<table><tr><th>Transaction</th><th>Date</th><th>Customer</th><th>To</th>"
                    + "<th class=number>Amount</th><th class=number>Tax</th></tr>");
            orders.stream()
                    .sorted(Comparator.comparing((ObjectNode order) ->
                                    order.path("transaction_date").asText())
                            .reversed())
                    .limit(SHOWN)
                    .forEach(order -> row(content, order));
            content.append("</table>");
        }
        if (orders.size() > SHOWN) {
            content.append("<p>The first %d of %d.</p>".formatted(SHOWN, orders.size()));
        }
        return Html.page(
                "Tax (TaxJar)",
                "The invoiced sales that the sandbox's TaxJar was told; it knows no open orders. Storebridge uses it when"
                        + " storebridge.tax.provider is taxjar. The rates are invented: the states' are about right, the local"
                        + " ones are not. The API is below /v2.",
                content.toString());
    }

    private static void row(StringBuilder content, ObjectNode order) {
        content.append("<tr>");
        cell(content, "", order.path("transaction_id").asText());
        cell(content, "time", order.path("transaction_date").asText().replace("T00:00:00Z", ""));
        cell(content, "", order.path("customer_id").asText(""));
        cell(
                content,
                "",
                (order.path("to_city").asText("") + " " + order.path("to_state").asText("") + " "
                                + order.path("to_zip").asText(""))
                        .strip());
        cell(content, "number", order.path("amount").asText());
        cell(content, "number", order.path("sales_tax").asText());
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
