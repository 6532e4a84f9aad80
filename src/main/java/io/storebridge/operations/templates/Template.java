package io.storebridge.operations.templates;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One element template for Camunda 7, as Camunda Modeler reads it. */
final class Template {

    static final String SCHEMA = "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";

    /** Groups of fields in the panel. */
    static final String INPUTS = "inputs";

    static final String AFTERWARDS = "afterwards";

    private static final String MILESTONE =
            "A word or sentence for the store, told when this is done. Empty: nothing is told.";

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private final ArrayNode properties = JsonNodeFactory.instance.arrayNode();

    /** @param elements what it can be put on */
    Template(String id, String name, String description, List<String> elements) {
        json.put("$schema", SCHEMA).put("name", name).put("id", id);
        // Its place; the number comes last.
        json.put("version", 0).put("description", description);
        ArrayNode appliesTo = json.putArray("appliesTo");
        elements.forEach(appliesTo::add);
        ArrayNode groups = json.putArray("groups");
        groups.addObject().put("id", INPUTS).put("label", "Inputs");
        groups.addObject().put("id", AFTERWARDS).put("label", "Afterwards");
    }

    /** What the element becomes. */
    Template element(String type) {
        json.putObject("elementType").put("value", type);
        return this;
    }

    /** Also what Modeler shows without a template. */
    Template withEverything() {
        json.put("entriesVisible", true);
        return this;
    }

    /** A value that nobody sees or changes. */
    Template fixed(String attribute, String value) {
        fixed(properties, attribute, value);
        return this;
    }

    Template text(String attribute, String label, String description, String value) {
        ObjectNode property = properties.addObject().put("label", label).put("description", description);
        property.put("type", "String").put("group", INPUTS);
        if (value != null) {
            property.put("value", value);
        }
        property.putObject("binding").put("type", "property").put("name", attribute);
        return this;
    }

    Template choice(String attribute, String label, String description, List<String> choices, String value) {
        text(attribute, label, description, value);
        ObjectNode property = (ObjectNode) properties.get(properties.size() - 1);
        property.put("type", "Dropdown");
        choices(property, choices);
        return this;
    }

    /** What the store is told when the element ends. */
    Template milestone() {
        ObjectNode property = properties.addObject().put("label", "Milestone").put("description", MILESTONE);
        property.put("type", "String").put("group", AFTERWARDS);
        property.putObject("binding").put("type", "camunda:property").put("name", "milestone");
        return this;
    }

    Template inputs(List<InputField> fields) {
        fields.forEach(field -> properties.add(field.json()));
        return this;
    }

    /** A second name for the result. */
    Template output(String source, String variable, String label, String description) {
        ObjectNode property = properties.addObject().put("label", label).put("description", description);
        property.put("type", "String").put("group", AFTERWARDS).put("value", variable);
        property.putObject("binding").put("type", "camunda:outputParameter").put("source", "${" + source + "}");
        return this;
    }

    Template connector(String connectorId, List<InputField> fields) {
        ObjectNode scope = json.putArray("scopes").addObject().put("type", "camunda:Connector");
        ArrayNode inner = scope.putArray("properties");
        fixed(inner, "connectorId", connectorId);
        fields.forEach(field -> inner.add(field.json()));
        return this;
    }

    ObjectNode json() {
        json.set("properties", properties);
        return json;
    }

    private static void fixed(ArrayNode properties, String attribute, String value) {
        ObjectNode property = properties.addObject().put("type", "Hidden").put("value", value);
        property.putObject("binding").put("type", "property").put("name", attribute);
    }

    static void choices(ObjectNode property, List<String> choices) {
        ArrayNode array = property.putArray("choices");
        choices.forEach(choice -> array.addObject().put("name", choice).put("value", choice));
    }
}
