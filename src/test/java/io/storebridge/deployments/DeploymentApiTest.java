package io.storebridge.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.security.ApiKeys;
import io.storebridge.security.Caller;
import io.storebridge.testing.WithErrands;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

@WithErrands
class DeploymentApiTest {

    private static final String DIAGRAM =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="io.storebridge.test">
              <process id="%s" name="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="event_asked" name="Asked"/>
                <sequenceFlow id="flow_1" sourceRef="event_asked" targetRef="event_done"/>
                <endEvent id="event_done" name="Done"/>
              </process>
            </definitions>
            """;
    private static final String SCHEMA =
            """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {
              "input": {"type": "object"}, "output": {"type": "object"}}}
            """;
    private static final String ANALYST = "a-key-with-the-right";
    private static final String STORE = "a-key-without-the-right";
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    @Autowired
    TestRestTemplate http;

    @Autowired
    ApiKeys keys;

    @BeforeEach
    void giveKeys() {
        keys.provide("an analyst", ANALYST, List.of("*"), List.of(Caller.DEPLOYMENTS));
        keys.provide("a store", STORE, List.of("*"));
    }

    @Test
    void a_zip_is_deployed_and_its_workflow_can_be_called_at_once() throws IOException {
        byte[] zip = zip(
                "processes/stock/notify.bpmn",
                DIAGRAM.formatted("notify", "Notify"),
                "processes/stock/notify.schema.json",
                SCHEMA);

        ResponseEntity<JsonNode> answer = put(zip);

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getBody().at("/outcome").asText()).isEqualTo("deployed");
        assertThat(answer.getBody().at("/by").asText()).isEqualTo("an analyst");
        assertThat(answer.getBody().at("/files/0").toString())
                .isEqualTo(
                        """
                        {"name":"processes/stock/notify.bpmn","change":"added","from":"PUT /api/deployments",\
                        "version":1,"definitions":[{"kind":"process","key":"notify","name":"Notify","version":1}]}""");
        assertThat(call(HttpMethod.POST, "/api/notify", STORE, "{}", MediaType.APPLICATION_JSON)
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
        assertThat(get(answer.getHeaders().getLocation().getPath()).getBody()).isEqualTo(answer.getBody());
    }

    @Test
    void the_same_zip_again_is_nothing_new_and_not_kept() throws IOException {
        byte[] zip = zip("processes/same.bpmn", DIAGRAM.formatted("same", "Same"));
        long first = put(zip).getBody().at("/id").asLong();

        ResponseEntity<JsonNode> again = put(zip);

        assertThat(again.getStatusCode().value()).isEqualTo(200);
        assertThat(again.getBody().at("/outcome").asText()).isEqualTo("unchanged");
        assertThat(again.getBody().has("id")).isFalse();
        assertThat(again.getBody().at("/files/0/change").asText()).isEqualTo("unchanged");
        assertThat(get("/api/deployments?pageSize=1")
                        .getBody()
                        .at("/deployments/0/id")
                        .asLong())
                .isEqualTo(first);
    }

    @Test
    void a_zip_with_one_file_leaves_the_others_in_force() throws IOException {
        put(zip(
                "processes/part-a.bpmn", DIAGRAM.formatted("part-a", "A"),
                "processes/part-b.bpmn", DIAGRAM.formatted("part-b", "B"),
                "processes/part-b.schema.json", SCHEMA));

        put(zip("processes/part-a.bpmn", DIAGRAM.formatted("part-a", "A2")));

        assertThat(call(HttpMethod.POST, "/api/part-b", STORE, "{}", MediaType.APPLICATION_JSON)
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
    }

    @Test
    void mistakes_refuse_the_whole_and_are_kept_with_what_to_do() throws IOException {
        ResponseEntity<JsonNode> answer = put(zip(
                "processes/good.bpmn", DIAGRAM.formatted("good", "Good"),
                "processes/bad.bpmn",
                        DIAGRAM.formatted("bad", "Bad").replace("targetRef=\"event_done\"", "targetRef=\"gone\"")));

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        JsonNode finding = answer.getBody().at("/findings/0");
        assertThat(finding.at("/severity").asText()).isEqualTo("error");
        assertThat(finding.at("/file").asText()).isEqualTo("processes/bad.bpmn");
        assertThat(finding.at("/element").asText()).isEqualTo("flow_1");
        assertThat(finding.at("/message").asText()).contains("gone");
        assertThat(finding.at("/remedy").asText()).isNotBlank();
        assertThat(answer.getBody().at("/detail").asText()).startsWith("Nothing was deployed. processes/bad.bpmn: ");
        JsonNode kept = get("/api/deployments/"
                        + answer.getBody().at("/deployment").asText())
                .getBody();
        assertThat(kept.at("/outcome").asText()).isEqualTo("refused");
        assertThat(kept.at("/findings")).isEqualTo(answer.getBody().at("/findings"));
        assertThat(put(zip("processes/good.bpmn", DIAGRAM.formatted("good", "Good")))
                        .getBody()
                        .at("/files/0/version")
                        .asInt())
                .isOne();
    }

    @Test
    void an_older_copy_is_a_conflict_unless_it_is_wanted() throws IOException {
        byte[] old = zip("processes/old.bpmn", DIAGRAM.formatted("old", "Old"));
        put(old);
        put(zip("processes/old.bpmn", DIAGRAM.formatted("old", "New")));

        ResponseEntity<JsonNode> refused = put(old);

        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(refused.getBody().at("/findings/0/message").asText())
                .contains("older copy", "an analyst deployed another content");
        assertThat(refused.getBody().at("/findings/0/remedy").asText()).contains("?older=deploy");
        ResponseEntity<JsonNode> wanted = call(HttpMethod.PUT, "/api/deployments?older=deploy", ANALYST, old, ZIP);
        assertThat(wanted.getBody().at("/files/0/version").asInt()).isEqualTo(3);
        assertThat(call(HttpMethod.PUT, "/api/deployments?older=perhaps", ANALYST, old, ZIP)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    @Test
    void only_keys_with_the_right_may_deploy_or_see_deployments() throws IOException {
        byte[] zip = zip("processes/secret.bpmn", DIAGRAM.formatted("secret", "Secret"));

        assertThat(call(HttpMethod.PUT, "/api/deployments", STORE, zip, ZIP)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(call(HttpMethod.GET, "/api/deployments", STORE, null, null)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(call(HttpMethod.GET, "/api/deployments/1", STORE, null, null)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(call(HttpMethod.PUT, "/api/deployments", "no key at all", zip, ZIP)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
    }

    @Test
    void the_history_is_read_in_pages_newest_first() throws IOException {
        for (String version : List.of("1", "2", "3")) {
            put(zip("processes/paged.bpmn", DIAGRAM.formatted("paged", version)));
        }

        JsonNode first = get("/api/deployments?pageSize=2").getBody();
        JsonNode second = get("/api/deployments?pageSize=2&page=2").getBody();

        assertThat(first.at("/more").asBoolean()).isTrue();
        assertThat(first.at("/deployments/0/id").asLong())
                .isGreaterThan(first.at("/deployments/1/id").asLong());
        assertThat(first.at("/deployments/1/id").asLong())
                .isGreaterThan(second.at("/deployments/0/id").asLong());
        assertThat(second.at("/deployments/0/files/0/version").asInt()).isOne();
        assertThat(get("/api/deployments?page=0").getStatusCode().value()).isEqualTo(400);
        assertThat(get("/api/deployments?pageSize=101").getStatusCode().value()).isEqualTo(400);
        assertThat(get("/api/deployments/999999").getStatusCode().value()).isEqualTo(404);
        assertThat(get("/api/deployments/abc").getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void a_form_with_the_zip_is_taken_and_so_is_a_body_that_curl_calls_a_form() throws IOException {
        MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
        form.add("file", new ByteArrayResource(zip("processes/form.bpmn", DIAGRAM.formatted("form", "Form"))) {
            @Override
            public String getFilename() {
                return "set.zip";
            }
        });
        assertThat(call(HttpMethod.PUT, "/api/deployments", ANALYST, form, MediaType.MULTIPART_FORM_DATA)
                        .getBody()
                        .at("/outcome")
                        .asText())
                .isEqualTo("deployed");

        byte[] zip = zip("processes/curl.bpmn", DIAGRAM.formatted("curl", "Curl"));
        assertThat(call(HttpMethod.PUT, "/api/deployments", ANALYST, zip, MediaType.APPLICATION_FORM_URLENCODED)
                        .getBody()
                        .at("/outcome")
                        .asText())
                .isEqualTo("deployed");
    }

    @Test
    void what_is_no_set_of_files_is_refused_with_what_is_wrong() throws IOException {
        String diagram = DIAGRAM.formatted("evil", "Evil");
        refuses("not a zip".getBytes(StandardCharsets.UTF_8), 400, "not a zip");
        refuses(new byte[0], 400, "body is empty");
        refuses(zip(), 400, "");
        refuses(zip("processes/../../etc/evil.bpmn", diagram), 400, "without '..'");
        refuses(zip("/processes/evil.bpmn", diagram), 400, "begin with processes/ or forms/");
        refuses(zip("C:\\processes\\evil.bpmn", diagram), 400, "begin with processes/ or forms/");
        refuses(zip("set/processes/evil.bpmn", diagram), 400, "zip these two folders themselves");
        refuses(zip("processes/read.me", "hello"), 400, "read.me is no kind of file that is deployed");
        refuses(zip("processes/ev\nil.bpmn", diagram), 400, "letters, digits");
        refuses(zip("__MACOSX/processes/._x.bpmn", "x"), 400, "There is no file in the zip");
        byte[] whole = zip("processes/evil.bpmn", diagram);
        refuses(java.util.Arrays.copyOf(whole, whole.length - 30), 400, "damaged or not whole");
        refuses(zip("forms/bomb.html", " ".repeat(SetOfFiles.MOST_FILE_BYTES + 1)), 413, "a file may have");
        String[] large = new String[60];
        for (int i = 0; i < large.length; i += 2) {
            large[i] = "forms/bomb" + i + ".html";
            large[i + 1] = " ".repeat(1_900_000);
        }
        refuses(zip(large), 413, "together");
        String[] many = new String[2 * (SetOfFiles.MOST_FILES + 1)];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = "forms/many" + i + ".html";
            many[i + 1] = "x";
        }
        refuses(zip(many), 413, "files at most");
        refuses(new byte[SetOfFiles.MOST_ZIP_BYTES + 1], 413, "bytes at most");
    }

    @Test
    void names_of_old_windows_zips_and_what_lies_beside_the_files_are_no_matter() throws IOException {
        JsonNode answer = put(zip(
                        "processes\\win\\win.bpmn", DIAGRAM.formatted("win", "Win"),
                        "processes/.DS_Store", "x",
                        "processes/element-templates/steps.json", "[]"))
                .getBody();

        assertThat(answer.at("/files")).hasSize(1);
        assertThat(answer.at("/files/0/name").asText()).isEqualTo("processes/win/win.bpmn");
    }

    @Test
    void the_endpoints_are_in_the_documentation() {
        JsonNode documentation = get("/v3/api-docs").getBody();

        JsonNode put = documentation.at("/paths/~1api~1deployments/put");
        assertThat(put.at("/requestBody/content/application~1zip/schema/format").asText())
                .isEqualTo("binary");
        assertThat(put.at("/requestBody/content/multipart~1form-data/schema/properties/file/format")
                        .asText())
                .isEqualTo("binary");
        assertThat(put.at("/responses")).hasSize(7);
        assertThat(documentation
                        .at("/paths/~1api~1deployments/get/responses/200/content")
                        .toString())
                .contains("DeploymentList");
        assertThat(documentation
                        .at("/paths/~1api~1deployments~1{id}/get/responses/404")
                        .isMissingNode())
                .isFalse();
        assertThat(documentation
                        .at("/components/schemas/Finding/properties/remedy")
                        .isMissingNode())
                .isFalse();
    }

    private void refuses(byte[] body, int status, String why) {
        ResponseEntity<JsonNode> answer = put(body);
        assertThat(answer.getStatusCode().value()).as(why).isEqualTo(status);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getBody().at("/detail").asText()).contains(why).doesNotContain("Exception");
    }

    private ResponseEntity<JsonNode> put(byte[] zip) {
        return call(HttpMethod.PUT, "/api/deployments", ANALYST, zip, ZIP);
    }

    private ResponseEntity<JsonNode> get(String path) {
        return call(HttpMethod.GET, path, ANALYST, null, null);
    }

    private ResponseEntity<JsonNode> call(HttpMethod method, String path, String key, Object body, MediaType type) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(key);
        headers.setContentType(type);
        return http.exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class);
    }

    /** @param namesAndContents in turn */
    private static byte[] zip(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
