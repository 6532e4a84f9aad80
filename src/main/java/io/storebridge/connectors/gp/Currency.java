package io.storebridge.connectors.gp;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A currency of GP.
 *
 * @param id GP's own id (Z-US$)
 * @param iso the ISO 4217 code
 */
record Currency(String id, String iso, int decimals) {

    /** Currencies do not change while GP runs, so each is read once. */
    static final class Book {

        private final Map<String, Currency> known = new ConcurrentHashMap<>();
        private final Dialect dialect;
        private final GpProperties properties;

        Book(Dialect dialect, GpProperties properties) {
            this.dialect = dialect;
            this.properties = properties;
        }

        /** @param id empty: the company's functional currency */
        Currency get(Connection connection, String id) throws SQLException {
            String wanted = id.isEmpty() ? properties.functionalCurrency() : id;
            Currency currency = known.get(wanted);
            if (currency == null) {
                currency = read(connection, wanted);
                known.put(wanted, currency);
            }
            return currency;
        }

        /** Null when GP has none of this ISO 4217 code. */
        Currency byIso(Connection connection, String iso) throws SQLException {
            Currency functional = get(connection, "");
            if (iso == null || functional.iso().equalsIgnoreCase(iso)) {
                return functional;
            }
            Row row = Row.one(
                    connection,
                    properties.querySeconds(),
                    "SELECT CURNCYID FROM " + dialect.systemTable("MC40200") + " WHERE ISOCURRC = ? ORDER BY CURNCYID",
                    iso);
            return row == null ? null : get(connection, row.text("CURNCYID"));
        }

        private Currency read(Connection connection, String id) throws SQLException {
            Row row = Row.one(
                    connection,
                    properties.querySeconds(),
                    "SELECT ISOCURRC, DECPLCUR FROM " + dialect.systemTable("MC40200") + " WHERE CURNCYID = ?",
                    id);
            if (row == null) {
                throw new SQLException("Currency " + id + " is not set up in MC40200");
            }
            String iso = row.text("ISOCURRC");
            return new Currency(id, iso.isEmpty() ? id : iso, Items.decimals(row.number("DECPLCUR")));
        }
    }
}
