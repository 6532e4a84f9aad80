package io.storebridge.sandbox.gp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An item of the sample company. Amounts in US dollars per base unit.
 *
 * @param type IV00101.ITEMTYPE
 * @param prices by level (as {@link PriceLists#LEVELS}), then by quantity break: one, or three that end at 9, 49 and nowhere
 * @param casePrices by level; empty when there are no cases
 * @param stock by site (as {@link Catalog#SITES}); empty for services
 */
record Item(
        String number,
        String description,
        String category,
        String schedule,
        int type,
        boolean backOrder,
        boolean inactive,
        BigDecimal cost,
        List<List<BigDecimal>> prices,
        List<BigDecimal> casePrices,
        List<Integer> stock) {

    private static final double CASE_DISCOUNT = 0.95;

    /** Reads a line of fixed-items.txt. */
    static Item parse(String line) {
        String[] f = line.split("\\|", -1);
        List<List<BigDecimal>> prices =
                Arrays.stream(f[8].split(";")).map(Item::amounts).toList();
        List<Integer> stock =
                amounts(f[10]).stream().map(BigDecimal::intValueExact).toList();
        boolean backOrder = f[5].equals("yes");
        boolean inactive = f[6].equals("yes");
        int type = Integer.parseInt(f[4]);
        return new Item(
                f[0], f[1], f[2], f[3], type, backOrder, inactive, new BigDecimal(f[7]), prices, amounts(f[9]), stock);
    }

    private static List<BigDecimal> amounts(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ")).map(BigDecimal::new).toList();
    }

    /** The same item with a price for the case in each level, where its schedule knows one. */
    Item withCases() {
        if (unitsPerCase() == 0) {
            return this;
        }
        List<BigDecimal> cases = new ArrayList<>();
        for (List<BigDecimal> steps : prices) {
            cases.add(times(steps.get(0), unitsPerCase() * CASE_DISCOUNT));
        }
        return new Item(number, description, category, schedule, type, backOrder, inactive, cost, prices, cases, stock);
    }

    BigDecimal price(int level, int quantity) {
        List<BigDecimal> steps = prices.get(level);
        int step = quantity <= PriceLists.BREAK_ENDS[0] ? 0 : quantity <= PriceLists.BREAK_ENDS[1] ? 1 : 2;
        return steps.get(Math.min(step, steps.size() - 1));
    }

    String unit() {
        return schedule.equals("HOUR") ? "HOUR" : "EACH";
    }

    String caseUnit() {
        return schedule.equals("EACH-CS12") ? "CASE" : "BOX";
    }

    int unitsPerCase() {
        return schedule.equals("EACH-CS12") ? 12 : schedule.equals("EACH-BX50") ? 50 : 0;
    }

    static BigDecimal times(BigDecimal amount, double factor) {
        return amount.multiply(BigDecimal.valueOf(factor))
                .setScale(2, RoundingMode.HALF_UP)
                .max(new BigDecimal("0.01"));
    }
}
