package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore.Key;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Create, replace, patch and delete for every resource alike. */
final class ResourceEngine {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final String ID_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Rules> rules = new HashMap<>();
    private final Clock clock;

    ResourceEngine(Clock clock) {
        this.clock = clock;
    }

    void rule(Resource resource, Rules special) {
        rules.put(resource.name(), special);
    }

    String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    ObjectNode get(Session session, Resource resource, String parent, String id) {
        ObjectNode object = session.get(resource.name(), parent, id);
        if (object == null) {
            throw OrderCloudError.notFound(resource.name(), id);
        }
        return object;
    }

    /** Fails when one of the parents that the ids name does not exist. */
    void demandParents(Session session, Resource resource, String parent) {
        String[] ids = parent.isEmpty() ? new String[0] : parent.split("/");
        for (int i = 0; i < resource.parents().size() && i < ids.length; i++) {
            String above = String.join("/", List.of(ids).subList(0, i));
            get(session, Resources.named(resource.parents().get(i)), above, ids[i]);
        }
    }

    ObjectNode create(Session session, Resource resource, String parent, JsonNode body) {
        demandParents(session, resource, parent);
        ObjectNode sent = object(body);
        ObjectNode object = complete(resource, sent, null);
        String id = id(resource, object);
        if (!resource.isAssignment() && session.get(resource.name(), parent, id) != null) {
            throw OrderCloudError.idExists(resource.name(), id);
        }
        return save(session, resource, parent, id, object, null, sent);
    }

    /** The object that the body describes, with an id, checked but not kept. */
    ObjectNode made(Resource resource, JsonNode body) {
        ObjectNode object = complete(resource, object(body), null);
        id(resource, object);
        return object;
    }

    /** Replaces the object, or creates it under this id. */
    ObjectNode replace(Session session, Resource resource, String parent, String id, JsonNode body) {
        demandParents(session, resource, parent);
        ObjectNode sent = object(body).deepCopy();
        ObjectNode old = session.get(resource.name(), parent, id);
        if (!sent.hasNonNull("ID")) {
            sent.put("ID", id);
        }
        return keep(session, resource, parent, id, complete(resource, sent, old), old, sent);
    }

    ObjectNode patch(Session session, Resource resource, String parent, String id, JsonNode body) {
        demandParents(session, resource, parent);
        ObjectNode sent = object(body);
        ObjectNode old = get(session, resource, parent, id);
        ObjectNode object = old.deepCopy();
        sent.fields().forEachRemaining(entry -> {
            Field field = resource.field(entry.getKey());
            if (field != null && !field.readOnly()) {
                JsonNode value = merged(field, object.get(field.name()), entry.getValue());
                object.set(field.name(), field.checked(value));
            }
        });
        demandRequired(resource, object);
        return keep(session, resource, parent, id, object, old, sent);
    }

    void delete(Session session, Resource resource, String parent, String id) {
        ObjectNode object = get(session, resource, parent, id);
        Rules special = rules.getOrDefault(resource.name(), Rules.NONE);
        special.beforeDelete(session, parent, object);
        session.delete(resource.name(), parent, id);
        below(session, resource, parent, id).forEach(key -> session.delete(key.kind(), key.parent(), key.id()));
        special.afterDelete(session, parent, object);
    }

    private ObjectNode keep(
            Session session,
            Resource resource,
            String parent,
            String id,
            ObjectNode object,
            ObjectNode old,
            ObjectNode sent) {
        String newId = id(resource, object);
        if (old != null && !newId.equals(id)) {
            if (session.get(resource.name(), parent, newId) != null) {
                throw OrderCloudError.idExists(resource.name(), newId);
            }
            session.delete(resource.name(), parent, id);
            String prefix = parent.isEmpty() ? id : parent + "/" + id;
            String newPrefix = parent.isEmpty() ? newId : parent + "/" + newId;
            for (Key key : below(session, resource, parent, id)) {
                ObjectNode child = session.get(key.kind(), key.parent(), key.id());
                session.delete(key.kind(), key.parent(), key.id());
                session.put(key.kind(), newPrefix + key.parent().substring(prefix.length()), key.id(), child);
            }
        }
        return save(session, resource, parent, newId, object, old, sent);
    }

    private ObjectNode save(
            Session session,
            Resource resource,
            String parent,
            String id,
            ObjectNode object,
            ObjectNode old,
            ObjectNode sent) {
        Rules special = rules.getOrDefault(resource.name(), Rules.NONE);
        stamp(resource, object, old);
        special.beforeSave(session, parent, object, old, sent);
        session.put(resource.name(), parent, id, object);
        special.afterSave(session, parent, object);
        return session.get(resource.name(), parent, id);
    }

