package io.storebridge.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import feign.FeignException;
import io.storebridge.commerce.Crm;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Contacts and their accounts, by one query. */
final class SalesforceCrm implements Crm {

    /** RFC 5321; longer ones nobody has, and they might not fit into the query's address. */
    private static final int LONGEST_ADDRESS = 254;

    private final SalesforceApi api;
    private final SalesforceProperties properties;

    SalesforceCrm(SalesforceApi api, SalesforceProperties properties) {
        this.api = api;
        this.properties = properties;
    }

    /**
     * Of several contacts with the address: one that is active and whose account is a customer in the ERP goes first, then
     * the one changed last.
     */
    @Override
    public Person findPerson(String email) {
        String address = email == null ? "" : email.strip();
        if (address.isEmpty() || address.length() > LONGEST_ADDRESS) {
            return null;
        }
        List<Person> people = new ArrayList<>();
        for (JsonNode contact : ask(query(address)).path("records")) {
            Person person = person(contact);
            // Who may buy hangs on it, so whether it is this address is not left to the query alone.
            if (person.email().equalsIgnoreCase(address)) {
                people.add(person);
            }
        }
        return people.stream()
                .filter(SalesforceCrm::canBuy)
                .findFirst()
                .orElse(people.isEmpty() ? null : people.get(0));
    }

    private static boolean canBuy(Person person) {
        return person.active()
                && person.account() != null
                && !person.account().customer().isEmpty();
    }

    private String query(String address) {
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

    private JsonNode ask(String soql) {
        String encoded = URLEncoder.encode(soql, StandardCharsets.UTF_8).replace("+", "%20");
        try {
            return api.query(properties.apiVersion(), encoded);
        } catch (FeignException e) {
            throw new Failure.Unavailable("Salesforce answered something that is no result of a query.", e);
        }
    }

    private Person person(JsonNode contact) {
        JsonNode account = contact.path("Account");
        return new Person(
                text(contact, "Id"),
                text(contact, "Name"),
                text(contact, "Email"),
                text(contact, "Phone"),
                text(contact, properties.roleField()).toLowerCase(Locale.ROOT),
                !text(contact, properties.activeField()).equalsIgnoreCase("false"),
                account.isObject()
                        ? new Person.Account(
                                text(account, "Id"), text(account, "Name"), text(account, properties.customerField()))
                        : null);
    }

    /** Salesforce answers with its own spelling of a field's name, not with the query's. */
    private static String text(JsonNode record, String field) {
        for (var entry : record.properties()) {
            if (entry.getKey().equalsIgnoreCase(field)) {
                return entry.getValue().asText("").strip();
            }
        }
        return "";
    }
}
