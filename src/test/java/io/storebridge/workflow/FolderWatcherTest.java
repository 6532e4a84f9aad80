package io.storebridge.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.storebridge.security.ApiKeys;
import io.storebridge.testing.WithErrands;
import io.storebridge.workflow.Deployment.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** An analyst works in the folder while the system runs. */
@WithErrands
@TestPropertySource(properties = {"storebridge.deployment.poll=50ms", "storebridge.deployment.patience=2s"})
class FolderWatcherTest {

    private static final String DIAGRAM =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="io.storebridge.test">
              <process id="%1$s" name="%2$s" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="event_asked" name="Asked"/>
                <sequenceFlow id="flow_1" sourceRef="event_asked" targetRef="task_look"/>
                <userTask id="task_look" name="Look at it" camunda:candidateGroups="sales" camunda:formKey="embedded:/forms/%1$s.html"/>
                <sequenceFlow id="flow_2" sourceRef="task_look" targetRef="event_done"/>
                <endEvent id="event_done" name="Done"/>
              </process>
            </definitions>
            """;
    private static final String SCHEMA =
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {
              "input": {"type": "object", "properties": {"item": {"type": "string"}}},
              "output": {"type": "object", "properties": {"item": {"type": "string"}}}}}
            """;
    private static final String KEY = "a-key-of-the-folder's-test";

