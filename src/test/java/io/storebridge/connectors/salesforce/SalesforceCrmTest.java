package io.storebridge.connectors.salesforce;

import static io.storebridge.connectors.salesforce.CrmFixture.contact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storebridge.commerce.Person;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalesforceCrmTest {

    @RegisterExtension
    final CrmFixture fixture = new CrmFixture();

    @Test
    void aPersonIsFoundWithAccountAndRoleByAnAddressInAnyCaseWithOneQuery() {
        fixture.seed("Aaron Fitz", "AARONFIT0001", contact("Abel", "ann.abel@example.com", "Buyer", true));
        fixture.seed("Baker", "BAKERSEM0001", contact("Other", "other@example.com", "Viewer", true));

        Person found = fixture.crm.findPerson(" Ann.ABEL@Example.com ");

        assertThat(found.name()).isEqualTo("Ann Abel");
        assertThat(found.email()).isEqualTo("ann.abel@example.com");
        assertThat(found.phone()).isEqualTo("612-555-0100");
        assertThat(found.role()).isEqualTo("buyer");
        assertThat(found.active()).isTrue();
        assertThat(found.id()).startsWith("003").hasSize(18);
        assertThat(found.account().name()).isEqualTo("Aaron Fitz");
        assertThat(found.account().customer()).isEqualTo("AARONFIT0001");
        assertThat(found.account().id()).startsWith("001");
        fixture.crm.findPerson("other@example.com");
        assertThat(fixture.signIns()).isEqualTo(1);
        assertThat(fixture.asked()).hasSize(3);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "nobody@example.com", "%@example.com", "_nn@example.com"})
    void whomTheCrmDoesNotKnowIsNull(String email) {
        fixture.seed("Aaron Fitz", "AARONFIT0001", contact("Abel", "ann@example.com", "Buyer", true));
        assertThat(fixture.crm.findPerson(email)).isNull();
    }

    @Test
    void anAddressThatIsLongerThanAddressesCanBeIsNotAskedFor() {
        assertThat(fixture.crm.findPerson("x".repeat(20_000) + "@example.com")).isNull();
        assertThat(fixture.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o'brien@example.com",
                "o'brien+orders&more=1#x@example.com",
                "50%25@example.com",
                "back\\slash@example.com",
                "\\'quoted\"@example.com",
                "jürgen@bäckerei.example"
            })
    void signsOfTheQueryLanguageAndOfAddressesAreOnlySigns(String email) {
        fixture.seed("Aaron Fitz", "AARONFIT0001", contact("Abel", email, "Buyer", true));
        fixture.seed("Baker", "BAKERSEM0001", contact("Other", "other@example.com", "Buyer", true));
        assertThat(fixture.crm.findPerson(email).email()).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x' OR Email != '",
                "x\\' OR Email != '",
                "x\\\\' OR Email LIKE '%",
                "x'\nOR Email != 'y",
                "x' OR Email LIKE '%@example.com",
                "x\r\n\t\b\f@example.com"
            })
    void whatTriesToChangeTheQueryFindsNobody(String email) {
        fixture.seed("Aaron Fitz", "AARONFIT0001", contact("Abel", "ann@example.com", "Buyer", true));
        assertThat(fixture.crm.findPerson(email)).isNull();
        assertThat(fixture.asked()).as("it was asked and understood").hasSize(2);
    }

    @Test
    void aLiteralEscapesEachSignThatCouldEndIt() {
        assertThat(Soql.literal("a'b\\c\"d\ne\rf\tg\bh\fi%_")).isEqualTo("'a\\'b\\\\c\\\"d\\ne\\rf\\tg\\bh\\fi%_'");
    }

    @Test
    void ofSeveralContactsTheActiveOneOfACustomerGoesFirstAndThenTheOneChangedLast() {
        fixture.seed("Customer, older", "OLDER", contact("Older", "ann@example.com", "Buyer", true));
        fixture.seed("Customer, newer", "NEWER", contact("Newer", "ANN@example.com", "Viewer", true));
        fixture.seed("Customer, has left", "LEFT", contact("Left", "ann@example.com", "Buyer", false));
        fixture.seed("Prospect", "", contact("Prospect", "ann@example.com", "Buyer", true));
        assertThat(fixture.crm.findPerson("ann@example.com").account().customer())
                .isEqualTo("NEWER");

        fixture.seed("First", "FIRST", contact("First", "bob@example.com", "Buyer", false));
        fixture.seed("Second", "", contact("Second", "bob@example.com", "Buyer", true));
        assertThat(fixture.crm.findPerson("bob@example.com").account().name()).isEqualTo("Second");
    }

    @Test
    void aContactMayHaveNoAccountNoCustomerNumberNoRoleAndMayHaveLeft() throws Exception {
        fixture.seed("Prospect", "", contact("Newman", "nora@example.com", "", true));
        fixture.seed("Aaron Fitz", "AARONFIT0001", contact("Former", "leo@example.com", "Buyer", false));
        new Salesforce(fixture.standIn.url())
                .create("Contact", "{\"LastName\":\"Alone\",\"Email\":\"alone@example.com\",\"Store_Active__c\":true}");

        Person nora = fixture.crm.findPerson("nora@example.com");
        assertThat(nora.account().customer()).isEmpty();
        assertThat(nora.role()).isEmpty();
        assertThat(fixture.crm.findPerson("leo@example.com").active()).isFalse();
        Person alone = fixture.crm.findPerson("alone@example.com");
        assertThat(alone.account()).isNull();
        assertThat(alone.phone()).isEmpty();
        assertThat(alone.active()).isTrue();
    }

    @Test
    void aCompanyWithoutAFieldForRolesLeavesItOut() throws Exception {
        fixture.connect("sandbox-secret", Duration.ofSeconds(5), "");
        fixture.seed("Aaron Fitz", "AARONFIT0001", contact("Abel", "ann@example.com", "Buyer", true));
        assertThat(fixture.crm.findPerson("ann@example.com").role()).isEmpty();
        assertThat(fixture.asked().toString()).doesNotContain("Store_Role__c");
    }

    @Test
    void theSettingsTakeOnlyNamesOfFieldsAndDoNotShowTheSecret() {
        SalesforceProperties properties = CrmFixture.properties("http://x", "hunter2", Duration.ZERO, "Role__c");
        assertThat(properties.toString()).contains("Role__c").doesNotContain("hunter2");
        assertThatThrownBy(() -> CrmFixture.properties("http://x", "", Duration.ZERO, "Id FROM User --"))
                .hasMessageContaining("no name of a field");
    }
}
