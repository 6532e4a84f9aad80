package io.storebridge.ordering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/** An order with everything that the schema knows, and what the schema says of each place in it. */
final class OrderShape {

    private static final String MARK = "\"@@mark@@\"";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FULL =
            """
            {"orderId":"FULL","currency":"USD","placedAt":"2026-11-24T09:30:00Z",
             "account":{"id":"acme","customer":"AARONFIT0001","name":"Aaron Fitz","phone":"312","taxExemption":"E-1"},
             "buyer":{"id":"buyer-17","name":"Ann Abel","email":"ann.abel@example.com"},
             "purchaseOrder":"PO-4711","wantedDate":"2026-12-01","note":"ring twice",
             "billTo":{"code":"PRIMARY","name":"Aaron Fitz","contact":"Ann","street1":"One Way 1","street2":"2nd floor",
              "city":"Chicago","state":"IL","zip":"60603","country":"US","phone":"312"},
             "shipTos":[{"id":"1","address":{"street1":"One Way 1","city":"Chicago","country":"US"},"shippingMethod":"GROUND",
              "wantedDate":"2026-12-01"},{"id":"2","address":{"street1":"Two Way","city":"Fargo","country":"US"}}],
             "lines":[{"id":"1","item":"CHAI-TSK-BLK","description":"Chair","quantity":2,"unit":"Each","warehouse":"MAIN",
              "unitPrice":"189.00","discount":"1.00","taxCode":"P0000000","shipTo":"1","wantedDate":"2026-12-01",
              "variant":"Blue","attributes":{"engraving":"A.A."},"note":"carefully"},
              {"id":"2","item":"CHAI-TSK-BLK","quantity":"1.5","shipTo":"2"}],
             "fees":[{"kind":"shipping","description":"Ground","amount":"25.00","taxCode":"FR","shipTo":"1"}],
             "discounts":[{"level":"order","code":"SPRING10","description":"Spring","amount":"5.00"}],
             "tax":{"amount":"10.00","provider":"avatax","transactionId":"t-1","exempt":false,
              "details":[{"line":"1","fee":"shipping","name":"IL STATE TAX","jurisdiction":"ILLINOIS","level":"state",
               "rate":"0.0625","taxable":"160.00","amount":"10.00"}]},
             "payments":[{"kind":"card","amount":"403.00","method":"pm_card_visa","transactionId":"pi_1",
              "description":"Visa","date":"2026-11-24"}],
             "schedule":"MONTHLY-1","shipComplete":true,"total":"403.00","custom":{"project":"north"}}""";

    private final JsonNode schema;
    private final JsonNode full;
    private final Map<String, JsonNode> schemas = new LinkedHashMap<>();

    OrderShape(JsonNode schema) {
        this.schema = schema;
        this.full = parse(FULL);
        collect("", full, schema.at("/$defs/input"));
    }

    /** Every place with its schema; fails when the order above lacks something that the schema knows. */
    private void collect(String pointer, JsonNode value, JsonNode unresolved) {
        JsonNode rules = unresolved.has("$ref")
                ? schema.at(unresolved.path("$ref").asText().substring(1))
                : unresolved;
        schemas.put(pointer, rules);
        if (value.isObject()) {
            boolean sample = pointer.matches(".*/[1-9][0-9]*") || pointer.matches("/shipTos/.*");
            rules.path("properties").fieldNames().forEachRemaining(name -> {
                if (!value.has(name) && !sample) {
                    throw new IllegalStateException("The sample order lacks " + pointer + "/" + name);
                }
            });
            value.properties()
                    .forEach(property -> collect(
                            pointer + "/" + property.getKey(),
                            property.getValue(),
                            rules.at("/properties/" + property.getKey()).isMissingNode()
                                    ? rules.path("additionalProperties")
                                    : rules.at("/properties/" + property.getKey())));
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            collect(pointer + "/" + i, value.get(i), rules.path("items"));
        }
    }

    /** Every place but the order itself. */
    List<String> pointers() {
        return schemas.keySet().stream().filter(pointer -> !pointer.isEmpty()).toList();
    }

    JsonNode at(String pointer) {
        return full.at(pointer);
    }

    ObjectNode order(String id) {
        return full.<ObjectNode>deepCopy().put("orderId", id);
    }

    /** The order as text with this JSON, valid or not, at the place. */
    String orderWith(String pointer, String json, String id) {
        ObjectNode order = order(id);
        JsonNode parent = order.at(parent(pointer));
        if (parent instanceof ObjectNode object) {
            object.put(name(pointer), "@@mark@@");
        } else {
            ((ArrayNode) parent)
                    .set(Integer.parseInt(name(pointer)), JSON.getNodeFactory().textNode("@@mark@@"));
        }
        return order.toString().replace(MARK, json);
    }

    List<String> required() {
        List<String> required = new ArrayList<>();
        each((pointer, rules) -> rules.path("required").forEach(name -> required.add(pointer + "/" + name.asText())));
        return required;
    }

    /** Objects that take no other fields than those named. */
    List<String> closedObjects() {
        return where((pointer, rules) -> rules.path("additionalProperties").isBoolean());
    }

    /** Texts of limited length. */
    Map<String, Integer> texts() {
        Map<String, Integer> texts = new LinkedHashMap<>();
        each((pointer, rules) -> {
            if (rules.has("maxLength")) {
                texts.put(pointer, rules.path("maxLength").asInt());
            }
        });
        return texts;
    }

    /** Texts in which anything may stand and to which nothing else refers. */
    Map<String, Integer> freeTexts() {
        Map<String, Integer> free = texts();
        free.keySet()
                .removeIf(pointer -> schemas.get(pointer).has("format")
                        || pointer.matches("/(shipTos|lines)/[0-9]+/id")
                        || pointer.endsWith("/shipTo")
                        || pointer.endsWith("/line"));
        return free;
    }

    /** Texts with a pattern, a format or a list of words. */
    List<String> constrained() {
        return where((pointer, rules) -> rules.has("pattern") || rules.has("format") || rules.has("enum"));
    }

    List<String> dates() {
        return where((pointer, rules) -> rules.path("format").asText().startsWith("date"));
    }

    private List<String> where(BiPredicate<String, JsonNode> condition) {
        return schemas.entrySet().stream()
                .filter(place -> condition.test(place.getKey(), place.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void each(BiConsumer<String, JsonNode> action) {
        schemas.forEach(action);
    }

    static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
