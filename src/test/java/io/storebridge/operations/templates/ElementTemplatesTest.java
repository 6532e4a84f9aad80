package io.storebridge.operations.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.storebridge.operations.OperationDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The templates in processes/element-templates, and that our own diagrams use them. */
class ElementTemplatesTest {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final Path PROCESSES = Path.of("processes");

    private final TemplateFiles files = new TemplateFiles(PROCESSES.resolve("element-templates"));

    @Test
    void the_templates_are_as_the_operations_say() {
        assertThat(files.texts())
                .as("processes/element-templates is stale: run tools/element-templates")
                .isEqualTo(files.wanted());
    }

    @Test
    void the_page_of_all_steps_is_as_the_operations_say() {
        assertThat(Path.of("docs/steps.md"))
                .as("docs/steps.md is stale: run tools/element-templates")
                .hasContent(StepsPage.of(Ports.operations()));
    }

    @Test
    void every_operation_and_each_of_its_inputs_has_words_for_analysts() {
        for (OperationDefinition operation : Ports.operations()) {
            assertThat(operation.description()).as(operation.id()).isNotBlank().endsWith(".");
            for (OperationDefinition.Parameter input : operation.inputs()) {
                assertThat(input.input())
                        .as("%s %s", operation.id(), input.name())
                        .isNotNull();
                assertThat(input.input().title())
                        .as("%s %s", operation.id(), input.name())
                        .isNotBlank();
                assertThat(input.input().hint())
                        .as("%s %s", operation.id(), input.name())
                        .isNotBlank();
            }
        }
        assertThat(Ports.operations()).hasSizeGreaterThan(80);
    }

    @Test
    void a_template_whose_content_changes_gets_the_next_version_and_others_keep_theirs(@TempDir Path folder)
            throws IOException {
        TemplateFiles copy = new TemplateFiles(folder);
        copy.write();
        assertThat(copy.write()).isEmpty();
        Path file = folder.resolve("crm.json");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst("\"version\" : 1", "\"version\" : 7")
                        .replaceFirst("Finds the person", "Looks up the person"));

        assertThat(copy.write()).containsExactly("crm.json");

        JsonNode templates = new ObjectMapper().readTree(file.toFile());
        assertThat(templates.findValuesAsText("version")).contains("8").contains("1");
        assertThat(Files.readString(file)).contains("Finds the person");
        assertThat(copy.write()).isEmpty();
    }

    @Test
    void a_stamp_changes_nothing_else_and_is_brought_up_to_date() throws IOException {
        Map<String, JsonNode> templates = files.present();
        for (Path diagram : ElementTemplates.diagrams(PROCESSES)) {
            String text = Files.readString(diagram);
            String bare = text.replaceAll(" camunda:modelerTemplate(Version)?=\"[^\"]*\"", "");
            String stamped = new DiagramStamps(templates).stamp(bare);
            assertThat(stamped).as("%s: run tools/element-templates", diagram).isEqualTo(text);
            assertThat(new DiagramStamps(templates).stamp(text)).isEqualTo(text);
            assertThat(stamped.replaceAll(" camunda:modelerTemplate(Version)?=\"[^\"]*\"", ""))
                    .isEqualTo(bare);
        }
    }

    @Test
    void a_stamp_of_somebody_elses_template_stays() {
        String own = "<bpmn:serviceTask id=\"a\" camunda:modelerTemplate=\"acme.quote\" camunda:type=\"external\""
                + " camunda:topic=\"erp.read-quote\" />";

        assertThat(new DiagramStamps(files.present()).stamp(own)).isEqualTo(own);
    }

    @Test
    void each_service_task_of_our_diagrams_has_a_template_that_exists_and_says_the_same() throws Exception {
        Map<String, JsonNode> templates = files.present();
        List<String> wrong = new ArrayList<>();
        int tasks = 0;
        for (Path diagram : ElementTemplates.diagrams(PROCESSES)) {
            NodeList found = parse(diagram).getElementsByTagNameNS(BPMN, "serviceTask");
            for (int i = 0; i < found.getLength(); i++) {
                tasks++;
                Element task = (Element) found.item(i);
                String where = diagram + " " + task.getAttribute("id") + ": ";
                JsonNode template = templates.get(task.getAttributeNS(CAMUNDA, "modelerTemplate"));
                if (template == null) {
                    wrong.add(where + "no template; run tools/element-templates");
                } else if (!template.path("version")
                        .asText()
                        .equals(task.getAttributeNS(CAMUNDA, "modelerTemplateVersion"))) {
                    wrong.add(where + "an old version of its template; run tools/element-templates");
                } else if (!fixedValues(template).equals(values(task))) {
                    wrong.add(where + values(task) + " but its template says " + fixedValues(template));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tasks).isGreaterThan(100);
    }

    private static Map<String, String> fixedValues(JsonNode template) {
        Map<String, String> values = new TreeMap<>();
        List<JsonNode> properties = new ArrayList<>();
        template.path("properties").forEach(properties::add);
        template.path("scopes").forEach(scope -> scope.path("properties").forEach(properties::add));
        properties.stream()
                .filter(property -> property.path("type").asText().equals("Hidden"))
                .forEach(property -> values.put(
                        property.path("binding").path("name").asText().replace("camunda:", ""),
                        property.path("value").asText()));
        return values;
    }

    private static Map<String, String> values(Element task) {
        Map<String, String> values = new TreeMap<>();
        for (String name : List.of("type", "topic")) {
            if (task.hasAttributeNS(CAMUNDA, name)) {
                values.put(name, task.getAttributeNS(CAMUNDA, name));
            }
        }
        NodeList connector = task.getElementsByTagNameNS(CAMUNDA, "connectorId");
        if (connector.getLength() > 0) {
            values.put("connectorId", connector.item(0).getTextContent().strip());
        }
        return values;
    }

    private static Document parse(Path diagram) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        return builder.parse(diagram.toFile());
    }
}
