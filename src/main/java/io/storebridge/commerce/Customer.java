package io.storebridge.commerce;

import java.util.List;

/**
 * An account in the ERP.
 *
 * @param number the ERP's customer number
 * @param hold on hold: no new orders
 * @param priceLevel the price level that applies to the account
 * @param terms payment terms ("Net 30")
 * @param taxExemption number of the tax exemption certificate; empty when there is none
 * @param newCustomer true when no order or invoice of this account is on file
 */
@Input(title = "Customer", hint = "The customer as the ERP holds it, a document.")
public record Customer(
        String number,
        String name,
        boolean hold,
        boolean inactive,
        boolean newCustomer,
        String customerClass,
        String priceLevel,
        String terms,
        String salesperson,
        String currency,
        String taxExemption,
        String contact,
        String email,
        String phone,
        Credit credit,
        List<Address> addresses) {}
