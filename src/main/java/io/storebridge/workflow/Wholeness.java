package io.storebridge.workflow;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Whether a file is whole: XML or JSON from its beginning to its end. */
final class Wholeness {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Wholeness() {}

    static Optional<Finding> mistake(DeployableResource file) {
        String name = file.name();
        if (name.endsWith(".bpmn") || name.endsWith(".dmn")) {
            return xml(file);
        }
        return name.endsWith(".json") || name.endsWith(".form") ? json(file) : Optional.empty();
    }

    private static Optional<Finding> xml(DeployableResource file) {
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            // A document type can name files of this machine and grow without end; modelers write none.
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new ByteArrayInputStream(file.content()), new DefaultHandler());
            return Optional.empty();
        } catch (SAXParseException e) {
            return Optional.of(
                    broken(file, "XML", e.getLineNumber(), e.getColumnNumber(), inPlainWords(e.getMessage())));
        } catch (SAXException | IOException e) {
            return Optional.of(broken(file, "XML", 0, 0, e.getMessage()));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Finding> json(DeployableResource file) {
        try {
            return JSON.readTree(file.content()).isObject()
                    ? Optional.empty()
                    : Optional.of(broken(file, "JSON", 0, 0, "there has to be one object { ... } in it"));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            return Optional.of(broken(file, "JSON", line, column, inPlainWords(e.getOriginalMessage())));
        } catch (IOException e) {
            return Optional.of(broken(file, "JSON", 0, 0, e.getMessage()));
        }
    }

    /** What parsers say to those who configure them. */
    private static String inPlainWords(String message) {
        if (message.startsWith("Trailing token")) {
            return "something follows after its end";
        }
        return message.startsWith("DOCTYPE is disallowed")
                ? "it has a document type (DOCTYPE), which is not allowed"
                : message.replaceAll("[:,]? (enable|from) `[^`]*`( to allow)?| \\(not recognized as one .*\\)", "");
    }

    private static Finding broken(DeployableResource file, String format, int line, int column, String why) {
        String where = line > 0 ? " (line %d, column %d)".formatted(line, column) : "";
        return new Finding(
                Finding.Severity.error,
                file.name(),
                "",
                "",
                "The file is not whole or is damaged: it is not valid %s%s: %s".formatted(format, where, why),
                "Save it again, or copy it once more");
    }
}
