package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Html;
import io.storebridge.sandbox.http.Response;
import io.storebridge.sandbox.postgres.DocumentStore;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/** The store's orders, for people. */
final class StorePages {

    private static final int SHOWN = 200;

    private StorePages() {}

    private static final String BUTTON =
            "<style>button{font:inherit;font-size:13px;padding:3px 10px;border:1px solid var(--accent);"
                    + "border-radius:6px;background:none;color:var(--accent);cursor:pointer;margin-top:16px}</style>"
                    + "<form method=post action='/sandbox/checkout'><button>Place an order as a buyer</button></form>";

    static Response orders(DocumentStore store) {
        List<ObjectNode> orders = store.read(session -> session.list("Order", "").stream()
                .sorted(Comparator.comparing(
                                (ObjectNode order) -> order.path("LastUpdated").asText())
                        .reversed())
                .limit(SHOWN)
                .toList());
        StringBuilder content = new StringBuilder(BUTTON);
        if (orders.isEmpty()) {
            content.append("<p class=empty>The store has no orders yet.</p>");
        } else {
            content.append("<table><tr><th>Order</th><th>Buyer</th><th>Ordered by</th><th>Status</th><th>Lines</th>"
                    + "<th class=number>Total</th><th>Last change</th></tr>");
            orders.forEach(order -> row(content, order));
            content.append("</table>");
        }
        balances(store, content);
        return Html.page(
                "Store orders",
                "The orders in the sandbox's OrderCloud, the latest change first, and what it was told of balances. Its API is"
                        + " below /v1.",
                content.toString());
    }

    /** Buyers whose balance the store was told, the latest first. */
    private static void balances(DocumentStore store, StringBuilder content) {
        List<ObjectNode> buyers = store.read(session -> session.list("Buyer", "").stream()
                .filter(buyer -> buyer.at("/xp/GP").hasNonNull("Balance"))
                .sorted(Comparator.comparing(
                                (ObjectNode buyer) -> buyer.at("/xp/GP/AsOf").asText())
                        .reversed())
                .limit(SHOWN)
                .toList());
        if (buyers.isEmpty()) {
            return;
        }
        content.append("<h2>Balances</h2><table><tr><th>Buyer</th><th>Name</th><th class=number>Balance</th>"
                + "<th class=number>Overdue</th><th class=number>Credit limit</th><th class=number>Available</th>"
                + "<th>As of</th></tr>");
        for (ObjectNode buyer : buyers) {
            JsonNode gp = buyer.at("/xp/GP");
            content.append("<tr>");
            cell(content, buyer.path("ID").asText());
            cell(content, buyer.path("Name").asText());
            for (String field : List.of("Balance", "Overdue", "CreditLimit", "CreditAvailable")) {
                content.append("<td class=number>")
                        .append(Html.text(gp.path(field).asText("")))
                        .append("</td>");
            }
            content.append("<td class=time>").append(time(gp.path("AsOf"))).append("</td></tr>");
        }
        content.append("</table>");
    }

    private static void row(StringBuilder content, ObjectNode order) {
        String id = Html.text(order.path("ID").asText());
        content.append("<tr><td><a href='/orders/")
                .append(id)
                .append("'>")
                .append(id)
                .append("</a></td>");
        cell(content, order.path("FromCompanyID").asText());
        cell(content, person(order.path("FromUser")));
        cell(content, order.path("Status").asText());
        cell(content, order.path("LineItemCount").asText());
        content.append("<td class=number>").append(money(order.path("Total"))).append("</td><td class=time>");
        content.append(time(order.path("LastUpdated"))).append("</td></tr>");
    }

    static Response order(DocumentStore store, String id) {
        ObjectNode order = store.read(session -> session.get("Order", "", id));
        if (order == null) {
            throw OrderCloudError.notFound("Order", id);
        }
        StringBuilder content = new StringBuilder("<p style='margin-top:20px'><a href='/'>All orders</a></p><dl>");
        fact(content, "Status", order.path("Status").asText());
        fact(content, "Buyer", order.path("FromCompanyID").asText());
        fact(content, "Ordered by", person(order.path("FromUser")));
        fact(content, "Submitted", time(order.path("DateSubmitted")));
        fact(content, "Comments", order.path("Comments").asText(""));
        fact(content, "Shipping", money(order.path("ShippingCost")));
        fact(content, "Tax", money(order.path("TaxCost")));
        fact(content, "Total", money(order.path("Total")));
        content.append("</dl><table><tr><th>Product</th><th>Name</th><th class=number>Quantity</th>"
                + "<th class=number>Price</th><th class=number>Total</th><th class=number>Shipped</th></tr>");
        for (ObjectNode line : store.read(session -> List.copyOf(session.list("LineItem", id)))) {
            content.append("<tr>");
            cell(content, line.path("ProductID").asText());
            cell(content, line.at("/Product/Name").asText());
            for (String number : new String[] {
                line.path("Quantity").asText(),
                money(line.path("UnitPrice")),
                money(line.path("LineTotal")),
                line.path("QuantityShipped").asText()
            }) {
                content.append("<td class=number>").append(number).append("</td>");
            }
            content.append("</tr>");
        }
        content.append("</table>");
        if (order.path("xp").isObject()) {
            content.append("<h2>Extended properties (xp)</h2><pre>")
                    .append(Html.text(order.path("xp").toPrettyString()))
                    .append("</pre>");
        }
        return Html.page("Order " + id, "", content.toString());
    }

    private static void cell(StringBuilder content, String text) {
        content.append("<td>").append(Html.text(text)).append("</td>");
    }

    private static void fact(StringBuilder content, String name, String value) {
        if (!value.isEmpty()) {
            content.append("<dt>")
                    .append(name)
                    .append("</dt><dd>")
                    .append(Html.text(value))
                    .append("</dd>");
        }
    }

    private static String person(JsonNode user) {
        return (user.path("FirstName").asText("") + " " + user.path("LastName").asText("")).strip();
    }

    private static String money(JsonNode amount) {
        return amount.isNumber()
                ? amount.decimalValue().setScale(2, RoundingMode.HALF_UP).toPlainString()
                : "";
    }

    private static String time(JsonNode instant) {
        return instant.isTextual() ? instant.asText().substring(0, 16).replace('T', ' ') + " UTC" : "";
    }
}
