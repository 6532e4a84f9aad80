package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.REFUSED;

/** What the CRM is told of customers and their orders. Every method may also throw {@link Failure.Unavailable}. */
public interface CrmAccounts {

    /** Brings account and contact in the CRM to the customer number; makes them when the CRM has neither. Twice is once. */
    @Operation(
            id = "crm.link-customer",
            title = "Write the customer to the CRM",
            description =
                    "Writes the customer number to the account and contact in the CRM, and makes them when the CRM has neither.",
            errors = REFUSED)
    void linkCustomer(PlacedOrder order, Customer customer);

    /**
     * Logs what has happened as a completed activity of the contact with this address; nobody of that address is nothing to
     * do.
     *
     * @param subject one line ("Order ORDST2301 was shipped")
     * @param text may be null
     */
    @Operation(
            id = "crm.log-activity",
            title = "Log the activity in the CRM",
            description =
                    "Logs what has happened as a completed activity of the contact. Nobody of that address is nothing to do.",
            errors = REFUSED)
    void logActivity(
            @Input(title = "E-mail address", hint = "Of the contact.") String email,
            @Input(title = "Subject", hint = "One line, such as: Order ORDST2301 was shipped.") String subject,
            @Input(title = "Text", hint = "What else is to be said.", required = false) String text,
            Step step);
}
