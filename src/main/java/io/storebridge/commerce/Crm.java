package io.storebridge.commerce;

/** The CRM: who a person is and for which account. Every method may also throw {@link Failure.Unavailable}. */
public interface Crm {

    /** The person with this e-mail address (in any case) and the account; null when the CRM knows nobody of that address. */
    @Operation(
            id = "crm.find-person",
            realTime = true,
            title = "Find the person in the CRM",
            description =
                    "Finds the person and the person's account by e-mail address; gives nothing when the CRM knows nobody of that address.",
            result = "person")
    Person findPerson(@Input(title = "E-mail address", hint = "Of the person, in any case.") String email);
}
