package io.storebridge.commerce;

import java.math.BigDecimal;

/**
 * A customer's credit, amounts in the customer's currency.
 *
 * @param kind none: only prepaid; unlimited; amount: up to {@code limit}
 * @param limit null unless kind is amount
 * @param balance what the customer owes, posted and unposted
 * @param onOrder the value of open orders
 * @param available what may still be ordered on account; null when unlimited
 * @param overdue the part of the balance past its due date
 */
public record Credit(
        Kind kind, BigDecimal limit, BigDecimal balance, BigDecimal onOrder, BigDecimal available, BigDecimal overdue) {

    /** How the limit is set; lower case in JSON. */
    public enum Kind {
        none,
        unlimited,
        amount
    }
}
