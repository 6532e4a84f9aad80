package io.storebridge.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.sandbox.http.Json;
import java.util.List;

/** What a fresh Salesforce is filled with. */
public final class Seed {

    private Seed() {}

    /**
     * @param customer GP's customer number; empty for an account that is no customer there
     * @param phone may be empty
     */
    public record Account(String name, String customer, String phone, List<Contact> contacts) {

        void write(Records records) {
            ObjectNode body = Json.object().put("Name", name).put("Phone", phone);
            if (!customer.isEmpty()) {
                body.put("GP_Customer_Number__c", customer);
            }
            String id = records.create(ObjectType.find("Account"), body);
            contacts.forEach(contact -> records.create(ObjectType.find("Contact"), contact.body(id)));
        }
    }

    /**
     * @param role empty for none
     * @param active false: has left
     */
    public record Contact(
            String firstName, String lastName, String email, String phone, String title, String role, boolean active) {

        private ObjectNode body(String account) {
            return Json.object()
                    .put("AccountId", account)
                    .put("FirstName", firstName)
                    .put("LastName", lastName)
                    .put("Email", email)
                    .put("Phone", phone)
                    .put("Title", title)
                    .put("Store_Role__c", role)
                    .put("Store_Active__c", active);
        }
    }
}
