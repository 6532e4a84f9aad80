package io.storebridge.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import io.storebridge.sandbox.salesforce.ObjectType.Field;
import io.storebridge.sandbox.salesforce.ObjectType.Kind;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Creates and changes records: what Salesforce fills in itself, and what it refuses. */
final class Records {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'");
    private static final String USER = Ids.of("005", 1);
    private static final String COUNTERS = "Counter";
    private static final Set<String> READ_ONLY = Set.of(
            "Id",
            "IsDeleted",
            "CreatedDate",
            "CreatedById",
            "LastModifiedDate",
            "LastModifiedById",
            "SystemModstamp",
            "LastActivityDate",
            "LastViewedDate",
            "LastReferencedDate",
            "MasterRecordId",
            "PhotoUrl");
    private static final List<String> ADDRESS_PARTS =
            List.of("Street", "City", "State", "PostalCode", "Country", "Latitude", "Longitude", "GeocodeAccuracy");

    private final Session session;
    private final Clock clock;

    Records(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** Null when there is none. */
    static ObjectNode find(Session session, ObjectType type, String id) {
        String full = Ids.full(id);
        return full == null ? null : session.get(type.name(), "", full);
    }

    /** The record whose external id has the value, in any case; null when there is none. */
    static ObjectNode find(Session session, ObjectType type, Field external, String value) {
        return session.list(type.name(), "").stream()
                .filter(record -> record.path(external.name()).asText("").equalsIgnoreCase(value))
                .findFirst()
                .orElse(null);
    }

    /** @return the new record's id */
    String create(ObjectType type, JsonNode body) {
        ObjectNode record = Json.object();
        for (Field field : type.fields()) {
            switch (field.kind()) {
                case bool -> record.put(field.name(), false);
                default -> record.putNull(field.name());
            }
        }
        String id = Ids.of(type.prefix(), next(type));
        String now = now();
        record.put("Id", id).put("OwnerId", USER).put("CreatedById", USER).put("CreatedDate", now);
        if (type.name().equals("Lead")) {
            record.put("Status", "Open - Not Contacted");
        }
        if (type.name().equals("Task")) {
            record.put("Status", "Not Started").put("Priority", "Normal");
        }
        take(type, record, body);
        keep(type, record, now);
        return id;
    }

    void change(ObjectType type, ObjectNode old, JsonNode body) {
        ObjectNode record = old.deepCopy();
        take(type, record, body);
        keep(type, record, now());
    }

    /** @return whether the record was created */
    boolean upsert(ObjectType type, Field external, String value, JsonNode body) {
        if (has(body, external.name())) {
            throw new SalesforceError(
                    400,
                    "INVALID_FIELD",
                    "The " + external.name() + " field should not be specified in the sobject data.",
                    List.of(external.name()));
        }
        ObjectNode old = find(session, type, external, value);
        if (old != null) {
            change(type, old, body);
            return false;
        }
        ObjectNode whole = object(body).deepCopy();
        create(type, whole.put(external.name(), value));
        return true;
    }

    private void keep(ObjectType type, ObjectNode record, String now) {
        List<String> missing = type.fields().stream()
                .filter(Field::required)
                .map(Field::name)
                .filter(name -> record.path(name).asText("").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            throw new SalesforceError(
                    400, "REQUIRED_FIELD_MISSING", "Required fields are missing: " + missing, missing);
        }
        for (Field field : type.fields()) {
            demandUnique(type, field, record);
        }
        if (type.name().equals("Contact") || type.name().equals("Lead")) {
            record.put(
                    "Name",
                    (record.path("FirstName").asText("") + " "
                                    + record.path("LastName").asText(""))
                            .strip());
        }
        if (type.name().equals("Task")) {
            record.set("AccountId", record.path("WhatId"));
            record.put("IsClosed", record.path("Status").asText().equals("Completed"));
        }
        Stream.of("Billing", "Shipping", "Mailing", "Other", "").forEach(kind -> joinAddress(type, record, kind));
        record.put("LastModifiedDate", now).put("LastModifiedById", USER).put("SystemModstamp", now);
        session.put(type.name(), "", record.get("Id").asText(), record);
    }

    private void demandUnique(ObjectType type, Field field, ObjectNode record) {
        if (!field.external() || !record.hasNonNull(field.name())) {
            return;
        }
        ObjectNode other = find(session, type, field, record.path(field.name()).asText());
        if (other != null && !other.get("Id").equals(record.get("Id"))) {
            throw new SalesforceError(
                    400,
                    "DUPLICATE_VALUE",
                    "duplicate value found: " + field.name() + " duplicates value on record with id: "
                            + other.get("Id").asText(),
                    List.of());
        }
    }

    private void take(ObjectType type, ObjectNode record, JsonNode body) {
        object(body).properties().forEach(entry -> {
            if (entry.getKey().equals("attributes")) {
                return;
            }
            Field field = type.field(entry.getKey());
            if (field == null) {
                throw new SalesforceError(
                        400,
                        "INVALID_FIELD",
                        "No such column '" + entry.getKey() + "' on sobject of type " + type.name());
            }
            if (READ_ONLY.contains(field.name()) || field.kind() == Kind.compound || writtenByUs(type, field.name())) {
                throw new SalesforceError(
                        400,
                        "INVALID_FIELD_FOR_INSERT_UPDATE",
                        "Unable to create/update fields: " + field.name()
                                + ". Please check the security settings of this field and verify that it is"
                                + " read/write for your profile or permission set.",
                        List.of(field.name()));
            }
            record.set(field.name(), checked(type, field, entry.getValue()));
        });
    }

    private static boolean writtenByUs(ObjectType type, String field) {
        return field.equals("Name") && !type.name().equals("Account");
    }

    private JsonNode checked(ObjectType type, Field field, JsonNode value) {
        boolean fits =
                switch (field.kind()) {
                    case bool -> value.isBoolean();
                    case number -> value.isNumber() || value.isNull();
                    default -> value.isTextual() || value.isNull();
                };
        if (!fits) {
            throw new SalesforceError(
                    400, "JSON_PARSER_ERROR", "Cannot deserialize the value of " + field.name() + ": " + value);
        }
        ObjectType.Relation relation = type.relationOf(field);
        if (relation != null && value.isTextual()) {
            ObjectNode parent = find(session, ObjectType.find(relation.target()), value.asText());
            if (parent == null) {
                throw new SalesforceError(
                        400,
                        Ids.full(value.asText()) == null ? "MALFORMED_ID" : "INVALID_CROSS_REFERENCE_KEY",
                        relation.idField() + ": id value of incorrect type: " + value.asText(),
                        List.of(field.name()));
            }
            return parent.get("Id");
        }
        if (field.name().equals("Email")
                && value.isTextual()
                && !value.asText().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw new SalesforceError(
                    400, "INVALID_EMAIL_ADDRESS", "Email: invalid email address: " + value.asText(), List.of("Email"));
        }
        // Salesforce keeps no empty texts.
        return value.isTextual() && value.asText().isBlank() ? Json.MAPPER.nullNode() : value;
    }

    /** The compound field of an address, such as MailingAddress; a lead's has no name before it. */
    private static void joinAddress(ObjectType type, ObjectNode record, String kind) {
        if (type.field(kind + "Address") == null) {
            return;
        }
        ObjectNode address = Json.object();
        for (String part : ADDRESS_PARTS) {
            String name = part.substring(0, 1).toLowerCase() + part.substring(1);
            address.set(name, record.path(kind + part));
        }
        boolean empty =
                address.properties().stream().allMatch(entry -> entry.getValue().isNull());
        record.set(kind + "Address", empty ? Json.MAPPER.nullNode() : address);
    }

    private long next(ObjectType type) {
        ObjectNode counter = session.get(COUNTERS, "", type.name());
        long next = counter == null ? 1 : counter.get("last").asLong() + 1;
        session.put(COUNTERS, "", type.name(), Json.object().put("last", next));
        return next;
    }

    private String now() {
        return TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static boolean has(JsonNode body, String field) {
        return object(body).properties().stream()
                .anyMatch(entry -> entry.getKey().equalsIgnoreCase(field));
    }

    private static ObjectNode object(JsonNode body) {
        if (!body.isObject()) {
            throw new SalesforceError(400, "JSON_PARSER_ERROR", "The body is no JSON object.");
        }
        return (ObjectNode) body;
    }
}
