package io.storebridge.sandbox.gp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The items: those that README names, and generated ones from the templates in items.txt, with their stock. */
final class Catalog {

    static final List<String> SITES = List.of("MAIN", "EAST", "SOUTH", "WEST");
    private static final double[] LEVEL_FACTORS = {1.0, 0.90, 0.84};
    private static final double[] BREAK_FACTORS = {1.0, 0.96, 0.92};

    private record Template(
            String number, String description, String category, double low, double high, String schedule) {}

    private final Random random;
    private final PriceLists prices;
    private final List<Item> fixed;
    private final List<Item> generated = new ArrayList<>();

    Catalog(Random random, int count, PriceLists prices) {
        this.random = random;
        this.prices = prices;
        fixed = GpCompany.lines("sample/fixed-items.txt").stream()
                .map(Item::parse)
                .toList();
        List<Template> templates = templates();
        Collections.shuffle(templates, random);
        for (Template template : templates.subList(0, count - fixed.size())) {
            generated.add(generate(template));
        }
    }

    /** Items that may appear on generated documents: those that README names are left alone. */
    List<Item> generated() {
        return generated;
    }

    Item fixed(String number) {
        return fixed.stream()
                .filter(item -> item.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static List<Template> templates() {
        List<Template> templates = new ArrayList<>();
        for (String line : GpCompany.lines("sample/items.txt")) {
            String[] f = line.split("\\|");
            String[] as = f[3].split(";");
            String[] bs = f[4].split(";");
            for (int a = 0; a < as.length; a++) {
                for (int b = 0; b < bs.length; b++) {
                    String description = f[2].replace("{a}", as[a]).replace("{b}", bs[b]);
                    double low = Double.parseDouble(f[5]);
                    double high = Double.parseDouble(f[6]);
                    // The later of the values is usually the bigger one, so the price grows with both.
                    double price = low + (high - low) * ((a + 1.0) / as.length * 0.6 + (b + 1.0) / bs.length * 0.4);
                    String code = "%s-%%s%d%02d".formatted(f[1], a + 1, b + 1);
                    templates.add(
                            new Template(code.formatted("N"), description, f[0], price * 0.82, price * 0.95, f[7]));
                    String pro = description + ", Pro series";
                    templates.add(new Template(code.formatted("P"), pro, f[0], price, price * 1.18, f[7]));
                }
            }
        }
        return templates;
    }

    private Item generate(Template template) {
        double list = template.low() + (template.high() - template.low()) * random.nextDouble();
        BigDecimal listPrice = list < 20
                ? BigDecimal.valueOf(list).setScale(2, RoundingMode.HALF_UP)
                : BigDecimal.valueOf(Math.floor(list)).add(new BigDecimal("0.95"));
        BigDecimal cost = Item.times(listPrice, 0.50 + random.nextDouble() * 0.18);
        int breaks = random.nextInt(100) < 60 ? BREAK_FACTORS.length : 1;
        List<List<BigDecimal>> levels = new ArrayList<>();
        for (double level : LEVEL_FACTORS) {
            List<BigDecimal> steps = new ArrayList<>();
            for (int i = 0; i < breaks; i++) {
                steps.add(Item.times(listPrice, level * BREAK_FACTORS[i]));
            }
            levels.add(steps);
        }
        int dice = random.nextInt(100);
        int type = dice < 3 ? 2 : 1;
        boolean backOrder = dice >= 3 && dice < 88;
        return new Item(
                        template.number(),
                        template.description(),
                        template.category(),
                        template.schedule(),
                        type,
                        backOrder,
                        dice == 99,
                        cost,
                        levels,
                        List.of(),
                        stock(list))
                .withCases();
    }

    private List<Integer> stock(double price) {
        int usual = price < 5 ? 900 : price < 50 ? 220 : price < 400 ? 40 : 9;
        List<Integer> stock = new ArrayList<>();
        for (int site = 0; site < SITES.size(); site++) {
            int dice = random.nextInt(100);
            int most = site == 0 ? usual * 2 : usual;
            stock.add(dice < 8 ? 0 : dice < 18 ? 1 + random.nextInt(5) : 5 + random.nextInt(most));
        }
        return stock;
    }

    void write(Connection connection) throws SQLException {
        TableWriter items = new TableWriter(
                "IV00101",
                "ITEMNMBR,ITEMDESC,ITMSHNAM,ITMGEDSC,ITMCLSCD,ITEMTYPE,STNDCOST,CURRCOST,ITEMSHWT,DECPLQTY,DECPLCUR,"
                        + "TAXOPTNS,ITMTRKOP,ALWBKORD,INACTIVE,VCTNMTHD,UOMSCHDL,USCATVLS_1,PRCLEVEL,LOCNCODE,PRICMTHD,"
                        + "SELNGUOM,PRCHSUOM,CREATDDT");
        TableWriter lists = new TableWriter("IV00105", "ITEMNMBR,CURNCYID,CURRNIDX,DECPLCUR,LISTPRCE");
        TableWriter units = new TableWriter("IV00106", "ITEMNMBR,UOFM,QTYBSUOM,UMPUROPT");
        TableWriter stock = new TableWriter("IV00102", "ITEMNMBR,LOCNCODE,RCRDTYPE,QTYONHND");
        List<Item> all = new ArrayList<>(fixed);
        all.addAll(generated);
        for (Item item : all) {
            write(item, items);
            lists.row(item.number(), PriceLists.CURRENCY, 1007, 3, item.price(0, 1));
            units.row(item.number(), item.unit(), 1, 2);
            if (item.unitsPerCase() > 0) {
                units.row(item.number(), item.caseUnit(), item.unitsPerCase(), 2);
            }
            int total = item.stock().stream().mapToInt(Integer::intValue).sum();
            stock.row(item.number(), "", 1, total);
            for (int site = 0; site < item.stock().size(); site++) {
                stock.row(item.number(), SITES.get(site), 2, item.stock().get(site));
            }
            prices.add(item);
        }
        for (TableWriter table : List.of(items, lists, units, stock)) {
            table.copy(connection);
        }
    }

    private static void write(Item item, TableWriter items) {
        String description = item.description();
        String shortName =
                description.substring(0, Math.min(14, description.length())).strip();
        int weight = 100 + Math.abs(item.number().hashCode() % 2400);
        int quantityDecimals = item.unit().equals("HOUR") ? 3 : 1;
        items.row(
                item.number(),
                description,
                shortName,
                item.category(),
                item.category(),
                item.type(),
                Item.times(item.cost(), 0.98),
                item.cost(),
                weight,
                quantityDecimals,
                3,
                1,
                1,
                item.backOrder() ? 1 : 0,
                item.inactive() ? 1 : 0,
                1,
                item.schedule(),
                item.category(),
                "RETAIL",
                "MAIN",
                1,
                item.unit(),
                item.unit(),
                "2021-01-04");
    }
}
