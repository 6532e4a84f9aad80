package io.storebridge.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.storebridge.testing.WithErrands;
import io.storebridge.workflow.Deployment.Cause;
import io.storebridge.workflow.Deployment.Change;
import io.storebridge.workflow.Deployment.DeployedFile;
import io.storebridge.workflow.Deployment.Outcome;
import io.storebridge.workflow.DeploymentProperties.Older;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

    @Autowired
    DeployedResources deployed;

    @Autowired
    DeploymentRecords records;

    @Autowired
    Processes processes;

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

        assertThatThrownBy(() -> deployer.deploy(List.of(diagram("three", "old")), "the old node again"))
                .isInstanceOf(DeploymentRefused.class)
                .hasMessageContaining("This is an older copy: it was in force before. Then a new node deployed");

        assertThat(version("three")).isEqualTo(2);
    }

    @Test
    void going_back_is_possible_on_purpose() {
        deployer.deploy(List.of(diagram("back", "old")), "test");
        deployer.deploy(List.of(diagram("back", "new")), "test");

        Deployment again = deploy(Older.deploy, null, diagram("back", "old"));

        assertThat(again.outcome()).isEqualTo(Outcome.deployed);
        assertThat(version("back")).isEqualTo(3);
    }

    @Test
    void of_a_folder_an_older_copy_is_left_out_and_the_rest_goes_on() {
        deployer.deploy(List.of(diagram("stale", "old")), "test");
        deployer.deploy(List.of(diagram("stale", "new")), "test");

        Deployment attempt = deploy(Older.skip, null, diagram("stale", "old"), diagram("fresh", "A"));

        assertThat(attempt.outcome()).isEqualTo(Outcome.deployed);
        assertThat(attempt.files())
                .extracting(DeployedFile::name, DeployedFile::change, DeployedFile::version)
                .containsExactly(
                        tuple("processes/stale.bpmn", Change.older, null),
                        tuple("processes/fresh.bpmn", Change.added, 1));
        assertThat(attempt.findings())
                .extracting(Finding::severity, Finding::file)
                .containsExactly(tuple(Finding.Severity.warning, "processes/stale.bpmn"));
        assertThat(version("stale")).isEqualTo(2);
    }

    @Test
    void a_file_that_was_saved_before_somebody_else_s_deployment_is_an_older_copy() {
        deployer.deploy(List.of(diagram("crossed", "A")), "PUT /api/deployments");

        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        assertThat(deploy(Older.skip, yesterday, diagram("crossed", "B")).outcome())
                .isEqualTo(Outcome.refused);
        assertThat(version("crossed")).isOne();

        Instant soon = Instant.now().plus(Duration.ofMinutes(1));
        assertThat(deploy(Older.skip, soon, diagram("crossed", "B")).outcome()).isEqualTo(Outcome.deployed);
        assertThat(deploy(Older.skip, yesterday, diagram("crossed", "C")).outcome())
                .as("the same folder's own next version, whatever its clock says")
                .isEqualTo(Outcome.deployed);
    }

    @Test
    void what_comes_with_storebridge_does_not_undo_the_work_of_analysts() {
        deployBuiltIn(diagram("own", "as delivered"));
        deployer.deploy(List.of(diagram("own", "as the company wants it")), "file:/srv/storebridge");

        Deployment upgrade = deployBuiltIn(diagram("own", "as delivered with the next release"));

        assertThat(upgrade.outcome()).isEqualTo(Outcome.refused);
        assertThat(upgrade.findings().get(0).message()).startsWith("This is the file that comes with Storebridge, but");
        assertThat(version("own")).isEqualTo(2);
    }

    @Test
    void a_mistake_refuses_the_whole_change_and_says_where_it_is() {
        String noWayOut = "</endEvent><task id=\"task_pack\" name=\"Pack the goods\"/>"
                + "<sequenceFlow id=\"nowhere\" sourceRef=\"task_pack\" targetRef=\"task_gone\"/><endEvent id=\"other\">";
        DeployableResource wrong = new DeployableResource(
                "processes/wrong.bpmn",
                DIAGRAM.formatted("wrong", "wrong", noWayOut).getBytes(StandardCharsets.UTF_8));

        Deployment attempt = deploy(Older.skip, null, diagram("right", "A"), wrong);

        assertThat(attempt.outcome()).isEqualTo(Outcome.refused);
        Finding finding = attempt.findings().get(0);
        assertThat(finding.file()).isEqualTo("processes/wrong.bpmn");
        assertThat(finding.element()).isEqualTo("nowhere");
        assertThat(finding.message())
                .contains("task_gone")
                .doesNotContain("ENGINE-")
                .doesNotContain("Exception");
        assertThat(deployed.inForce()).doesNotContainKeys("processes/right.bpmn", "processes/wrong.bpmn");
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("right")
                        .count())
                .isZero();
        assertThat(records.find(attempt.id())).contains(attempt);
    }

    @Test
    void every_kind_of_damaged_file_is_a_finding() {
        String[][] files = {
            {"processes/cut.bpmn", "<definitions><process"},
            {"processes/no-decision.dmn", "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'/>"},
            {"processes/nothing.dmn", ""},
            {"processes/two.schema.json", "{} {}"},
            {"forms/list.form", "[]"},
            {"forms/cut.form", "{\"id\": "},
            {"processes/with-doctype.bpmn", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:/etc/passwd'>]><a>&b;</a>"}
        };
        for (String[] file : files) {
            Deployment attempt =
                    deploy(Older.skip, null, new DeployableResource(file[0], file[1].getBytes(StandardCharsets.UTF_8)));
            assertThat(attempt.outcome()).as(file[0]).isEqualTo(Outcome.refused);
            assertThat(attempt.findings()).as(file[0]).isNotEmpty().allSatisfy(finding -> {
                assertThat(finding.file()).isEqualTo(file[0]);
                assertThat(finding.message()).isNotBlank().doesNotContain("Exception");
            });
        }
    }

    @Test
    void the_same_mistake_in_a_folder_is_recorded_once() {
        DeployableResource cut = new DeployableResource("processes/once.bpmn", "<cut".getBytes(StandardCharsets.UTF_8));

        Long first = deploy(Older.skip, null, cut).id();

        assertThat(deploy(Older.skip, null, cut).id()).isEqualTo(first);
        deployer.deploy(List.of(diagram("between", "A")), "test");
        assertThat(deploy(Older.skip, null, cut).id()).isGreaterThan(first);
    }

    @Test
    void two_nodes_that_deploy_the_same_at_once_deploy_it_once() throws Exception {
        int nodes = 4;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        List<Future<Deployment>> attempts = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            attempts.add(threads.submit(() -> {
                start.await();
                return deploy(Older.skip, null, diagram("race", "A"));
            }));
        }
        start.countDown();

        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Deployment> attempt : attempts) {
            outcomes.add(attempt.get(30, TimeUnit.SECONDS).outcome());
        }
        threads.shutdown();
        assertThat(outcomes)
                .containsExactlyInAnyOrder(Outcome.deployed, Outcome.unchanged, Outcome.unchanged, Outcome.unchanged);
        assertThat(version("race")).isOne();
    }

    @Test
    void another_node_sees_a_new_workflow_within_seconds() {
        Processes otherNode = new Processes(repository, deployed);
        assertThat(otherNode.find("seen")).isEmpty();

        deployer.deploy(
                List.of(
                        diagram("seen", "A"),
                        new DeployableResource(
                                "processes/seen.schema.json",
                                "{\"$defs\": {\"input\": {\"type\": \"object\"}}}".getBytes(StandardCharsets.UTF_8))),
                "test");

        assertThat(processes.find("seen")).as("this node at once").isPresent();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(otherNode.find("seen")).isPresent());
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

    private Deployment deploy(Older older, Instant modified, DeployableResource... files) {
        return deploy("file:/srv/storebridge", older, modified, files);
    }

    private Deployment deployBuiltIn(DeployableResource... files) {
        return deploy("classpath:processes", Older.skip, null, files);
    }

    private Deployment deploy(String from, Older older, Instant modified, DeployableResource... files) {
        List<SourceFile> sources = Stream.of(files)
                .map(file -> new SourceFile(file, from, modified))
                .toList();
        return deployer.deploy(sources, Cause.folder, "node-1", older);
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
