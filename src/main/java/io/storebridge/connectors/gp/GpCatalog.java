package io.storebridge.connectors.gp;

import io.storebridge.commerce.Catalog;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.ProductView;
import io.storebridge.commerce.StockView;
import io.storebridge.commerce.Wanted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Prices and stock from GP's inventory, by the same reading and pricing as quotes. */
final class GpCatalog implements Catalog {

    private static final int MOST_ITEMS = 100;

    private final GpProperties properties;
    private final GpDatabase database;
    private final Currency.Book currencies;
    private final Customers customers;
    private final Items items;

    GpCatalog(GpProperties properties, GpDatabase database, Dialect dialect) {
        this.properties = properties;
        this.database = database;
        this.currencies = new Currency.Book(dialect, properties);
        this.customers = new Customers(properties.querySeconds(), currencies);
        this.items = new Items(properties.querySeconds());
    }

    @Override
    public List<ProductView> readProducts(String customerNumber, List<String> items, String warehouse) {
        List<String> numbers = numbers(items, "/items", "");
        return database.read(connection -> {
            Customers.Account account = customers.account(connection, customerNumber, "/customer");
            String site = account.site().isEmpty() ? properties.site() : account.site();
            if (warehouse != null && !warehouse.isBlank()) {
                site = Sites.read(connection, properties.querySeconds()).code(warehouse);
                if (site == null) {
                    throw invalid("/warehouse", "Warehouse " + warehouse + " does not exist in Dynamics GP.");
                }
            }
            Map<String, Item> known =
                    this.items.read(connection, numbers, account.currency().id());
            List<ProductView> views = new ArrayList<>();
            for (String number : numbers) {
                views.add(product(number, known.get(number), account, site));
            }
            return views;
        });
    }

    private static ProductView product(String asked, Item item, Customers.Account account, String site) {
        if (item == null) {
            return new ProductView(
                    asked, false, false, null, null, null, null, null, null, List.of(), null, null, false);
        }
        String unit = item.sellingUnit();
        String level = account.priceLevel();
        return new ProductView(
                item.number(),
                true,
                !item.inactive() && !item.isDiscontinued(),
                item.description(),
                unit,
                account.currency().iso(),
                level.isEmpty() ? item.priceLevel() : level,
                item.listPrice(unit),
                Pricing.unitPrice(item, level, unit, BigDecimal.ONE),
                Pricing.breaks(item, level, unit),
                site,
                item.available(site, unit),
                item.backOrder());
    }

    @Override
    public List<StockView> readStock(List<Wanted> wanted, String zip) {
        List<Wanted> asked = wanted == null ? List.of() : wanted;
        List<String> numbers = numbers(
                asked.stream().map(one -> one == null ? null : one.item()).toList(), "/wanted", "/item");
        String place = zip == null || zip.isBlank() ? null : zip.strip();
        if (place != null && !ZipAreas.isZip(place)) {
            throw invalid("/zip", "ZIP code " + place + " is not of five digits, or nine.");
        }
        return database.read(connection -> {
            Map<String, Item> known = items.read(connection, numbers, properties.functionalCurrency());
            Sites sites = Sites.read(connection, properties.querySeconds());
            List<StockView> views = new ArrayList<>();
            for (int i = 0; i < asked.size(); i++) {
                views.add(stock(asked.get(i), i, known.get(numbers.get(i)), sites, place));
            }
            return views;
        });
    }

    private static StockView stock(Wanted wanted, int index, Item item, Sites sites, String zip) {
        BigDecimal quantity = wanted.quantity() == null ? BigDecimal.ONE : wanted.quantity();
        if (quantity.signum() <= 0) {
            throw invalid(
                    "/wanted/" + index + "/quantity", "The quantity of " + wanted.item() + " must be above zero.");
        }
        if (item == null) {
            return new StockView(wanted.item(), false, wanted.unit(), quantity, null, false, null, List.of());
        }
        String unit = wanted.unit() == null || wanted.unit().isBlank() ? item.sellingUnit() : unit(wanted, index, item);
        if (!item.hasStock()) {
            return new StockView(item.number(), true, unit, quantity, null, item.backOrder(), null, List.of());
        }
        List<StockView.Site> stock = sites.stock(item, unit, quantity, zip);
        BigDecimal total = stock.stream().map(StockView.Site::available).reduce(BigDecimal.ZERO, BigDecimal::add);
        String nearest = stock.stream()
                .filter(StockView.Site::enough)
                .map(StockView.Site::warehouse)
                .findFirst()
                .orElse(null);
        return new StockView(item.number(), true, unit, quantity, total, item.backOrder(), nearest, stock);
    }

    private static String unit(Wanted wanted, int index, Item item) {
        return item.units().keySet().stream()
                .filter(wanted.unit().strip()::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> invalid(
                        "/wanted/" + index + "/unit",
                        "Item " + item.number() + " is not sold in unit " + wanted.unit() + "."));
    }

    /** @param field of an element of the list that names the item; empty when the element is the name */
    private static List<String> numbers(List<String> items, String list, String field) {
        List<String> asked = items == null ? List.of() : items;
        if (asked.isEmpty() || asked.size() > MOST_ITEMS) {
            throw invalid(list, "Ask for 1 to " + MOST_ITEMS + " items, not " + asked.size() + ".");
        }
        for (int i = 0; i < asked.size(); i++) {
            if (Objects.requireNonNullElse(asked.get(i), "").isBlank()) {
                throw invalid(list + "/" + i + field, "Name the item.");
            }
        }
        return asked.stream().map(String::strip).toList();
    }

    private static Failure.Rejected invalid(String pointer, String message) {
        return new Failure.Rejected(
                ErrorCodes.VALUE_INVALID, message, List.of(new Failure.Field(pointer, message)), null);
    }
}
