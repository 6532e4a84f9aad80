package io.storebridge.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.SandboxSystems;
import io.storebridge.testing.FaultMatrix;
import io.storebridge.testing.FaultSwitch;
import io.storebridge.testing.Runs;
import io.storebridge.testing.Storefront;
import io.storebridge.testing.StripeAdmin;
import io.storebridge.testing.WithSandbox;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever Stripe, GP or the mail server does on the way, a payment ends as one charge, one receipt and one mail. */
@WithSandbox
class PaymentUnderFaultsTest {

    private static final String CUSTOMER = "AARONFIT0001";
    private static final int TOGETHER = 20;

    @Autowired
    Storefront store;

    @Autowired
    SandboxSystems systems;

    @Autowired
    FaultSwitch faults;

    private final Map<String, InvoicePair> invoices = new HashMap<>();

    @Test
    void one_fault_leaves_one_charge_one_receipt_and_one_mail() {
        Runs payments = new Runs("invoice-payment", id -> invoices.get(id).request(id, "pm_card_visa"));
        FaultMatrix matrix = new FaultMatrix("fault", faults, store, payments, TOGETHER)
                .operation("erp.check-invoices", "gp", "RM20101")
                .operation("payments.prepare", "stripe", "/v1/payment_intents")
                .operation("payments.confirm", "stripe", "/confirm")
                .operation("erp.reserve-receipt-number", "gp", "taGetPaymentNumber")
                .operation("erp.create-receipt", "gp", "taRMCashReceiptInsert", "taRMApply", "COMMIT")
                .operation("erp.read-customer", "gp", "RM00101")
                .operation("store.update-credit", "ordercloud", "PATCH /v1/buyers")
                .operation("mail.send", "graph", "sendMail");
        share(InvoicePair.all(JdbcClient.create(systems.gpData())), matrix.ids());

        matrix.strike();

        matrix.check(this::assertPaidOnce);
    }

    @Test
    void a_fault_while_we_ask_for_the_banks_answer_leaves_one_charge() {
        Runs payments = new Runs(
                        "invoice-payment", id -> invoices.get(id).request(id, "pm_card_authenticationRequired"))
                .telling("confirm", (id, waiting) -> {
                    new StripeAdmin(systems.ports().stripe())
                            .answerBank(waiting.at("/result/charge/id").asText(), true);
                    return "{}";
                });
        FaultMatrix matrix = new FaultMatrix("bank", faults, store, payments, TOGETHER)
                .operation("payments.read", "stripe", "GET /v1/payment_intents");
        share(InvoicePair.all(JdbcClient.create(systems.gpData())), matrix.ids());

        matrix.strike();

        matrix.check(this::assertPaidOnce);
    }

    /** No two payments that are under way at once have an invoice in common. */
    private void share(List<InvoicePair> pairs, List<String> ids) {
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(TOGETHER);
        invoices.clear();
        ids.forEach(id -> invoices.put(id, pairs.get(invoices.size() % TOGETHER)));
    }

    @Test
    void fifty_payments_of_one_invoice_at_once_leave_one_charge_and_forty_nine_clear_refusals() {
        Map<String, Object> invoice = JdbcClient.create(systems.gpData())
                .sql(
                        """
                        select trim(DOCNUMBR) as number, CURTRXAM as owed from RM20101
                        where RMDTYPAL = 1 and CURTRXAM > 10 and CUSTNMBR = ? order by DOCNUMBR desc limit 1""")
                .param(CUSTOMER)
                .query()
                .singleRow();
        BigDecimal owed = ((BigDecimal) invoice.get("owed")).setScale(2);
        BigDecimal appliedBefore = applied((String) invoice.get("number"));
        List<String> ids = IntStream.range(0, 50).mapToObj(i -> "crowd-" + i).toList();
        ids.parallelStream()
                .forEach(id -> post(
                        id,
                        "{\"invoice\":\"%s\",\"amount\":\"%s\"}".formatted(invoice.get("number"), owed),
                        "pm_card_visa"));

        StripeAdmin stripe = new StripeAdmin(systems.ports().stripe());
        List<String> ends = ids.stream().map(this::end).toList();
        assertThat(ends.stream().filter("completed"::equals)).hasSize(1);
        assertThat(ends.stream().filter(end -> !end.equals("completed")))
                .hasSize(49)
                .allMatch(reason -> reason.contains("under way") || reason.contains("is paid"));
        assertThat(ids.stream().mapToInt(id -> stripe.succeeded(id).size()).sum())
                .isOne();
        assertThat(applied((String) invoice.get("number")).subtract(appliedBefore))
                .isEqualByComparingTo(owed);
    }

    private BigDecimal applied(String invoice) {
        return JdbcClient.create(systems.gpData())
                .sql("select coalesce(sum(APPTOAMT), 0) from RM20201 where APTODCNM = ?")
                .param(invoice)
                .query(BigDecimal.class)
                .single();
    }

    /** "completed", or the reason why it was rejected. */
    private String end(String id) {
        JsonNode status = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> store.get("/api/invoice-payment/" + id), now -> List.of("completed", "rejected")
                        .contains(now.path("status").asText()));
        return status.path("status").asText().equals("completed")
                ? "completed"
                : status.at("/result/reason").asText();
    }

    private void post(String id, String invoices, String method) {
        assertThat(store.post(
                                "/api/invoice-payment",
                                """
                                {"paymentId":"%s","customer":"%s","buyer":{"name":"Ravi Mitchell","email":"%s"},
                                 "invoices":[%s],"paymentMethod":"%s"}"""
                                        .formatted(
                                                id,
                                                CUSTOMER,
                                                systems.contact(CUSTOMER).email(),
                                                invoices,
                                                method))
                        .getStatusCode()
                        .value())
                .isEqualTo(202);
    }

    private void assertPaidOnce(String id, JsonNode done) {
        assertThat(done.path("status").asText()).isEqualTo("completed");
        List<JsonNode> charges = new StripeAdmin(systems.ports().stripe()).succeeded(id);
        assertThat(charges).hasSize(1);
        assertThat(charges.get(0).path("amount").asInt()).isEqualTo(125);

        String receipt = done.at("/result/receipt/number").asText();
        String charge = done.at("/result/charge/id").asText();
        assertThat(count("select count(*) from RM10201 where TRXDSCRN = ?", charge))
                .isEqualByComparingTo("1");
        assertThat(count("select sum(ORTRXAMT) from RM10201 where DOCNUMBR = ?", receipt))
                .isEqualByComparingTo("1.25");
        for (String invoice : List.of(invoices.get(id).first(), invoices.get(id).second())) {
            assertThat(count(
                            "select count(*) from RM20201 where APTODCNM = '" + invoice + "' and APFRDCNM = ?",
                            receipt))
                    .isEqualByComparingTo("1");
        }
        assertThat(count("select sum(APPTOAMT) from RM20201 where APFRDCNM = ?", receipt))
                .isEqualByComparingTo("1.25");
        assertThat(systems.graph().sent().stream()
                        .filter(mail -> mail.toString().contains(receipt))
                        .count())
                .isOne();
    }

    private BigDecimal count(String query, String value) {
        return JdbcClient.create(systems.gpData())
                .sql(query)
                .param(value)
                .query(BigDecimal.class)
                .single();
    }
}
