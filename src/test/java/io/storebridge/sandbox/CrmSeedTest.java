package io.storebridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.salesforce.SalesforceStandIn;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class CrmSeedTest {

    @Test
    void theCrmHasEachCustomerOfGpWithPeopleOfAllRolesAndTwoWhoMayNotBuy() throws Exception {
        // Never closed: its database server is that of all tests.
        SandboxSystems systems = SandboxSystems.forTests("crm_seed");
        HttpCalls calls = new HttpCalls("http://127.0.0.1:" + systems.ports().salesforce());
        String token = calls.form(
                        "/services/oauth2/token",
                        "grant_type=client_credentials&client_id=" + SalesforceStandIn.CLIENT_ID + "&client_secret="
                                + SalesforceStandIn.CLIENT_SECRET)
                .json()
                .path("access_token")
                .asText();
        calls.headers(Map.of("Authorization", "Bearer " + token));

        Set<String> inGp = new HashSet<>(JdbcClient.create(systems.gpData())
                .sql("select trim(CUSTNMBR) from RM00101")
                .query(String.class)
                .list());
        Set<String> inCrm = new HashSet<>(
                query(calls, "SELECT GP_Customer_Number__c FROM Account WHERE GP_Customer_Number__c != null")
                        .findValuesAsText("GP_Customer_Number__c"));
        assertThat(inCrm).isEqualTo(inGp).isNotEmpty();

        JsonNode fitz = query(
                calls,
                "SELECT Email, Store_Role__c, Store_Active__c FROM Contact"
                        + " WHERE Account.GP_Customer_Number__c = 'AARONFIT0001'");
        assertThat(fitz.findValuesAsText("Store_Role__c")).containsExactly("Buyer", "Approver", "Buyer");
        assertThat(fitz.at("/0/Email").asText())
                .isEqualTo(systems.contact("AARONFIT0001").email());
        assertThat(fitz.at("/2/Email").asText()).isEqualTo(CrmSeed.LEFT);
        assertThat(fitz.at("/2/Store_Active__c").asBoolean()).isFalse();
        JsonNode prospect = query(
                calls, "SELECT Account.GP_Customer_Number__c FROM Contact WHERE Email = '" + CrmSeed.PROSPECT + "'");
        assertThat(prospect.at("/0/Account/GP_Customer_Number__c").isNull()).isTrue();
        assertThat(query(calls, "SELECT Id FROM Contact WHERE Store_Role__c = 'Viewer'"))
                .isNotEmpty();
    }

    private static JsonNode query(HttpCalls calls, String soql) throws Exception {
        return calls.get("/services/data/v60.0/query?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8))
                .json()
                .path("records");
    }
}
