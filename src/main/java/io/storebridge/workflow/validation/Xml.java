package io.storebridge.workflow.validation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XML without ever following what a document type or an entity names. */
final class Xml {

    private Xml() {}

    static XmlElement read(byte[] content) throws Unreadable {
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return new XmlElement(
                    builder.parse(new ByteArrayInputStream(content)).getDocumentElement());
        } catch (SAXParseException e) {
            throw new Unreadable("line %d: %s".formatted(e.getLineNumber(), PlainWords.of(e.getMessage())));
        } catch (SAXException e) {
            throw new Unreadable(e.getMessage());
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException("XML cannot be read", e);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory;
    }
}
