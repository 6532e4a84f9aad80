package io.storebridge.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.docs.TutorialText.Request;
import io.storebridge.sandbox.SandboxSystems;
import io.storebridge.testing.Storefront;
import io.storebridge.testing.WithSandbox;
import io.storebridge.workflow.Users;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * The tutorial as its reader goes through it: files are saved into the watched folder of a running system in the order of
 * the text, its requests are sent, and tasks are done by what Tasklist calls.
 */
@WithSandbox
@TestPropertySource(properties = "storebridge.deployment.poll=200ms")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TutorialTest {

    private static final String RULES = "processes/catalog/back-in-stock-rules.dmn";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void folders(DynamicPropertyRegistry registry) {
        registry.add("storebridge.processes", () -> "file:" + folder);
        registry.add("storebridge.mail.folder", () -> "file:" + folder.resolve("mail") + "/");
    }

    private final TutorialText tutorial = new TutorialText();

    @Autowired
    Storefront store;

    @Autowired
    SandboxSystems systems;

    @Autowired
    TestRestTemplate http;

    @Autowired
    Users users;

    @BeforeEach
    void people() {
        users.provide("sandra", "Sandra", "Ellis", "sandra@storebridge.test", "sandra", "sales");
        users.provide("alice", "Alice", "Morgan", "alice@storebridge.test", "alice", "admin");
    }

    @Test
    @Order(1)
    void the_text_has_its_reader_save_each_file_and_its_links_lead_somewhere() throws IOException {
        Links.assertThatAllLeadSomewhere(Path.of("docs/tutorial.md"));
        try (Stream<Path> files = Files.walk(TutorialText.FILES)) {
            assertThat(tutorial.files())
                    .containsExactlyInAnyOrderElementsOf(files.filter(Files::isRegularFile)
                            .map(file -> TutorialText.FILES.relativize(file).toString())
                            .toList());
        }
    }

    @Test
    @Order(2)
    void saved_files_are_an_endpoint_in_the_documentation_without_a_restart() throws IOException {
        assertThat(store.post("/api/back-in-stock", "{}").getStatusCode().value())
                .isEqualTo(404);
        for (String file : tutorial.files()) {
            save(file, Files.readString(TutorialText.FILES.resolve(file)));
        }

        await().atMost(PATIENCE).until(() -> !store.get("/v3/api-docs")
                .at("/paths/~1api~1back-in-stock/post")
                .isMissingNode());
        JsonNode documentation = store.get("/v3/api-docs");
        assertThat(documentation.at("/paths/~1api~1back-in-stock~1{id}~1cancel/post"))
                .isNotEmpty();
        assertThat(documentation.at("/components/schemas/back-in-stock.input/properties/quantity/type"))
                .hasToString("\"integer\"");
        assertThat(store.post("/api/back-in-stock", "{\"watchId\":\"W\"}")
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    @Test
    @Order(3)
    void a_customer_is_told_by_mail_when_the_item_is_there() {
        Request wish = tutorial.wish("WATCH-1");
        start(wish);
        store.awaitThat(of(wish), "cancel");
        assertThat(store.get(of(wish)).at("/result/rule/why").asText()).isEqualTo("No warehouse has all of it yet");

        systems.gp().receiveStock("MICR-BIN-40X", "MAIN", new BigDecimal("10"));

        assertThat(outcome(wish)).isEqualTo("told-by-mail");
        JsonNode mail = mail("MICR-BIN-40X");
        assertThat(mail.toString())
                .contains("ann.abel@example.com", "MICR-BIN-40X is there again", "from Minneapolis warehouse");
    }

    @Test
    @Order(4)
    void sales_find_a_large_quantity_in_tasklist_with_its_form() {
        Request wish = tutorial.wish("WATCH-2");
        start(wish);

        String task = task("Call Ann Abel about CHAI-TSK-BLK");
        JsonNode form = sandra().getForObject("/engine-rest/task/%s/deployed-form".formatted(task), JsonNode.class);
        assertThat(form.path("schemaVersion").asInt()).isEqualTo(16);
        assertThat(form.findValuesAsText("key")).containsExactly("callOutcome", "callNote");
        JsonNode shown = sandra().getForObject("/engine-rest/task/%s/variables".formatted(task), JsonNode.class);
        assertThat(shown.at("/rule").toString()).contains("A large quantity: put it aside before others take it");
        complete(task, "reached");

        assertThat(outcome(wish)).isEqualTo("told-by-phone");
    }

    @Test
    @Order(5)
    void a_changed_rule_counts_without_a_restart() throws IOException {
        String rules = Files.readString(TutorialText.FILES.resolve(RULES));
        assertThat(rules).contains("&gt;= 20");
        save(RULES, rules.replace("&gt;= 20", "&gt;= 5"));
        await().atMost(PATIENCE).until(() -> versionOfTheRules() == 2);

        Request wish = tutorial.wish("WATCH-3");
        start(wish);
        complete(task("Call Ben Brook about CHAI-TSK-BLK"), "mail");

        assertThat(outcome(wish)).isEqualTo("told-by-mail");
        assertThat(mail("ben.brook@example.com").toString()).contains("CHAI-TSK-BLK is there again");
    }

    @Test
    @Order(6)
    void a_shopper_who_lost_interest_is_left_alone() {
        Request wish = tutorial.wish("WATCH-4");
        start(wish);
        store.awaitThat(of(wish), "cancel");

        Request cancel = tutorial.posts().get(tutorial.posts().size() - 1);
        assertThat(cancel.path()).isEqualTo("/api/back-in-stock/WATCH-4/cancel");
        start(cancel);

        assertThat(outcome(wish)).isEqualTo("cancelled");
    }

    private void save(String file, String content) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, content);
    }

    private void start(Request request) {
        assertThat(store.post(request.path(), request.body()).getStatusCode().value())
                .isEqualTo(202);
    }

    private String outcome(Request wish) {
        return await().atMost(PATIENCE)
                .until(
                        () -> store.get(of(wish)),
                        status -> status.path("status").asText().equals("completed"))
                .at("/result/outcome")
                .asText();
    }

    private static String of(Request wish) {
        return "/api/back-in-stock/" + wish.id();
    }

    private JsonNode mail(String about) {
        return await().atMost(PATIENCE)
                .until(
                        () -> systems.graph().sent().stream()
                                .filter(mail -> mail.toString().contains(about))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** What Tasklist shows to somebody of sales. */
    private String task(String name) {
        return await().atMost(PATIENCE)
                .until(
                        () -> sandra().getForObject(
                                        "/engine-rest/task?withCandidateGroups=true&name={name}", JsonNode.class, name)
                                .at("/0/id")
                                .asText(),
                        id -> !id.isEmpty());
    }

    /** Claims and submits as Tasklist does. */
    private void complete(String task, String callOutcome) {
        sandra().postForObject("/engine-rest/task/%s/claim".formatted(task), Map.of("userId", "sandra"), String.class);
        var answer = sandra().postForEntity(
                        "/engine-rest/task/%s/submit-form".formatted(task),
                        Map.of("variables", Map.of("callOutcome", Map.of("value", callOutcome))),
                        String.class);
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as(answer.getBody())
                .isTrue();
    }

    private int versionOfTheRules() {
        return http.withBasicAuth("alice", "alice")
                .getForObject(
                        "/engine-rest/decision-definition?key=back-in-stock-rules&latestVersion=true", JsonNode.class)
                .at("/0/version")
                .asInt();
    }

    private TestRestTemplate sandra() {
        return http.withBasicAuth("sandra", "sandra");
    }
}
