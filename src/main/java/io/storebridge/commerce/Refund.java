package io.storebridge.commerce;

import java.math.BigDecimal;

/** Money given back: the gateway's id of the refund, and the amount in {@code currency}. */
@Input(title = "Refund", hint = "As \"Refund the payment\" gave it.")
public record Refund(String id, String chargeId, BigDecimal amount, String currency) {}
