package io.storebridge.connectors.salesforce;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storebridge.commerce.Crm;
import io.storebridge.commerce.CrmAccounts;
import io.storebridge.connectors.http.HttpSystem;
import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import io.storebridge.sandbox.salesforce.SalesforceStandIn;
import io.storebridge.sandbox.salesforce.Seed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The connector and an empty stand-in of Salesforce, whose clock goes on by a minute with each seeding. */
class CrmFixture implements BeforeEachCallback, AfterEachCallback {

    static final String ROLE = "Store_Role__c";
    static final String KEY = "Storebridge_Key__c";

    final Faults faults = new Faults();
    final Journal journal = new Journal();
    SalesforceStandIn standIn;
    Crm crm;
    CrmAccounts accounts;
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private HttpSystem system;
    private String database;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        database = SandboxPostgres.forTests().createDatabase("crm_" + UUID.randomUUID(), null);
        standIn = new SalesforceStandIn(
                0, SandboxPostgres.forTests().dataSource(database), faults, journal, new SteppedClock());
        standIn.start();
        connect(SalesforceStandIn.CLIENT_SECRET, Duration.ofSeconds(5), ROLE);
    }

    void connect(String secret, Duration readTimeout, String roleField) throws Exception {
        if (system != null) {
            system.close();
        }
        SalesforceProperties properties = properties(standIn.url(), secret, readTimeout, roleField);
        system = new HttpSystem("Salesforce", properties.limits(), new SimpleMeterRegistry());
        crm = SalesforceConfiguration.crm(system, properties, Clock.systemUTC());
        accounts = SalesforceConfiguration.accounts(
                system, properties, Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC));
    }

    static SalesforceProperties properties(String url, String secret, Duration readTimeout, String roleField) {
        return new SalesforceProperties(
                url,
                SalesforceStandIn.CLIENT_ID,
                secret,
                "v60.0",
                Duration.ofHours(1),
                "GP_Customer_Number__c",
                roleField,
                "Store_Active__c",
                KEY,
                Duration.ofSeconds(1),
                readTimeout,
                readTimeout,
                8);
    }

    /** @param customer empty for none */
    void seed(String account, String customer, Seed.Contact... contacts) {
        now = now.plusSeconds(60);
        standIn.seed(Stream.of(new Seed.Account(account, customer, "", List.of(contacts))));
    }

    static Seed.Contact contact(String lastName, String email, String role, boolean active) {
        return new Seed.Contact("Ann", lastName, email, "612-555-0100", "Purchasing", role, active);
    }

    /** What the stand-in was asked, oldest first: {@code GET /services/...}. */
    List<String> asked() {
        return journal.of(SalesforceStandIn.SYSTEM).stream()
                .map(entry -> entry.method() + " " + entry.url())
                .toList();
    }

    long signIns() {
        return asked().stream().filter(asked -> asked.endsWith("/token")).count();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        system.close();
        standIn.close();
        SandboxPostgres.forTests().dropDatabase(database);
    }

    private final class SteppedClock extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
