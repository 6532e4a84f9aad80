package io.storebridge.connectors.gp;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides amounts so that the parts are the whole again, to the last decimal of the currency. */
final class Shares {

    private Shares() {}

    /**
     * Shares in proportion to the weights; what rounding leaves goes to those that lost most by it. A share is never more
     * than its weight when the amount is not more than all weights together.
     *
     * @param amount not below zero, with at most {@code decimals}
     * @param weights not below zero; when all are zero the first takes it all
     */
    static List<BigDecimal> divide(BigDecimal amount, List<BigDecimal> weights, int decimals) {
        BigInteger units = amount.movePointRight(decimals).toBigIntegerExact();
        int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        List<BigInteger> parts = new ArrayList<>(weights.stream()
                .map(weight -> weight.setScale(scale).unscaledValue())
                .toList());
        BigInteger sum = parts.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() == 0) {
            parts.set(0, BigInteger.ONE);
            sum = BigInteger.ONE;
        }
        List<BigInteger> shares = new ArrayList<>();
        List<BigInteger> lost = new ArrayList<>();
        for (BigInteger part : parts) {
            BigInteger[] share = units.multiply(part).divideAndRemainder(sum);
            shares.add(share[0]);
            lost.add(share[1]);
        }
        BigInteger left = units.subtract(shares.stream().reduce(BigInteger.ZERO, BigInteger::add));
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(lost::get).reversed())
                .limit(left.longValueExact())
                .forEach(i -> shares.set(i, shares.get(i).add(BigInteger.ONE)));
        return shares.stream().map(share -> new BigDecimal(share, decimals)).toList();
    }

    /**
     * The values rounded so that they sum up to the total; null when they differ from it by more than rounding can.
     *
     * @param total with at most {@code decimals}
     */
    static List<BigDecimal> rounded(BigDecimal total, List<BigDecimal> values, int decimals) {
        List<BigDecimal> rounded = new ArrayList<>(values.stream()
                .map(value -> value.setScale(decimals, RoundingMode.HALF_UP))
                .toList());
        BigDecimal left = total.subtract(rounded.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals).multiply(BigDecimal.valueOf(left.signum()));
        long steps = left.abs().movePointRight(decimals).longValueExact();
        if (steps > values.size()) {
            return null;
        }
        Comparator<Integer> byError = Comparator.comparing(i -> values.get(i).subtract(rounded.get(i)));
        IntStream.range(0, values.size())
                .boxed()
                .sorted(left.signum() > 0 ? byError.reversed() : byError)
                .limit(steps)
                .toList()
                .forEach(i -> rounded.set(i, rounded.get(i).add(unit)));
        return rounded;
    }
}
