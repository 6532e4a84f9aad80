package io.storebridge.receivables;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The seller, as its invoices show it.
 *
 * @param address the lines of the address
 * @param taxNumber as it has to be printed ("EIN 36-1234567")
 * @param logo a PNG or JPEG, as a Spring resource location ({@code file:/srv/storebridge/logo.png}); empty for none
 * @param remitTo the lines that say where to pay: bank, account, the address for checks; empty leaves the box out
 * @param note printed below the totals ("Thank you for your business")
 */
@ConfigurationProperties("storebridge.company")
record CompanyProperties(
        @DefaultValue("") String name,
        @DefaultValue List<String> address,
        @DefaultValue("") String phone,
        @DefaultValue("") String email,
        @DefaultValue("") String website,
        @DefaultValue("") String taxNumber,
        @DefaultValue("") String logo,
        @DefaultValue List<String> remitTo,
        @DefaultValue("") String note) {}
