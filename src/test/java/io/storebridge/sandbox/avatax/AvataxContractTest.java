package io.storebridge.sandbox.avatax;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.Contracts;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.http.HttpCalls.Answer;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AvataxContractTest {

    private static final String ONE = "/api/v2/companies/DEFAULT/transactions/";

    private String database;
    private AvataxStandIn standIn;
    private HttpCalls calls;

    @BeforeEach
    void start() {
        database = SandboxPostgres.forTests().createDatabase("avatax_" + UUID.randomUUID(), null);
        standIn = new AvataxStandIn(0, SandboxPostgres.forTests().dataSource(database), new Faults(), new Journal());
        standIn.start();
        calls = new HttpCalls(standIn.url()).headers(Map.of("Authorization", basic(AvataxStandIn.LICENSE_KEY)));
    }

    @AfterEach
    void stop() {
        standIn.close();
        SandboxPostgres.forTests().dropDatabase(database);
    }

    private static String basic(String key) {
        String pair = AvataxStandIn.ACCOUNT + ":" + key;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void every_answer_fits_avataxs_description_of_it() throws Exception {
        JsonNode contract = Contracts.readYaml("avatax.yaml");
        JsonSchema transaction = Contracts.openApiSchema(contract, "TransactionModel");
        String all = "?$include=Details,Summary,Addresses";
        List<Answer> answers = List.of(
                calls.post("/api/v2/transactions/create" + all, sale("SalesOrder", "E1", "")),
                calls.post("/api/v2/transactions/create" + all, sale("SalesInvoice", "S1", "")),
                calls.post("/api/v2/transactions/createoradjust" + all, adjust("S1", ",\"exemptionNo\":\"EX\"")),
                calls.post(
                        "/api/v2/transactions/createoradjust" + all,
                        adjust("S2", ",\"taxOverride\":{\"type\":\"TaxAmount\",\"taxAmount\":7.77,\"reason\":\"x\"}")),
                calls.get(ONE + "S1" + all),
                calls.post(ONE + "S1/commit", "{\"commit\":true}"),
                calls.post(ONE + "S2/void", "{\"code\":\"DocVoided\"}"));
        List<String> states = new ArrayList<>();
        for (Answer answer : answers) {
            assertThat(answer.status()).isBetween(200, 201);
            assertThat(transaction.validate(answer.json()))
                    .as("%s", answer.json())
                    .isEmpty();
            known(contract, "TransactionModel", answer.json());
            states.add(answer.json().path("status").asText());
        }
        assertThat(states).containsExactly("Temporary", "Saved", "Saved", "Saved", "Saved", "Committed", "Cancelled");
        assertThat(answers.get(3).json().path("totalTax").decimalValue()).isEqualByComparingTo("7.77");
        assertThat(answers.get(0).json().path("summary")).hasSize(4);
    }

    @Test
    void every_refusal_has_avataxs_form_and_a_code_that_it_describes() throws Exception {
        JsonNode contract = Contracts.readYaml("avatax.yaml");
        JsonSchema detail = Contracts.openApiSchema(contract, "ErrorDetail");
        calls.post("/api/v2/transactions/create", sale("SalesInvoice", "S1", ",\"commit\":true"));
        calls.post(ONE + "S1/lock", "{\"isLocked\":true}");
        List<Answer> refusals = List.of(
                calls.get(ONE + "NO"),
                calls.post("/api/v2/transactions/create", sale("SalesInvoice", "S1", "")),
                calls.post("/api/v2/transactions/createoradjust", adjust("S1", "")),
                calls.post(ONE + "S1/void", "{\"code\":\"DocVoided\"}"),
                calls.post("/api/v2/transactions/create", "{}"),
                calls.post(
                        "/api/v2/transactions/create",
                        sale("SalesOrder", "E", "").replace("60603", "90210")),
                calls.post(
                        "/api/v2/transactions/create",
                        sale("SalesOrder", "E", "").replace("60603", "").replace("11403 45 St. South", "")),
                calls.call("GET", ONE + "S1", null, Map.of("Authorization", basic("no"))));
        List<String> codes = new ArrayList<>();
        for (Answer refusal : refusals) {
            assertThat(refusal.status()).isGreaterThanOrEqualTo(400);
            JsonNode error = refusal.json().path("error");
            codes.add(error.path("code").asText());
            for (JsonNode one : error.path("details")) {
                assertThat(detail.validate(one)).as("%s", one).isEmpty();
            }
            assertThat(error.path("details")).isNotEmpty();
        }
        assertThat(codes)
                .containsExactly(
                        "EntityNotFoundError",
                        "DocumentCodeConflict",
                        "CannotModifyLockedTransaction",
                        "CannotModifyLockedTransaction",
                        "ValueRequiredError",
                        "InvalidPostalCode",
                        "InvalidAddress",
                        "AuthenticationException");
    }

    @Test
    void every_request_that_the_vendors_own_client_sends_is_understood() throws Exception {
        JsonNode captures = Contracts.read("captures/avatax+taxjar-node.json");
        List<Integer> statuses = new ArrayList<>();
        for (JsonNode captured : captures) {
            if (captured.path("url").asText().startsWith("/api/v2")) {
                statuses.add(calls.call(
                                captured.path("method").asText(),
                                captured.path("url").asText(),
                                captured.path("body").asText(),
                                Map.of("Content-Type", "application/json"))
                        .status());
            }
        }
        // Create, commit, void, resolve, ping, and the commit of a sale that is not there.
        assertThat(statuses).containsExactly(201, 200, 200, 200, 200, 404);
    }

    @Test
    void the_page_shows_what_is_recorded() throws Exception {
        assertThat(calls.get("/").response().body()).contains("No sale is recorded yet");
        calls.post("/api/v2/transactions/create", sale("SalesInvoice", "<S1>", ""));
        assertThat(calls.get("/").response().body()).contains("&lt;S1&gt;", "Saved", "73.79", "invented");
    }

    private static String sale(String type, String code, String more) {
        return """
                {"type":"%s","code":"%s","companyCode":"DEFAULT","date":"2026-11-23","customerCode":"A","currencyCode":"USD",
                 "addresses":{"shipFrom":{"city":"Fargo","region":"ND","country":"US","postalCode":"58102"},
                  "shipTo":{"line1":"11403 45 St. South","city":"Chicago","region":"IL","country":"US","postalCode":"60603"}},
                 "lines":[{"number":"1","quantity":3,"amount":719.85,"taxCode":"P0000000","itemCode":"X"}]%s}"""
                .formatted(type, code, more);
    }

    private static String adjust(String code, String more) {
        return "{\"createTransactionModel\":" + sale("SalesInvoice", code, more) + "}";
    }

    private static void known(JsonNode contract, String name, JsonNode body) {
        JsonNode properties = contract.at("/components/schemas/" + name + "/properties");
        body.fields().forEachRemaining(field -> {
            JsonNode schema = properties.path(field.getKey());
            assertThat(schema.isObject()).as(name + "." + field.getKey()).isTrue();
            String type = schema.path("items").path("$ref").asText("");
            if (!type.isEmpty()) {
                field.getValue().forEach(one -> known(contract, type.substring(type.lastIndexOf('/') + 1), one));
            }
        });
    }

    @Test
    void the_description_refuses_what_is_wrong() throws Exception {
        JsonNode contract = Contracts.readYaml("avatax.yaml");
        JsonNode wrong = Json.object().put("status", "Nonsense").put("totalTax", "ten");
        assertThat(Contracts.openApiSchema(contract, "TransactionModel").validate(wrong))
                .hasSize(2);
    }
}
