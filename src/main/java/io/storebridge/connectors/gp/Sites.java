package io.storebridge.connectors.gp;

import io.storebridge.commerce.StockView;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** The company's warehouses. */
final class Sites {

    private static final Comparator<BigDecimal> KNOWN_FIRST = Comparator.nullsLast(Comparator.naturalOrder());
    /** Nearest first, those at an unknown place last; of equals the one with the most stock. */
    private static final Comparator<StockView.Site> NEAREST_FIRST = Comparator.comparing(
                    StockView.Site::miles, KNOWN_FIRST)
            .thenComparing(StockView.Site::available, Comparator.reverseOrder())
            .thenComparing(StockView.Site::warehouse);

    private record Site(String code, String name, String zip) {}

    private final List<Site> all;

    private Sites(List<Site> all) {
        this.all = all;
    }

    static Sites read(Connection connection, int seconds) throws SQLException {
        return new Sites(Row.list(
                        connection,
                        seconds,
                        "SELECT LOCNCODE, LOCNDSCR, ZIPCODE FROM IV40700 WHERE INACTIVE = 0 ORDER BY LOCNCODE")
                .stream()
                .map(row -> new Site(row.text("LOCNCODE"), row.text("LOCNDSCR"), row.text("ZIPCODE")))
                .toList());
    }

    /** The warehouse's code as GP writes it; null when there is none of it. */
    String code(String warehouse) {
        return all.stream()
                .map(Site::code)
                .filter(code -> code.equalsIgnoreCase(warehouse.strip()))
                .findFirst()
                .orElse(null);
    }

    /** Every warehouse with what it has of the item, nearest first. */
    List<StockView.Site> stock(Item item, String unit, BigDecimal wanted, String zip) {
        return all.stream()
                .map(site -> stock(site, item, unit, wanted, zip))
                .sorted(NEAREST_FIRST)
                .toList();
    }

    private static StockView.Site stock(Site site, Item item, String unit, BigDecimal wanted, String zip) {
        BigDecimal available = item.available(site.code(), unit);
        return new StockView.Site(
                site.code(),
                site.name(),
                site.zip(),
                available,
                ZipAreas.miles(zip, site.zip()),
                available.compareTo(wanted) >= 0);
    }
}
