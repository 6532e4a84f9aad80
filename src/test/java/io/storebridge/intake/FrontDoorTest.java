package io.storebridge.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.security.ApiKeys;
import io.storebridge.testing.WithErrands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;
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
class FrontDoorTest {

    private static final String KEY = "a-key-for-tests";

    @Autowired
    TestRestTemplate http;

    @Autowired
    ApiKeys keys;

    @Autowired
    RuntimeService runtime;

    @BeforeEach
    void giveTheStoreItsKey() {
        keys.provide("store", KEY, List.of("*"));
        keys.provide("limited", "another-key", List.of("something-else"));
    }

    @Test
    void a_workflow_is_started_followed_told_and_completed() {
        ResponseEntity<JsonNode> started = post("/api/errand", "{\"errandId\":\"E-1\",\"weight\":2.5}");

        assertThat(started.getStatusCode().value()).isEqualTo(202);
        assertThat(started.getHeaders().getLocation()).hasPath("/api/errand/E-1");
        assertThat(started.getBody().at("/id").asText()).isEqualTo("E-1");
        await().untilAsserted(() ->
                assertThat(get("/api/errand/E-1").at("/status").asText()).isEqualTo("waiting"));
        JsonNode waiting = get("/api/errand/E-1");
        assertThat(waiting.at("/waitsFor/messages/0").asText()).isEqualTo("confirm");
        assertThat(waiting.at("/milestones/0/name").asText()).isEqualTo("Errand run");
        assertThat(waiting.at("/result/request/weight").asText()).isEqualTo("2.5");

        ResponseEntity<JsonNode> told = post("/api/errand/E-1/confirm", "{\"by\":\"Ann\"}");

        assertThat(told.getStatusCode().value()).isEqualTo(202);
        JsonNode done = get("/api/errand/E-1");
        assertThat(done.at("/status").asText()).isEqualTo("completed");
        assertThat(done.at("/milestones/1/name").asText()).isEqualTo("Confirmed");
        assertThat(done.at("/result/confirm/by").asText()).isEqualTo("Ann");
    }

    @Test
    void the_same_request_again_gets_the_first_answer_and_starts_nothing() {
        post("/api/errand", "{\"errandId\":\"E-2\",\"weight\":1}");

        ResponseEntity<JsonNode> again = post("/api/errand", "{ \"weight\": 1, \"errandId\": \"E-2\" }");

        assertThat(again.getStatusCode().value()).isEqualTo(202);
        assertThat(again.getHeaders().getLocation()).hasPath("/api/errand/E-2");
        assertThat(instances("E-2")).isOne();
    }

