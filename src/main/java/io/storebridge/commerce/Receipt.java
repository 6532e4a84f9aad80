package io.storebridge.commerce;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Money received from a customer, as the ERP holds it. Amounts in {@code currency}.
 *
 * @param chargeId the payment gateway's id of the charge that it records; empty for one that was entered by hand
 * @param unapplied what is not applied to any invoice (yet)
 */
public record Receipt(
        String number,
        String customer,
        LocalDate date,
        String currency,
        BigDecimal amount,
        BigDecimal unapplied,
        String chargeId,
        boolean posted,
        boolean voided,
        List<Allocation> invoices) {}
