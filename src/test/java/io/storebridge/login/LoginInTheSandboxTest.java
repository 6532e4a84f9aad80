package io.storebridge.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.SandboxSystems;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.security.ApiKeys;
import io.storebridge.testing.WithSandbox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.client.RestClient;

/** Login check, product view and stock with the CRM's and GP's real formats on the wire. */
@WithSandbox
@TestPropertySource(properties = {"storebridge.real-time.budget=10s", "storebridge.real-time.breaker.pause=200ms"})
class LoginInTheSandboxTest {

    private static final String KEY = "the-shop-window";

    @Autowired
    SandboxSystems systems;

    @Autowired
    ApiKeys keys;

    @Autowired
    JdbcClient database;

    @LocalServerPort
    int port;

    private RestClient store;

    @BeforeEach
    void open_the_store() {
        keys.provide("shop window", KEY, List.of("*"));
        store = RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory())
                .baseUrl("http://localhost:" + port)
                .defaultHeaders(headers -> {
                    headers.setBearerAuth(KEY);
                    headers.setContentType(MediaType.APPLICATION_JSON);
                })
                .defaultStatusHandler(status -> true, (request, response) -> {})
                .build();
    }

    @AfterEach
    void mend() {
        systems.faults().clear();
    }

    @Test
    void four_kinds_of_people_get_four_answers() {
        assertThat(decision(contactOf("AARONFIT0001"))).isEqualTo("account");
        assertThat(decision(contactOf("BAKERSEM0001"))).as("on hold").isEqualTo("browse");
        assertThat(decision(contactOf("CRESTLIN0001"))).as("over the limit").isEqualTo("card");
        assertThat(decision("nobody@example.com")).isEqualTo("unknown");
    }

    @Test
    void the_answer_carries_what_the_store_shows_and_nothing_is_stored() {
        ask("login-check", email(contactOf("AARONFIT0001")));
        long rows = rows();
        JsonNode answer = ask("login-check", email(contactOf("AARONFIT0001"))).getBody();

        assertThat(answer.at("/credit/limit").asText()).isEqualTo("25000.00");
        assertThat(answer.at("/terms").asText()).isEqualTo("Net 30");
        assertThat(answer.at("/priceLevel").asText()).isEqualTo("WHOLESALE");
        assertThat(answer.at("/shipTo")).isNotEmpty();
        assertThat(answer.at("/catalogs")).isNotEmpty();
        assertThat(answer.at("/stale").asBoolean()).isFalse();
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void while_gp_is_down_the_last_answer_stands_in_and_others_get_503() {
        String known = contactOf("CRESTLIN0001");
        String asOf = ask("login-check", email(known)).getBody().at("/asOf").asText();
        systems.faults().add(Fault.always("gp", Fault.Kind.REFUSE));

        JsonNode stale = ask("login-check", email(known)).getBody();
        assertThat(stale.at("/stale").asBoolean()).isTrue();
        assertThat(stale.at("/asOf").asText()).isEqualTo(asOf);
        ResponseEntity<JsonNode> other = ask("login-check", email(contactOf("FAIRVIEW0001")));
        assertThat(other.getStatusCode().value()).isEqualTo(503);
        assertThat(other.getHeaders().getFirst("Retry-After")).isNotNull();
        assertThat(other.getBody().at("/detail").asText()).contains("Dynamics GP");

        systems.faults().clear();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        ask("login-check", email(known)).getBody().at("/stale").isBoolean()
                                && !ask("login-check", email(known))
                                        .getBody()
                                        .at("/stale")
                                        .asBoolean());
    }

    @Test
    void a_product_shows_the_accounts_price_and_where_it_is_in_stock() {
        JsonNode view = ask("product-view", "{\"customer\":\"AARONFIT0001\",\"items\":[\"PAPR-CPY-WHT\",\"NOPE\"]}")
                .getBody();
        assertThat(view.at("/products/0/price").asText()).isEqualTo("7.90");
        assertThat(view.at("/products/0/breaks")).hasSize(3);
        assertThat(view.at("/products/1/known").asBoolean()).isFalse();

        JsonNode stock = ask(
                        "stock-by-warehouse",
                        "{\"items\":[{\"item\":\"PAPR-CPY-WHT\",\"quantity\":10}],\"zip\":\"30318\"}")
                .getBody();
        assertThat(stock.at("/stock/0/nearest").asText()).isEqualTo("SOUTH");
        assertThat(stock.at("/stock/0/sites/0/miles").asText()).isEqualTo("0");
    }

    private long rows() {
        return database.sql(
                        """
                        select (select count(*) from act_hi_procinst) + (select count(*) from act_hi_actinst)
                             + (select count(*) from act_hi_varinst) + (select count(*) from act_hi_decinst)
                             + (select count(*) from act_ru_execution) + (select count(*) from act_ge_bytearray)""")
                .query(Long.class)
                .single();
    }

    private String contactOf(String customer) {
        return systems.contact(customer).email();
    }

    private String decision(String email) {
        return ask("login-check", email(email)).getBody().path("decision").asText();
    }

    private static String email(String email) {
        return "{\"email\":\"%s\"}".formatted(email);
    }

    private ResponseEntity<JsonNode> ask(String process, String body) {
        return store.post().uri("/api/" + process).body(body).retrieve().toEntity(JsonNode.class);
    }
}
