package io.storebridge.connectors.gp;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An eConnect document: transaction types in the order in which they were added, their nodes in the order of the
 * schema, which is the order in which they run (lines before the header, whose totals check reads them).
 */
final class EConnectDocument {

    private record Transaction(String type, List<Node> nodes) {}

    private final EConnectSchema schema = EConnectSchema.get();
    private final List<Transaction> transactions = new ArrayList<>();

    /** Adds a transaction of the given type with the nodes in any order; without nodes nothing is added. */
    EConnectDocument add(String type, List<Node> nodes) {
        if (!nodes.isEmpty()) {
            transactions.add(new Transaction(
                    type,
                    nodes.stream()
                            .sorted(Comparator.comparingInt(node -> schema.place(type, node.name())))
                            .toList()));
        }
        return this;
    }

    List<Node> nodes() {
        return transactions.stream().flatMap(each -> each.nodes().stream()).toList();
    }

    /** The document as eConnect's own interfaces take it. It holds no secrets. */
    String toXml() {
        return write(xml -> {
            xml.writeStartElement("eConnect");
            for (Transaction transaction : transactions) {
                writeTransaction(xml, transaction);
            }
            xml.writeEndElement();
        });
    }

    /** One node, as eConnect's error text shows it. */
    static String toXml(Node node) {
        return write(xml -> writeNode(xml, node));
    }

    private void writeTransaction(XMLStreamWriter xml, Transaction transaction) throws XMLStreamException {
        xml.writeStartElement(transaction.type());
        String open = null;
        for (Node node : transaction.nodes()) {
            String wrapper = schema.wrapper(transaction.type(), node.name());
            if (open != null && !open.equals(wrapper)) {
                xml.writeEndElement();
            }
            if (wrapper != null && !wrapper.equals(open)) {
                xml.writeStartElement(wrapper);
            }
            open = wrapper;
            writeNode(xml, node);
        }
        if (open != null) {
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void writeNode(XMLStreamWriter xml, Node node) throws XMLStreamException {
        xml.writeStartElement(node.name());
        for (String element :
                EConnectSchema.get().node(node.name()).parameters().keySet()) {
            Object value = node.elements().get(element);
            if (value != null) {
                xml.writeStartElement(element);
                xml.writeCharacters(withoutControls(Node.text(value)));
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    /** XML 1.0 has no way to write most control characters. */
    private static String withoutControls(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\t\n]]", " ");
    }

    private interface Content {
        void writeTo(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static String write(Content content) {
        try {
            StringWriter out = new StringWriter();
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            content.writeTo(xml);
            xml.close();
            return out.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
