package io.storebridge.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A message as Graph takes and keeps it. */
final class MailMessage {

    private MailMessage() {}

    /** The body with names beginning in lower case: Graph takes {@code Message} for {@code message}. */
    static ObjectNode withProperNames(JsonNode body) {
        return body.isObject() ? (ObjectNode) renamed(body) : Json.object();
    }

    private static JsonNode renamed(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = Json.array();
            node.forEach(element -> array.add(renamed(element)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = Json.object();
        node.fields()
                .forEachRemaining(entry -> object.set(
                        Character.toLowerCase(entry.getKey().charAt(0))
                                + entry.getKey().substring(1),
                        renamed(entry.getValue())));
        return object;
    }

    /** @param saved whether it goes to the sender's sent items */
    static ObjectNode kept(ObjectNode message, String sender, boolean saved) {
        ObjectNode kept = message.deepCopy();
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        kept.put("id", UUID.randomUUID().toString().replace("-", ""))
                .put("createdDateTime", now)
                .put("sentDateTime", now)
                .put("hasAttachments", !message.path("attachments").isEmpty())
                .put("isDraft", false)
                .put("saved", saved);
        ObjectNode address = Json.object().put("name", sender).put("address", sender);
        kept.putObject("from").set("emailAddress", address);
        kept.putObject("sender").set("emailAddress", address);
        return kept;
    }

    static String sender(JsonNode mail) {
        return mail.path("from").path("emailAddress").path("address").asText();
    }

    /** Names and addresses of the recipients, for people. */
    static String recipients(JsonNode list) {
        StringBuilder text = new StringBuilder();
        for (JsonNode one : list) {
            JsonNode address = one.path("emailAddress");
            String name = address.path("name").asText("");
            String mail = address.path("address").asText("");
            text.append(text.isEmpty() ? "" : ", ")
                    .append(name.isEmpty() || name.equals(mail) ? mail : name + " <" + mail + ">");
        }
        return text.toString();
    }
}