    @TempDir
    static Path home;

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry registry) {
        registry.add("storebridge.processes", () -> "file:" + home);
    }

    @Autowired
    TestRestTemplate http;

    @Autowired
    ApiKeys keys;

    @Autowired
    DeploymentRecords records;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    @Autowired
    Users users;

    @Autowired
    MeterRegistry meters;

    @BeforeEach
    void giveTheStoreItsKey() {
        keys.provide("store of the folder's test", KEY, List.of("*"));
    }

    @Test
    void a_new_workflow_is_an_endpoint_in_the_documentation_and_in_tasklist_without_a_restart() throws IOException {
        users.provide("sandra", "Sandra", "Ellis", "sandra@storebridge.test", "sandra", "sales");
        write("forms/back-in-stock.html", "<form role=\"form\">first</form>");
        write("processes/stock/back-in-stock.schema.json", SCHEMA);
        write("processes/stock/back-in-stock.bpmn", DIAGRAM.formatted("back-in-stock", "Back in stock"));

        await().until(() -> post("/api/back-in-stock", "{\"item\":\"CHAIR\"}")
                        .getStatusCode()
                        .value()
                == 202);

        JsonNode documentation = get("/v3/api-docs");
        assertThat(documentation.at("/paths/~1api~1back-in-stock/post/summary").asText())
                .isEqualTo("Start: Back in stock");
        assertThat(documentation
                        .at("/components/schemas/back-in-stock.input/properties/item")
                        .isMissingNode())
                .isFalse();
        assertThat(tasksOf("sandra")).extracting(Task::getName).contains("Look at it");
        assertThat(form("back-in-stock")).contains("first");

        write("forms/back-in-stock.html", "<form role=\"form\">second</form>");

        await().untilAsserted(() -> assertThat(form("back-in-stock")).contains("second"));
    }

    @Test
    void running_instances_stay_on_their_version_and_new_ones_take_the_new() throws IOException {
        write("forms/edited.html", "<form role=\"form\"></form>");
        write("processes/edited.bpmn", DIAGRAM.formatted("edited", "As it was"));
        await().until(() -> version("edited") == 1);
        String waiting = runtime.startProcessInstanceByKey("edited").getId();

        write("processes/edited.bpmn", DIAGRAM.formatted("edited", "As it is now"));

        await().until(() -> version("edited") == 2);
        assertThat(definition(waiting)).isEqualTo("As it was");
        assertThat(definition(runtime.startProcessInstanceByKey("edited").getId()))
                .isEqualTo("As it is now");
        tasks.complete(tasks.createTaskQuery()
                .processInstanceId(waiting)
                .singleResult()
                .getId());
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(waiting)
                        .count())
                .isZero();
    }

    @Test
    void a_mistake_is_refused_and_told_until_it_is_mended() throws IOException {
        write("forms/mistaken.html", "<form role=\"form\"></form>");
        write("processes/mistaken.bpmn", DIAGRAM.formatted("mistaken", "Good"));
        await().until(() -> version("mistaken") == 1);

        write(
                "processes/mistaken.bpmn",
                DIAGRAM.formatted("mistaken", "Bad").replace("targetRef=\"event_done\"", "targetRef=\"event_gone\""));

        Deployment refused = await().until(
                        () -> newest(), newest -> newest.outcome() == Outcome.refused && names(newest, "mistaken"));
        assertThat(refused.findings().get(0).element()).isEqualTo("flow_2");
        assertThat(refused.findings().get(0).message()).contains("event_gone");
        assertThat(meters.get("storebridge.deployments.refused").gauge().value())
                .isEqualTo(1);
        assertThat(version("mistaken")).isEqualTo(1);

        write("processes/mistaken.bpmn", DIAGRAM.formatted("mistaken", "Good again"));

        await().until(() -> version("mistaken") == 2);
        await().until(() ->
                meters.get("storebridge.deployments.refused").gauge().value() == 0);
    }

    @Test
    void a_file_that_is_still_being_written_is_waited_for() throws IOException {
        String whole = DIAGRAM.formatted("slow", "Written slowly");
        write("forms/slow.html", "<form role=\"form\"></form>");
        long before = records.list(0, 1).stream().mapToLong(Deployment::id).sum();
        write("processes/slow.bpmn", whole.substring(0, 400));
        // Long enough for many looks, shorter than the patience.
        await().pollDelay(Duration.ofMillis(700)).until(() -> true);
        Files.writeString(home.resolve("processes/slow.bpmn"), whole.substring(400), StandardOpenOption.APPEND);

        await().until(() -> version("slow") == 1);

        assertThat(records.list(0, 20).stream().filter(attempt -> attempt.id() > before))
                .noneMatch(attempt -> attempt.outcome() == Outcome.refused && names(attempt, "slow"));
    }

    @Test
    void an_older_copy_is_left_out_and_told() throws IOException {
        write("forms/older.html", "<form role=\"form\"></form>");
        for (String name : List.of("First", "Second")) {
            write("processes/older.bpmn", DIAGRAM.formatted("older", name));
            await().until(() -> name.equals(name("older")));
        }

        write("processes/older.bpmn", DIAGRAM.formatted("older", "First"));

        Deployment refused =
                await().until(this::newest, newest -> newest.outcome() == Outcome.refused && names(newest, "older"));
        assertThat(refused.findings().get(0).message()).startsWith("This is an older copy");
        assertThat(version("older")).isEqualTo(2);
    }

    @Test
    void what_is_removed_from_the_folder_stays_in_force() throws IOException {
        write("forms/removed.html", "<form role=\"form\"></form>");
        write("processes/removed.bpmn", DIAGRAM.formatted("removed", "Here"));
        await().until(() -> version("removed") == 1);

        Files.delete(home.resolve("processes/removed.bpmn"));
        write("processes/after.bpmn", DIAGRAM.formatted("after", "After"));
        write("forms/after.html", "<form role=\"form\"></form>");
        await().until(() -> version("after") == 1);

        assertThat(version("removed")).isOne();
        assertThat(runtime.startProcessInstanceByKey("removed").getId()).isNotNull();
    }

    private Deployment newest() {
        return records.list(0, 1).get(0);
    }

    private static boolean names(Deployment attempt, String part) {
        return attempt.files().stream().anyMatch(file -> file.name().contains(part));
    }

    private int version(String key) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
        return definition == null ? 0 : definition.getVersion();
    }

    private String name(String key) {
        var definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
        return definition == null ? null : definition.getName();
    }

    private String definition(String instance) {
        return repository
                .getProcessDefinition(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getProcessDefinitionId())
                .getName();
    }

    /** As Tasklist asks: with the user's own rights. */
    private List<Task> tasksOf(String user) {
        identities.setAuthentication(user, List.of("sales"));
        try {
            return tasks.createTaskQuery().taskCandidateGroup("sales").list();
        } finally {
            identities.clearAuthentication();
        }
    }

    private String form(String name) {
        return http.getForObject("/forms/" + name + ".html", String.class);
    }

    private JsonNode get(String path) {
        return http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers()), JsonNode.class)
                .getBody();
    }

    private ResponseEntity<JsonNode> post(String path, String body) {
        HttpHeaders headers = headers();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.postForEntity(path, new HttpEntity<>(body, headers), JsonNode.class);
    }

    private static HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(KEY);
        return headers;
    }

    private static void write(String path, String content) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
