package io.storebridge.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.testing.KillMatrix;
import io.storebridge.testing.Runs;
import io.storebridge.testing.SandboxProcess;
import io.storebridge.testing.StoreAdmin;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Quotes stand just before and just after each of their steps, from request to order, when the JVM is killed (kill -9), and
 * go on when it is started again: nothing is lost, nothing is doubled.
 */
class QuoteUnderKillIT {

    /** The first four lead to the published quote, the others follow its acceptance. */
    private static final List<String> STEPS = List.of(
            "erp.reserve-quote-number",
            "erp.create-quote",
            "erp.read-customer",
            "store.publish-quote",
            "erp.reserve-order-number",
            "erp.create-order",
            "store.submit-order",
            "mail.send");

    @TempDir
    static Path directory;

    @Test
    void quotes_survive_a_kill_before_and_after_each_step_and_take_effect_once() {
        try (SandboxProcess sandbox = new SandboxProcess(directory).start(KillMatrix.room(STEPS))) {
            String email = sandbox.database("gp_two")
                    .sql("select rtrim(INET1) from SY01200 where Master_ID = 'AARONFIT0001' and INET1 <> '' limit 1")
                    .query(String.class)
                    .single();
            Runs quotes = new Runs(
                            "quote-to-order",
                            id ->
                                    """
                            {"requestId":"%s","customer":"AARONFIT0001","buyer":{"name":"Ravi Mitchell","email":"%s"},
                             "lines":[{"item":"CHAI-TSK-BLK","quantity":2}]}"""
                                            .formatted(id, email))
                    .telling("accept", (id, status) -> "{\"purchaseOrder\":\"PO-1\"}");
            KillMatrix matrix = new KillMatrix(sandbox, quotes, STEPS);

            matrix.strike();

            StoreAdmin store = new StoreAdmin(sandbox.port("orderCloud"));
            matrix.check((id, done) -> assertOrderedOnce(sandbox, store, id, done));
        }
    }

    private static void assertOrderedOnce(SandboxProcess sandbox, StoreAdmin store, String id, JsonNode done) {
        assertThat(done.path("status").asText()).isEqualTo("completed");
        String quote = done.at("/result/quoteNumber").asText();
        String order = done.at("/result/orderNumber").asText();
        assertThat(count(sandbox, "select count(*) from SOP10100 where SOPTYPE = 1 and INTEGRATIONID = ?", id))
                .isOne();
        assertThat(count(sandbox, "select count(*) from SOP10100 where SOPTYPE = 2 and ORIGNUMB = ?", quote))
                .isOne();
        assertThat(count(sandbox, "select count(*) from SOP10200 where SOPTYPE = 2 and SOPNUMBE = ?", order))
                .isOne();
        assertThat(count(sandbox, "select sum(ATYALLOC) from SOP10200 where SOPTYPE = 2 and SOPNUMBE = ?", order))
                .isEqualTo(2);
        JsonNode storeOrder = store.order(done.at("/result/storeOrderId").asText());
        assertThat(storeOrder.path("Status").asText()).isEqualTo("Open");
        assertThat(storeOrder.toString()).contains(order);
        assertThat(sandbox.mailsWith(order)).isOne();
    }

    private static long count(SandboxProcess sandbox, String query, String value) {
        return sandbox.database("gp_two")
                .sql(query)
                .param(value)
                .query(Long.class)
                .single();
    }
}
