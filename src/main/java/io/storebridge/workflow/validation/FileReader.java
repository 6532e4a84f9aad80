package io.storebridge.workflow.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.storebridge.workflow.DeployableResource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelException;

/** Reads the files into a set, and tells which cannot be read. */
final class FileReader {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final Pattern VIOLATION = Pattern.compile("Line=(\\d+): (.*)");
    private static final String DMN = "https?://www\\.omg\\.org/spec/DMN/.*";

    private final ObjectMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final FileSet set;
    private final Findings findings;

    FileReader(FileSet set, Findings findings) {
        this.set = set;
        this.findings = findings;
    }

    void read(DeployableResource file) {
        String name = file.name();
        if (name.endsWith(".bpmn")) {
            readDiagram(file);
        } else if (name.endsWith(".dmn")) {
            readDecisions(file);
        } else if (name.endsWith(".form")) {
            JsonNode form = readJson(file);
            if (form != null) {
                set.forms.add(new Form(name, form));
            }
        } else if (name.endsWith(".schema.json")) {
            JsonNode schema = readJson(file);
            if (schema != null) {
                set.schemas.put(name, schema);
            }
        } else if (name.endsWith(".html")) {
            set.pages.put(name, text(file));
        } else if (name.endsWith(".jsonata")) {
            readMapping(file);
        }
    }

    private void readDiagram(DeployableResource file) {
        XmlElement root = readXml(file, BPMN, "a BPMN diagram");
        if (root != null
                && Links.areWhole(file.name(), root, findings)
                && followsItsSchema(file, "a BPMN diagram", Bpmn::readModelFromStream)) {
            set.diagrams.add(new Diagram(file.name(), root));
        }
    }

    private void readDecisions(DeployableResource file) {
        XmlElement root = readXml(file, DMN, "a DMN decision");
        if (root != null && followsItsSchema(file, "a DMN decision", Dmn::readModelFromStream)) {
            set.decisions.addAll(Decision.of(file.name(), root));
        }
    }

    private XmlElement readXml(DeployableResource file, String namespace, String kind) {
        try {
            XmlElement root = Xml.read(file.content());
            if (root.is("definitions")
                    && String.valueOf(root.xml().getNamespaceURI()).matches(namespace)) {
                return root;
            }
            findings.error(
                    file.name(),
                    "The file is not %s: it begins with <%s>".formatted(kind, root.type()),
                    "Save it again from Camunda Modeler, or take it out of the folder");
        } catch (Unreadable e) {
            findings.error(
                    file.name(),
                    "The file cannot be read as XML, " + e.getMessage(),
                    "Save it again from Camunda Modeler, or go back to the last copy that worked");
        }
        return null;
    }

    private interface ModelReader {
        Object read(ByteArrayInputStream stream);
    }

    private boolean followsItsSchema(DeployableResource file, String kind, ModelReader reader) {
        try {
            reader.read(new ByteArrayInputStream(file.content()));
            return true;
        } catch (ModelException e) {
            findings.error(
                    file.name(),
                    "The file is not %s as the engine reads it, %s".formatted(kind, reason(e)),
                    "Open it in Camunda Modeler, mend what is marked there and save it; what is not shown there, take out");
            return false;
        }
    }

    /** The library's words for it lie deepest: {@code Error: URI=null Line=12: cvc-complex-type.2.4.a: Invalid content ...} */
    private static String reason(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String message = String.valueOf(deepest.getMessage());
        Matcher violation = VIOLATION.matcher(message);
        return violation.find()
                ? "line %s: %s".formatted(violation.group(1), PlainWords.of(violation.group(2)))
                : message;
    }

    private JsonNode readJson(DeployableResource file) {
        try {
            JsonNode node = json.readTree(file.content());
            if (node.isObject()) {
                return node;
            }
            findings.error(file.name(), "The file is not a JSON object", "Begin it with { and end it with }");
        } catch (JsonProcessingException e) {
            findings.error(
                    file.name(),
                    "The file is not JSON, line %d: %s"
                            .formatted(
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getLineNr(),
                                    PlainWords.of(e.getOriginalMessage())),
                    "Look there for a comma, quote or bracket too many or too few");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return null;
    }

    private void readMapping(DeployableResource file) {
        set.mappings.add(file.name());
        try {
            Mapping.parse(text(file));
        } catch (Unreadable e) {
            findings.error(file.name(), "The mapping is not JSONata, " + e.getMessage(), Mapping.REMEDY);
        }
    }

    private static String text(DeployableResource file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }
}
