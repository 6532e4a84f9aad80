package io.storebridge.login;

import static io.storebridge.commerce.Credit.Kind.amount;
import static io.storebridge.commerce.Credit.Kind.none;
import static io.storebridge.commerce.Credit.Kind.unlimited;
import static io.storebridge.login.Accounts.credit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.testing.Storefront;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;

/** Every way through the diagram and every row of its decision tables. */
@WithAccounts
class LoginCheckTest {

    private static final String EMAIL = "ann.abel@example.com";

    @Autowired
    Storefront store;

    @Autowired
    Accounts accounts;

    @BeforeEach
    void a_buyer_of_a_good_account() {
        accounts.person(EMAIL, "Buyer", true, "AARON");
        accounts.customer("AARON", false, false, credit(amount, "23649.50", "0.00"));
        accounts.customer("INACTIVE", true, true, credit(amount, "100.00", "0.00"));
        accounts.customer("HELD", true, false, credit(amount, "100.00", "0.00"));
        accounts.customer("PREPAID", false, false, credit(none, null, "5.00"));
        accounts.customer("OVERDUE", false, false, credit(unlimited, null, "0.01"));
        accounts.customer("UNLIMITED", false, false, credit(unlimited, null, "0.00"));
        accounts.customer("USED-UP", false, false, credit(amount, "0.00", "0.00"));
        accounts.customer("OVER", false, false, credit(amount, "-10.00", null));
        accounts.customer("UNCLEAR", false, false, credit(amount, null, null));
    }

    @Test
    void a_good_account_is_shown_with_what_a_store_needs_and_no_more() {
        JsonNode answer = check(EMAIL);

        assertThat(answer.at("/decision").asText()).isEqualTo("account");
        assertThat(answer.at("/contact/name").asText()).isEqualTo("Ann Abel");
        assertThat(answer.at("/account/number").asText()).isEqualTo("AARON");
        assertThat(answer.at("/credit/limit").asText()).isEqualTo("25000.00");
        assertThat(answer.at("/credit/balance").asText()).isEqualTo("1250.50");
        assertThat(answer.at("/credit/available").asText()).isEqualTo("23649.50");
        assertThat(answer.at("/credit/overdue").asText()).isEqualTo("0.00");
        assertThat(answer.at("/terms").asText()).isEqualTo("Net 30");
        assertThat(answer.at("/priceLevel").asText()).isEqualTo("WHOLESALE");
        assertThat(answer.at("/shipTo/0/zip").asText()).isEqualTo("60601");
        assertThat(answer.at("/stale").asBoolean(true)).isFalse();
        assertThat(answer.toString()).doesNotContain("PAUL W.", "salesperson", "\"person\"", "\"customer\"");
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "buyer,     AARON,     account, Within the available credit",
        "approver,  UNLIMITED, account, Unlimited credit",
        "'',        AARON,     account, Within the available credit",
        "Viewer,    AARON,     browse,  'This person may look, and not buy'",
        "buyer,     INACTIVE,  browse,  The account is inactive: it cannot order",
        "buyer,     HELD,      browse,  The account is on hold: it cannot order until receivables lifts the hold",
        "buyer,     PREPAID,   card,    The account has no credit: orders are paid by card",
        "buyer,     OVERDUE,   card,    Invoices are overdue: orders are paid by card until they are settled",
        "buyer,     USED-UP,   card,    The credit limit is used up: orders are paid by card",
        "buyer,     OVER,      card,    The credit limit is used up: orders are paid by card",
        "buyer,     UNCLEAR,   card,    The credit could not be determined: orders are paid by card",
        "buyer,     NOT-IN-GP, browse,  The company is not a customer yet: sales opens the account first",
        "buyer,     '',        browse,  The company is not a customer yet: sales opens the account first",
        "buyer,     ,          browse,  The company is not a customer yet: sales opens the account first"
    })
    void the_table_decides(String role, String customer, String decision, String reason) {
        accounts.person("somebody@example.com", role, true, customer);

        JsonNode answer = check("somebody@example.com");

        assertThat(answer.at("/decision").asText()).isEqualTo(decision);
        assertThat(answer.at("/reason").asText()).isEqualTo(reason);
    }

    @Test
    void nobody_of_this_address_is_no_error() {
        JsonNode answer = check("nobody@example.com");

        assertThat(answer.at("/decision").asText()).isEqualTo("unknown");
        assertThat(answer.at("/reason").asText()).isEqualTo("Nobody with this e-mail address is known");
        assertThat(answer.has("contact")).isFalse();
        assertThat(answer.has("account")).isFalse();
        assertThat(answer.at("/catalogs")).hasToString("[\"public\"]");
    }

    @Test
    void a_person_who_has_left_may_do_nothing_and_gp_is_not_asked() {
        accounts.person("gone@example.com", "buyer", false, "AARON");
        int before = accounts.customersRead();

        JsonNode answer = check("gone@example.com");

        assertThat(answer.at("/decision").asText()).isEqualTo("none");
        assertThat(answer.at("/reason").asText()).isEqualTo("This person may no longer use the store");
        assertThat(answer.at("/catalogs")).hasToString("[\"public\"]");
        assertThat(accounts.customersRead()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} of {1} at {2}: {3}")
    @CsvSource({
        "CORPORATE, WHOLESALE, buyer,    '[\"public\",\"account-prices\",\"wholesale\"]'",
        "CORPORATE, CONTRACT,  approver, '[\"public\",\"account-prices\",\"contract\",\"approvals\"]'",
        "SMALLBUS,  RETAIL,    buyer,    '[\"public\",\"account-prices\",\"small-business\"]'"
    })
    void catalogs_follow_from_class_price_level_and_role(
            String customerClass, String priceLevel, String role, String catalogs) {
        accounts.person("shopper@example.com", role, true, "SHOP");
        accounts.customer("SHOP", customerClass, priceLevel);

        assertThat(check("shopper@example.com").at("/catalogs")).hasToString(catalogs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"email\":\"no address\"}", "{\"email\":\"a@b.de\",\"password\":\"x\"}"})
    void what_is_no_address_is_refused(String body) {
        assertThat(store.post("/api/login-check", body).getStatusCode().value()).isEqualTo(400);
    }

    private JsonNode check(String email) {
        ResponseEntity<JsonNode> answer = store.post("/api/login-check", "{\"email\":\"%s\"}".formatted(email));
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
        OutputSchema.assertMatches("login/login-check", answer.getBody());
        return answer.getBody();
    }
}
