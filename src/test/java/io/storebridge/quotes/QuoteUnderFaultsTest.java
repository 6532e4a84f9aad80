package io.storebridge.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.SandboxSystems;
import io.storebridge.testing.FaultMatrix;
import io.storebridge.testing.FaultSwitch;
import io.storebridge.testing.Runs;
import io.storebridge.testing.StoreAdmin;
import io.storebridge.testing.Storefront;
import io.storebridge.testing.WithSandbox;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever another system does on the way, a quote ends as one order in GP, one order in the store and one mail. */
@WithSandbox
class QuoteUnderFaultsTest {

    @Autowired
    Storefront store;

    @Autowired
    SandboxSystems systems;

    @Autowired
    FaultSwitch faults;

    @Test
    void one_fault_leaves_one_order_and_one_mail() {
        String email = systems.contact("AARONFIT0001").email();
        Runs quotes = new Runs(
                        "quote-to-order",
                        id ->
                                """
                        {"requestId":"%s","customer":"AARONFIT0001","buyer":{"name":"Ravi Mitchell","email":"%s"},
                         "lines":[{"item":"PAPR-CPY-WHT","quantity":1}]}"""
                                        .formatted(id, email))
                .telling("accept", (id, status) -> "{}");
        FaultMatrix matrix = new FaultMatrix("fault", faults, store, quotes, 50)
                .operation("erp.reserve-quote-number", "gp", "taGetSopNumber")
                .operation("erp.create-quote", "gp", "taSopHdrIvcInsert", "taSopLineIvcInsert")
                .operation("erp.read-customer", "gp", "RM00101")
                .operation("store.publish-quote", "ordercloud", "PUT /v1/orders", "/lineitems")
                .operation("erp.reserve-order-number", "gp", "taGetSopNumber")
                .operation("erp.create-order", "gp", "taSopHdrIvcInsert", "taSopLineIvcInsert")
                .operation("store.submit-order", "ordercloud", "/submit")
                .operation("mail.send", "graph", "sendMail");

        matrix.strike();

        matrix.check(this::assertOrderedOnce);
    }

    private void assertOrderedOnce(String id, JsonNode done) {
        assertThat(done.path("status").asText()).isEqualTo("completed");
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
