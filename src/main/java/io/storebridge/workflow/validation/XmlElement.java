package io.storebridge.workflow.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element of a diagram or a decision table. Two of the same place in the file are equal. */
record XmlElement(Element xml) {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/";

    /** What may have an id and yet is not what people see. */
    private static final Set<String> PARTS =
            Set.of("inputExpression", "conditionExpression", "multiInstanceLoopCharacteristics", "decisionTable");

    /** The name without its prefix: {@code userTask}. */
    String type() {
        return xml.getLocalName();
    }

    boolean is(String... types) {
        return List.of(types).contains(type());
    }

    boolean isCamunda() {
        return String.valueOf(xml.getNamespaceURI()).startsWith(CAMUNDA);
    }

    /** The id, or that of what it belongs to: an input parameter is shown by its step. */
    String id() {
        XmlElement owner = owner();
        return owner == null ? "" : owner.attribute("id");
    }

    /** The words on the diagram, in one line; empty when there are none. */
    String label() {
        XmlElement owner = owner();
        if (owner == null) {
            return "";
        }
        String label = owner.attribute("label").isEmpty() ? owner.attribute("name") : owner.attribute("label");
        return label.replaceAll("\\s+", " ").strip();
    }

    /** The label in quotes, or the id when it has none. */
    String called() {
        return "\"" + (label().isEmpty() ? id() : label()) + "\"";
    }

    private XmlElement owner() {
        boolean shown = !isCamunda() && !type().endsWith("EventDefinition") && !PARTS.contains(type());
        if (shown && xml.hasAttribute("id")) {
            return this;
        }
        return parent() == null ? null : parent().owner();
    }

    XmlElement parent() {
        return xml.getParentNode() instanceof Element parent ? new XmlElement(parent) : null;
    }

    /** From this element outwards. */
    Stream<XmlElement> selfAndAncestors() {
        return Stream.iterate(this, element -> element != null, XmlElement::parent);
    }

    /** The value; empty when it is absent. */
    String attribute(String name) {
        return xml.getAttribute(name);
    }

    /** The value of Camunda's attribute; empty when it is absent. */
    String camunda(String name) {
        String value = xml.getAttributeNS(CAMUNDA + "bpmn", name);
        return value.isEmpty() ? xml.getAttributeNS(CAMUNDA + "dmn", name) : value;
    }

    List<XmlElement> children() {
        List<XmlElement> children = new ArrayList<>();
        for (Node node = xml.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(new XmlElement(child));
            }
        }
        return children;
    }

    List<XmlElement> children(String type) {
        return children().stream().filter(child -> child.is(type)).toList();
    }

    /** This element and everything within it, in the file's order. */
    Stream<XmlElement> all() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(XmlElement::all));
    }

    Stream<XmlElement> all(String type) {
        return all().filter(element -> element.is(type));
    }

    boolean isWithin(XmlElement other) {
        return selfAndAncestors().anyMatch(other::equals);
    }

    /** All text within it. */
    String text() {
        return xml.getTextContent().strip();
    }

    /** Only its own text: not that of elements within it. */
    String ownText() {
        StringBuilder text = new StringBuilder();
        for (Node node = xml.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(node.getNodeValue());
            }
        }
        return text.toString().strip();
    }

    /** The values of Camunda's attributes. */
    List<String> camundaValues() {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < xml.getAttributes().getLength(); i++) {
            Node attribute = xml.getAttributes().item(i);
            boolean camunda = String.valueOf(attribute.getNamespaceURI()).startsWith(CAMUNDA);
            // Attributes of Camunda's own elements have no namespace.
            if (camunda || isCamunda() && attribute.getNamespaceURI() == null) {
                values.add(attribute.getNodeValue());
            }
        }
        return values;
    }
}
