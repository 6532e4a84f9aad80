package io.storebridge.commerce;

/**
 * A contact of the CRM.
 *
 * @param id the CRM's id of the contact
 * @param email as the CRM has it
 * @param role what the person does for the account: buyer, approver, viewer, or another word that the company uses in the
 *     CRM; empty when the CRM names none
 * @param active false: the person has left, or must not use the store
 * @param account null when the contact belongs to no account
 */
public record Person(String id, String name, String email, String phone, String role, boolean active, Account account) {

    /**
     * @param id the CRM's id of the account
     * @param customer the ERP's customer number; empty when the account is not (yet) a customer in the ERP
     */
    public record Account(String id, String name, String customer) {}
}
