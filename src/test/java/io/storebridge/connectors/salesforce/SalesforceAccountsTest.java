package io.storebridge.connectors.salesforce;

import static io.storebridge.connectors.salesforce.CrmFixture.contact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import feign.Request;
import feign.Response;
import io.storebridge.commerce.Address;
import io.storebridge.commerce.Buyer;
import io.storebridge.commerce.Customer;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Person;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.Step;
import io.storebridge.sandbox.control.Fault;
import io.storebridge.sandbox.control.Fault.Kind;
import io.storebridge.sandbox.salesforce.SalesforceStandIn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceAccountsTest {

    private static final String ANN = "Ann@example.com";
    private static final String NUMBER = "STORE & CO/0001";
    private static final Step STEP = new Step("order-to-erp", "WEB-1", "task_log", "visit-1");
    private static final String ACCOUNTS =
            "SELECT Id, Name, Phone, BillingStreet, BillingCity, BillingCountry, GP_Customer_Number__c FROM Account";

    @RegisterExtension
    final CrmFixture fixture = new CrmFixture();

    @Test
    void aCustomerAndABuyerThatTheCrmDoesNotKnowAreMade() throws Exception {
        link();

        JsonNode account = accounts().get(0);
        assertThat(account.path("GP_Customer_Number__c").asText()).isEqualTo(NUMBER);
        assertThat(account.path("Name").asText()).isEqualTo("Store & Co");
        assertThat(account.path("Phone").asText()).isEqualTo("312-555-0100");
        assertThat(account.path("BillingStreet").asText()).isEqualTo("1 Main St\nSuite 2");
        assertThat(account.path("BillingCountry").asText()).isEqualTo("US");
        Person made = fixture.crm.findPerson(ANN);
        assertThat(made.name()).isEqualTo("Ann van Abel");
        assertThat(made.active()).isTrue();
        assertThat(made.role()).as("what a person may do is for people to say").isEmpty();
        assertThat(made.account().customer()).isEqualTo(NUMBER);

        link();
        assertThat(accounts()).hasSize(1);
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void theAccountThatTheBuyersContactBelongsToIsLinkedAndKeepsWhatPeopleHaveEntered() throws Exception {
        fixture.seed("Prospect Robotics", "", contact("Newman", "ann@example.com", "Buyer", true));
        link();
        JsonNode account = accounts().get(0);
        assertThat(accounts()).hasSize(1);
        assertThat(account.path("Name").asText()).isEqualTo("Prospect Robotics");
        assertThat(account.path("GP_Customer_Number__c").asText()).isEqualTo(NUMBER);
        assertThat(account.path("BillingCity").asText()).isEqualTo("Chicago");
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void anAccountWithTheNumberStaysAsItIsAndGetsTheBuyer() throws Exception {
        fixture.seed("Kept Name", NUMBER, contact("Other", "other@example.com", "Buyer", true));
        link();
        link();
        assertThat(accounts()).hasSize(1);
        assertThat(accounts().get(0).path("Name").asText()).isEqualTo("Kept Name");
        assertThat(accounts().get(0).path("Phone").isNull()).isTrue();
        assertThat(fixture.crm.findPerson(ANN).account().name()).isEqualTo("Kept Name");
        assertThat(contacts()).hasSize(2);
    }

    @Test
    void aContactWithoutAnAccountIsGivenThisOne() throws Exception {
        new Salesforce(fixture.standIn.url())
                .create("Contact", "{\"LastName\":\"Alone\",\"Email\":\"ann@example.com\"}");
        link();
        assertThat(fixture.crm.findPerson(ANN).account().customer()).isEqualTo(NUMBER);
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void aPersonWhoBuysForAnotherCustomerStaysThere() throws Exception {
        fixture.seed("Aaron Fitz", "AARONFIT0001", contact("Abel", "ann@example.com", "Buyer", true));
        link();
        assertThat(fixture.crm.findPerson(ANN).account().customer()).isEqualTo("AARONFIT0001");
        assertThat(accounts()).hasSize(2);
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void aContactOfOursWhoseAddressPeopleHaveChangedIsNeitherChangedBackNorDoubled() throws Exception {
        link();
        JsonNode made = contacts().get(0);
        new Salesforce(fixture.standIn.url())
                .change("Contact", made.path("Id").asText(), "{\"Email\":\"ann.abel@example.com\"}");
        link();
        assertThat(contacts()).hasSize(1);
        assertThat(contacts().get(0).path("Email").asText()).isEqualTo("ann.abel@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sobjects/Account", "/sobjects/Contact"})
    void aLostAnswerLeavesOneOfEach(String match) throws Exception {
        fixture.faults.add(Fault.always(SalesforceStandIn.SYSTEM, Kind.DROP_RESPONSE)
                .matching(match)
                .times(1));
        assertThat(catchThrowableOfType(Failure.class, this::link)).isInstanceOf(Failure.Unknown.class);
        link();
        assertThat(accounts()).hasSize(1);
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void anActivityIsLoggedOnceOnTheContactAndItsAccount() throws Exception {
        fixture.seed("Aaron Fitz", "AARONFIT0001", contact("Abel", "ann@example.com", "Buyer", true));
        fixture.faults.add(Fault.always(SalesforceStandIn.SYSTEM, Kind.DROP_RESPONSE)
                .matching("/sobjects/Task")
                .times(1));
        assertThat(catchThrowableOfType(Failure.class, () -> log("Order ORDST1 was shipped")))
                .isInstanceOf(Failure.Unknown.class);
        log("Order ORDST1 was shipped");
        log("Order ORDST1 was shipped");

        assertThat(fixture.standIn.activities()).hasSize(1);
        ObjectNode task = fixture.standIn.activities().get(0);
        Person ann = fixture.crm.findPerson(ANN);
        assertThat(task.path("Subject").asText()).isEqualTo("Order ORDST1 was shipped");
        assertThat(task.path("Description").asText()).isEqualTo("By UPS");
        assertThat(task.path("Status").asText()).isEqualTo("Completed");
        assertThat(task.path("ActivityDate").asText()).isEqualTo("2026-11-23");
        assertThat(task.path("WhoId").asText()).isEqualTo(ann.id());
        assertThat(task.path("WhatId").asText()).isEqualTo(ann.account().id());
        assertThat(task.path(CrmFixture.KEY).asText()).isEqualTo(STEP.key());

        fixture.accounts.logActivity(ANN, "x", null, new Step("order-to-erp", "WEB 2/ü", "task_log", "visit-1"));
        assertThat(fixture.standIn.activities()).hasSize(2);
    }

    @Test
    void nobodyOfTheAddressIsNothingToLog() {
        log("Order ORDST1 was shipped");
        assertThat(fixture.standIn.activities()).isEmpty();
    }

    @Test
    void valuesThatSalesforceRefusesAreForPeople() {
        PlacedOrder order = order(new Buyer("u", "Ann", "no address"));
        Failure.Rejected refused =
                catchThrowableOfType(Failure.Rejected.class, () -> fixture.accounts.linkCustomer(order, customer()));
        assertThat(refused.code()).isEqualTo(ErrorCodes.REFUSED);
        assertThat(refused.getMessage()).contains("invalid email address");
        assertThat(refused.detail()).startsWith("INVALID_EMAIL_ADDRESS: ");
    }

    @ParameterizedTest
    @CsvSource({
        "400,DUPLICATES_DETECTED,Use one of these records?,its duplicate rules refuse another,true",
        "400,FIELD_CUSTOM_VALIDATION_EXCEPTION,Enter an industry,refused the record: Enter an industry,true",
        "400,INSUFFICIENT_ACCESS_OR_READONLY,no,permission set,false",
        "400,INVALID_FIELD,No such column 'Storebridge_Key__c' on sobject of type Task,storebridge.salesforce.key-field (Storebridge_Key__c),false",
        "404,NOT_FOUND,Provided external ID field does not exist or is not accessible: Storebridge_Key__c,storebridge.salesforce.key-field,false",
        "400,UNABLE_TO_LOCK_ROW,x,busy with the same record,false",
        "503,SERVER_UNAVAILABLE,x,is not available,false"
    })
    void aRefusedWriteIsForPeopleOrForTheOperator(int status, String code, String words, String said, boolean people) {
        RuntimeException failure = refusal(status, code, words);
        assertThat(failure).hasMessageContaining(said);
        assertThat(failure).isInstanceOf(people ? Failure.Rejected.class : Failure.Unavailable.class);
    }

    @Test
    void aServerThatFailedOverAWriteMayHaveDoneIt() {
        assertThat(refusal(500, "UNKNOWN_EXCEPTION", "x")).isInstanceOf(Failure.Unknown.class);
    }

    private static RuntimeException refusal(int status, String code, String words) {
        String body = "[{\"message\":\"" + words + "\",\"errorCode\":\"" + code + "\"}]";
        Response response = Response.builder()
                .status(status)
                .request(Request.create(Request.HttpMethod.PATCH, "/x", Map.of(), Request.Body.empty(), null))
                .body(body, StandardCharsets.UTF_8)
                .build();
        SalesforceProperties properties =
                CrmFixture.properties("http://x", "secret", Duration.ofSeconds(1), CrmFixture.ROLE);
        return SalesforceRefusal.of(properties, new ObjectMapper(), response);
    }

    private void link() {
        fixture.accounts.linkCustomer(order(new Buyer("u", "Ann van Abel", ANN)), customer());
    }

    private void log(String subject) {
        fixture.accounts.logActivity(ANN, subject, "By UPS", STEP);
    }

    private JsonNode accounts() throws Exception {
        return new Salesforce(fixture.standIn.url()).query(ACCOUNTS);
    }

    private JsonNode contacts() throws Exception {
        return new Salesforce(fixture.standIn.url()).query("SELECT Id, Email FROM Contact");
    }

    private static PlacedOrder order(Buyer buyer) {
        return new PlacedOrder(
                "WEB-1", "USD", null, null, buyer, null, null, null, null, null, null, null, null, null, null, null,
                false, null, null);
    }

    private static Customer customer() {
        Address address =
                new Address("PRIMARY", "Store & Co", "", "1 Main St", "Suite 2", "Chicago", "IL", "60601", "US", "");
        return new Customer(
                NUMBER,
                "Store & Co",
                false,
                false,
                true,
                "",
                "",
                "",
                "",
                "USD",
                "",
                "",
                "",
                "312-555-0100",
                null,
                List.of(address));
    }
}
