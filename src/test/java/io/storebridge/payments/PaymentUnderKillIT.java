package io.storebridge.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.testing.KillMatrix;
import io.storebridge.testing.Runs;
import io.storebridge.testing.SandboxProcess;
import io.storebridge.testing.StripeAdmin;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Payments stand just before and just after each of their steps when the JVM is killed (kill -9), and go on when it is
 * started again: one charge, one receipt, applied once, one mail each.
 */
class PaymentUnderKillIT {

    private static final List<String> STEPS = List.of(
            "claims.take",
            "erp.check-invoices",
            "payments.prepare",
            "payments.confirm",
            "erp.reserve-receipt-number",
            "erp.create-receipt",
            "claims.release",
            "erp.read-customer",
            "store.update-credit",
            "mail.send");

    @TempDir
    static Path directory;

    private final Map<String, InvoicePair> invoices = new HashMap<>();

    @Test
    void payments_survive_a_kill_before_and_after_each_step_and_take_effect_once() {
        try (SandboxProcess sandbox = new SandboxProcess(directory).start(KillMatrix.room(STEPS))) {
            Runs payments = new Runs("invoice-payment", id -> invoices.get(id).request(id, "pm_card_visa"));
            KillMatrix matrix = new KillMatrix(sandbox, payments, STEPS);
            List<InvoicePair> pairs = InvoicePair.all(sandbox.database("gp_two"));
            assertThat(pairs).hasSizeGreaterThanOrEqualTo(matrix.ids().size());
            matrix.ids().forEach(id -> invoices.put(id, pairs.get(invoices.size())));

            matrix.strike();

            StripeAdmin stripe = new StripeAdmin(sandbox.port("stripe"));
            matrix.check((id, done) -> assertPaidOnce(sandbox, stripe, id, done));
        }
    }

    private static void assertPaidOnce(SandboxProcess sandbox, StripeAdmin stripe, String id, JsonNode done) {
        assertThat(done.path("status").asText()).isEqualTo("completed");
        List<JsonNode> charges = stripe.succeeded(id);
        assertThat(charges).hasSize(1);
        assertThat(charges.get(0).path("amount").asInt()).isEqualTo(125);
        String receipt = done.at("/result/receipt/number").asText();
        String charge = done.at("/result/charge/id").asText();
        assertThat(count(sandbox, "select count(*) from RM10201 where TRXDSCRN = ?", charge))
                .isEqualByComparingTo("1");
        assertThat(count(sandbox, "select count(*) from RM20201 where APFRDCNM = ?", receipt))
                .isEqualByComparingTo("2");
        assertThat(count(sandbox, "select sum(APPTOAMT) from RM20201 where APFRDCNM = ?", receipt))
                .isEqualByComparingTo("1.25");
        assertThat(sandbox.mailsWith(receipt)).isOne();
    }

    private static BigDecimal count(SandboxProcess sandbox, String query, String value) {
        return sandbox.database("gp_two")
                .sql(query)
                .param(value)
                .query(BigDecimal.class)
                .single();
    }
}
