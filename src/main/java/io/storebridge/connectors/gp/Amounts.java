package io.storebridge.connectors.gp;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** GP keeps five decimals of everything; these are the numbers as people write them. */
final class Amounts {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Amounts() {}

    /** At least two decimals, more only where they are not zero. */
    static BigDecimal money(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() < 2 ? plain.setScale(2) : plain;
    }

    /** No decimals but those that are not zero. */
    static BigDecimal quantity(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** Price x quantity, rounded half up to the currency's decimals, as GP does. */
    static BigDecimal extended(BigDecimal price, BigDecimal quantity, int decimals) {
        return price.multiply(quantity).setScale(decimals, RoundingMode.HALF_UP);
    }

    /** How much lower the price is than the list price, in percent; zero without a list price. */
    static BigDecimal discountPercent(BigDecimal listPrice, BigDecimal price) {
        if (listPrice == null || listPrice.signum() <= 0) {
            return BigDecimal.ZERO.setScale(2);
        }
        return listPrice.subtract(price).multiply(HUNDRED).divide(listPrice, 2, RoundingMode.HALF_UP);
    }

    /** (revenue - cost) / revenue in percent; null without revenue. */
    static BigDecimal marginPercent(BigDecimal revenue, BigDecimal cost) {
        if (revenue.signum() == 0) {
            return null;
        }
        return revenue.subtract(cost).multiply(HUNDRED).divide(revenue, 2, RoundingMode.HALF_UP);
    }
}
