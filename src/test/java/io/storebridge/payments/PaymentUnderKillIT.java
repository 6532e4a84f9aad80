package io.storebridge.payments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.testing.SandboxProcess;
import io.storebridge.testing.StripeAdmin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * One payment goes from request to receipt while the JVM is killed (kill -9) just before and just after each of its durable
 * steps, and started again each time: one charge, one receipt, applied once, one mail.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
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
    private static final String PAYMENT = "/api/invoice-payment/killed";

    @TempDir
    static Path directory;

    private SandboxProcess sandbox;

    @BeforeAll
    void start() {
        sandbox = new SandboxProcess(directory).start();
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Test
    void a_payment_survives_a_kill_before_and_after_each_step_and_takes_effect_once() {
        String request = request();
        sandbox.killAt("before", STEPS.get(0));
        post(request);
        surviveKills(request);
        JsonNode done = Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(this::status, status -> status.path("status").asText().equals("completed"));

        assertThat(new StripeAdmin(sandbox.port("stripe")).succeeded("killed")).hasSize(1);
        String receipt = done.at("/result/receipt/number").asText();
        String charge = done.at("/result/charge/id").asText();
        assertThat(count("select count(*) from RM10201 where TRXDSCRN = '" + charge + "'"))
                .isOne();
        assertThat(count("select count(*) from RM20201 where APFRDCNM = '" + receipt + "'"))
                .isEqualTo(2);
        assertThat(count("select 100 * sum(APPTOAMT) from RM20201 where APFRDCNM = '" + receipt + "'"))
                .isEqualTo(125);
        assertThat(mails(receipt)).isOne();
    }

    /**
     * The first step is to be killed before it; then each is killed after, and the next before. The store, which may have
     * got no answer, sends its request again after each start.
     */
    private void surviveKills(String request) {
        for (int i = 0; i < STEPS.size(); i++) {
            sandbox.awaitDeath();
            sandbox.killAt("after", STEPS.get(i));
            startAndSend(request);
            sandbox.awaitDeath();
            if (i + 1 < STEPS.size()) {
                sandbox.killAt("before", STEPS.get(i + 1));
            }
            startAndSend(request);
        }
    }

    private void startAndSend(String request) {
        if (sandbox.startToLiveOrDie()) {
            post(request);
        }
    }

    /** Parts of two open invoices. */
    private String request() {
        List<String> invoices = gp().sql(
                        """
                        select trim(DOCNUMBR) from RM20101
                        where RMDTYPAL = 1 and CURTRXAM > 1 and CUSTNMBR = 'AARONFIT0001' order by DOCNUMBR limit 2""")
                .query(String.class)
                .list();
        String email = gp().sql(
                        "select rtrim(INET1) from SY01200 where Master_ID = 'AARONFIT0001' and INET1 <> '' limit 1")
                .query(String.class)
                .single();
        return """
                {"paymentId":"killed","customer":"AARONFIT0001","buyer":{"name":"Ravi Mitchell","email":"%s"},
                 "invoices":[{"invoice":"%s","amount":"0.75"},{"invoice":"%s","amount":"0.50"}],"paymentMethod":"pm_card_visa"}"""
                .formatted(email, invoices.get(0), invoices.get(1));
    }

    private RestClient storebridge() {
        return RestClient.builder()
                .baseUrl("http://127.0.0.1:" + sandbox.port("http"))
                .defaultHeader("Authorization", "Bearer sandbox-storefront")
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {})
                .build();
    }

    private void post(String body) {
        try {
            storebridge()
                    .post()
                    .uri("/api/invoice-payment")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body)
                    .retrieve()
                    .toBodilessEntity();
        } catch (ResourceAccessException e) {
            // Killed before it could answer: the store does not know, and sends again.
        }
    }

    private JsonNode status() {
        return storebridge().get().uri(PAYMENT).retrieve().body(JsonNode.class);
    }

    private long count(String query) {
        return gp().sql(query).query(Long.class).single();
    }

    private long mails(String receipt) {
        return database("stand_ins")
                .sql("select count(*) from graph where doc::text like ?")
                .param("%" + receipt + "%")
                .query(Long.class)
                .single();
    }

    private JdbcClient gp() {
        return database("gp_two");
    }

    private JdbcClient database(String name) {
        return JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable".formatted(sandbox.port("postgres"), name),
                "postgres",
                ""));
    }
}
