package io.storebridge.commerce;

/** A postal address; {@code code} is the ERP's id of it within the customer ("PRIMARY"). Unused parts are empty. */
public record Address(
        String code,
        String name,
        String contact,
        String street1,
        String street2,
        String city,
        String state,
        String zip,
        String country,
        String phone) {}
