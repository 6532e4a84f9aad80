package io.storebridge.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.Credit;
import io.storebridge.testing.Storefront;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;

@WithAccounts
class CatalogTest {

    @Autowired
    Storefront store;

    @Autowired
    Accounts accounts;

    @BeforeEach
    void an_account() {
        accounts.customer("AARON", false, false, Accounts.credit(Credit.Kind.amount, "1.00", "0.00"));
    }

    @Test
    void a_product_is_shown_at_the_account_s_price_with_breaks_and_stock() {
        JsonNode answer =
                ask("product-view", "{\"customer\":\"AARON\",\"items\":[\"CHAIR\",\"DESK\"],\"warehouse\":\"EAST\"}");

        assertThat(answer.at("/products").findValuesAsText("item")).containsExactly("CHAIR", "DESK");
        assertThat(answer.at("/products/0/price").asText()).isEqualTo("199.00");
        assertThat(answer.at("/products/0/breaks/0/fromQuantity").asText()).isEqualTo("1");
        assertThat(answer.at("/products/0/warehouse").asText()).isEqualTo("EAST");
        assertThat(answer.at("/stale").asBoolean(true)).isFalse();
    }

    @Test
    void the_warehouse_may_be_left_out() {
        JsonNode answer = ask("product-view", "{\"customer\":\"AARON\",\"items\":[\"CHAIR\"]}");

        assertThat(answer.at("/products/0/warehouse").asText()).isEqualTo("MAIN");
    }

    @Test
    void an_unknown_customer_is_refused_in_plain_words() {
        ResponseEntity<JsonNode> answer =
                store.post("/api/product-view", "{\"customer\":\"NOBODY\",\"items\":[\"CHAIR\"]}");

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody().at("/code").asText()).isEqualTo("customer-unknown");
        assertThat(answer.getBody().at("/detail").asText()).isEqualTo("GP knows no customer NOBODY");
        assertThat(answer.getBody().at("/errors/0/pointer").asText()).isEqualTo("/customer");
    }

    @Test
    void a_hundred_items_are_answered_and_one_more_is_refused() {
        assertThat(ask("product-view", items(100)).at("/products")).hasSize(100);
        assertThat(store.post("/api/product-view", items(101)).getStatusCode().value())
                .isEqualTo(400);
        assertThat(store.post("/api/product-view", items(0)).getStatusCode().value())
                .isEqualTo(400);
    }

    @Test
    void stock_is_shown_by_warehouse() {
        JsonNode answer = ask(
                "stock-by-warehouse",
                "{\"items\":[{\"item\":\"CHAIR\",\"quantity\":2.5},{\"item\":\"DESK\",\"unit\":\"Each\"}],\"zip\":\"60601-1234\"}");

        assertThat(answer.at("/stock/0/wanted").asText()).isEqualTo("2.5");
        assertThat(answer.at("/stock/0/nearest").asText()).isEqualTo("MAIN");
        assertThat(answer.at("/stock/0/sites/0/miles").asText()).isEqualTo("3.5");
        assertThat(answer.at("/stock/1/wanted").asText()).isEqualTo("1");
    }

    @Test
    void without_a_zip_there_are_no_distances() {
        JsonNode answer = ask("stock-by-warehouse", "{\"items\":[{\"item\":\"CHAIR\"}]}");

        assertThat(answer.at("/stock/0/sites/0").has("miles")).isFalse();
    }

    private static String items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"I%d\"".formatted(i))
                .collect(Collectors.joining(",", "{\"customer\":\"AARON\",\"items\":[", "]}"));
    }

    private JsonNode ask(String process, String body) {
        ResponseEntity<JsonNode> answer = store.post("/api/" + process, body);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        OutputSchema.assertMatches("catalog/" + process, answer.getBody());
        return answer.getBody();
    }
}
