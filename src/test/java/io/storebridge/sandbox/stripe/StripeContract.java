package io.storebridge.sandbox.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import io.storebridge.sandbox.http.Contracts;
import io.storebridge.sandbox.http.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Stripe's description of its API, in parts that a validator can hold: every object of Stripe refers to nearly all others,
 * because a field with an id may be expanded to the object. Only charges are expanded here, so all other such fields are
 * ids.
 */
public final class StripeContract {

    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode openApi;
    private final Map<String, JsonSchema> named = new HashMap<>();

    private StripeContract(JsonNode openApi) {
        this.openApi = openApi;
    }

    /** Skips the test where the description is not there. */
    public static StripeContract read() throws IOException {
        return new StripeContract(Contracts.read("stripe.json"));
    }

    /** The description as it is. */
    public JsonNode openApi() {
        return openApi;
    }

    public JsonSchema named(String name) {
        return named.computeIfAbsent(name, key -> schema(Json.object().put("$ref", SCHEMAS + key)));
    }

    public JsonSchema schema(JsonNode schema) {
        ObjectNode part = Json.object();
        ObjectNode schemas = part.putObject("components").putObject("schemas");
        JsonNode reduced = reduced(schema);
        collect(reduced, schemas);
        return Contracts.schema(part, reduced);
    }

    private void collect(JsonNode node, ObjectNode schemas) {
        String reference = node.path("$ref").asText("");
        String name = reference.replace(SCHEMAS, "");
        if (reference.startsWith(SCHEMAS) && !schemas.has(name)) {
            JsonNode found = reduced(openApi.path("components").path("schemas").path(name));
            schemas.set(name, found);
            collect(found, schemas);
        }
        node.forEach(child -> collect(child, schemas));
    }

    private static JsonNode reduced(JsonNode node) {
        JsonNode copy = node.deepCopy();
        reduce(copy);
        return copy;
    }

    private static void reduce(JsonNode node) {
        if (node.path("anyOf").isArray() && isExpandable(node)) {
            ArrayNode kept = Json.array();
            node.path("anyOf").forEach(one -> {
                if (!one.has("$ref") || one.path("$ref").asText().equals(SCHEMAS + "charge")) {
                    kept.add(one);
                }
            });
            ((ObjectNode) node).set("anyOf", kept);
        }
        if (node.isObject()) {
            ((ObjectNode) node).remove("x-expansionResources");
        }
        node.forEach(StripeContract::reduce);
    }

    private static boolean isExpandable(JsonNode node) {
        for (JsonNode one : node.path("anyOf")) {
            if (one.path("type").asText().equals("string")) {
                return true;
            }
        }
        return false;
    }
}
