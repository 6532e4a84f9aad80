package io.storebridge.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.SandboxSystems;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.testing.Storefront;
import io.storebridge.testing.StripeAdmin;
import io.storebridge.testing.WithSandbox;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever Stripe, GP or the mail server does on the way, a payment ends as one charge, one receipt and one mail. */
@WithSandbox
class PaymentUnderFaultsTest {

    private static final String CUSTOMER = "AARONFIT0001";

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
        "stripe, DROP_RESPONSE, /v1/payment_intents",
        "stripe, ERROR, /v1/payment_intents",
        "stripe, REFUSE, /v1/payment_intents",
        "stripe, DROP_RESPONSE, /confirm",
        "stripe, ERROR, /confirm",
        "stripe, REFUSE, /confirm",
        "gp, ERROR, RM20101",
        "gp, DROP_RESPONSE, taGetPaymentNumber",
        "gp, REFUSE, taGetPaymentNumber",
        "gp, DROP_RESPONSE, taRMCashReceiptInsert",
        "gp, ERROR, taRMCashReceiptInsert",
        "gp, REFUSE, taRMCashReceiptInsert",
        "gp, DROP_RESPONSE, taRMApply",
        "gp, REFUSE, taRMApply",
        "gp, DROP_RESPONSE, COMMIT",
        "ordercloud, DROP_RESPONSE, PATCH /v1/buyers",
        "ordercloud, ERROR, /v1/buyers",
        "graph, DROP_RESPONSE, sendMail",
        "graph, ERROR, sendMail"
    })
    void one_fault_leaves_one_charge_one_receipt_and_one_mail(String system, Fault.Kind kind, String match) {
        String id = "fault-" + Integer.toHexString((system + kind + match).hashCode());
        systems.faults().add(Fault.always(system, kind).matching(match).times(1));
        List<String> invoices = pay(id, "pm_card_visa");

        assertPaidOnce(id, invoices);
    }

    @ParameterizedTest(name = "{0} {1} at {2}")
    @CsvSource({
        "stripe, DROP_RESPONSE, GET /v1/payment_intents",
        "stripe, ERROR, GET /v1/payment_intents",
        "stripe, REFUSE, GET /v1/payment_intents"
    })
    void a_fault_while_we_ask_for_the_banks_answer_leaves_one_charge(String system, Fault.Kind kind, String match) {
        String id = "bank-" + Integer.toHexString((system + kind + match).hashCode());
        List<String> invoices = pay(id, "pm_card_authenticationRequired");
        JsonNode waiting = store.awaitThat("/api/invoice-payment/" + id, "confirm");
        new StripeAdmin(systems.ports().stripe())
                .answerBank(waiting.at("/result/charge/id").asText(), true);
        systems.faults().add(Fault.always(system, kind).matching(match).times(1));
        store.post("/api/invoice-payment/%s/confirm".formatted(id), "{}");

        assertPaidOnce(id, invoices);
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

    /** A part of each of two open invoices. */
    private List<String> pay(String id, String method) {
        List<String> invoices = JdbcClient.create(systems.gpData())
                .sql(
                        """
                        select trim(DOCNUMBR) from RM20101
                        where RMDTYPAL = 1 and CURTRXAM > 10 and CUSTNMBR = ? order by DOCNUMBR limit 2""")
                .param(CUSTOMER)
                .query(String.class)
                .list();
        assertThat(invoices).hasSize(2);
        post(
                id,
                "{\"invoice\":\"%s\",\"amount\":\"0.75\"},{\"invoice\":\"%s\",\"amount\":\"0.50\"}"
                        .formatted(invoices.get(0), invoices.get(1)),
                method);
        return invoices;
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

    private void assertPaidOnce(String id, List<String> invoices) {
        JsonNode done = store.awaitThat("/api/invoice-payment/" + id, "completed");
        List<JsonNode> charges = new StripeAdmin(systems.ports().stripe()).succeeded(id);
        assertThat(charges).hasSize(1);
        assertThat(charges.get(0).path("amount").asInt()).isEqualTo(125);

        String receipt = done.at("/result/receipt/number").asText();
        String charge = done.at("/result/charge/id").asText();
        assertThat(count("select count(*) from RM10201 where TRXDSCRN = ?", charge))
                .isEqualByComparingTo("1");
        assertThat(count("select sum(ORTRXAMT) from RM10201 where DOCNUMBR = ?", receipt))
                .isEqualByComparingTo("1.25");
        for (String invoice : invoices) {
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
