package io.storebridge.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The contacts of an e-mail address and their accounts, by one query. */
final class Contacts {

    /** RFC 5321; longer ones nobody has, and they might not fit into the query's address. */
    private static final int LONGEST_ADDRESS = 254;

    private final Query query;
    private final SalesforceProperties properties;

    Contacts(Query query, SalesforceProperties properties) {
        this.query = query;
        this.properties = properties;
    }

    /** The one changed last goes first; none for what is no address. */
    List<Person> of(String email) {
        String address = email == null ? "" : email.strip();
        if (address.isEmpty() || address.length() > LONGEST_ADDRESS) {
            return List.of();
        }
        List<Person> people = new ArrayList<>();
        for (JsonNode contact : query.records(soql(address))) {
            Person person = person(contact);
            // Who may buy hangs on it, so whether it is this address is not left to the query alone.
            if (person.email().equalsIgnoreCase(address)) {
                people.add(person);
            }
        }
        return people;
    }

    /** Active, and of an account that is a customer in the ERP. */
    static boolean canBuy(Person person) {
        return person.active() && isCustomers(person);
    }

    static boolean isCustomers(Person person) {
        return person.account() != null && !person.account().customer().isEmpty();
    }

    private String soql(String address) {
        List<String> fields = new ArrayList<>(List.of("Id", "Name", "Email", "Phone", "Account.Id", "Account.Name"));
        fields.add("Account." + properties.customerField());
        if (!properties.roleField().isEmpty()) {
            fields.add(properties.roleField());
        }
        if (!properties.activeField().isEmpty()) {
            fields.add(properties.activeField());
        }
        return "SELECT " + String.join(", ", fields) + " FROM Contact WHERE Email = " + Soql.literal(address)
                + " ORDER BY LastModifiedDate DESC, Id LIMIT 200";
    }

    private Person person(JsonNode contact) {
        JsonNode account = contact.path("Account");
        return new Person(
                Query.text(contact, "Id"),
                Query.text(contact, "Name"),
                Query.text(contact, "Email"),
                Query.text(contact, "Phone"),
                Query.text(contact, properties.roleField()).toLowerCase(Locale.ROOT),
                !Query.text(contact, properties.activeField()).equalsIgnoreCase("false"),
                account.isObject()
                        ? new Person.Account(
                                Query.text(account, "Id"),
                                Query.text(account, "Name"),
                                Query.text(account, properties.customerField()))
                        : null);
    }
}
