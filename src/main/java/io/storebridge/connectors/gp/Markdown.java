package io.storebridge.connectors.gp;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A discount off a whole line as GP writes it: a markdown of each unit, with five decimals at most. Where no such markdown
 * gives the line's total exactly, which takes more than a thousand units in a currency with cents, the next lower one is
 * taken, and the few cents that are left go with the order's discount.
 *
 * @param perUnit MRKDNAMT
 * @param total the line's extended price by GP's own arithmetic
 * @param rest what the total is too high by
 */
record Markdown(BigDecimal perUnit, BigDecimal total, BigDecimal rest) {

    private static final int GP_DECIMALS = 5;

    /** Null when the discount is more than the line is worth. */
    static Markdown of(BigDecimal price, BigDecimal quantity, BigDecimal discount, int decimals) {
        BigDecimal gross = price.multiply(quantity);
        BigDecimal wanted = gross.subtract(discount)
                .setScale(decimals, RoundingMode.HALF_UP)
                .max(BigDecimal.ZERO);
        if (discount.signum() == 0) {
            return new Markdown(BigDecimal.ZERO, wanted, BigDecimal.ZERO);
        }
        if (discount.compareTo(gross.setScale(decimals, RoundingMode.HALF_UP).max(gross)) > 0) {
            return null;
        }
        for (int scale = decimals; scale <= GP_DECIMALS; scale++) {
            BigDecimal perUnit = perUnit(gross, wanted, quantity, scale, RoundingMode.HALF_UP);
            if (perUnit.compareTo(price) <= 0
                    && extended(price, perUnit, quantity, decimals).compareTo(wanted) == 0) {
                return new Markdown(perUnit, wanted, BigDecimal.ZERO);
            }
        }
        BigDecimal perUnit =
                perUnit(gross, wanted, quantity, GP_DECIMALS, RoundingMode.DOWN).min(price);
        BigDecimal total = extended(price, perUnit, quantity, decimals);
        return new Markdown(perUnit, total, total.subtract(wanted));
    }

    private static BigDecimal perUnit(
            BigDecimal gross, BigDecimal wanted, BigDecimal quantity, int scale, RoundingMode mode) {
        return gross.subtract(wanted).max(BigDecimal.ZERO).divide(quantity, scale, mode);
    }

    private static BigDecimal extended(BigDecimal price, BigDecimal perUnit, BigDecimal quantity, int decimals) {
        return Amounts.extended(price.subtract(perUnit), quantity, decimals);
    }
}
