package io.storebridge.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.DocumentStore.Session;
import io.storebridge.sandbox.salesforce.SoqlConditions.Condition;
import io.storebridge.sandbox.salesforce.SoqlTokens.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * {@code SELECT fields FROM object [WHERE conditions] [ORDER BY fields] [LIMIT n] [OFFSET n]} with fields of parents;
 * without functions, groups and queries in queries. All that is found is answered at once: Salesforce would cut it after
 * 2,000 records and name where to go on.
 */
record SoqlQuery(ObjectType type, List<FieldPath> fields, Condition where, List<Order> orders, int limit, int offset) {

    /** @param nullsFirst as Salesforce has it unless told otherwise */
    record Order(FieldPath path, boolean descending, boolean nullsFirst) {}

    static SoqlQuery of(String text) {
        SoqlTokens tokens = new SoqlTokens(text);
        tokens.demand("SELECT");
        List<Token> names = new ArrayList<>();
        do {
            names.add(tokens.take());
        } while (tokens.skip(","));
        tokens.demand("FROM");
        Token object = tokens.take();
        ObjectType type = ObjectType.find(object.text());
        if (type == null) {
            throw tokens.at(
                    object,
                    "INVALID_TYPE",
                    "sObject type '" + object.text() + "' is not supported. If you are attempting to use a custom"
                            + " object, be sure to append the '__c' after the entity name.");
        }
        List<FieldPath> fields =
                names.stream().map(name -> FieldPath.of(type, tokens, name)).toList();
        Condition where = tokens.skip("WHERE") ? new SoqlConditions(tokens, type).read() : (session, record) -> true;
        List<Order> orders = orders(tokens, type);
        int limit = tokens.skip("LIMIT") ? number(tokens) : Integer.MAX_VALUE;
        int offset = tokens.skip("OFFSET") ? number(tokens) : 0;
        if (tokens.peek().kind() != SoqlTokens.Kind.end) {
            throw tokens.unexpected(tokens.peek());
        }
        return new SoqlQuery(type, fields, where, orders, limit, offset);
    }

    private static List<Order> orders(SoqlTokens tokens, ObjectType type) {
        List<Order> orders = new ArrayList<>();
        if (!tokens.skip("ORDER")) {
            return orders;
        }
        tokens.demand("BY");
        do {
            FieldPath path = FieldPath.of(type, tokens, tokens.take());
            boolean descending = tokens.skip("DESC");
            if (!descending) {
                tokens.skip("ASC");
            }
            boolean first = true;
            if (tokens.skip("NULLS")) {
                first = tokens.skip("FIRST");
                if (!first) {
                    tokens.demand("LAST");
                }
            }
            orders.add(new Order(path, descending, first));
        } while (tokens.skip(","));
        return orders;
    }

    private static int number(SoqlTokens tokens) {
        Token token = tokens.take();
        if (token.kind() != SoqlTokens.Kind.number || !token.text().matches("\\d{1,9}")) {
            throw tokens.unexpected(token);
        }
        return Integer.parseInt(token.text());
    }

    ObjectNode answer(Session session, String version) {
        List<ObjectNode> found = session.list(type.name(), "").stream()
                .filter(record -> where.test(session, record))
                .sorted(comparator(session))
                .skip(offset)
                .limit(limit)
                .toList();
        ObjectNode answer = Json.object().put("totalSize", found.size()).put("done", true);
        ArrayNode records = answer.putArray("records");
        for (ObjectNode record : found) {
            ObjectNode shown = records.addObject();
            FieldPath.attributes(shown, type.name(), record, version);
            fields.forEach(field -> field.show(session, record, shown, version));
        }
        return answer;
    }

    private Comparator<ObjectNode> comparator(Session session) {
        Comparator<ObjectNode> all = (one, other) -> 0;
        for (Order order : orders) {
            all = all.thenComparing((one, other) -> compare(
                    order, order.path().value(session, one), order.path().value(session, other)));
        }
        return all;
    }

    private static int compare(Order order, JsonNode one, JsonNode other) {
        if (one.isNull() || other.isNull()) {
            int nulls = Boolean.compare(one.isNull(), other.isNull());
            return order.nullsFirst() ? -nulls : nulls;
        }
        int result = SoqlConditions.compare(one, other);
        return order.descending() ? -result : result;
    }
}
