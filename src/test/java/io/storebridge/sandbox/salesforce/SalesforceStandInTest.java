package io.storebridge.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Fault.Kind;
import io.storebridge.sandbox.http.HttpCalls;
import io.storebridge.sandbox.http.HttpCalls.Answer;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceStandInTest {

    @RegisterExtension
    final SalesforceFixture fixture = new SalesforceFixture();

    @Test
    void aTokenTellsWhereToUseItAndNotHowLong() throws Exception {
        JsonNode token = fixture.signIn(SalesforceStandIn.CLIENT_SECRET).json();
        assertThat(token.path("access_token").asText()).matches("00D.{12}!AQ.*");
        assertThat(token.path("instance_url").asText()).isEqualTo(fixture.standIn.url());
        assertThat(token.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(token.has("expires_in")).isFalse();
        Answer refused = fixture.signIn("wrong");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("error").asText()).isEqualTo("invalid_client");
        assertThat(refused.json().path("error_description").isTextual()).isTrue();
    }

    @Test
    void recordsAreCreatedChangedReadAndStillThereAfterARestart() throws Exception {
        HttpCalls calls = fixture.calls();
        Answer account = calls.post("/services/data/v60.0/sobjects/Account", "{\"Name\":\"Aaron Fitz\"}");
        assertThat(account.status()).isEqualTo(201);
        assertThat(account.json().path("success").asBoolean()).isTrue();
        assertThat(account.json().path("errors")).isEmpty();
        String id = account.json().path("id").asText();
        assertThat(id).hasSize(18).startsWith("001");
        Answer contact = calls.post(
                "/services/data/v60.0/sobjects/contact",
                "{\"LastName\":\"Buyer\",\"firstname\":\"Ann\",\"Email\":\"a@b.co\",\"AccountId\":\""
                        + id.substring(0, 15) + "\"}");
        String person = contact.json().path("id").asText();
        Answer changed = calls.patch(
                "/services/data/v60.0/sobjects/Contact/" + person, "{\"Phone\":\"1\",\"MailingCity\":\"Chicago\"}");
        assertThat(changed.status()).isEqualTo(204);
        assertThat(changed.response().body()).isEmpty();

        fixture.restart();
        JsonNode found = fixture.calls()
                .get("/services/data/v60.0/sobjects/Contact/" + person)
                .json();
        assertThat(found.at("/attributes/url").asText()).isEqualTo("/services/data/v60.0/sobjects/Contact/" + person);
        assertThat(found.path("Name").asText()).isEqualTo("Ann Buyer");
        assertThat(found.path("Phone").asText()).isEqualTo("1");
        assertThat(found.path("AccountId").asText()).isEqualTo(id);
        assertThat(found.at("/MailingAddress/city").asText()).isEqualTo("Chicago");
        assertThat(found.path("Title").isNull()).isTrue();
        assertThat(calls.get("/services/data/v60.0/query?q=SELECT+Id+FROM+Contact")
                        .status())
                .as("a token outlives a restart")
                .isEqualTo(200);
    }

    @Test
    void anUpsertByExternalIdCreatesOnceAndThenChanges() throws Exception {
        HttpCalls calls = fixture.calls();
        String path = "/services/data/v60.0/sobjects/Account/GP_Customer_Number__c/AARON%2F1";
        Answer first = calls.patch(path, "{\"Name\":\"Aaron\"}");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("created").asBoolean()).isTrue();
        Answer second = calls.patch(path, "{\"Name\":\"Aaron Fitz\"}");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("created").asBoolean()).isFalse();
        assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(calls.get(path).json().path("Name").asText()).isEqualTo("Aaron Fitz");

        Answer repeated = calls.patch(path, "{\"GP_Customer_Number__c\":\"AARON/1\",\"Name\":\"A\"}");
        assertThat(repeated.status()).isEqualTo(400);
        assertThat(code(repeated)).isEqualTo("INVALID_FIELD");
        assertThat(code(calls.post(
                        "/services/data/v60.0/sobjects/Account",
                        "{\"Name\":\"B\",\"GP_Customer_Number__c\":\"aaron/1\"}")))
                .isEqualTo("DUPLICATE_VALUE");
        Answer many = calls.patch(
                "/services/data/v60.0/composite/sobjects/Account/GP_Customer_Number__c",
                "{\"allOrNone\":false,\"records\":[{\"attributes\":{\"type\":\"Account\"},\"GP_Customer_Number__c\":"
                        + "\"AARON/1\",\"Name\":\"A\"},{\"attributes\":{\"type\":\"Account\"},\"GP_Customer_Number__c\":\"NEW\"}]}");
        assertThat(many.json().at("/0/created").asBoolean(true)).isFalse();
        assertThat(many.json().at("/1/errors/0/statusCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT LastName FROM Contact WHERE Email = 'ANN@example.com' | Abel",
                "select lastname from contact where account.gp_customer_number__c = 'fitz' order by lastname | Abel,O'Brien",
                "SELECT LastName FROM Contact WHERE LastName = 'O\\'Brien' | O'Brien",
                "SELECT LastName FROM Contact WHERE LastName LIKE '%r%' ORDER BY LastName DESC | O'Brien,Newman_Ray",
                "SELECT LastName FROM Contact WHERE LastName LIKE 'Newman\\_R%' | Newman_Ray",
                "SELECT LastName FROM Contact WHERE LastName LIKE 'Abe\\_' | ''",
                "SELECT LastName FROM Contact WHERE LastName IN ('abel', 'nobody') | Abel",
                "SELECT LastName FROM Contact WHERE LastName NOT IN ('abel', 'O\\'Brien') | Newman_Ray",
                "SELECT LastName FROM Contact WHERE Store_Active__c = false | O'Brien",
                "SELECT LastName FROM Contact WHERE Account.GP_Customer_Number__c = null | Newman_Ray",
                "SELECT LastName FROM Contact WHERE Email != null AND (LastName = 'Abel' OR NOT Store_Active__c = true) ORDER BY LastName | Abel,O'Brien",
                "SELECT LastName FROM Contact WHERE CreatedDate > 2020-01-01T00:00:00Z ORDER BY Account.Name, LastName DESC | O'Brien,Abel,Newman_Ray",
                "SELECT LastName FROM Contact ORDER BY LastName LIMIT 1 OFFSET 1 | Newman_Ray"
            })
    void aQueryFindsWhatItSays(String query, String names) throws Exception {
        seed();
        Answer answer = fixture.query(query);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(String.join(",", answer.json().path("records").findValuesAsText("LastName")))
                .isEqualTo(names);
        assertThat(answer.json().path("totalSize").asInt())
                .isEqualTo(answer.json().path("records").size());
        assertThat(answer.json().path("done").asBoolean()).isTrue();
    }

    @Test
    void aResultHasTheFieldsAskedForBelowTheirParents() throws Exception {
        seed();
        JsonNode abel = fixture.query("SELECT Id, Account.Name, Account.Id FROM Contact WHERE LastName = 'Abel'")
                .json()
                .at("/records/0");
        assertThat(abel.at("/attributes/type").asText()).isEqualTo("Contact");
        assertThat(abel.at("/Account/attributes/type").asText()).isEqualTo("Account");
        assertThat(abel.at("/Account/Name").asText()).isEqualTo("Aaron Fitz");
        assertThat(abel.has("LastName")).isFalse();
        fixture.calls().post("/services/data/v60.0/sobjects/Contact", "{\"LastName\":\"Alone\"}");
        JsonNode alone = fixture.query("SELECT Account.Name FROM Contact WHERE LastName = 'Alone'")
                .json()
                .at("/records/0");
        assertThat(alone.path("Account").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT Id FROM Contact WHERE Email = 'a | MALFORMED_QUERY",
                "SELECT Id FROM Contact WHERE Email = 'a' OR | MALFORMED_QUERY",
                "SELECT Id FROM Contact WHERE Email = 'a' OR Name = 'b' AND Name = 'c' | MALFORMED_QUERY",
                "SELECT Id FROM Contact WHERE Email = 'a\\q' | MALFORMED_QUERY",
                "SELECT Id FROM Contact WHERE Email = 'a\\_b' | MALFORMED_QUERY",
                "SELECT Id FROM Contact; | MALFORMED_QUERY",
                "SELECT FROM Contact | MALFORMED_QUERY",
                "SELECT * FROM Contact | MALFORMED_QUERY",
                "SELECT Id FROM Contact LIMIT many | MALFORMED_QUERY",
                "SELECT Id, Shoe_Size__c FROM Contact | INVALID_FIELD",
                "SELECT Id, Shop.Name FROM Contact | INVALID_FIELD",
                "SELECT Id FROM Contact WHERE Store_Active__c = 'yes' | INVALID_FIELD",
                "SELECT Id FROM Shoe | INVALID_TYPE"
            })
    void aQueryThatIsNoneIsRefused(String query, String code) throws Exception {
        Answer answer = fixture.query(query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(code(answer)).as(answer.response().body()).isEqualTo(code);
    }

    @Test
    void aLineBreakInALiteralMustBeEscaped() throws Exception {
        assertThat(code(fixture.query("SELECT Id FROM Contact WHERE Name = 'a\nb'")))
                .isEqualTo("MALFORMED_QUERY");
        assertThat(fixture.query("SELECT Id FROM Contact WHERE Name = 'a\\nb'").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Contact | {\"Email\":\"a@b.co\"} | 400 | REQUIRED_FIELD_MISSING",
                "Lead | {\"LastName\":\"L\"} | 400 | REQUIRED_FIELD_MISSING",
                "Contact | {\"LastName\":\"L\",\"Shoe\":1} | 400 | INVALID_FIELD",
                "Contact | {\"LastName\":\"L\",\"Name\":\"N\"} | 400 | INVALID_FIELD_FOR_INSERT_UPDATE",
                "Contact | {\"LastName\":\"L\",\"AccountId\":\"001000000000000AAA\"} | 400 | INVALID_CROSS_REFERENCE_KEY",
                "Contact | {\"LastName\":\"L\",\"AccountId\":\"nonsense\"} | 400 | MALFORMED_ID",
                "Contact | {\"LastName\":\"L\",\"Email\":\"bad\"} | 400 | INVALID_EMAIL_ADDRESS",
                "Contact | {\"LastName\":7} | 400 | JSON_PARSER_ERROR",
                "Contact | {nonsense | 400 | JSON_PARSER_ERROR",
                "Shoe | {} | 404 | NOT_FOUND"
            })
    void aRecordThatDoesNotFitIsRefusedInAnArray(String object, String body, int status, String code) throws Exception {
        Answer answer = fixture.calls().post("/services/data/v60.0/sobjects/" + object, body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().isArray()).isTrue();
        assertThat(code(answer)).isEqualTo(code);
        assertThat(answer.json().at("/0/message").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Contact/003000000000001AAA", "Contact/x", "Account/GP_Customer_Number__c/NONE"})
    void whatIsNotThereIsNotFound(String path) throws Exception {
        Answer answer = fixture.calls().get("/services/data/v60.0/sobjects/" + path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(code(answer)).isEqualTo("NOT_FOUND");
    }

    @Test
    void aSessionThatEndedIsRefusedAndFaultsHaveSalesforcesForm() throws Exception {
        HttpCalls calls = fixture.calls();
        fixture.standIn.endSessions();
        Answer ended = calls.get("/services/data/v60.0/query?q=SELECT+Id+FROM+Contact");
        assertThat(ended.status()).isEqualTo(401);
        assertThat(code(ended)).isEqualTo("INVALID_SESSION_ID");
        fixture.faults.add(
                Fault.always(SalesforceStandIn.SYSTEM, Kind.ERROR).status(403).times(1));
        assertThat(code(calls.get("/services/data/v60.0/query"))).isEqualTo("REQUEST_LIMIT_EXCEEDED");
        fixture.faults.add(Fault.always(SalesforceStandIn.SYSTEM, Kind.DROP_RESPONSE)
                .matching("sobjects")
                .times(1));
        HttpCalls again = fixture.calls();
        assertThatThrownBy(() -> again.post("/services/data/v60.0/sobjects/Account", "{\"Name\":\"Made\"}"))
                .isInstanceOf(IOException.class);
        assertThat(fixture.query("SELECT Id FROM Account WHERE Name = 'Made'")
                        .json()
                        .path("totalSize")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void thePageShowsPeopleWithTheirRolesAndFindsThem() throws Exception {
        seed();
        String page = fixture.calls().get("/").response().body();
        assertThat(page).contains("ann@example.com", "Aaron Fitz", "FITZ", "Buyer", "has left", "O&#39;Brien");
        assertThat(fixture.calls().get("/?q=FITZ").response().body())
                .contains("Abel")
                .doesNotContain("Newman_Ray");
        assertThat(fixture.calls().get("/?q=%3Cb%3E").response().body())
                .contains("nobody here", "&lt;b&gt;")
                .doesNotContain("<b>");
    }

    private void seed() {
        fixture.standIn.seed(Stream.of(
                new Seed.Account(
                        "Aaron Fitz",
                        "FITZ",
                        "",
                        List.of(
                                new Seed.Contact("Ann", "Abel", "ann@example.com", "", "", "Buyer", true),
                                new Seed.Contact("Bob", "O'Brien", "bob@example.com", "", "", "Viewer", false))),
                new Seed.Account(
                        "Prospect",
                        "",
                        "",
                        List.of(new Seed.Contact("Nora", "Newman_Ray", "nora@example.com", "", "", "", true)))));
    }

    private static String code(Answer answer) {
        return answer.json().at("/0/errorCode").asText();
    }
}
