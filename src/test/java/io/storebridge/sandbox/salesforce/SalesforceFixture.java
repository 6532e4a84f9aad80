package io.storebridge.sandbox.salesforce;

import io.storebridge.sandbox.control.Faults;
import io.storebridge.sandbox.control.Journal;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.postgres.SandboxPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An empty Salesforce, and calls with a token. */
class SalesforceFixture implements BeforeEachCallback, AfterEachCallback {

    final Faults faults = new Faults();
    SalesforceStandIn standIn;
    private String database;

    @Override
    public void beforeEach(ExtensionContext context) {
        database = SandboxPostgres.forTests().createDatabase("salesforce_" + UUID.randomUUID(), null);
        start(0);
    }

    void restart() {
        int port = standIn.port();
        standIn.close();
        start(port);
    }

    private void start(int port) {
        standIn = new SalesforceStandIn(port, SandboxPostgres.forTests().dataSource(database), faults, new Journal());
        standIn.start();
    }

    HttpCalls.Answer signIn(String secret) throws IOException {
        return new HttpCalls(standIn.url())
                .form(
                        "/services/oauth2/token",
                        "grant_type=client_credentials&client_id=" + SalesforceStandIn.CLIENT_ID + "&client_secret="
                                + secret);
    }

    HttpCalls calls() throws IOException {
        String token = signIn(SalesforceStandIn.CLIENT_SECRET)
                .json()
                .path("access_token")
                .asText();
        return new HttpCalls(standIn.url()).headers(Map.of("Authorization", "Bearer " + token));
    }

    HttpCalls.Answer query(String soql) throws IOException {
        return calls().get("/services/data/v60.0/query?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        standIn.close();
        SandboxPostgres.forTests().dropDatabase(database);
    }
}
