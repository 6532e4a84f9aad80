package io.storebridge.connectors.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.commerce.Address;
import io.storebridge.commerce.CrmAccounts;
import io.storebridge.commerce.Customer;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Person;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.Step;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Accounts, contacts and activities. What people in the CRM have entered is theirs: an account that is there gets the customer
 * number and, where the CRM has none, telephone and address; nothing else is changed.
 */
final class SalesforceAccounts implements CrmAccounts {

    private final SalesforceApi api;
    private final SalesforceProperties properties;
    private final Query query;
    private final Contacts contacts;
    private final Clock clock;

    /** @param clock whose day activities bear */
    SalesforceAccounts(SalesforceApi api, SalesforceProperties properties, Clock clock) {
        this.api = api;
        this.properties = properties;
        this.query = new Query(api, properties);
        this.contacts = new Contacts(query, properties);
        this.clock = clock;
    }

    @Override
    public void linkCustomer(PlacedOrder order, Customer customer) {
        List<Person> people =
                order.buyer() == null ? List.of() : contacts.of(order.buyer().email());
        try {
            String account = account(order, customer, people);
            if (order.buyer() != null && people.stream().noneMatch(person -> belongs(person, account))) {
                addBuyer(order, account, people);
            }
        } catch (DuplicateValue e) {
            // The next attempt finds the record that was faster.
            throw new Failure.Unavailable(
                    "Salesforce has another account with customer number " + customer.number() + ".", e);
        }
    }

    /** A person who buys for another customer stays there: at the login check a person has one account. */
    private static boolean belongs(Person person, String account) {
        return Contacts.isCustomers(person)
                || person.account() != null && person.account().id().equals(account);
    }

    /** The id of the customer's account, which is linked, or made. */
    private String account(PlacedOrder order, Customer customer, List<Person> people) {
        JsonNode found = query.records("SELECT Id FROM Account WHERE " + properties.customerField() + " = "
                + Soql.literal(customer.number()) + " LIMIT 1");
        if (!found.isEmpty()) {
            return Query.text(found.get(0), "Id");
        }
        Person known = people.stream()
                .filter(person -> person.account() != null && !Contacts.isCustomers(person))
                .reduce((first, second) -> !first.active() && second.active() ? second : first)
                .orElse(null);
        return known == null ? make(order, customer) : link(known.account().id(), order, customer);
    }

    private String make(PlacedOrder order, Customer customer) {
        ObjectNode fields = fields().put("Name", Texts.cut(customer.name(), 255));
        Texts.put(fields, "Phone", customer.phone(), 40);
        address(fields, order, customer);
        JsonNode made =
                api.upsert(properties.apiVersion(), "Account", properties.customerField(), customer.number(), fields);
        if (made != null && made.hasNonNull("id")) {
            return made.get("id").asText();
        }
        throw new Failure.Unavailable("Salesforce did not say which account was made.", null);
    }

    private String link(String account, PlacedOrder order, Customer customer) {
        JsonNode records = query.records(
                "SELECT Id, Phone, BillingStreet, BillingCity FROM Account WHERE Id = " + Soql.literal(account));
        if (records.isEmpty()) {
            throw new Failure.Unavailable("Salesforce shows the contact's account no more.", null);
        }
        JsonNode held = records.get(0);
        ObjectNode fields = fields().put(properties.customerField(), customer.number());
        if (Query.text(held, "Phone").isEmpty()) {
            Texts.put(fields, "Phone", customer.phone(), 40);
        }
        if ((Query.text(held, "BillingStreet") + Query.text(held, "BillingCity")).isEmpty()) {
            address(fields, order, customer);
        }
        api.change(properties.apiVersion(), "Account", account, fields);
        return account;
    }

    private static void address(ObjectNode fields, PlacedOrder order, Customer customer) {
        Address address = order.billTo() != null
                ? order.billTo()
                : customer.addresses() == null || customer.addresses().isEmpty()
                        ? null
                        : customer.addresses().get(0);
        if (address == null) {
            return;
        }
        Texts.put(fields, "BillingStreet", Texts.lines(address.street1(), address.street2()), 255);
        Texts.put(fields, "BillingCity", address.city(), 40);
        Texts.put(fields, "BillingState", address.state(), 80);
        Texts.put(fields, "BillingPostalCode", address.zip(), 20);
        Texts.put(fields, "BillingCountry", address.country(), 80);
    }

    /** The contact without an account gets this one; otherwise a contact is made. */
    private void addBuyer(PlacedOrder order, String account, List<Person> people) {
        Person alone = people.stream()
                .filter(person -> person.account() == null)
                .findFirst()
                .orElse(null);
        if (alone != null) {
            api.change(properties.apiVersion(), "Contact", alone.id(), fields().put("AccountId", account));
            return;
        }
        String email = order.buyer().email().strip();
        ObjectNode fields = fields().put("AccountId", account).put("Email", email);
        Texts.name(fields, order.buyer().name(), email);
        if (!properties.activeField().isEmpty()) {
            fields.put(properties.activeField(), true);
        }
        fields.put(properties.keyField(), key(email.toLowerCase(Locale.ROOT)));
        try {
            api.create(properties.apiVersion(), "Contact", fields);
        } catch (DuplicateValue e) {
            // Made for another order in the same moment; or people in the CRM have given it another address since.
        }
    }

    @Override
    public void logActivity(String email, String subject, String text, Step step) {
        List<Person> people = contacts.of(email);
        if (people.isEmpty()) {
            return;
        }
        Person person = people.stream().filter(Contacts::canBuy).findFirst().orElse(people.get(0));
        ObjectNode fields = fields().put("WhoId", person.id())
                .put("Subject", Texts.cut(subject, 255))
                .put("Status", "Completed")
                .put("Priority", "Normal")
                .put("ActivityDate", LocalDate.now(clock).toString());
        if (person.account() != null) {
            fields.put("WhatId", person.account().id());
        }
        Texts.put(fields, "Description", text, 32_000);
        try {
            api.upsert(properties.apiVersion(), "Task", properties.keyField(), key(step.key()), fields);
        } catch (DuplicateValue e) {
            throw new Failure.Unavailable("Salesforce logs the same activity in this moment.", e);
        }
    }

    /** It travels in addresses and has 255 letters at most. */
    private static String key(String plain) {
        return plain.matches("[A-Za-z0-9@._:+-]{1,255}") ? plain : DigestUtils.sha256Hex(plain);
    }

    private static ObjectNode fields() {
        return JsonNodeFactory.instance.objectNode();
    }
}
