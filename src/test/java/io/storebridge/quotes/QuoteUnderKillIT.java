package io.storebridge.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.testing.SandboxProcess;
import io.storebridge.testing.StoreAdmin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * One quote goes from request to order while the JVM is killed (kill -9) just before and just after each of its durable
 * steps, and started again each time: nothing is lost, nothing is doubled.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class QuoteUnderKillIT {

    private static final List<String> UNTIL_PUBLISHED =
            List.of("erp.reserve-quote-number", "erp.create-quote", "erp.read-customer", "store.publish-quote");
    private static final List<String> AFTER_ACCEPTANCE =
            List.of("erp.reserve-order-number", "erp.create-order", "store.submit-order", "mail.send");
    private static final String QUOTE = "/api/quote-to-order/killed";

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
    void a_quote_survives_a_kill_before_and_after_each_step_and_takes_effect_once() {
        sandbox.killAt("before", UNTIL_PUBLISHED.get(0));
        String request =
                """
                {"requestId":"killed","customer":"AARONFIT0001","buyer":{"name":"Ravi Mitchell","email":"%s"},
                 "lines":[{"item":"CHAI-TSK-BLK","quantity":2}]}"""
                        .formatted(contactEmail());
        post("/api/quote-to-order", request);
        surviveKills(UNTIL_PUBLISHED, () -> post("/api/quote-to-order", request));
        await("accept");

        sandbox.killAt("before", AFTER_ACCEPTANCE.get(0));
        post(QUOTE + "/accept", "{\"purchaseOrder\":\"PO-1\"}");
        surviveKills(AFTER_ACCEPTANCE, () -> post(QUOTE + "/accept", "{\"purchaseOrder\":\"PO-1\"}"));
        JsonNode done = await("completed");

        String quote = done.at("/result/quoteNumber").asText();
        String order = done.at("/result/orderNumber").asText();
        assertThat(count("select count(*) from SOP10100 where SOPTYPE = 1 and INTEGRATIONID = 'killed'"))
                .isOne();
        assertThat(count("select count(*) from SOP10100 where SOPTYPE = 2 and ORIGNUMB = '" + quote + "'"))
                .isOne();
        assertThat(count("select count(*) from SOP10200 where SOPTYPE = 2 and SOPNUMBE = '" + order + "'"))
                .isOne();
        assertThat(count("select sum(ATYALLOC) from SOP10200 where SOPTYPE = 2 and SOPNUMBE = '" + order + "'"))
                .isEqualTo(2);
        JsonNode storeOrder = new StoreAdmin(sandbox.port("orderCloud"))
                .order(done.at("/result/storeOrderId").asText());
        assertThat(storeOrder.path("Status").asText()).isEqualTo("Open");
        assertThat(storeOrder.toString()).contains(order);
        assertThat(mails(order)).isOne();
    }

    /**
     * The first step is to be killed before it; then each is killed after, and the next before. The store, which may have
     * got no answer, sends its request again after each start.
     */
    private void surviveKills(List<String> operations, Runnable sendAgain) {
        for (int i = 0; i < operations.size(); i++) {
            sandbox.awaitDeath();
            sandbox.killAt("after", operations.get(i));
            startAndSend(sendAgain);
            sandbox.awaitDeath();
            if (i + 1 < operations.size()) {
                sandbox.killAt("before", operations.get(i + 1));
            }
            startAndSend(sendAgain);
        }
    }

    private void startAndSend(Runnable sendAgain) {
        if (sandbox.startToLiveOrDie()) {
            sendAgain.run();
        }
    }

    private JsonNode await(String what) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> get(QUOTE),
                        status -> status.path("status").asText().equals(what)
                                || status.at("/waitsFor/messages").toString().contains(what));
    }

    private RestClient storebridge() {
        return RestClient.builder()
                .baseUrl("http://127.0.0.1:" + sandbox.port("http"))
                .defaultHeader("Authorization", "Bearer sandbox-storefront")
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {})
                .build();
    }

    private void post(String path, String body) {
        try {
            storebridge()
                    .post()
                    .uri(path)
                    .contentType(MediaType.APPLICATION_JSON)
                    .header("Idempotency-Key", path)
                    .body(body)
                    .retrieve()
                    .toBodilessEntity();
        } catch (ResourceAccessException e) {
            // Killed before it could answer: the store does not know, and sends again.
        }
    }

    private JsonNode get(String path) {
        return storebridge().get().uri(path).retrieve().body(JsonNode.class);
    }

    private String contactEmail() {
        return gp().sql("select rtrim(INET1) from SY01200 where Master_ID = 'AARONFIT0001' and INET1 <> '' limit 1")
                .query(String.class)
                .single();
    }

    private long count(String query) {
        return gp().sql(query).query(Long.class).single();
    }

    private long mails(String order) {
        return database("stand_ins")
                .sql("select count(*) from graph where doc::text like ?")
                .param("%" + order + "%")
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