    @Test
    void the_same_business_id_with_another_content_is_a_conflict() {
        post("/api/errand", "{\"errandId\":\"E-3\",\"weight\":1}");

        ResponseEntity<JsonNode> other = post("/api/errand", "{\"errandId\":\"E-3\",\"weight\":2}");

        assertThat(other.getStatusCode().value()).isEqualTo(409);
        assertThat(other.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(other.getBody().at("/detail").asText()).contains("E-3 exists with another content");
    }

    @Test
    void contents_that_differ_in_the_last_of_many_decimals_are_not_the_same() {
        post("/api/errand", "{\"errandId\":\"E-9\",\"weight\":1.00000000000000000001}");

        assertThat(post("/api/errand", "{\"errandId\":\"E-9\",\"weight\":1.00000000000000000002}")
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
        assertThat(post("/api/errand", "{\"errandId\":\"E-9\",\"weight\":1.000000000000000000010}")
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
    }

    @Test
    void the_same_idempotency_key_with_another_content_is_a_conflict() {
        post("/api/errand", "{\"errandId\":\"E-4\"}", "key-4");

        assertThat(post("/api/errand", "{\"errandId\":\"E-4\"}", "key-4")
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
        assertThat(post("/api/errand", "{\"errandId\":\"E-4b\"}", "key-4")
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
        assertThat(instances("E-4b")).isZero();
    }

    @Test
    void fifty_times_the_same_request_at_once_start_one_instance() throws Exception {
        List<Integer> statuses = atOnce(() -> post("/api/errand", "{\"errandId\":\"E-5\"}", "key-5"));

        assertThat(statuses).hasSize(50).containsOnly(202);
        assertThat(instances("E-5")).isOne();
    }

    @Test
    void fifty_times_the_same_message_at_once_is_taken_once() throws Exception {
        post("/api/errand", "{\"errandId\":\"E-8\"}");
        await().until(() -> get("/api/errand/E-8").at("/status").asText().equals("waiting"));

        List<Integer> statuses = atOnce(() -> post("/api/errand/E-8/confirm", "{\"by\":\"Ann\"}"));

        assertThat(statuses).hasSize(50).containsOnlyOnce(202).containsOnly(202, 409);
        assertThat(get("/api/errand/E-8").at("/status").asText()).isEqualTo("completed");
    }

    @Test
    void bad_input_names_each_field_and_what_it_takes() {
        ResponseEntity<JsonNode> answer = post(
                "/api/errand",
                "{\"errandId\":\"E-6\",\"amount\":12.5,\"weight\":0,\"on\":\"tomorrow\",\"stops\":[{\"place\":\"A\"},{}],\"extra\":1}");

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        List<String> pointers = answer.getBody().at("/errors").findValuesAsText("pointer");
        assertThat(pointers).containsExactlyInAnyOrder("/amount", "/weight", "/on", "/stops/1/place", "/extra");
        assertThat(answer.getBody().at("/errors").toString())
                .contains("an amount such as")
                .contains("is missing")
                .contains("remove it");
        assertThat(instances("E-6")).isZero();
    }

    @Test
    void what_is_not_json_too_large_or_holds_nul_is_refused_with_words() {
        assertThat(post("/api/errand", "{\"errandId\":").getBody().at("/detail").asText())
                .startsWith("The body is not valid JSON at line 1");
        assertThat(post("/api/errand", "{\"errandId\":\"a\",\"errandId\":\"b\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(post("/api/errand", "{\"errandId\":\"" + "x".repeat(10_000_000) + "\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(413);
        assertThat(post("/api/errand", "{\"errandId\":\"a\\u0000b\"}")
                        .getBody()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/errandId");
    }

    @Test
    void a_message_that_nobody_waits_for_is_a_conflict() {
        post("/api/errand", "{\"errandId\":\"E-7\"}");
        await().until(() -> get("/api/errand/E-7").at("/status").asText().equals("waiting"));

        assertThat(post("/api/errand/E-7/confirm", "{\"by\":\"Ann\"}", "k7")
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
        assertThat(post("/api/errand/E-7/confirm", "{\"by\":\"Bob\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
        assertThat(post("/api/errand/E-7/confirm", "{\"by\":\"Ann\"}", "k7")
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
        assertThat(post("/api/errand/E-7/confirm", "{\"by\":\"Bob\"}", "k7")
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
        assertThat(post("/api/errand/E-7/unheard-of", "{}").getStatusCode().value())
                .isEqualTo(404);
        assertThat(post("/api/errand/E-7/confirm", "{}").getStatusCode().value())
                .isEqualTo(400);
    }

    @Test
    void strangers_see_health_and_nothing_else() {
        assertThat(http.getForEntity("/actuator/health", String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        for (String path : List.of(
                "/api/errand/E-1",
                "/v3/api-docs",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/actuator/metrics",
                "/actuator/prometheus",
                "/engine-rest/engine",
                "/engine-rest/task",
                "/nothing")) {
            assertThat(http.getForEntity(path, String.class).getStatusCode().value())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(http.getForEntity("/camunda/api/engine/engine/default/task", String.class)
                        .getStatusCode()
                        .value())
                .isIn(401, 403);
        assertThat(http.postForEntity("/camunda/api/admin/setup/default/user/create", "{}", String.class)
                        .getStatusCode()
                        .value())
                .isIn(401, 403);
    }

    @Test
    void a_key_opens_only_the_workflows_it_names() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth("another-key");
        assertThat(http.exchange("/api/errand/E-1", HttpMethod.GET, new HttpEntity<>(headers), String.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    @Test
    void the_open_api_document_describes_each_workflow() {
        JsonNode document = get("/v3/api-docs");

        assertThat(document.at("/openapi").asText()).startsWith("3.1");
        assertThat(document.at("/paths/~1api~1errand/post/requestBody/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/errand.input");
        for (String status : List.of("400", "401", "403", "404", "409")) {
            assertThat(document.at(
                                    "/paths/~1api~1errand/post/responses/%s/content/application~1problem+json/schema/$ref"
                                            .formatted(status))
                            .asText())
                    .as(status)
                    .isEqualTo("#/components/schemas/Problem");
        }
        assertThat(document.at("/components/schemas/Problem/properties").has("errors"))
                .isTrue();
        assertThat(document.at("/paths/~1api~1errand~1{id}~1confirm/post").isMissingNode())
                .isFalse();
        assertThat(document.at("/components/schemas/errand.input/properties/amount/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/errand.money");
    }

    private ResponseEntity<JsonNode> post(String path, String body, String... idempotencyKey) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(KEY);
        headers.setContentType(MediaType.APPLICATION_JSON);
        if (idempotencyKey.length > 0) {
            headers.set("Idempotency-Key", idempotencyKey[0]);
        }
        return http.postForEntity(path, new HttpEntity<>(body, headers), JsonNode.class);
    }

    private JsonNode get(String path) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(KEY);
        return http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), JsonNode.class)
                .getBody();
    }

    private static List<Integer> atOnce(Supplier<ResponseEntity<JsonNode>> request) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(25);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(() -> request.get().getStatusCode().value());
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> call : callers.invokeAll(calls)) {
            statuses.add(call.get());
        }
        callers.shutdown();
        return statuses;
    }

    private long instances(String businessId) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessId)
                .count();
    }
}
