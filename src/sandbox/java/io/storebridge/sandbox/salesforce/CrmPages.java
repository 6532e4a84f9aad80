package io.storebridge.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Html;
import io.storebridge.sandbox.http.Response;
import io.storebridge.sandbox.postgres.DocumentStore;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Accounts and their contacts, for people who look for an e-mail address to try. */
final class CrmPages {

    private static final int SHOWN = 200;

    private record Line(ObjectNode contact, ObjectNode account) {

        String customer() {
            return account == null ? "" : account.path("GP_Customer_Number__c").asText("");
        }

        String accountName() {
            return account == null ? "" : account.path("Name").asText("");
        }

        boolean contains(String text) {
            String all = contact.path("Name").asText("") + " "
                    + contact.path("Email").asText("") + " "
                    + contact.path("Store_Role__c").asText("") + " " + accountName() + " " + customer();
            return all.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
        }
    }

    private CrmPages() {}

    /** @param search a part of a name, an address, a role or a number; may be null */
    static Response people(DocumentStore store, String search) {
        String wanted = search == null ? "" : search.strip();
        List<Line> lines = store.read(session -> session.list("Contact", "").stream()
                .map(contact -> new Line(contact, account(session, contact)))
                .filter(line -> line.contains(wanted))
                .sorted(Comparator.comparing(Line::customer)
                        .thenComparing(line -> line.contact().path("Name").asText()))
                .toList());
        StringBuilder content = new StringBuilder("<form style='margin-top:20px'><input name=q size=32 value='")
                .append(Html.text(wanted))
                .append("' placeholder='Name, e-mail, role or customer number' aria-label='Search'>"
                        + " <button>Search</button></form>");
        if (lines.isEmpty()) {
            content.append("<p class=empty>There is nobody here")
                    .append(wanted.isEmpty() ? " yet." : " with that name, address, role or number.")
                    .append("</p>");
        } else {
            content.append("<table><tr><th>Account</th><th>Customer in GP</th><th>Person</th><th>E-mail</th>"
                    + "<th>Role</th><th>Store</th></tr>");
            lines.stream().limit(SHOWN).forEach(line -> row(content, line));
            content.append("</table>");
        }
        if (lines.size() > SHOWN) {
            content.append("<p>The first ")
                    .append(SHOWN)
                    .append(" of ")
                    .append(lines.size())
                    .append(".</p>");
        }
        activities(store, content);
        return Html.page(
                "CRM",
                "The accounts and contacts in the sandbox's Salesforce. Try the e-mail addresses at the login check; a"
                        + " contact of an account without a customer number, or one who has left, may not buy. The API"
                        + " is below /services.",
                content.toString());
    }

    private static void activities(DocumentStore store, StringBuilder content) {
        List<ObjectNode> tasks = store.read(session -> newestFirst(session.list("Task", "")).stream()
                .limit(SHOWN)
                .map(task -> {
                    ObjectNode contact =
                            session.get("Contact", "", task.path("WhoId").asText(""));
                    return task.deepCopy()
                            .put(
                                    "Who",
                                    contact == null ? "" : contact.path("Name").asText(""));
                })
                .toList());
        if (tasks.isEmpty()) {
            return;
        }
        content.append("<h2>Activities</h2><table><tr><th>Day</th><th>Contact</th><th>Activity</th></tr>");
        for (ObjectNode task : tasks) {
            content.append("<tr><td class=time>")
                    .append(Html.text(task.path("ActivityDate").asText("")))
                    .append("</td><td style='white-space:nowrap'>")
                    .append(Html.text(task.path("Who").asText("")))
                    .append("</td><td>")
                    .append(Html.text(task.path("Subject").asText("")))
                    .append("<br><small>")
                    .append(Html.text(task.path("Description").asText("")))
                    .append("</small></td></tr>");
        }
        content.append("</table>");
    }

    static List<ObjectNode> newestFirst(Collection<ObjectNode> records) {
        return records.stream()
                .sorted(Comparator.comparing((ObjectNode record) ->
                                record.path("CreatedDate").asText())
                        .thenComparing(record -> record.path("Id").asText())
                        .reversed())
                .toList();
    }

    private static ObjectNode account(Session session, ObjectNode contact) {
        return session.get("Account", "", contact.path("AccountId").asText(""));
    }

    private static void row(StringBuilder content, Line line) {
        content.append("<tr>");
        boolean active = line.contact().path("Store_Active__c").asBoolean();
        for (String text : List.of(
                line.accountName(),
                line.customer(),
                line.contact().path("Name").asText(""),
                line.contact().path("Email").asText(""),
                line.contact().path("Store_Role__c").asText(""),
                active ? "active" : "has left")) {
            content.append("<td style='white-space:nowrap'>")
                    .append(Html.text(text))
                    .append("</td>");
        }
        content.append("</tr>");
    }
}
