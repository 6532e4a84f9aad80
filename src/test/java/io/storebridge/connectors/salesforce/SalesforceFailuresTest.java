package io.storebridge.connectors.salesforce;

import static io.storebridge.connectors.salesforce.CrmFixture.contact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storebridge.commerce.Crm;
import io.storebridge.commerce.Failure;
import io.storebridge.connectors.http.HttpLimits;
import io.storebridge.connectors.http.HttpSystem;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Fault.Kind;
import io.storebridge.sandbox.http.Json;
import io.storebridge.sandbox.http.LocalServer;
import io.storebridge.sandbox.http.Request;
import io.storebridge.sandbox.http.Response;
import io.storebridge.sandbox.salesforce.SalesforceStandIn;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceFailuresTest {

    private static final String ANN = "ann@example.com";
    private static final String CRM = SalesforceStandIn.SYSTEM;

    @RegisterExtension
    final CrmFixture fixture = new CrmFixture();

    @BeforeEach
    void seeded() {
        fixture.seed("Aaron Fitz", "AARONFIT0001", contact("Abel", ANN, "Buyer", true));
    }

    @ParameterizedTest
    @CsvSource({
        "500, failed with status 500",
        "503, is not available",
        "403, no calls left for us today",
        "404, storebridge.salesforce.api-version",
        "429, asks for a pause"
    })
    void anErrorIsUnavailableAndSaysWhatItIs(int status, String words) {
        fixture.faults.add(Fault.always(CRM, Kind.ERROR).matching("/query").status(status));
        assertThat(unavailable()).hasMessageContaining(words).message().doesNotContain(ANN);
        fixture.faults.clear();
        assertThat(fixture.crm.findPerson(ANN)).isNotNull();
    }

    @Test
    void aCrmThatRefusesConnectionsIsUnavailableAndUsedAgainWhenItIsBack() {
        fixture.crm.findPerson(ANN);
        fixture.faults.add(Fault.always(CRM, Kind.REFUSE));
        assertThat(unavailable()).hasMessage("Salesforce cannot be reached.");
        fixture.faults.clear();
        assertThat(fixture.crm.findPerson(ANN)).isNotNull();
    }

    @Test
    void aCrmThatIsTooSlowOrLosesItsAnswerIsUnavailable() throws Exception {
        fixture.connect(SalesforceStandIn.CLIENT_SECRET, Duration.ofMillis(300), CrmFixture.ROLE);
        fixture.crm.findPerson(ANN);
        fixture.faults.add(Fault.always(CRM, Kind.LATENCY).millis(1500).times(1));
        assertThat(unavailable()).hasMessage("Salesforce did not answer.");
        fixture.faults.add(
                Fault.always(CRM, Kind.DROP_RESPONSE).matching("/query").times(1));
        assertThat(unavailable()).hasMessage("Salesforce did not answer.");
        assertThat(fixture.crm.findPerson(ANN)).isNotNull();
    }

    @Test
    void aTokenThatNoLongerWorksIsFetchedAnewWithoutAnyoneNoticing() {
        fixture.crm.findPerson(ANN);
        fixture.standIn.endSessions();
        assertThat(fixture.crm.findPerson(ANN)).isNotNull();
        assertThat(fixture.signIns()).isEqualTo(2);
        fixture.faults.add(Fault.always(CRM, Kind.ERROR).matching("/query").status(401));
        assertThat(unavailable()).hasMessageContaining("does not accept our token");
    }

    @Test
    void aFieldThatSalesforceDoesNotHaveIsAnOperatorsMatterAndTheMessageNamesTheSetting() throws Exception {
        fixture.connect(SalesforceStandIn.CLIENT_SECRET, Duration.ofSeconds(5), "Webshop_Role__c");
        assertThat(unavailable())
                .hasMessageContaining("INVALID_FIELD")
                .hasMessageContaining("storebridge.salesforce.role-field (Webshop_Role__c)")
                .message()
                .doesNotContain("active-field", ANN);
    }

    @Test
    void wrongCredentialsAreUnavailableAndTheSecretIsNowhere() throws Exception {
        fixture.connect("hunter2", Duration.ofSeconds(5), CrmFixture.ROLE);
        Failure.Unavailable failure = unavailable();
        assertThat(failure).hasMessageContaining("does not accept our client id or secret");
        assertThat(Throwables.getStackTrace(failure)).doesNotContain("hunter2");
    }

    @Test
    void theTokenIsNotSentInTheClearToAnotherPlaceThanTheConfiguredOne() {
        fixture.standIn.instance("http://127.0.0.1:1");
        assertThat(unavailable()).hasMessageContaining("http://127.0.0.1:1").hasMessageContaining("neither encrypted");
        assertThat(fixture.asked()).noneMatch(asked -> asked.contains("/query"));
        fixture.standIn.instance(fixture.standIn.url() + "/");
        assertThat(fixture.crm.findPerson(ANN).name()).isEqualTo("Ann Abel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://acme.my.salesforce.com", "https://ACME.my.salesforce.com/some/path?x"})
    void callsGoToTheInstanceThatSalesforceNames(String named) {
        assertThat(Instance.of(named, "https://login.salesforce.com"))
                .isEqualTo(URI.create("https://acme.my.salesforce.com"));
        assertThat(Instance.of(null, "https://login.salesforce.com"))
                .isEqualTo(URI.create("https://login.salesforce.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.my.salesforce.com",
                "http://127.0.0.1:9",
                "ftp://acme.my.salesforce.com",
                "acme.my.salesforce.com",
                "not an address"
            })
    void aPlaceThatIsNeitherEncryptedNorConfiguredIsRefused(String named) {
        assertThatThrownBy(() -> Instance.of(named, "https://login.salesforce.com"))
                .isInstanceOf(Failure.Unavailable.class);
    }

    @Test
    void anAnswerThatIsNoResultOfAQueryIsUnavailable() throws Exception {
        try (Babbling babbling = new Babbling("<html>Down for maintenance</html>");
                HttpSystem system = new HttpSystem(
                        "Salesforce",
                        new HttpLimits(Duration.ofSeconds(1), Duration.ofSeconds(5), 1),
                        new SimpleMeterRegistry())) {
            Crm crm = SalesforceConfiguration.crm(
                    system,
                    CrmFixture.properties(babbling.url(), "secret", Duration.ofSeconds(5), CrmFixture.ROLE),
                    Clock.systemUTC());
            assertThatThrownBy(() -> crm.findPerson(ANN))
                    .isInstanceOf(Failure.Unavailable.class)
                    .hasMessageContaining("no result of a query");
        }
    }

    private Failure.Unavailable unavailable() {
        return catchThrowableOfType(Failure.Unavailable.class, () -> fixture.crm.findPerson(ANN));
    }

    /** Gives a token, and the same page to whatever else it is asked. */
    private static final class Babbling extends LocalServer {

        private final String page;

        Babbling(String page) {
            super("babbling", 0);
            this.page = page;
            open();
        }

        @Override
        protected Response answer(Request request) {
            return request.path().endsWith("/token")
                    ? Response.json(200, Json.object().put("access_token", "t"))
                    : Response.html(page);
        }
    }
}
