package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.REFUSED;

/** What the CRM is told of customers and their orders. Every method may also throw {@link Failure.Unavailable}. */
public interface CrmAccounts {

    /** Brings account and contact in the CRM to the customer number; makes them when the CRM has neither. Twice is once. */
    @Operation(id = "crm.link-customer", title = "Write the customer to the CRM", errors = REFUSED)
    void linkCustomer(PlacedOrder order, Customer customer);

    /**
     * Logs what has happened as a completed activity of the contact with this address; nobody of that address is nothing to
     * do.
     *
     * @param subject one line ("Order ORDST2301 was shipped")
     * @param text may be null
     */
    @Operation(id = "crm.log-activity", title = "Log the activity in the CRM", errors = REFUSED)
    void logActivity(String email, String subject, String text, Step step);
}
