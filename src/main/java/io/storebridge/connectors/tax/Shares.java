package io.storebridge.connectors.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Spreads an amount so that the shares add up to it exactly. */
public final class Shares {

    private Shares() {}

    /**
     * In proportion to the weights. No share is above its weight when the amount is not above their sum.
     *
     * @param scale decimals of the shares; amount and weights have no more
     * @param weights not below zero; all zero: the first takes everything
     */
    public static List<BigDecimal> of(BigDecimal amount, List<BigDecimal> weights, int scale) {
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> shares = new ArrayList<>();
        BigDecimal before = BigDecimal.ZERO;
        BigDecimal weight = BigDecimal.ZERO;
        for (BigDecimal one : weights) {
            weight = weight.add(one);
            BigDecimal upTo =
                    sum.signum() == 0 ? amount : amount.multiply(weight).divide(sum, scale, RoundingMode.HALF_UP);
            shares.add(upTo.subtract(before));
            before = upTo;
        }
        return shares;
    }
}
