package io.storebridge.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storebridge.testing.WithErrands;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@WithErrands
class DeployerTest {

    private static final String DIAGRAM =
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                         id="d" targetNamespace="io.storebridge.test">
              <process id="%s" name="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="start"/><sequenceFlow id="f" sourceRef="start" targetRef="end"/>
                <endEvent id="end">%s</endEvent>
              </process>
            </definitions>""";

    @Autowired
    Deployer deployer;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Test
    void only_what_changed_gets_a_new_version() {
        deployer.deploy(List.of(diagram("one", "A"), diagram("two", "A")), "test");

        List<String> changed = deployer.deploy(List.of(diagram("one", "A"), diagram("two", "B")), "test");

        assertThat(changed).containsExactly("processes/two.bpmn");
        assertThat(version("one")).isEqualTo(1);
        assertThat(version("two")).isEqualTo(2);
    }

    @Test
    void an_older_copy_does_not_undo_a_newer_deployment() {
        deployer.deploy(List.of(diagram("three", "old")), "an old node");
        deployer.deploy(List.of(diagram("three", "new")), "a new node");

        assertThat(deployer.deploy(List.of(diagram("three", "old")), "the old node again"))
                .isEmpty();

        assertThat(version("three")).isEqualTo(2);
    }

    @Test
    void a_file_s_path_in_a_folder_is_its_name(@TempDir Path folder) throws Exception {
        Path quotes = Files.createDirectories(folder.resolve("processes/quotes"));
        Files.write(quotes.resolve("four.bpmn"), diagram("four", "A").content());
        Files.writeString(quotes.resolve("notes.txt"), "not deployed");

        List<DeployableResource> files = new ResourceFolder("file:" + folder.resolve("processes")).read();

        assertThat(files).extracting(DeployableResource::name).containsExactly("processes/quotes/four.bpmn");
    }

    @Test
    void diagrams_see_no_beans() {
        String reach =
                "<extensionElements><camunda:executionListener event=\"start\" expression=\"${dataSource.connection}\"/>"
                        + "</extensionElements>";
        deployer.deploy(
                List.of(new DeployableResource(
                        "processes/five.bpmn",
                        DIAGRAM.formatted("five", "five", reach).getBytes(StandardCharsets.UTF_8))),
                "test");

        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("five"))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("Cannot resolve identifier 'dataSource'");
    }

    @Test
    void a_variable_of_another_java_type_is_refused() {
        Map<String, Object> variables = Map.of(
                "evil",
                Variables.serializedObjectValue("{\"jdbcUrl\":\"jdbc:elsewhere\"}")
                        .serializationDataFormat(Variables.SerializationDataFormats.JSON)
                        .objectTypeName("com.zaxxer.hikari.HikariDataSource")
                        .create());

        String instance = runtime.startProcessInstanceByKey("errand", variables).getId();

        assertThatThrownBy(() -> runtime.getVariable(instance, "evil"))
                .isInstanceOf(ProcessEngineException.class)
                .hasStackTraceContaining("not whitelisted");
    }

    private static DeployableResource diagram(String key, String name) {
        return new DeployableResource(
                "processes/" + key + ".bpmn", DIAGRAM.formatted(key, name, "").getBytes(StandardCharsets.UTF_8));
    }

    private int version(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getVersion();
    }
}
