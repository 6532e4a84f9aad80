package io.storebridge.connectors.rest;

import static io.storebridge.testing.SmallService.answers;
import static io.storebridge.testing.SmallService.answersJson;
import static io.storebridge.testing.SmallService.breaksOff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storebridge.commerce.AllVariables;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Rest.Answer;
import io.storebridge.commerce.Step;
import io.storebridge.connectors.rest.RestProperties.Service;
import io.storebridge.testing.SmallService;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class RestCallsTest {

    private static final String SECRET = "k3y-of-the-carrier";
    private static final Step STEP = new Step("parcel", "W1", "task_call", "visit-1");

    private final SmallService host = new SmallService();
    private RestCalls calls;

    @BeforeEach
    void connect() {
        Map<String, Service> services = Map.of(
                "parcels", service(host.url() + "/v2", false),
                "parcels-once", service(host.url() + "/v2/", true),
                "gone", service("http://127.0.0.1:1", false));
        calls = new RestCalls(
                services,
                (mapping, input, variables) ->
                        Map.of("mapped", mapping, "from", input == null ? variables.documents() : input),
                new SimpleMeterRegistry());
    }

    @AfterEach
    void close() throws Exception {
        calls.destroy();
        host.close();
    }

    private static Service service(String url, boolean idempotencyKey) {
        return new Service(
                URI.create(url),
                "The carrier",
                Map.of("Authorization", "Bearer " + SECRET, "X-Account", "storebridge-7"),
                idempotencyKey,
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                2,
                DataSize.ofKilobytes(4));
    }

    private Answer call(String service, String method, String path, Object body) {
        return calls.call(service, method, path, null, null, body, null, null, new AllVariables(Map.of()), STEP);
    }

    private Answer get(String path, Map<String, Object> query, Map<String, Object> headers, String expect) {
        return calls.call("parcels", null, path, query, headers, null, null, expect, new AllVariables(Map.of()), STEP);
    }

    private Failure.Rejected rejected(Runnable call) {
        return catchThrowableOfType(Failure.Rejected.class, call::run);
    }

    @Test
    void a_request_goes_to_the_configured_address_with_what_signs_in_there() {
        host.next(answers(
                201,
                "{\"id\":\"P1\",\"price\":12.50}",
                "Content-Type",
                "application/json; charset=utf-8",
                "Location",
                "/v2/parcels/P1",
                "Set-Cookie",
                "a=b"));

        Answer answer = call("parcels", "post", "parcels", Map.of("weight", "2.5"));

        assertThat(host.last().method()).isEqualTo("POST");
        assertThat(host.last().uri()).isEqualTo("/v2/parcels");
        assertThat(host.last().body()).isEqualTo("{\"weight\":\"2.5\"}");
        assertThat(host.last().headers())
                .containsEntry("authorization", "Bearer " + SECRET)
                .containsEntry("x-account", "storebridge-7")
                .containsEntry("content-type", "application/json")
                .doesNotContainKey("idempotency-key");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers()).containsOnlyKeys("Content-Type", "Location");
        assertThat(answer.body()).isEqualTo(Map.of("id", "P1", "price", "12.50"));
    }

    @Test
    void the_query_is_encoded_and_headers_are_added() {
        Map<String, Object> query = new HashMap<>();
        query.put("q", "a&b=c d/é");
        query.put("nothing", null);
        query.put("size", List.of(1, 2));

        get("/find", query, Map.of("Accept-Language", "de"), null);

        assertThat(host.last().uri().replace("/v2/find?", "").split("&"))
                .containsExactlyInAnyOrder("q=a%26b%3Dc%20d%2F%C3%A9", "size=1", "size=2");
        assertThat(host.last().headers()).containsEntry("accept-language", "de");
    }

    @Test
    void a_mapping_makes_the_body_from_a_document_or_from_the_variables() {
        AllVariables variables = new AllVariables(Map.of("order", "W1"));
        calls.call("parcels", "PUT", "x", null, null, null, "a.jsonata", null, variables, STEP);
        assertThat(host.last().body()).contains("\"mapped\":\"a.jsonata\"").contains("\"order\":\"W1\"");

        calls.call("parcels", "PUT", "x", null, null, Map.of("b", 1), "a.jsonata", null, variables, STEP);
        assertThat(host.last().body()).contains("\"from\":{\"b\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../admin",
                "/a/../../admin",
                "/a/%2e%2e/%2E./admin",
                "/a/%252e%252e/admin",
                "/a/..%2f..%5cadmin",
                "//evil.example/x",
                "http://evil.example/x",
                "/a?admin=1",
                "/a#b",
                "/a\\..\\b",
                "/a\r\nX-Evil: 1"
            })
    void a_path_does_not_leave_the_configured_address(String path) {
        assertThat(rejected(() -> call("parcels", "GET", path, null)))
                .extracting(Failure.Rejected::code)
                .isEqualTo("value-invalid");
        assertThat(host.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Authorization", "authorization", "x-ACCOUNT", "Cookie", "Host", "Idempotency-Key", "a b", "a:"})
    void a_diagram_sets_no_header_that_signs_in_or_belongs_to_the_connection(String name) {
        assertThat(rejected(() -> get("/a", null, Map.of(name, "1"), null)).code())
                .isEqualTo("value-invalid");
        assertThat(rejected(() -> get("/a", null, Map.of("X-Note", "1\r\nX-Evil: 1"), null))
                        .code())
                .isEqualTo("value-invalid");
        assertThat(host.received()).isEmpty();
    }

    @Test
    void a_service_or_method_that_is_not_there_is_refused_in_words() {
        assertThat(rejected(() -> call("carrier", "GET", "/", null)))
                .hasMessage(
                        "There is no service \"carrier\"; the operator has configured gone, parcels, parcels-once.");
        assertThat(rejected(() -> call("parcels", "TRACE", "/", null))).hasMessageContaining("none of GET, POST");
        assertThat(rejected(() -> get("/", null, null, "500"))).hasMessageContaining("400 to 499");
    }

    @Test
    void a_refusal_tells_the_services_own_words() {
        host.next(answersJson(422, "{\"error\":\"no such postcode\"}"));

        Failure.Rejected refused = rejected(() -> call("parcels", "POST", "/parcels", Map.of()));

        assertThat(refused.code()).isEqualTo("refused");
        assertThat(refused).hasMessage("The carrier refused the request.");
        assertThat(refused.detail()).isEqualTo("Status 422: {\"error\":\"no such postcode\"}");
    }

    @Test
    void what_is_not_there_has_a_code_of_its_own_and_may_be_an_answer() {
        host.next(answersJson(404, "{}"), answersJson(404, "{\"a\":1}"), answers(204, ""));

        assertThat(rejected(() -> get("/p", null, null, null)).code()).isEqualTo("not-found");
        assertThat(get("/p", null, null, "404, 409"))
                .isEqualTo(new Answer(404, Map.of("Content-Type", "application/json"), Map.of("a", 1)));
        assertThat(get("/p", null, null, "404").body()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "408", "429", "503"})
    void what_was_not_taken_is_tried_again(int status) {
        host.next(answers(status, "", "Retry-After", "7"));

        Failure.Unavailable unavailable =
                catchThrowableOfType(Failure.Unavailable.class, () -> call("parcels", "POST", "/p", Map.of()));

        assertThat(unavailable).hasMessageContaining("The carrier");
        if (status == 429 || status == 503) {
            assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        }
    }

    @Test
    void a_service_that_is_down_is_unavailable() {
        assertThatThrownBy(() -> call("gone", "POST", "/p", Map.of())).isInstanceOf(Failure.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"break", "silence", "500", "garbled"})
    void a_write_without_a_clear_answer_may_have_happened_and_a_read_may_not(String fault) {
        SmallService.Reaction reaction =
                switch (fault) {
                    case "break" -> breaksOff();
                    case "silence" -> host.staysSilent();
                    case "500" -> answers(500, "oops");
                    default -> answersJson(200, "{\"a\":");
                };
        host.next(reaction, reaction);

        assertThatThrownBy(() -> call("parcels", "POST", "/p", Map.of())).isInstanceOf(Failure.Unknown.class);
        assertThatThrownBy(() -> call("parcels", "GET", "/p", null)).isInstanceOf(Failure.Unavailable.class);
        assertThat(host.received()).hasSize(2);
    }

    @Test
    void only_what_does_no_harm_twice_may_be_sent_again() {
        for (String method : Arrays.asList(null, "GET", "PUT", "DELETE")) {
            assertThat(calls.check("parcels", method)).isNull();
        }
        for (String method : List.of("POST", "PATCH")) {
            assertThat(calls.check("parcels-once", method)).isNull();
            assertThat(rejected(() -> calls.check("parcels", method)).code()).isEqualTo("outcome-unknown");
        }
    }

    @Test
    void a_service_that_keeps_idempotency_keys_gets_the_same_for_each_attempt_of_a_step() {
        call("parcels-once", "POST", "/p", Map.of());
        call("parcels-once", "POST", "/p", Map.of());
        Step again = new Step("parcel", "W1", "task_call", "visit-2");
        calls.call("parcels-once", "POST", "/p", null, null, null, null, null, new AllVariables(Map.of()), again);
        call("parcels-once", "GET", "/p", null);

        List<String> keys = host.received().stream()
                .map(request -> request.headers().get("idempotency-key"))
                .toList();
        assertThat(keys.get(0)).isNotNull().isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2));
        assertThat(keys.get(3)).isNull();
    }

    @Test
    void what_signs_in_is_blotted_out_where_the_service_sends_it_back() {
        host.next(
                answersJson(200, "{\"you\":\"Bearer " + SECRET + "\",\"key\":\"" + SECRET + "\"}"),
                answersJson(400, "{\"bad key\":\"" + SECRET + "\"}"));

        assertThat(get("/echo", null, null, null).body()).isEqualTo(Map.of("you", "***", "key", "***"));
        Failure.Rejected refused = rejected(() -> get("/echo", null, null, null));
        assertThat(refused.detail()).isEqualTo("Status 400: {\"bad key\":\"***\"}");
        assertThat(service(host.url(), true).toString()).doesNotContain(SECRET);
    }

    @Test
    void an_answer_has_a_limit_and_only_text_is_kept() {
        host.next(
                answersJson(200, "\"" + "x".repeat(5000) + "\""),
                answers(200, "plain", "Content-Type", "text/plain"),
                answers(200, "%PDF", "Content-Type", "application/pdf"));

        assertThat(rejected(() -> get("/big", null, null, null)))
                .hasMessage("The carrier answers with more than 4096 bytes, which is the limit.");
        assertThat(get("/text", null, null, null).body()).isEqualTo("plain");
        assertThat(get("/pdf", null, null, null).body()).isNull();
    }

    @Test
    void a_redirect_is_not_followed() {
        host.next(answers(302, "", "Location", host.url() + "/elsewhere"));

        assertThat(rejected(() -> get("/p", null, null, null)).code()).isEqualTo("refused");
        assertThat(host.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x/", "http://user:pw@x/", "https://x/?key=1", "api.example.com", "/v2"})
    void a_service_needs_an_address_that_holds_no_secret(String url) {
        assertThatThrownBy(() -> service(url, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("pw@")
                .hasMessageNotContaining("key=1");
    }
}
