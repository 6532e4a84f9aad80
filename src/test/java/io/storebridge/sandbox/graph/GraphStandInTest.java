package io.storebridge.sandbox.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Fault.Kind;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.Contracts;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.http.HttpCalls.Answer;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphStandInTest {

    private static final String SEND = "/v1.0/users/store@example.com/sendMail";
    private static final String PROPERTY = "String {8a2f1c5e-6a53-4f0e-9c35-0f6f2e9f6f11} Name StorebridgeMessage";

    private final Faults faults = new Faults();
    private final Journal journal = new Journal();
    private String database;
    private GraphStandIn graph;
    private HttpCalls calls;

    @BeforeEach
    void signedIn() throws IOException {
        database = SandboxPostgres.forTests().createDatabase("graph_" + UUID.randomUUID(), null);
        start();
    }

    @AfterEach
    void done() {
        graph.close();
        SandboxPostgres.forTests().dropDatabase(database);
    }

    private void start() throws IOException {
        graph = new GraphStandIn(0, SandboxPostgres.forTests().dataSource(database), faults, journal);
        graph.start();
        calls = new HttpCalls(graph.url());
        String token = calls.form("/sandbox/oauth2/v2.0/token", signIn(GraphStandIn.CLIENT_SECRET))
                .json()
                .path("access_token")
                .asText();
        calls.headers(Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"));
    }

    @Test
    void aMailIsAcceptedWithoutBodyOrContentTypeAndShownToPeople() throws Exception {
        Answer sent = calls.post(SEND, mail("Order <O1>", "A1"));
        assertThat(sent.status()).isEqualTo(202);
        assertThat(sent.response().body()).isEmpty();
        assertThat(sent.header("Content-Type")).isNull();
        assertThat(graph.sent()).hasSize(1);
        String id = graph.sent().get(0).path("id").asText();
        assertThat(calls.get("/").response().body()).contains("Order &lt;O1&gt;", "Ann &lt;ann@example.com&gt;", id);
        assertThat(calls.get("/mails/" + id).response().body()).contains("store@example.com", "iframe");
        assertThat(calls.get("/mails/" + id + "/body").response().body()).isEqualTo("<p>Thank you</p>");
    }

    @Test
    void aSentMailIsFoundByItsExtendedPropertyEvenAfterARestart() throws Exception {
        calls.post(SEND, mail("One", "A1"));
        calls.post(SEND, mail("Two", "it's"));
        calls.post(SEND, mail("Unsaved", "A3").replace("\"saveToSentItems\":true", "\"saveToSentItems\":false"));
        graph.close();
        start();
        JsonNode found = messages("store@example.com", "it''s");
        assertThat(found.path("value")).hasSize(1);
        assertThat(found.at("/value/0/subject").asText()).isEqualTo("Two");
        assertThat(found.at("/value/0").has("body"))
                .as("only what $select names")
                .isFalse();
        assertThat(messages("store@example.com", "A3").path("value")).isEmpty();
        assertThat(messages("other@example.com", "A1").path("value")).isEmpty();
        Answer nonsense = calls.get("/v1.0/users/a@b.c/mailFolders/sentitems/messages?$filter=subject");
        assertThat(nonsense.status()).isEqualTo(400);
    }

    @Test
    void refusalsHaveGraphsForm() throws Exception {
        Answer unauthorized = calls.call("POST", SEND, mail("x", "y"), Map.of("Authorization", "Bearer a.b.c"));
        assertThat(unauthorized.status()).isEqualTo(401);
        assertThat(code(unauthorized)).isEqualTo("InvalidAuthenticationToken");
        assertThat(unauthorized.json().at("/error/innerError/request-id").isTextual())
                .isTrue();
        assertThat(code(calls.post("/v1.0/users/nobody/sendMail", mail("x", "y"))))
                .isEqualTo("ErrorInvalidUser");
        assertThat(code(calls.post(SEND, "{\"message\":{\"subject\":\"x\"}}"))).isEqualTo("ErrorInvalidRecipients");
        Answer token = calls.form("/sandbox/oauth2/v2.0/token", signIn("wrong"));
        assertThat(token.status()).isEqualTo(401);
        assertThat(token.json().path("error").asText()).isEqualTo("invalid_client");
        faults.add(Fault.always("graph", Kind.ERROR).status(429).retryAfter(7));
        Answer busy = calls.post(SEND, mail("x", "y"));
        assertThat(busy.status()).isEqualTo(429);
        assertThat(busy.header("Retry-After")).isEqualTo("7");
        assertThat(graph.sent()).isEmpty();
    }

    @Test
    void aDroppedAnswerLeavesTheMailSent() throws Exception {
        faults.add(Fault.always("graph", Kind.DROP_RESPONSE).matching("sendMail"));
        assertThatThrownBy(() -> calls.post(SEND, mail("One", "A1"))).isInstanceOf(IOException.class);
        assertThat(graph.sent()).hasSize(1);
    }

    @Test
    void whatTheVendorsOwnClientSendsIsUnderstoodAndFitsTheContract() throws Exception {
        JsonNode captures = Contracts.read("captures/microsoft-graph-client-3.0.7.json");
        var schema =
                JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(Contracts.read("graph-sendmail.schema.json"));
        String body = captures.at("/0/body").asText();
        JsonNode typed = Json.read(body.replace("\"contentType\":\"HTML\"", "\"contentType\":\"html\""));
        assertThat(schema.validate(typed)).isEmpty();
        assertThat(calls.post(captures.at("/0/url").asText(), body).status()).isEqualTo(202);
        assertThat(calls.post(
                                captures.at("/1/url").asText(),
                                captures.at("/1/body").asText())
                        .status())
                .isEqualTo(404);
        assertThat(calls.post(
                                SEND,
                                "{\"Message\":{\"Subject\":\"x\",\"ToRecipients\":[{\"EmailAddress\":{\"Address\":\"a@b.c\"}}]}}")
                        .status())
                .as("names in any case")
                .isEqualTo(202);
    }

    private JsonNode messages(String user, String value) throws IOException {
        String filter =
                "singleValueExtendedProperties/Any(ep: ep/id eq '" + PROPERTY + "' and ep/value eq '" + value + "')";
        return calls.get("/v1.0/users/" + user + "/mailFolders/sentitems/messages?$filter="
                        + URLEncoder.encode(filter, StandardCharsets.UTF_8) + "&$select=id,subject&$top=1")
                .json();
    }

    private static String mail(String subject, String key) {
        return "{\"message\":{\"subject\":\"" + subject
                + "\",\"body\":{\"contentType\":\"HTML\",\"content\":\"<p>Thank you</p>\"},"
                + "\"toRecipients\":[{\"emailAddress\":{\"address\":\"ann@example.com\",\"name\":\"Ann\"}}],"
                + "\"singleValueExtendedProperties\":[{\"id\":\"" + PROPERTY + "\",\"value\":\"" + key + "\"}]},"
                + "\"saveToSentItems\":true}";
    }

    private static String signIn(String secret) {
        return "client_id=" + GraphStandIn.CLIENT_ID + "&client_secret=" + secret
                + "&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default&grant_type=client_credentials";
    }

    private static String code(Answer answer) {
        return answer.json().at("/error/code").asText();
    }
}
