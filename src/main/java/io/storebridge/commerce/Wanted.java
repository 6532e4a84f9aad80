package io.storebridge.commerce;

import java.math.BigDecimal;

/** An item and how much of it is wanted; {@code unit} null: the item's selling unit; {@code quantity} null: one. */
public record Wanted(String item, BigDecimal quantity, String unit) {}
