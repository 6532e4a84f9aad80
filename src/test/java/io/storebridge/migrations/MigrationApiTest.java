package io.storebridge.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.security.ApiKeys;
import io.storebridge.security.Caller;
import io.storebridge.testing.WithErrands;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

@WithErrands
class MigrationApiTest {

    private static final String ANALYST = "the-analyst-of-the-tests";
    private static final String STORE = "a-store-of-the-tests";

    @Autowired
    TestRestTemplate http;

    @Autowired
    ApiKeys keys;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    private final String process = "served-" + UUID.randomUUID();
    private final String path = "/api/migrations/" + process;

    @BeforeEach
    void keys() {
        keys.provide("analyst of migrations", ANALYST, List.of(), List.of(Caller.DEPLOYMENTS));
        keys.provide("store of migrations", STORE, List.of("*"));
        deploy("task_review", "Review it");
        runtime.startProcessInstanceByKey(process, "first");
        runtime.startProcessInstanceByKey(process, "second");
        deploy("task_check", "Check it");
    }

    @Test
    void a_key_without_the_right_reads_and_moves_nothing() {
        assertThat(call(HttpMethod.GET, path, null, STORE).getStatusCode().value())
                .isEqualTo(403);
        ResponseEntity<JsonNode> refused = call(HttpMethod.POST, path, "{\"dryRun\": false}", STORE);
        assertThat(refused.getStatusCode().value()).isEqualTo(403);
        assertThat(refused.getBody().path("detail").asText()).contains("no right to 'deployments'");
    }

    @Test
    void the_report_names_versions_positions_and_reasons() {
        JsonNode report = call(HttpMethod.GET, path, null, ANALYST).getBody();

        assertThat(report.path("newest").asInt()).isEqualTo(2);
        assertThat(report.at("/versions/0/version").asInt()).isEqualTo(1);
        assertThat(report.at("/versions/0/blocked").asInt()).isEqualTo(2);
        assertThat(report.at("/versions/0/positions/0/at/0/label").asText()).isEqualTo("Review it");
        assertThat(report.at("/versions/0/positions/0/reasons/0/element").asText())
                .isEqualTo("task_review");
        JsonNode mapped = call(HttpMethod.GET, path + "?map=task_review:task_check", null, ANALYST)
                .getBody();
        assertThat(mapped.at("/versions/0/movable").asInt()).isEqualTo(2);
    }

    @Test
    void nothing_moves_unless_it_is_said_and_ids_choose() {
        String map = "\"map\": {\"task_review\": \"task_check\"}";
        JsonNode dry = call(HttpMethod.POST, path, "{%s, \"from\": 1}".formatted(map), ANALYST)
                .getBody();
        assertThat(dry.path("dryRun").asBoolean()).isTrue();
        assertThat(dry.path("moved")).hasSize(2);
        assertThat(onNewest()).isZero();

        JsonNode moved = call(
                        HttpMethod.POST,
                        path,
                        "{%s, \"from\": [\"second\"], \"dryRun\": false}".formatted(map),
                        ANALYST)
                .getBody();
        assertThat(moved.path("moved")).hasSize(1);
        assertThat(moved.at("/moved/0/businessId").asText()).isEqualTo("second");
        assertThat(onNewest()).isEqualTo(1);
    }

    @Test
    void people_read_it_as_text() {
        HttpHeaders headers = headers(ANALYST);
        headers.setAccept(List.of(MediaType.TEXT_PLAIN, MediaType.APPLICATION_PROBLEM_JSON));

        String text = http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class)
                .getBody();

        assertThat(text)
                .startsWith(process + ": 2 on version 1; to version 2 can move 0, later 0, cannot 2\n"
                        + "  2 at Review it (task_review): cannot move\n"
                        + "    Review it (task_review): The newest version has no element with this id");
        headers.setAccept(List.of(MediaType.ALL));
        assertThat(http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class)
                        .getHeaders()
                        .getContentType())
                .isEqualTo(MediaType.APPLICATION_JSON);
        headers.setAccept(List.of(MediaType.TEXT_PLAIN, MediaType.APPLICATION_PROBLEM_JSON));
        ResponseEntity<String> unknown =
                http.exchange("/api/migrations/unheard-of", HttpMethod.GET, new HttpEntity<>(headers), String.class);
        assertThat(unknown.getStatusCode().value()).isEqualTo(404);
        assertThat(unknown.getBody()).contains("There is no workflow 'unheard-of'");
    }

    @Test
    void the_command_reports_tries_and_moves() throws Exception {
        assertThat(migrate())
                .startsWith("2 " + process + ": 2 on version 1; to version 2 can move 0, later 0, cannot 2");
        assertThat(migrate("--map=task_review:task_check")).startsWith("0 ").contains("can move 2");
        assertThat(migrate("--map=task_review:task_check", "--dry-run")).contains(": 2 would move, 0 not");
        assertThat(onNewest()).isZero();
        assertThat(migrate("--map=task_review:task_check", "--from=second", "--move"))
                .startsWith("0 " + process + " to version 2: 1 moved, 0 not\n  second (");
        assertThat(onNewest()).isEqualTo(1);
        assertThat(migrate("--from=9", "--move")).isEqualTo("1 from: there is no version 9; the newest is 2");
        assertThat(migrate("--nonsense")).startsWith("1 Tells which");
    }

    /** The exit code, and what was printed. */
    private String migrate(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("tools/migrate", process));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("STOREBRIDGE_URL", http.getRootUri());
        builder.environment().put("STOREBRIDGE_KEY", ANALYST);
        Process run = builder.start();
        String printed = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return run.waitFor() + " " + printed.strip();
    }

    @Test
    void what_is_asked_wrongly_is_answered_with_the_place() {
        ResponseEntity<JsonNode> map = call(HttpMethod.GET, path + "?map=task_review", null, ANALYST);
        assertThat(map.getStatusCode().value()).isEqualTo(400);
        assertThat(map.getBody().at("/errors/0/parameter").asText()).isEqualTo("map");
        ResponseEntity<JsonNode> from = call(HttpMethod.POST, path, "{\"from\": [true]}", ANALYST);
        assertThat(from.getStatusCode().value()).isEqualTo(400);
        assertThat(from.getBody().at("/errors/0/pointer").asText()).isEqualTo("/from");
    }

    @Test
    void openapi_has_both() {
        JsonNode paths =
                call(HttpMethod.GET, "/v3/api-docs", null, ANALYST).getBody().path("paths");
        JsonNode path = paths.path("/api/migrations/{process}");
        assertThat(path.at("/get/operationId").asText()).isEqualTo("migrations.report");
        assertThat(path.at("/post/operationId").asText()).isEqualTo("migrations.move");
        assertThat(path.at("/post/responses/404/content").has("application/problem+json"))
                .isTrue();
    }

    private void deploy(String id, String label) {
        repository
                .createDeployment()
                .addModelInstance(
                        "served.bpmn",
                        Bpmn.createExecutableProcess(process)
                                .startEvent()
                                .userTask(id)
                                .name(label)
                                .endEvent()
                                .done())
                .deploy();
    }

    private long onNewest() {
        String newest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        return runtime.createProcessInstanceQuery().processDefinitionId(newest).count();
    }

    private ResponseEntity<JsonNode> call(HttpMethod method, String path, String body, String key) {
        HttpHeaders headers = headers(key);
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class);
    }

    private static HttpHeaders headers(String key) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(key);
        return headers;
    }
}
