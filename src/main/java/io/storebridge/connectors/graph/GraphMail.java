package io.storebridge.connectors.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import feign.Response;
import feign.Util;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Mail;
import io.storebridge.commerce.Step;
import io.storebridge.connectors.http.HttpFailures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Sends by Graph's sendMail, and finds by the folder of sent items what was sent.
 *
 * <p>sendMail takes no idempotency key, so each message carries the step's key as a named MAPI property. The request of
 * sendMail was seen from Microsoft's own client; these parts follow Microsoft's public documentation and were not tried
 * against the real service: the token request, singleValueExtendedProperties in a message of sendMail and in a filter,
 * the statuses of errors. A message that was accepted reaches the sent items a little later, so a search at once may
 * miss it.
 */
final class GraphMail implements Mail {

    private static final String SYSTEM = "Microsoft Graph";
    private static final String PROPERTY = "String {6c2f5f6e-4f0c-4d0b-9a52-6f1e7f2f8b31} Name StorebridgeMessage";

    private final GraphApi api;
    private final String sender;
    private final MailTemplates templates;
    private final ObjectMapper json;

    GraphMail(GraphApi api, String sender, MailTemplates templates, ObjectMapper json) {
        this.api = api;
        this.sender = sender;
        this.templates = templates;
        this.json = json;
    }

    @Override
    public void send(String template, String to, Map<String, Object> document, Step step) {
        if (to == null || !to.strip().matches("[^@\\s]+@[^@\\s]+")) {
            throw HttpFailures.rejected(
                    ErrorCodes.MAIL_REFUSED, "\"" + to + "\" is not an e-mail address.", "/to", null);
        }
        MailTemplates.Message message = templates.render(template, document);
        api.sendMail(sender, body(to.strip(), message, step));
    }

    private ObjectNode body(String to, MailTemplates.Message message, Step step) {
        ObjectNode body = json.createObjectNode();
        ObjectNode mail = body.putObject("message");
        mail.put("subject", message.subject());
        mail.putObject("body").put("contentType", "html").put("content", message.html());
        mail.putArray("toRecipients").addObject().putObject("emailAddress").put("address", to);
        mail.putArray("singleValueExtendedProperties")
                .addObject()
                .put("id", PROPERTY)
                .put("value", step.key());
        return body.put("saveToSentItems", true);
    }

    @Override
    public Boolean find(Step step) {
        String filter = "singleValueExtendedProperties/any(ep: ep/id eq " + quoted(PROPERTY) + " and ep/value eq "
                + quoted(step.key()) + ")";
        JsonNode found = api.sentItems(sender, filter).path("value");
        return found.isEmpty() ? null : Boolean.TRUE;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** What Graph's answer means: {@code {"error":{"code":...,"message":...}}}. */
    static RuntimeException refusal(ObjectMapper json, Response response) {
        Failure general = HttpFailures.of(SYSTEM, response);
        if (general != null) {
            return general;
        }
        String text = "";
        String message = "no reason given";
        try {
            text = new String(Util.toByteArray(response.body().asInputStream()), StandardCharsets.UTF_8);
            message = json.readTree(text).path("error").path("message").asText(message);
        } catch (IOException ignored) {
            // an answer that is not JSON has no message; it stands whole in the detail
        }
        return new Failure.Rejected(
                ErrorCodes.MAIL_REFUSED,
                SYSTEM + " refused the message: " + message,
                List.of(),
                "Status " + response.status() + ": " + text);
    }
}
