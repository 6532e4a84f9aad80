package io.storebridge.commerce;

import java.math.BigDecimal;

/**
 * What a new customer gets, as the company's decision table says; null: as the customer class has it.
 *
 * @param creditLimit in the company's currency; with {@code creditKind} amount only
 */
@Input(
        title = "Defaults",
        hint = "What a new customer gets beyond its class, such as a decision table gives it; a document.")
public record CustomerDefaults(
        String customerClass,
        String priceLevel,
        String terms,
        String shippingMethod,
        String taxSchedule,
        String salesperson,
        String territory,
        Credit.Kind creditKind,
        BigDecimal creditLimit) {}
