package io.storebridge.sandbox.taxjar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.Contracts;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.http.HttpCalls.Answer;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaxjarContractTest {

    private static final String FIXTURES = "taxjar-fixtures/com/taxjar/fixtures/";
    private static final String ORDER =
            """
            {"transaction_id":"123","transaction_date":"2015/05/14","exemption_type":"non_exempt","to_country":"US",
             "to_zip":"90002","to_state":"CA","to_city":"LOS ANGELES","to_street":"123 Palm Grove Ln","amount":17.0,
             "shipping":2.0,"sales_tax":0.95,"line_items":[{"id":"1","quantity":1,"product_identifier":"12-34243-0",
             "description":"Heavy Widget","product_tax_code":"20010","unit_price":15.0,"discount":0.0,"sales_tax":0.95}]}""";

    private String database;
    private TaxjarStandIn standIn;
    private HttpCalls calls;

    @BeforeEach
    void start() {
        database = SandboxPostgres.forTests().createDatabase("taxjar_" + UUID.randomUUID(), null);
        standIn = new TaxjarStandIn(0, SandboxPostgres.forTests().dataSource(database), new Faults(), new Journal());
        standIn.start();
        calls = new HttpCalls(standIn.url()).headers(Map.of("Authorization", "Bearer " + TaxjarStandIn.TOKEN));
    }

    @AfterEach
    void stop() {
        standIn.close();
        SandboxPostgres.forTests().dropDatabase(database);
    }

    @Test
    void an_order_reads_like_taxjars_own() throws Exception {
        JsonNode theirs = Contracts.read(FIXTURES + "orders/show.json");
        assertThat(calls.post("/v2/transactions/orders", ORDER).status()).isEqualTo(201);
        Answer shown = calls.get("/v2/transactions/orders/123");
        assertThat(shown.json()).isEqualTo(theirs);
        assertThat(calls.get("/v2/transactions/orders").json().path("orders")).hasSize(1);
    }

    @Test
    void a_deleted_order_has_the_fields_that_taxjar_leaves() throws Exception {
        JsonNode theirs = Contracts.read(FIXTURES + "orders/delete.json").path("order");
        calls.post("/v2/transactions/orders", ORDER);
        JsonNode ours = calls.delete("/v2/transactions/orders/123").json().path("order");
        ours.fieldNames()
                .forEachRemaining(name -> assertThat(theirs.has(name)).as(name).isTrue());
        assertThat(calls.delete("/v2/transactions/orders/123").status()).isEqualTo(404);
    }

    @Test
    void taxes_have_the_fields_of_taxjars_own_answer_and_numbers_in_them() throws Exception {
        JsonNode theirs = Contracts.read(FIXTURES + "taxes.json");
        Answer answer = calls.post(
                "/v2/taxes",
                """
                {"to_country":"US","to_zip":"90002","to_state":"CA","to_city":"Los Angeles","amount":15,"shipping":1.5,
                 "line_items":[{"id":"1","quantity":1,"unit_price":15.0,"discount":0}]}""");
        assertThat(answer.status()).isEqualTo(200);
        Set<String> ours = paths("", answer.json());
        assertThat(ours).isEqualTo(paths("", theirs));
    }

    @Test
    void refusals_have_taxjars_form() throws Exception {
        JsonNode theirs = Contracts.read(FIXTURES + "error.json");
        calls.post("/v2/transactions/orders", ORDER);
        List<Answer> refusals = List.of(
                calls.post(
                        "/v2/taxes", "{\"to_country\":\"US\",\"to_zip\":\"90210\",\"to_state\":\"IL\",\"shipping\":0}"),
                calls.post("/v2/taxes", "{\"to_country\":\"US\",\"shipping\":0}"),
                calls.post("/v2/transactions/orders", ORDER),
                calls.post("/v2/transactions/orders", "{}"),
                calls.get("/v2/transactions/orders/no"),
                calls.call("GET", "/v2/transactions/orders", null, Map.of("Authorization", "Bearer no")));
        List<Integer> statuses = new ArrayList<>();
        for (Answer refusal : refusals) {
            statuses.add(refusal.json().path("status").asInt());
            assertThat(refusal.status()).isEqualTo(refusal.json().path("status").asInt());
            assertThat(paths("", refusal.json())).isEqualTo(paths("", theirs));
        }
        assertThat(statuses).containsExactly(400, 406, 422, 406, 404, 401);
    }

    @Test
    void the_requests_of_the_vendors_own_client_for_orders_are_understood() throws Exception {
        JsonNode captures = Contracts.read("captures/avatax+taxjar-node.json");
        List<Integer> statuses = new ArrayList<>();
        for (JsonNode captured : captures) {
            String url = captured.path("url").asText();
            if (url.matches("/v2/(taxes|rates/.*|transactions/orders.*)")) {
                statuses.add(calls.call(
                                captured.path("method").asText(),
                                url,
                                captured.path("body").asText(),
                                Map.of())
                        .status());
            }
        }
        // Taxes, then an order made, changed, shown and deleted, then rates.
        assertThat(statuses).containsExactly(200, 201, 200, 200, 200, 200);
    }

    @Test
    void the_page_shows_what_is_recorded() throws Exception {
        calls.post("/v2/transactions/orders", ORDER);
        assertThat(calls.get("/").response().body()).contains("123", "0.95", "invented");
    }

    /** The names of all fields, each with the kind of its value. */
    private static Set<String> paths(String path, JsonNode node) {
        Set<String> found = new TreeSet<>();
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> found.addAll(paths(path + "/" + field.getKey(), field.getValue())));
        } else if (node.isArray()) {
            node.forEach(one -> found.addAll(paths(path + "/*", one)));
        } else {
            found.add(path + " " + node.getNodeType());
        }
        return found;
    }
}