    private void stamp(Resource resource, ObjectNode object, ObjectNode old) {
        if (old == null && resource.fields().containsKey("DateCreated")) {
            object.put("DateCreated", now());
        }
        if (resource.fields().containsKey("LastUpdated")) {
            object.put("LastUpdated", now());
        }
    }

    /** All fields of the model: what was sent, what OrderCloud itself keeps, and defaults. */
    private static ObjectNode complete(Resource resource, ObjectNode sent, ObjectNode old) {
        Map<String, JsonNode> values = new HashMap<>();
        sent.fields().forEachRemaining(entry -> {
            Field field = resource.field(entry.getKey());
            if (field != null) {
                values.put(field.name(), entry.getValue());
            }
        });
        ObjectNode object = Json.object();
        for (Field field : resource.fields().values()) {
            JsonNode kept = old == null ? null : old.get(field.name());
            JsonNode value = field.readOnly() ? kept : values.get(field.name());
            if (value == null || value.isNull() && field.fallback() != null) {
                value = field.fallback() == null
                        ? Json.MAPPER.nullNode()
                        : field.fallback().deepCopy();
            }
            object.set(field.name(), field.checked(value));
        }
        demandRequired(resource, object);
        return object;
    }

    private static void demandRequired(Resource resource, ObjectNode object) {
        for (Field field : resource.fields().values()) {
            JsonNode value = object.path(field.name());
            if (field.required()
                    && (value.isNull() || value.isTextual() && value.asText().isEmpty())) {
                throw OrderCloudError.invalid(field.name(), "is required");
            }
        }
    }

    /** Keys that are sent replace their like, null removes them, the rest stays. */
    private static JsonNode merged(Field field, JsonNode old, JsonNode sent) {
        boolean merges = field.type() == Field.Type.XP || field.type() == Field.Type.OBJECT;
        if (!merges || !sent.isObject() || old == null || !old.isObject()) {
            return sent.isObject() && field.type() == Field.Type.XP ? withoutNulls((ObjectNode) sent) : sent;
        }
        ObjectNode result = old.deepCopy();
        sent.fields().forEachRemaining(entry -> {
            if (entry.getValue().isNull() && field.type() == Field.Type.XP) {
                result.remove(entry.getKey());
            } else {
                result.set(entry.getKey(), entry.getValue());
            }
        });
        return result;
    }

    private static ObjectNode withoutNulls(ObjectNode sent) {
        ObjectNode result = Json.object();
        sent.fields().forEachRemaining(entry -> {
            if (!entry.getValue().isNull()) {
                result.set(entry.getKey(), entry.getValue());
            }
        });
        return result;
    }

    private String id(Resource resource, ObjectNode object) {
        if (resource.isAssignment()) {
            return String.join(
                    "/",
                    resource.identity().stream()
                            .map(field -> object.path(field).asText(""))
                            .toList());
        }
        if (!object.hasNonNull("ID")) {
            object.put("ID", newId());
        }
        String id = object.get("ID").asText();
        if (!ID.matcher(id).matches()) {
            throw OrderCloudError.invalid("ID", "may only have letters, digits, hyphens and underscores");
        }
        return id;
    }

    String newId() {
        StringBuilder id = new StringBuilder(22);
        for (int i = 0; i < 22; i++) {
            id.append(ID_CHARACTERS.charAt(random.nextInt(ID_CHARACTERS.length())));
        }
        return id.toString();
    }

    private static List<Key> below(Session session, Resource resource, String parent, String id) {
        String prefix = parent.isEmpty() ? id : parent + "/" + id;
        List<Key> below = new ArrayList<>();
        Resources.all()
                .filter(child -> child.parents().size() > resource.parents().size()
                        && child.parents().get(resource.parents().size()).equals(resource.name()))
                .forEach(child -> session.all(child.name()).keySet().stream()
                        .filter(key ->
                                key.parent().equals(prefix) || key.parent().startsWith(prefix + "/"))
                        .forEach(below::add));
        return below;
    }

    private static ObjectNode object(JsonNode body) {
        if (!body.isObject()) {
            throw OrderCloudError.of(400, "Request.InvalidRequestBody", "Request body is invalid or null.");
        }
        return (ObjectNode) body;
    }
}
