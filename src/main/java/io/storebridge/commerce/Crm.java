package io.storebridge.commerce;

/** The CRM: who a person is and for which account. Every method may also throw {@link Failure.Unavailable}. */
public interface Crm {

    /** The person with this e-mail address (in any case) and the account; null when the CRM knows nobody of that address. */
    @Operation(id = "crm.find-person", title = "Find the person in the CRM", result = "person")
    Person findPerson(String email);
}
