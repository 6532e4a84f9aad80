package io.storebridge.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import io.storebridge.sandbox.salesforce.ObjectType.Field;
import io.storebridge.sandbox.salesforce.ObjectType.Relation;
import java.util.ArrayList;
import java.util.List;

/** A field of the object asked for or of its parents: {@code Account.Name}. */
record FieldPath(List<Relation> relations, Field field) {

    static FieldPath of(ObjectType type, SoqlTokens tokens, SoqlTokens.Token token) {
        if (token.kind() != SoqlTokens.Kind.word) {
            throw tokens.unexpected(token);
        }
        String[] names = token.text().split("\\.", -1);
        List<Relation> relations = new ArrayList<>();
        ObjectType current = type;
        for (int i = 0; i < names.length - 1; i++) {
            boolean own = i == 0 && names[i].equalsIgnoreCase(type.name());
            if (own) {
                continue;
            }
            Relation relation = current.relation(names[i]);
            if (relation == null) {
                throw tokens.at(
                        token,
                        "INVALID_FIELD",
                        "Didn't understand relationship '" + names[i] + "' in field path. If you are attempting to use"
                                + " a custom relationship, be sure to append the '__r' after the custom relationship"
                                + " name. Please reference your WSDL or the describe call for the appropriate names.");
            }
            relations.add(relation);
            current = ObjectType.find(relation.target());
        }
        String name = names[names.length - 1];
        Field field = current.field(name);
        if (field == null) {
            throw tokens.at(
                    token,
                    "INVALID_FIELD",
                    "No such column '" + name + "' on entity '" + current.name() + "'. If you are attempting to use a"
                            + " custom field, be sure to append the '__c' after the custom field name. Please reference"
                            + " your WSDL or the describe call for the appropriate names.");
        }
        return new FieldPath(relations, field);
    }

    JsonNode value(Session session, ObjectNode record) {
        JsonNode current = record;
        for (Relation relation : relations) {
            current = parent(session, current, relation);
        }
        JsonNode value = current == null ? null : current.get(field.name());
        return value == null ? Json.MAPPER.nullNode() : value;
    }

    /** Puts the field into the answer, below its parents; a parent that is not there is null. */
    void show(Session session, ObjectNode record, ObjectNode answer, String version) {
        ObjectNode current = record;
        ObjectNode shown = answer;
        for (Relation relation : relations) {
            current = parent(session, current, relation);
            if (current == null) {
                shown.putNull(relation.name());
                return;
            }
            JsonNode below = shown.get(relation.name());
            if (below == null || below.isNull()) {
                below = shown.putObject(relation.name());
                attributes((ObjectNode) below, relation.target(), current, version);
            }
            shown = (ObjectNode) below;
        }
        shown.set(field.name(), current.path(field.name()));
    }

    static void attributes(ObjectNode shown, String type, ObjectNode record, String version) {
        shown.putObject("attributes")
                .put("type", type)
                .put(
                        "url",
                        "/services/data/" + version + "/sobjects/" + type + "/"
                                + record.get("Id").asText());
    }

    private static ObjectNode parent(Session session, JsonNode record, Relation relation) {
        String id = record == null ? "" : record.path(relation.idField()).asText("");
        return id.isEmpty() ? null : session.get(relation.target(), "", id);
    }
}
