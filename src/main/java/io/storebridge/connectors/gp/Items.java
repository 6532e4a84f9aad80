package io.storebridge.connectors.gp;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads items with their units, stock and prices: five queries, however many items. */
final class Items {

    private final int seconds;

    Items(int querySeconds) {
        this.seconds = querySeconds;
    }

    /** The items that exist, by number in any case. */
    Map<String, Item> read(Connection connection, Collection<String> numbers, String currencyId) throws SQLException {
        List<String> wanted = numbers.stream().distinct().toList();
        Map<String, Item> items = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Map<String, Map<String, BigDecimal>> units = amounts(
                list(
                        connection,
                        """
                        SELECT I.ITEMNMBR, U.UOFM, U.QTYBSUOM FROM IV00101 I
                        JOIN IV40202 U ON U.UOMSCHDL = I.UOMSCHDL WHERE I.ITEMNMBR IN (%s)""",
                        wanted,
                        List::toArray),
                "UOFM",
                "QTYBSUOM");
        Map<String, Map<String, BigDecimal>> free = amounts(
                list(
                        connection,
                        """
                        SELECT ITEMNMBR, LOCNCODE, QTYONHND - ATYALLOC AS FREE FROM IV00102
                        WHERE RCRDTYPE = 2 AND INACTIVE = 0 AND ITEMNMBR IN (%s)""",
                        wanted,
                        List::toArray),
                "LOCNCODE",
                "FREE");
        Map<String, Map<String, BigDecimal>> listPrices = amounts(
                list(
                        connection,
                        """
                        SELECT ITEMNMBR, CURNCYID, LISTPRCE FROM IV00105
                        WHERE CURNCYID = ? AND ITEMNMBR IN (%s)""",
                        wanted,
                        part -> prepend(currencyId, part)),
                "CURNCYID",
                "LISTPRCE");
        Map<String, Map<Item.PriceKey, Item.PriceList>> prices = prices(connection, wanted, currencyId);
        List<Row> rows = list(
                connection,
                """
                SELECT I.ITEMNMBR, I.ITEMDESC, I.ITEMTYPE, I.INACTIVE, I.ALWBKORD, I.SELNGUOM, S.BASEUOFM, I.CURRCOST,
                       I.STNDCOST, I.PRCLEVEL, I.PRICMTHD, I.DECPLCUR, I.DECPLQTY
                FROM IV00101 I LEFT JOIN IV40201 S ON S.UOMSCHDL = I.UOMSCHDL WHERE I.ITEMNMBR IN (%s)""",
                wanted,
                List::toArray);
        for (Row row : rows) {
            String number = row.text("ITEMNMBR");
            items.put(
                    number,
                    new Item(
                            number,
                            row.text("ITEMDESC"),
                            row.number("ITEMTYPE"),
                            row.flag("INACTIVE"),
                            row.flag("ALWBKORD"),
                            row.text("SELNGUOM").isEmpty() ? row.text("BASEUOFM") : row.text("SELNGUOM"),
                            units.getOrDefault(number, Map.of()),
                            free.getOrDefault(number, Map.of()),
                            row.decimal("CURRCOST"),
                            row.decimal("STNDCOST"),
                            listPrices.getOrDefault(number, Map.of()).values().stream()
                                    .findFirst()
                                    .orElse(null),
                            row.text("PRCLEVEL"),
                            row.number("PRICMTHD"),
                            decimals(row.number("DECPLCUR")),
                            Math.max(row.number("DECPLQTY") - 1, 0),
                            prices.getOrDefault(number, Map.of())));
        }
        return items;
    }

    /** GP counts currency decimals from 1 (none) to 6 (five); larger numbers mean the same in other currencies. */
    static int decimals(int stored) {
        return stored <= 0 ? 2 : (stored - 1) % 6;
    }

    private Map<String, Map<Item.PriceKey, Item.PriceList>> prices(
            Connection connection, List<String> wanted, String currencyId) throws SQLException {
        Map<String, Map<Item.PriceKey, Item.PriceList>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<Row> rows = list(
                connection,
                """
                SELECT L.ITEMNMBR, L.PRCLEVEL, L.UOFM, L.ROUNDHOW, L.ROUNDTO, L.RNDGAMNT, L.QTYBSUOM, B.TOQTY, B.UOMPRICE
                FROM IV00107 L JOIN IV00108 B
                  ON B.ITEMNMBR = L.ITEMNMBR AND B.CURNCYID = L.CURNCYID AND B.PRCLEVEL = L.PRCLEVEL AND B.UOFM = L.UOFM
                WHERE L.CURNCYID = ? AND L.ITEMNMBR IN (%s)
                ORDER BY L.ITEMNMBR, L.PRCLEVEL, L.UOFM, B.TOQTY""",
                wanted,
                part -> prepend(currencyId, part));
        for (Row row : rows) {
            all.computeIfAbsent(row.text("ITEMNMBR"), number -> new HashMap<>())
                    .computeIfAbsent(
                            new Item.PriceKey(row.text("PRCLEVEL"), row.text("UOFM")),
                            key -> new Item.PriceList(
                                    row.number("ROUNDHOW"),
                                    row.number("ROUNDTO"),
                                    row.decimal("RNDGAMNT"),
                                    row.decimal("QTYBSUOM"),
                                    new ArrayList<>()))
                    .breaks()
                    .add(new Item.Break(row.decimal("TOQTY"), row.decimal("UOMPRICE")));
        }
        return all;
    }

    private List<Row> list(
            Connection connection, String query, List<String> numbers, Function<List<String>, Object[]> arguments)
            throws SQLException {
        return Row.listIn(connection, seconds, query, numbers, arguments);
    }

    private static Map<String, Map<String, BigDecimal>> amounts(List<Row> rows, String key, String amount) {
        Map<String, Map<String, BigDecimal>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Row row : rows) {
            all.computeIfAbsent(row.text("ITEMNMBR"), item -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER))
                    .put(row.text(key), row.decimal(amount));
        }
        return all;
    }

    private static Object[] prepend(String first, List<String> rest) {
        List<Object> all = new ArrayList<>(rest);
        all.add(0, first);
        return all.toArray();
    }
}
