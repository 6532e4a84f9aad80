package io.storebridge.connectors.ordercloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.Credit;
import io.storebridge.commerce.Customer;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.ordercloud.OrderCloudStandIn;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderCloudAccountsTest {

    private static final String FITZ = "AARONFIT0001";

    @RegisterExtension
    final StoreFixture fixture = new StoreFixture();

    @Test
    void theBalanceIsWrittenAndEverythingElseStays() throws Exception {
        fixture.send(
                "PATCH",
                "/v1/buyers/" + FITZ,
                "{\"xp\":{\"Color\":\"blue\",\"GP\":{\"Segment\":\"A\",\"Balance\":\"1.00\"}}}");
        JsonNode before = fixture.buyer(FITZ);

        fixture.accounts.updateCredit(customer(FITZ, amount("25000.00", "1200.50", "23799.50", "200.00")));

        JsonNode after = fixture.buyer(FITZ);
        assertThat(after.at("/xp/GP"))
                .isEqualTo(
                        Json.read(
                                """
                        {"Segment":"A","Balance":"1200.50","Overdue":"200.00","CreditKind":"amount",
                         "CreditLimit":"25000.00","CreditAvailable":"23799.50","Currency":"USD","Terms":"Net 30",
                         "AsOf":"2026-11-23T12:00:00Z"}"""));
        assertThat(after.at("/xp/Color").asText()).isEqualTo("blue");
        assertThat(after.at("/xp/gp/CUSTNMBR").asText()).isEqualTo(FITZ);
        Set<String> changed = Set.of("xp", "LastUpdated", "DateCreated");
        after.properties().stream()
                .filter(entry -> !changed.contains(entry.getKey()))
                .forEach(entry -> assertThat(entry.getValue()).isEqualTo(before.get(entry.getKey())));
    }

    @Test
    void writingTwiceIsWritingOnce() throws Exception {
        Customer customer = customer(FITZ, amount("25000.00", "1200.50", "23799.50", "0.00"));
        fixture.accounts.updateCredit(customer);
        JsonNode once = fixture.buyer(FITZ).path("xp");
        fixture.accounts.updateCredit(customer);
        assertThat(fixture.buyer(FITZ).path("xp")).isEqualTo(once);
    }

    @Test
    void aLimitThatIsNoLongerThereIsNotLeftStanding() throws Exception {
        fixture.accounts.updateCredit(customer(FITZ, amount("25000.00", "1.00", "24999.00", "0.00")));
        fixture.accounts.updateCredit(customer(
                FITZ,
                new Credit(
                        Credit.Kind.unlimited, null, new BigDecimal("2.00"), BigDecimal.ZERO, null, BigDecimal.ZERO)));
        JsonNode gp = fixture.buyer(FITZ).at("/xp/GP");
        assertThat(gp.path("CreditKind").asText()).isEqualTo("unlimited");
        assertThat(gp.hasNonNull("CreditLimit")).isFalse();
        assertThat(gp.hasNonNull("CreditAvailable")).isFalse();
        assertThat(gp.path("Balance").asText()).isEqualTo("2.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOBODY", "NO BODY/1"})
    void aCustomerThatTheStoreDoesNotKnowIsRejected(String number) {
        Failure.Rejected rejected = catchThrowableOfType(
                Failure.Rejected.class,
                () -> fixture.accounts.updateCredit(customer(number, amount("1", "1", "0", "0"))));
        assertThat(rejected.code()).isEqualTo(ErrorCodes.BUYER_UNKNOWN);
        assertThat(rejected.getMessage()).contains(number);
    }

    @Test
    void aStoreThatFailsIsTriedAgainOrAskedFirst() {
        Customer customer = customer(FITZ, amount("1", "1", "0", "0"));
        fixture.faults.add(Fault.always(OrderCloudStandIn.SYSTEM, Fault.Kind.DROP_RESPONSE)
                .matching("PATCH")
                .times(1));
        assertThat(failure(customer)).isInstanceOf(Failure.Unknown.class);
        fixture.faults.add(Fault.always(OrderCloudStandIn.SYSTEM, Fault.Kind.REFUSE));
        assertThat(failure(customer)).isInstanceOf(Failure.Unavailable.class);
        fixture.faults.clear();
        fixture.accounts.updateCredit(customer);
    }

    @Test
    void thePageOfTheStoreShowsBalances() throws Exception {
        String page = fixture.page();
        assertThat(page).doesNotContain("1200.50");
        fixture.accounts.updateCredit(customer(FITZ, amount("25000.00", "1200.50", "23799.50", "0.00")));
        assertThat(fixture.page()).contains("Aaron Fitz Electrical", "1200.50", "23799.50");
    }

    private Failure failure(Customer customer) {
        return catchThrowableOfType(Failure.class, () -> fixture.accounts.updateCredit(customer));
    }

    static Credit amount(String limit, String balance, String available, String overdue) {
        return new Credit(
                Credit.Kind.amount,
                new BigDecimal(limit),
                new BigDecimal(balance),
                BigDecimal.ZERO,
                new BigDecimal(available),
                new BigDecimal(overdue));
    }

    static Customer customer(String number, Credit credit) {
        return new Customer(
                number,
                "Aaron Fitz",
                false,
                false,
                false,
                "",
                "",
                "Net 30",
                "",
                "USD",
                "",
                "",
                "",
                "",
                credit,
                List.of());
    }
}
