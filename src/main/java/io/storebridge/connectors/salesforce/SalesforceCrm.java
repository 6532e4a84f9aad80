package io.storebridge.connectors.salesforce;

import io.storebridge.commerce.Crm;
import io.storebridge.commerce.Person;
import java.util.List;

/** Contacts and their accounts, by one query. */
final class SalesforceCrm implements Crm {

    private final Contacts contacts;

    SalesforceCrm(Contacts contacts) {
        this.contacts = contacts;
    }

    /**
     * Of several contacts with the address: one that is active and whose account is a customer in the ERP goes first, then
     * the one changed last.
     */
    @Override
    public Person findPerson(String email) {
        List<Person> people = contacts.of(email);
        return people.stream().filter(Contacts::canBuy).findFirst().orElse(people.isEmpty() ? null : people.get(0));
    }
}
