package io.storebridge.sandbox.salesforce;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An object of Salesforce with its fields, read from {@code fields.txt}. Names are found in any case. */
final class ObjectType {

    enum Kind {
        text,
        bool,
        number,
        compound
    }

    /** @param external a unique external id */
    record Field(String name, Kind kind, boolean required, boolean external) {}

    /** A reference to a parent: {@code Account} of a contact by {@code AccountId}. */
    record Relation(String name, String idField, String target) {}

    private static final Map<String, String> PREFIXES =
            Map.of("Account", "001", "Contact", "003", "Lead", "00Q", "Task", "00T");
    private static final Map<String, List<Relation>> RELATIONS = Map.of(
            "Account",
            List.of(new Relation("Parent", "ParentId", "Account")),
            "Contact",
            List.of(
                    new Relation("Account", "AccountId", "Account"),
                    new Relation("ReportsTo", "ReportsToId", "Contact")),
            // Salesforce knows more kinds of both.
            "Task",
            List.of(new Relation("Who", "WhoId", "Contact"), new Relation("What", "WhatId", "Account")));
    private static final Map<String, ObjectType> ALL = read();

    private final String name;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private ObjectType(String name) {
        this.name = name;
    }

    /** Null when there is no such object. */
    static ObjectType find(String name) {
        return ALL.get(lower(name));
    }

    /** The object of the path; 404 when there is none. */
    static ObjectType demand(String name) {
        ObjectType type = find(name);
        if (type == null) {
            throw SalesforceError.notFound();
        }
        return type;
    }

    String name() {
        return name;
    }

    String prefix() {
        return PREFIXES.get(name);
    }

    Collection<Field> fields() {
        return fields.values();
    }

    /** Null when there is none. */
    Field field(String fieldName) {
        return fields.get(lower(fieldName));
    }

    /** Null when there is none. */
    Relation relation(String relationName) {
        return RELATIONS.getOrDefault(name, List.of()).stream()
                .filter(relation -> relation.name().equalsIgnoreCase(relationName))
                .findFirst()
                .orElse(null);
    }

    /** The relation that the field is the id of; null when it is none. */
    Relation relationOf(Field field) {
        return RELATIONS.getOrDefault(name, List.of()).stream()
                .filter(relation -> relation.idField().equals(field.name()))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, ObjectType> read() {
        Map<String, ObjectType> types = new LinkedHashMap<>();
        ObjectType current = null;
        for (String line : resource().lines().toList()) {
            if (line.startsWith("[")) {
                current = new ObjectType(line.substring(1, line.length() - 1));
                types.put(lower(current.name), current);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                Field field = field(List.of(line.split(" ")));
                current.fields.put(lower(field.name()), field);
            }
        }
        return types;
    }

    private static Field field(List<String> words) {
        Kind kind = words.contains("boolean")
                ? Kind.bool
                : words.contains("number") ? Kind.number : words.contains("object") ? Kind.compound : Kind.text;
        return new Field(words.get(0), kind, words.contains("required"), words.contains("external"));
    }

    private static String resource() {
        try (InputStream in = ObjectType.class.getResourceAsStream("/salesforce/fields.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
