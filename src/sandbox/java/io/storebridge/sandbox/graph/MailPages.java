package io.storebridge.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Html;
import io.storebridge.sandbox.http.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The sent mails, for people. */
final class MailPages {

    private static final int SHOWN = 200;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private MailPages() {}

    static Response list(List<ObjectNode> mails) {
        StringBuilder content = new StringBuilder();
        if (mails.isEmpty()) {
            content.append("<p class=empty>No e-mail has been sent yet.</p>");
        } else {
            content.append("<table><tr><th>Sent</th><th>To</th><th>Subject</th></tr>");
            mails.stream().limit(SHOWN).forEach(mail -> content.append("<tr><td class=time>")
                    .append(time(mail))
                    .append("</td><td>")
                    .append(Html.text(MailMessage.recipients(mail.path("toRecipients"))))
                    .append("</td><td><a href='/mails/")
                    .append(mail.get("id").asText())
                    .append("'>")
                    .append(subject(mail))
                    .append("</a></td></tr>"));
            content.append("</table>");
        }
        return Html.page(
                "Sent e-mail",
                "What Storebridge sent through the sandbox's Microsoft Graph, newest first. Nothing of it left this"
                        + " machine.",
                content.toString());
    }

    static Response one(ObjectNode mail) {
        StringBuilder content = new StringBuilder("<p style='margin-top:20px'><a href='/'>All sent e-mail</a></p><dl>");
        row(content, "From", MailMessage.sender(mail));
        row(content, "To", MailMessage.recipients(mail.path("toRecipients")));
        row(content, "Copy", MailMessage.recipients(mail.path("ccRecipients")));
        content.append("<dt>Sent</dt><dd>").append(time(mail)).append("</dd>");
        for (JsonNode attachment : mail.path("attachments")) {
            row(content, "Attached", attachment.path("name").asText());
        }
        // The sandbox attribute keeps scripts of a mail from running.
        content.append("</dl><iframe sandbox src='/mails/")
                .append(mail.get("id").asText())
                .append("/body' title='The message'></iframe>");
        return Html.page(mail.path("subject").asText("(no subject)"), "", content.toString());
    }

    static Response body(ObjectNode mail) {
        JsonNode body = mail.path("body");
        String content = body.path("content").asText("");
        return Response.html(
                body.path("contentType").asText("text").equalsIgnoreCase("html")
                        ? content
                        : "<pre style='white-space:pre-wrap;font:15px sans-serif'>" + Html.text(content) + "</pre>");
    }

    private static void row(StringBuilder content, String name, String value) {
        if (!value.isEmpty()) {
            content.append("<dt>")
                    .append(name)
                    .append("</dt><dd>")
                    .append(Html.text(value))
                    .append("</dd>");
        }
    }

    private static String subject(JsonNode mail) {
        String subject = mail.path("subject").asText("");
        return subject.isBlank() ? "(no subject)" : Html.text(subject);
    }

    private static String time(JsonNode mail) {
        return TIME.format(Instant.parse(mail.get("sentDateTime").asText()));
    }
}
