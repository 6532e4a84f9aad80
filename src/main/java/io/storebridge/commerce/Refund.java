package io.storebridge.commerce;

import java.math.BigDecimal;

/** Money given back: the gateway's id of the refund, and the amount in {@code currency}. */
public record Refund(String id, String chargeId, BigDecimal amount, String currency) {}
