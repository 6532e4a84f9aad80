package io.storebridge.quotes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.operations.Documents;
import io.storebridge.security.ApiKeys;
import io.storebridge.security.Caller;
import io.storebridge.testing.Storefront;
import io.storebridge.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.StreamUtils;

/** Quotes run for real, once; then analysts edit the files and ask what would go otherwise. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "storebridge.worker.poll=1s",
            "storebridge.worker.shutdown-wait=1s",
            "storebridge.dry-run.budget=10m",
            "spring.datasource.hikari.maximum-pool-size=10"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import({Storefront.class, DryRunTest.Partners.class})
class DryRunTest {

    private static final String DIAGRAM = "processes/quotes/quote-to-order.bpmn";
    private static final String RULES = "processes/quotes/quote-review-rules.dmn";
    private static final String ANALYST = "the-analyst-of-the-tests";
    private static final int RUNS = 6;

    private static boolean played;

    @Autowired
    Storefront store;

    @Autowired
    TradingPartners partners;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService jobs;

    @Autowired
    JdbcClient database;

    @Autowired
    TestRestTemplate http;

    @Autowired
    ApiKeys keys;

    @TestConfiguration
    static class Partners {
        @Bean
        @Primary
        TradingPartners tradingPartners() {
            return new TradingPartners();
        }
    }

    /** An order, a declined quote, one that expires, one of a new customer that is reviewed, one put right, one that waits. */
    @BeforeEach
    void runForReal() {
        keys.provide("analyst", ANALYST, List.of("*"), List.of(Caller.DEPLOYMENTS));
        if (played) {
            return;
        }
        played = true;
        partners.customer("GOOD", false, false, "10000.00");
        partners.customer("NEW", false, true, "10000.00");

        ask("ordered", "GOOD", 5);
        tell("ordered", "accept", "{\"purchaseOrder\":\"PO-1\"}");
        store.awaitThat("/api/quote-to-order/ordered", "completed");

        ask("declined", "GOOD", 50);
        tell("declined", "decline", "{\"reason\":\"Too dear\"}");
        store.awaitThat("/api/quote-to-order/declined", "rejected");

        ask("expired", "GOOD", 1);
        store.awaitThat("/api/quote-to-order/expired", "accept");
        jobs.executeJob(jobs.createJobQuery()
                .timers()
                .activityId("event_quoteExpired")
                .processInstanceId(instance("expired"))
                .singleResult()
                .getId());
        store.awaitThat("/api/quote-to-order/expired", "rejected");

        ask("reviewed", "NEW", 2);
        complete("reviewed", "quote-review", Map.of("review", Map.of("decision", "approve"), "quoteChanged", false));
        tell("reviewed", "accept", "{}");
        store.awaitThat("/api/quote-to-order/reviewed", "completed");

        partners.refuse("make", "put-right", new Failure.Rejected(ErrorCodes.REFUSED, "Not today"));
        ask("put-right", "GOOD", 3);
        complete("put-right", "fix-order", Map.of("fix", Map.of("decision", "giveUp", "reason", "No use")));
        store.awaitThat("/api/quote-to-order/put-right", "rejected");

        ask("waiting", "GOOD", 30);
        store.awaitThat("/api/quote-to-order/waiting", "accept");
        awaitRecording();
    }

    @Test
    void the_files_in_force_change_nothing() {
        JsonNode report = run(Map.of(DIAGRAM, file(DIAGRAM)));

        assertThat(report.at("/played").asInt()).as("%s", report).isEqualTo(RUNS);
        assertThat(report.at("/changed").asInt()).as("%s", report).isZero();
        assertThat(report.at("/incomplete").asInt()).as("%s", report).isZero();
        assertThat(report.at("/notPlayable").asInt()).as("%s", report).isZero();
        assertThat(report.at("/files")).isEmpty();
        assertThat(ending(report, "ordered")).contains("ends at 'Order in GP' (event_orderInGp)");
        assertThat(ending(report, "declined")).contains("ends at 'Quote is off' (event_quoteOff)");
        assertThat(ending(report, "expired")).contains("ends at 'Quote is off' (event_quoteOff)");
        assertThat(ending(report, "reviewed")).contains("ends at 'Order in GP' (event_orderInGp)");
        assertThat(ending(report, "put-right")).contains("ends at 'Quote is off' (event_quoteOff)");
        assertThat(ending(report, "waiting")).contains("waits for the message 'accept'");
    }

    @Test
    void an_edited_decision_sends_quotes_to_a_person() {
        JsonNode report = run(Map.of(RULES, file(RULES).replace("&gt;= 10000", "&gt;= 300")));

        assertThat(report.at("/changed").asInt()).as("%s", report).isEqualTo(2);
        assertThat(report.at("/failed").asInt()).isZero();
        assertThat(report.at("/summary/0").asText())
                .isEqualTo("2 of 6 runs of quote-to-order go another way, 0 with an error");
        assertThat(texts(report, "/summary"))
                .contains(
                        "2: gateway 'Review needed?' (gateway_reviewNeeded) takes 'Yes' instead of 'No'",
                        "2: a person is now asked at 'Review the quote' (quote-review)");
        assertThat(path(report, "declined").at("/differences/0/kind").asText()).isEqualTo("decision");
        assertThat(texts(path(report, "declined"), "/after"))
                .containsExactly("waits for a person at 'Review the quote' (quote-review)");
        assertThat(path(report, "ordered").at("/result").asText()).isEqualTo("same");
        assertThat(report.at("/groups/0/runs")).hasSize(2);
    }

    @Test
    void an_edited_step_calls_with_another_value() {
        JsonNode report = run(
                Map.of(DIAGRAM, file(DIAGRAM).replace("\"template\">order-confirmation<", "\"template\">thank-you<")));

        assertThat(report.at("/changed").asInt()).as("%s", report).isEqualTo(2);
        JsonNode difference = path(report, "ordered").at("/differences/0");
        assertThat(difference.at("/kind").asText()).isEqualTo("callChanged");
        assertThat(difference.at("/operation").asText()).isEqualTo("mail.send");
        assertThat(difference.at("/element").asText()).isEqualTo("task_mailBuyer");
        assertThat(difference.at("/pointer").asText()).isEqualTo("/template");
        assertThat(difference.at("/was").asText()).isEqualTo("order-confirmation");
        assertThat(difference.at("/now").asText()).isEqualTo("thank-you");
    }

    @Test
    void a_call_without_a_recorded_answer_ends_the_path() {
        JsonNode report = run(Map.of(
                DIAGRAM,
                file(DIAGRAM)
                        .replaceFirst(
                                "(<bpmn:serviceTask id=\"task_readCustomerAgain\"[^>]* camunda:topic=\")erp.read-customer",
                                "$1erp.find-order")));

        assertThat(report.at("/changed").asInt()).as("%s", report).isEqualTo(2);
        assertThat(path(report, "ordered").at("/differences/0/kind").asText()).isEqualTo("noAnswer");
        assertThat(texts(path(report, "ordered"), "/after").get(0))
                .contains("would call erp.find-order with", "no answer is recorded", "task_readCustomerAgain");
    }

    @Test
    void a_failing_expression_is_reported_with_its_element() {
        JsonNode report =
                run(Map.of(DIAGRAM, file(DIAGRAM).replace("${!empty reviewReasons}", "${!empty reviewReasons.first}")));

        assertThat(report.at("/failed").asInt()).as("%s", report).isEqualTo(5);
        JsonNode difference = path(report, "ordered").at("/differences/0");
        assertThat(difference.at("/kind").asText()).isEqualTo("error");
        assertThat(difference.at("/element").asText()).isEqualTo("gateway_reviewNeeded");
        assertThat(difference.at("/label").asText()).isEqualTo("Review needed?");
        assertThat(difference.at("/text").asText()).contains("reviewReasons.first");
    }

    @Test
    void people_read_it_as_text() {
        ResponseEntity<String> answer = send(
                "quote-to-order",
                ANALYST,
                MediaType.TEXT_PLAIN,
                Map.of(RULES, file(RULES).replace("&gt;= 10000", "&gt;= 300")));

        assertThat(answer.getHeaders().getContentType().toString()).startsWith("text/plain");
        assertThat(answer.getBody())
                .startsWith("2 of 6 runs of quote-to-order go another way, 0 with an error\n")
                .contains("\ndeclined (changed, started ")
                .contains("  - gateway 'Review needed?' (gateway_reviewNeeded) takes 'Yes' instead of 'No'\n");
    }

    @Test
    void nothing_outside_is_called_and_nothing_is_left() {
        List<String> told = partners.told("");
        List<Long> before = counts();

        run(Map.of(
                RULES, file(RULES).replace("&gt;= 10000", "&gt;= 300"),
                DIAGRAM, file(DIAGRAM).replace("order-confirmation<", "thank-you<")));

        assertThat(partners.told("")).isEqualTo(told);
        assertThat(counts()).isEqualTo(before);
        assertThat(database.sql("select count(*) from pg_namespace where nspname like 'storebridge_dry_run%'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(ProcessEngines.getProcessEngines().keySet()).noneMatch(name -> name.contains("dry_run"));
    }

    @Test
    void a_diagram_that_cannot_run_is_refused() {
        ResponseEntity<String> answer = send(
                "quote-to-order",
                ANALYST,
                MediaType.APPLICATION_JSON,
                Map.of(DIAGRAM, file(DIAGRAM).replace("targetRef=\"task_makeQuote\"", "targetRef=\"task_nowhere\"")));

        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(422);
        assertThat(answer.getBody()).contains("findings", DIAGRAM, "task_nowhere");
        assertThat(counts().get(0)).isPositive();
    }

    @Test
    void a_key_needs_the_right_and_the_workflow_needs_recorded_runs() {
        keys.provide("shop", "only-a-shop", List.of("*"));
        Map<String, String> files = Map.of(RULES, file(RULES));

        assertThat(send("quote-to-order", "only-a-shop", MediaType.APPLICATION_JSON, files)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(send("order-to-erp", ANALYST, MediaType.APPLICATION_JSON, files)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(send("quote-to-order&instances=201", ANALYST, MediaType.APPLICATION_JSON, files)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    @Test
    void the_recording_holds_no_personal_data() {
        String all = database.sql("select string_agg(coalesce(input, '') || coalesce(answer, ''), ' ') from recording")
                .query(String.class)
                .single();

        assertThat(all).contains("WIRE", "\"total\":\"50.00\"", "PO-1").doesNotContain("Ann Abel", "ann@example.com");
    }

    private List<Long> counts() {
        return List.of(
                count("act_re_deployment"),
                count("act_re_procdef"),
                count("act_hi_procinst where proc_def_key_ = 'quote-to-order'"),
                count("act_hi_actinst where proc_def_key_ = 'quote-to-order'"),
                count("act_ru_event_subscr"),
                count("deployed_resource"),
                count("recording where process = 'quote-to-order'"));
    }

    private long count(String table) {
        return database.sql("select count(*) from " + table).query(Long.class).single();
    }

    private void ask(String id, String customer, int quantity) {
        ResponseEntity<JsonNode> answer = store.post(
                "/api/quote-to-order",
                """
                {"requestId":"%s","customer":"%s","buyer":{"name":"Ann Abel","email":"ann@example.com"},
                 "lines":[{"item":"WIRE","quantity":%d}]}"""
                        .formatted(id, customer, quantity));
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(202);
    }

    private void tell(String id, String message, String body) {
        store.awaitThat("/api/quote-to-order/" + id, message);
        assertThat(store.post("/api/quote-to-order/%s/%s".formatted(id, message), body)
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
    }

    private void complete(String id, String key, Map<String, Object> variables) {
        Task task = await().atMost(Duration.ofSeconds(40))
                .until(
                        () -> tasks.createTaskQuery()
                                .processInstanceBusinessKey(id)
                                .taskDefinitionKey(key)
                                .singleResult(),
                        found -> found != null);
        // As JSON, as Tasklist sends it.
        tasks.complete(task.getId(), (Map<String, Object>) Documents.of(variables));
    }

    private String instance(String id) {
        return database.sql("select instance_id from intake_request where business_id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private void awaitRecording() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.sql(
                                        "select count(*) from recording where instance_id = ? and name = 'store.publish-quote'")
                                .param(instance("waiting"))
                                .query(Long.class)
                                .single()
                        == 1);
    }

    private JsonNode run(Map<String, String> files) {
        try {
            ResponseEntity<String> answer = send("quote-to-order", ANALYST, MediaType.APPLICATION_JSON, files);
            assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(200);
            return new com.fasterxml.jackson.databind.ObjectMapper().readTree(answer.getBody());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ResponseEntity<String> send(String process, String key, MediaType accept, Map<String, String> files) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(key);
        headers.setAccept(List.of(accept, MediaType.APPLICATION_PROBLEM_JSON));
        headers.setContentType(MediaType.valueOf("application/zip"));
        return http.exchange(
                "/api/dry-runs?process=" + process,
                HttpMethod.POST,
                new HttpEntity<>(zip(files), headers),
                String.class);
    }

    private static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static String file(String name) {
        try {
            return StreamUtils.copyToString(DryRunTest.class.getResourceAsStream("/" + name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode path(JsonNode report, String id) {
        for (JsonNode path : report.at("/paths")) {
            if (path.at("/id").asText().equals(id)) {
                return path;
            }
        }
        throw new AssertionError("There is no run %s in %s".formatted(id, report));
    }

    private static List<String> ending(JsonNode report, String id) {
        return texts(path(report, id), "/after").stream()
                .map(text -> text.replaceAll(" at 'Buyer.*", ""))
                .toList();
    }

    private static List<String> texts(JsonNode node, String pointer) {
        List<String> texts = new java.util.ArrayList<>();
        node.at(pointer).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
