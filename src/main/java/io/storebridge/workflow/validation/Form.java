package io.storebridge.workflow.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A Camunda Form. */
record Form(String file, JsonNode json) {

    String id() {
        return json.path("id").asText();
    }

    /** The components, also those within groups. */
    List<JsonNode> components() {
        List<JsonNode> components = new ArrayList<>();
        collect(json, components);
        return components;
    }

    private static void collect(JsonNode node, List<JsonNode> components) {
        node.path("components").forEach(component -> {
            components.add(component);
            collect(component, components);
        });
    }

    /** The variables that its fields set. */
    Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        components().stream()
                .map(component -> component.path("key").asText())
                .filter(key -> !key.isEmpty())
                .forEach(key -> fields.add(key.replaceFirst("\\..*", "")));
        return fields;
    }

    /** What a component is called on the form; for a text, how it begins. */
    static String label(JsonNode component) {
        String label = component.path("label").asText();
        if (!label.isEmpty()) {
            return label;
        }
        String text = component.path("text").asText().replaceAll("\\s+", " ").strip();
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
