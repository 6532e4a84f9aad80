package io.storebridge.sandbox.gp;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** IV00107 and IV00108: prices by level, unit of measure and quantity, in US dollars. */
final class PriceLists {

    static final List<String> LEVELS = List.of("RETAIL", "WHOLESALE", "CONTRACT");
    static final String CURRENCY = "Z-US$";
    static final int[] BREAK_ENDS = {9, 49};
    private static final int CONTRACT = 2;
    private static final BigDecimal NO_END = new BigDecimal("999999999999.00000");

    private final TableWriter levels = new TableWriter("IV40800", "PRCLEVEL,DSCRIPTN");
    private final TableWriter lists =
            new TableWriter("IV00107", "ITEMNMBR,CURNCYID,PRCLEVEL,UOFM,ROUNDTO,UMSLSOPT,QTYBSUOM");
    private final TableWriter steps =
            new TableWriter("IV00108", "ITEMNMBR,CURNCYID,PRCLEVEL,UOFM,TOQTY,FROMQTY,UOMPRICE,QTYBSUOM");

    void add(Item item) {
        for (int level = 0; level < LEVELS.size(); level++) {
            String name = LEVELS.get(level);
            add(item.number(), name, item.unit(), 1, item.prices().get(level));
            if (!item.casePrices().isEmpty()) {
                BigDecimal price = item.casePrices().get(level);
                add(item.number(), name, item.caseUnit(), item.unitsPerCase(), List.of(price));
            }
        }
    }

    /** A price level of one customer's own: contract items below the price of CONTRACT. */
    void addCustomerLevel(String level, String customer, List<Item> items, double factor) {
        levels.row(level, "Prices of " + customer);
        for (Item item : items) {
            add(item.number(), level, item.unit(), 1, List.of(Item.times(item.price(CONTRACT, 1), factor)));
        }
    }

    /** FAIRVIEW0001's prices, which README names. */
    void addFairviewLevel() {
        levels.row("FAIRVIEW", "Prices of FAIRVIEW0001");
        add("PAPR-CPY-WHT", "FAIRVIEW", "EACH", 1, List.of(new BigDecimal("6.25")));
        add("CHAI-TSK-BLK", "FAIRVIEW", "EACH", 1, List.of(new BigDecimal("199.00")));
        add("LAPT-PRO-14", "FAIRVIEW", "EACH", 1, List.of(new BigDecimal("999.00")));
    }

    private void add(String item, String level, String unit, int baseUnits, List<BigDecimal> prices) {
        lists.row(item, CURRENCY, level, unit, 1, 2, baseUnits);
        int from = 1;
        for (int i = 0; i < prices.size() - 1; i++) {
            steps.row(item, CURRENCY, level, unit, BREAK_ENDS[i], from, prices.get(i), baseUnits);
            from = BREAK_ENDS[i] + 1;
        }
        steps.row(item, CURRENCY, level, unit, NO_END, from, prices.get(prices.size() - 1), baseUnits);
    }

    void write(Connection connection) throws SQLException {
        levels.copy(connection);
        lists.copy(connection);
        steps.copy(connection);
    }
}
