package io.storebridge.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.storebridge.commerce.Failure;
import io.storebridge.security.ApiKeys;
import io.storebridge.testing.ProgrammableOracle;
import io.storebridge.testing.WithErrands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.client.RestClient;

/** A workflow in real time over HTTP, while the system that it asks behaves well and badly. */
@WithErrands
@TestPropertySource(
        properties = {
            "storebridge.real-time.budget=2s",
            "storebridge.real-time.concurrency=4",
            "storebridge.real-time.queue=8",
            "storebridge.real-time.breaker.calls=10",
            "storebridge.real-time.breaker.pause=500ms",
            "storebridge.real-time.systems.oracle.name=The oracle"
        })
class RealTimeTest {

    private static final String KEY = "the-key-in-real-time";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    ProgrammableOracle oracle;

    @LocalServerPort
    int port;

    @Autowired
    ApiKeys keys;

    @Autowired
    MeterRegistry meters;

    private RestClient store;

    /** The client of other tests waits and tries again by itself when it is told Retry-After. */
    private void giveTheStoreAKeyAndAPlainClient() {
        keys.provide("store in real time", KEY, List.of("*"));
        store = RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory())
                .baseUrl("http://localhost:" + port)
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + KEY)
                .defaultHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                .defaultStatusHandler(status -> true, (request, response) -> {})
                .build();
    }

    @BeforeEach
    void the_oracle_answers() {
        giveTheStoreAKeyAndAPlainClient();
        oracle.answers();
        await().atMost(PATIENCE).until(() -> {
            ResponseEntity<JsonNode> answer = ask("ask", "Are you well");
            return answer.getStatusCode().value() == 200
                    && !answer.getBody().at("/stale").asBoolean()
                    && closed();
        });
    }

    private boolean closed() {
        return meters.get("resilience4j.circuitbreaker.state")
                        .tags("name", "oracle", "state", "closed")
                        .gauge()
                        .value()
                == 1;
    }

    @Test
    void an_answer_comes_at_once_and_shows_what_the_schema_names() {
        ResponseEntity<JsonNode> answer = ask("ask", "Will it rain");

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        JsonNode body = answer.getBody();
        assertThat(body.at("/text").asText()).isEqualTo("Will it rain? Yes.");
        assertThat(body.at("/answer/score").asText()).isEqualTo("10.00");
        assertThat(body.at("/mood").asText()).isEqualTo("good");
        assertThat(body.at("/stale").isBoolean()).isTrue();
        assertThat(body.at("/stale").asBoolean()).isFalse();
        assertThat(body.at("/asOf").asText()).endsWith("Z");
        assertThat(body.toString()).doesNotContain("secret", "request");
    }

    @Test
    void a_wrong_field_is_refused_with_a_pointer_to_it() {
        ResponseEntity<JsonNode> answer = post("/api/ask", "{\"question\":7}");

        assertThat(answer.getStatusCode().value()).isEqualTo(400);
        assertThat(answer.getBody().at("/errors/0/pointer").asText()).isEqualTo("/question");
    }

    @Test
    void a_no_takes_the_way_that_the_diagram_has_for_it() {
        oracle.does(this::hasNoIdea);

        ResponseEntity<JsonNode> answer = ask("ask", "What is love");

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getBody().at("/failure/code").asText()).isEqualTo("no-idea");
        assertThat(answer.getBody().at("/failure/message").asText()).isEqualTo("Ask something else");
        assertThat(answer.getBody().has("mood")).isFalse();
    }

    @Test
    void a_no_that_the_diagram_does_not_deal_with_is_a_problem_with_code_and_fields() {
        assertThat(ask("ask-plainly", "What is love").getStatusCode().value()).isEqualTo(200);
        oracle.does(this::hasNoIdea);

        ResponseEntity<JsonNode> answer = ask("ask-plainly", "What is love");

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getHeaders().getContentType()).hasToString("application/problem+json");
        assertThat(answer.getBody().at("/detail").asText()).isEqualTo("Ask something else");
        assertThat(answer.getBody().at("/code").asText()).isEqualTo("no-idea");
        assertThat(answer.getBody().at("/errors/0/pointer").asText()).isEqualTo("/question");

        oracle.does(this::isDown);
        assertThat(ask("ask-plainly", "What is love").getStatusCode().value())
                .as("the answer from before the no does not stand in")
                .isEqualTo(503);
    }

    @Test
    void a_system_that_is_down_is_no_error_for_the_diagram_to_take() {
        oracle.does(this::isDown);

        ResponseEntity<JsonNode> answer = ask("ask-anyhow", "Are you there");

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getBody().at("/system").asText()).isEqualTo("oracle");
        assertThat(answer.getBody().at("/detail").asText())
                .startsWith("The oracle does not answer in time")
                .doesNotContain("10.0.0.7");
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
    }

    @Test
    void a_slow_system_gets_the_last_good_answer_to_the_same_question_else_503() {
        JsonNode fresh = ask("ask", "Who won").getBody();
        oracle.hangs();

        JsonNode stale = ask("ask", "Who won").getBody();
        ResponseEntity<JsonNode> other = ask("ask", "Who lost");

        assertThat(stale.at("/stale").asBoolean()).isTrue();
        assertThat(stale.at("/asOf")).isEqualTo(fresh.at("/asOf"));
        assertThat(stale.at("/text")).isEqualTo(fresh.at("/text"));
        assertThat(other.getStatusCode().value()).isEqualTo(503);
        assertThat(other.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isNotBlank();

        oracle.answers();
        await().atMost(PATIENCE)
                .until(() -> !ask("ask", "Who won").getBody().at("/stale").asBoolean());
    }

    @Test
    void a_system_that_fails_again_and_again_is_left_alone_and_tried_later() {
        oracle.does(this::isDown);
        await().atMost(PATIENCE).until(() -> {
            int before = oracle.calls();
            ask("ask", "Still down");
            return oracle.calls() == before;
        });

        oracle.answers();

        await().atMost(PATIENCE)
                .until(() -> ask("ask", "Still down").getStatusCode().value() == 200);
    }

    @Test
    void two_hundred_requests_to_a_hanging_system_are_all_answered_and_the_rest_goes_on() throws Exception {
        oracle.hangs();
        ExecutorService stores = Executors.newFixedThreadPool(200);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String question = "Number " + i;
            answers.add(stores.submit(() -> ask("ask", question).getStatusCode().value()));
        }
        await().atMost(PATIENCE).until(() -> oracle.underWay() > 0);

        assertThat(post("/api/errand", "{\"errandId\":\"beside-the-oracle\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
        await().atMost(PATIENCE).until(() -> get("/api/errand/beside-the-oracle")
                .at("/status")
                .asText()
                .equals("waiting"));
        assertThat(oracle.underWay()).as("it hangs still").isPositive();
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(503);
        }
        assertThat(oracle.underWay()).isLessThanOrEqualTo(4);
        stores.shutdown();
    }

    @Test
    void there_is_no_run_to_ask_for_or_to_tell_anything() {
        assertThat(get("/api/ask/some-id").at("/detail").asText()).contains("answers at once and keeps nothing");
        assertThat(post("/api/ask/some-id/confirm", "{}").getStatusCode().value())
                .isEqualTo(404);
    }

    @Test
    void open_api_describes_the_answer_and_nothing_to_follow() {
        JsonNode api = get("/v3/api-docs");

        JsonNode post = api.at("/paths/~1api~1ask/post");
        assertThat(post.at("/responses/200/content/application~1json/schema/$ref")
                        .asText())
                .endsWith("/ask.output");
        assertThat(post.at("/responses/503/headers").has("Retry-After")).isTrue();
        assertThat(post.at("/responses").has("202")).isFalse();
        assertThat(api.at("/paths").has("/api/ask/{id}")).isFalse();
        assertThat(api.at("/paths").has("/api/errand/{id}")).isTrue();
    }

    private Map<String, Object> hasNoIdea(String question) {
        throw new Failure.Rejected(
                "no-idea", "Ask something else", List.of(new Failure.Field("/question", "is too hard")), null);
    }

    private Map<String, Object> isDown(String question) {
        throw new Failure.Unavailable("No route to 10.0.0.7", null);
    }

    private ResponseEntity<JsonNode> ask(String process, String question) {
        return post("/api/" + process, "{\"question\":\"%s\"}".formatted(question));
    }

    private ResponseEntity<JsonNode> post(String path, String body) {
        return store.post().uri(path).body(body).retrieve().toEntity(JsonNode.class);
    }

    private JsonNode get(String path) {
        return store.get().uri(path).retrieve().body(JsonNode.class);
    }
}
