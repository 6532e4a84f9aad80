package io.storebridge.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.storebridge.sandbox.http.Contracts;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SalesforceContractTest {

    @RegisterExtension
    final SalesforceFixture fixture = new SalesforceFixture();

    @Test
    void everyObjectFitsSalesforcesDescriptionOfItAndHasAllItsFields() throws Exception {
        JsonNode contract = Contracts.read("salesforce-sobjects.schema.json");
        Map<String, String> bodies = Map.of(
                "Account", "{\"Name\":\"A\",\"BillingCity\":\"Chicago\",\"AnnualRevenue\":1.5}",
                "Contact", "{\"LastName\":\"L\",\"FirstName\":\"F\",\"Email\":\"a@b.co\",\"MailingStreet\":\"1 Main\"}",
                "Lead", "{\"LastName\":\"L\",\"Company\":\"C\",\"City\":\"Chicago\",\"LeadSource\":\"Web\"}",
                "Task", "{\"Subject\":\"S\",\"ActivityDate\":\"2026-11-23\"}");
        for (var entry : bodies.entrySet()) {
            String path = "/services/data/v60.0/sobjects/" + entry.getKey();
            String id = fixture.calls()
                    .post(path, entry.getValue())
                    .json()
                    .path("id")
                    .asText();
            JsonNode record = fixture.calls().get(path + "/" + id).json();
            assertThat(schema(contract, entry.getKey()).validate(record))
                    .as(entry.getKey())
                    .isEmpty();
            contract.at("/definitions/" + entry.getKey() + "/properties")
                    .fieldNames()
                    .forEachRemaining(
                            field -> assertThat(record.has(field)).as(field).isTrue());
        }
    }

    @Test
    void theDescriptionRefusesWhatIsWrong() throws Exception {
        JsonNode contract = Contracts.read("salesforce-sobjects.schema.json");
        assertThat(schema(contract, "Contact").validate(Json.object().put("LastName", 7)))
                .isNotEmpty();
    }

    private static JsonSchema schema(JsonNode contract, String object) {
        ObjectNode schema = Json.object().put("$ref", "#/definitions/" + object);
        schema.set("definitions", contract.path("definitions"));
        return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema);
    }

    @Test
    void everyRequestThatAWidelyUsedClientSendsIsUnderstood() throws Exception {
        HttpCalls calls = fixture.calls();
        String account = calls.post("/services/data/v60.0/sobjects/Account", "{\"Name\":\"A\"}")
                .json()
                .path("id")
                .asText();
        String contact = calls.post("/services/data/v60.0/sobjects/Contact", "{\"LastName\":\"L\"}")
                .json()
                .path("id")
                .asText();
        // Token, query, a contact, an upsert, a change, a lead, a task, a contact without a name, many upserts.
        List<Integer> expected = List.of(200, 200, 201, 201, 204, 201, 201, 400, 200);
        JsonNode captures = Contracts.read("captures/jsforce-3.10.26.json");
        assertThat(captures).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            JsonNode captured = captures.get(i);
            String body = captured.path("body")
                    .asText()
                    .replace("client_id=CID", "client_id=" + SalesforceStandIn.CLIENT_ID)
                    .replace("client_secret=CS", "client_secret=" + SalesforceStandIn.CLIENT_SECRET)
                    .replace("\"001xx\"", "\"" + account + "\"")
                    .replace("\"003xx\"", "\"" + contact + "\"");
            String url = captured.path("url").asText().replace("003xx000004TmiQAAS", contact);
            String type = captured.at("/headers/content-type").asText("application/json");
            int status = captured.at("/headers/transfer-encoding").asText().equals("chunked")
                    ? chunked(url, type, body)
                    : calls.call(captured.path("method").asText(), url, body, Map.of("Content-Type", type))
                            .status();
            assertThat(status)
                    .as(captured.path("method").asText() + " " + url + " " + body)
                    .isEqualTo(expected.get(i));
        }
        assertThat(calls.patch(
                                "/services/data/v60.0/sobjects/Account/GP_Customer_Number__c/AARONFIT0001",
                                "{\"Name\":\"Aaron Fitz\"}")
                        .json()
                        .path("created")
                        .asBoolean(true))
                .isFalse();
    }

    /** A publisher of unknown length is sent in chunks. */
    private int chunked(String url, String type, String body) throws IOException, InterruptedException {
        var publisher = HttpRequest.BodyPublishers.ofByteArrays(List.of(
                body.substring(0, 9).getBytes(StandardCharsets.UTF_8),
                body.substring(9).getBytes(StandardCharsets.UTF_8)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(fixture.standIn.url() + url))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", type)
                .POST(publisher)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
