package io.storebridge.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.SandboxSystems;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.testing.StoreAdmin;
import io.storebridge.testing.Storefront;
import io.storebridge.testing.WithSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever another system does on the way, a quote ends as one order in GP, one order in the store and one mail. */
@WithSandbox
class QuoteUnderFaultsTest {

    @Autowired
    Storefront store;

    @Autowired
    SandboxSystems systems;

    @AfterEach
    void mend() {
        systems.faults().clear();
    }

    /** system, kind of fault, what it strikes; each once */
    @ParameterizedTest(name = "{0} {1} at {2}")
    @CsvSource({
        "gp, DROP_RESPONSE, taGetSopNumber",
        "gp, DROP_RESPONSE, taSopHdrIvcInsert",
        "gp, ERROR, taSopLineIvcInsert",
        "gp, ERROR, RM00101",
        "gp, REFUSE, taSopHdrIvcInsert",
        "ordercloud, DROP_RESPONSE, PUT /v1/orders",
        "ordercloud, DROP_RESPONSE, /lineitems",
        "ordercloud, DROP_RESPONSE, /submit",
        "ordercloud, ERROR, /submit",
        "ordercloud, REFUSE, PUT /v1/orders",
        "graph, DROP_RESPONSE, sendMail",
        "graph, ERROR, sendMail"
    })
    void one_fault_leaves_one_order_and_one_mail(String system, Fault.Kind kind, String match) {
        String id = "fault-" + Integer.toHexString((system + kind + match).hashCode());
        systems.faults().add(Fault.always(system, kind).matching(match).times(1));
        assertThat(store.post(
                                "/api/quote-to-order",
                                """
                                {"requestId":"%s","customer":"AARONFIT0001","buyer":{"name":"Ravi Mitchell","email":"%s"},
                                 "lines":[{"item":"CHAI-TSK-BLK","quantity":1}]}"""
                                        .formatted(
                                                id,
                                                systems.contact("AARONFIT0001").email()))
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
        store.awaitThat("/api/quote-to-order/" + id, "accept");
        // A second one for the steps after the acceptance.
        systems.faults().clear();
        systems.faults().add(Fault.always(system, kind).matching(match).times(1));
        store.post("/api/quote-to-order/" + id + "/accept", "{}");
        JsonNode done = store.awaitThat("/api/quote-to-order/" + id, "completed");

        String quote = done.at("/result/quoteNumber").asText();
        String order = done.at("/result/orderNumber").asText();
        assertThat(count("select count(*) from SOP10100 where SOPTYPE = 1 and INTEGRATIONID = ?", id))
                .isOne();
        assertThat(count("select count(*) from SOP10100 where SOPTYPE = 2 and ORIGNUMB = ?", quote))
                .isOne();
        assertThat(count("select count(*) from SOP10200 where SOPTYPE = 2 and SOPNUMBE = ?", order))
                .isOne();
        JsonNode storeOrder = new StoreAdmin(systems.ports().orderCloud())
                .order(done.at("/result/storeOrderId").asText());
        assertThat(storeOrder.path("Status").asText()).isEqualTo("Open");
        assertThat(storeOrder.path("LineItemCount").asInt()).isOne();
        assertThat(systems.graph().sent().stream()
                        .filter(mail -> mail.toString().contains(order))
                        .count())
                .isOne();
    }

    private long count(String query, String value) {
        return JdbcClient.create(systems.gpData())
                .sql(query)
                .param(value)
                .query(Long.class)
                .single();
    }
}
