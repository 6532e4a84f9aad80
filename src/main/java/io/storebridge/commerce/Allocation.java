package io.storebridge.commerce;

import java.math.BigDecimal;

/** A part of a payment: the invoice and how much of it is paid, in the customer's currency, above zero. */
public record Allocation(String invoice, BigDecimal amount) {}
