package io.storebridge.sandbox.gp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Items with costs, prices and stock. Amounts in US dollars per base unit. */
final class Catalog {

    static final List<String> SITES = List.of("MAIN", "EAST", "SOUTH", "WEST");
    static final List<String> LEVELS = List.of("RETAIL", "WHOLESALE", "CONTRACT");
    static final String CURRENCY = "Z-US$";
    private static final BigDecimal NO_END = new BigDecimal("999999999999.00000");
    private static final double[] LEVEL_FACTORS = {1.0, 0.90, 0.84};
    private static final double[] BREAK_FACTORS = {1.0, 0.96, 0.92};
    private static final int[] BREAK_ENDS = {9, 49};

    /**
     * @param prices by level (as LEVELS), then by quantity break: one, or three that end at 9, 49 and nowhere
     * @param stock by site (as SITES); empty for services
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

        BigDecimal price(int level, int quantity) {
            List<BigDecimal> steps = prices.get(level);
            int step = quantity <= BREAK_ENDS[0] ? 0 : quantity <= BREAK_ENDS[1] ? 1 : 2;
            return steps.get(Math.min(step, steps.size() - 1));
        }

        String unit() {
            return schedule.equals("HOUR") ? "HOUR" : "EACH";
        }

        int unitsPerCase() {
            return schedule.equals("EACH-CS12") ? 12 : schedule.equals("EACH-BX50") ? 50 : 0;
        }
    }

    private record Template(
            String number, String description, String category, double low, double high, String schedule) {}

    private final Random random;
    private final List<Item> fixed = new ArrayList<>();
    private final List<Item> generated = new ArrayList<>();
    private final List<TableWriter> more = new ArrayList<>();

    Catalog(Random random, int count) {
        this.random = random;
        addFixed();
        List<Template> templates = templates();
        Collections.shuffle(templates, random);
        for (Template template : templates.subList(0, Math.max(0, Math.min(count - fixed.size(), templates.size())))) {
            generated.add(generate(template));
        }
    }

    /** Items that may appear on generated documents: those that README names are left alone. */
    List<Item> generated() {
        return generated;
    }

    private void addFixed() {
        fixed.add(fixed(
                "PAPR-CPY-WHT",
                "Copy paper bright white, letter 20 lb, ream of 500",
                "PAPER",
                "EACH-CS12",
                1,
                true,
                false,
                "5.10",
                "8.99 8.49 7.99;7.90 7.50 7.00;7.20 6.90 6.50",
                "102.00 89.40 81.60",
                1200,
                600,
                480,
                360));
        fixed.add(fixed(
                "CHAI-TSK-BLK",
                "Task chair, mesh back, black",
                "FURNITURE",
                "EACH",
                1,
                true,
                false,
                "151.20",
                "249.00;219.00;205.00",
                "",
                60,
                20,
                20,
                20));
        fixed.add(fixed(
                "LAPT-PRO-14",
                "Professional laptop 14 in, 16 GB, 512 GB",
                "COMPUTER",
                "EACH",
                1,
                true,
                false,
                "871.50",
                "1189.00;1099.00;1049.00",
                "",
                40,
                5,
                5,
                5));
        fixed.add(fixed(
                "SERV-RCK-2U",
                "Rack server 2U, 64 GB, 4 TB",
                "COMPUTER",
                "EACH",
                1,
                false,
                false,
                "1840.00",
                "2499.00;2349.00;2249.00",
                "",
                3,
                0,
                0,
                0));
        fixed.add(fixed(
                "MICR-BIN-40X",
                "Binocular microscope, 40x to 1000x",
                "LAB",
                "EACH",
                1,
                true,
                false,
                "455.00",
                "689.00;639.00;599.00",
                "",
                2,
                0,
                0,
                0));
        fixed.add(fixed(
                "HDST-USB-DUO",
                "USB headset, two ears, noise cancelling",
                "COMPUTER",
                "EACH",
                1,
                true,
                false,
                "38.40",
                "64.00;57.60;52.00",
                "",
                0,
                25,
                10,
                0));
        fixed.add(fixed(
                "PRNT-OLD-LSR",
                "Laser printer LP-900, mono, last pieces",
                "PRINTING",
                "EACH",
                2,
                false,
                false,
                "92.00",
                "149.00;139.00;135.00",
                "",
                4,
                0,
                0,
                0));
        fixed.add(fixed(
                "MNTR-CRT-17",
                "Monitor 17 in, tube",
                "COMPUTER",
                "EACH",
                1,
                false,
                true,
                "20.00",
                "35.00;33.00;32.00",
                "",
                1,
                0,
                0,
                0));
        fixed.add(fixed(
                "SRVC-INSTALL",
                "Installation at the customer's site, per hour",
                "SERVICE",
                "HOUR",
                5,
                true,
                false,
                "48.00",
                "95.00;90.00;85.00",
                ""));
    }

    private static Item fixed(
            String number,
            String description,
            String category,
            String schedule,
            int type,
            boolean backOrder,
            boolean inactive,
            String cost,
            String prices,
            String cases,
            Integer... stock) {
        List<List<BigDecimal>> levels = new ArrayList<>();
        for (String level : prices.split(";")) {
            levels.add(amounts(level));
        }
        return new Item(
                number,
                description,
                category,
                schedule,
                type,
                backOrder,
                inactive,
                new BigDecimal(cost),
                levels,
                amounts(cases),
                List.of(stock));
    }

    private static List<BigDecimal> amounts(String text) {
        List<BigDecimal> amounts = new ArrayList<>();
        for (String amount : text.isEmpty() ? new String[0] : text.split(" ")) {
            amounts.add(new BigDecimal(amount));
        }
        return amounts;
    }

    private static List<Template> templates() {
        List<Template> templates = new ArrayList<>();
        for (String line : GpCompany.resource("sample/items.txt")
                .lines()
                .filter(l -> !l.startsWith("#"))
                .toList()) {
            String[] f = line.split("\\|");
            String[] as = f[3].split(";");
            String[] bs = f[4].split(";");
            for (int a = 0; a < as.length; a++) {
                for (int b = 0; b < bs.length; b++) {
                    String description = f[2].replace("{a}", as[a]).replace("{b}", bs[b]);
                    double low = Double.parseDouble(f[5]);
                    double high = Double.parseDouble(f[6]);
                    // The later of the values is usually the bigger one, so the price grows with both.
                    double share = (a + 1.0) / as.length * 0.6 + (b + 1.0) / bs.length * 0.4;
                    double price = low + (high - low) * share;
                    String code = "%s-%%s%d%02d".formatted(f[1], a + 1, b + 1);
                    templates.add(
                            new Template(code.formatted("N"), description, f[0], price * 0.82, price * 0.95, f[7]));
                    templates.add(new Template(
                            code.formatted("P"), description + ", Pro series", f[0], price, price * 1.18, f[7]));
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
        BigDecimal cost = times(listPrice, 0.50 + random.nextDouble() * 0.18);
        boolean breaks = random.nextInt(100) < 60;
        List<List<BigDecimal>> prices = new ArrayList<>();
        for (double level : LEVEL_FACTORS) {
            List<BigDecimal> steps = new ArrayList<>();
            for (int i = 0; i < (breaks ? 3 : 1); i++) {
                steps.add(times(listPrice, level * BREAK_FACTORS[i]));
            }
            prices.add(steps);
        }
        int dice = random.nextInt(100);
        Item item = new Item(
                template.number(),
                template.description(),
                template.category(),
                template.schedule(),
                dice < 3 ? 2 : 1,
                dice >= 3 && dice < 88,
                dice == 99,
                cost,
                prices,
                List.of(),
                stock(list));
        return item.unitsPerCase() == 0 ? item : withCases(item);
    }

    private static Item withCases(Item item) {
        List<BigDecimal> cases = new ArrayList<>();
        for (List<BigDecimal> steps : item.prices()) {
            cases.add(times(steps.get(0), item.unitsPerCase() * 0.95));
        }
        return new Item(
                item.number(),
                item.description(),
                item.category(),
                item.schedule(),
                item.type(),
                item.backOrder(),
                item.inactive(),
                item.cost(),
                item.prices(),
                cases,
                item.stock());
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

    static BigDecimal times(BigDecimal amount, double factor) {
        return amount.multiply(BigDecimal.valueOf(factor))
                .setScale(2, RoundingMode.HALF_UP)
                .max(new BigDecimal("0.01"));
    }

    /** A price level of one customer's own: contract items at fixed prices. */
    void addCustomerLevel(String level, String customer, List<Item> items, double factor) {
        more.add(new TableWriter("IV40800", "PRCLEVEL,DSCRIPTN").row(level, "Prices of " + customer));
        TableWriter lists = new TableWriter("IV00107", "ITEMNMBR,CURNCYID,PRCLEVEL,UOFM,ROUNDTO,UMSLSOPT,QTYBSUOM");
        TableWriter steps =
                new TableWriter("IV00108", "ITEMNMBR,CURNCYID,PRCLEVEL,UOFM,TOQTY,FROMQTY,UOMPRICE,QTYBSUOM");
        for (Item item : items) {
            lists.row(item.number(), CURRENCY, level, item.unit(), 1, 2, 1);
            steps.row(item.number(), CURRENCY, level, item.unit(), NO_END, 1, times(item.price(2, 1), factor), 1);
        }
        more.add(lists);
        more.add(steps);
    }

    /** FAIRVIEW0001's prices, which README names. */
    void addFairviewLevel() {
        more.add(new TableWriter("IV40800", "PRCLEVEL,DSCRIPTN").row("FAIRVIEW", "Prices of FAIRVIEW0001"));
        more.add(new TableWriter("IV00107", "ITEMNMBR,CURNCYID,PRCLEVEL,UOFM,ROUNDTO,UMSLSOPT,QTYBSUOM")
                .row("PAPR-CPY-WHT", CURRENCY, "FAIRVIEW", "EACH", 1, 2, 1)
                .row("CHAI-TSK-BLK", CURRENCY, "FAIRVIEW", "EACH", 1, 2, 1)
                .row("LAPT-PRO-14", CURRENCY, "FAIRVIEW", "EACH", 1, 2, 1));
        more.add(new TableWriter("IV00108", "ITEMNMBR,CURNCYID,PRCLEVEL,UOFM,TOQTY,FROMQTY,UOMPRICE,QTYBSUOM")
                .row("PAPR-CPY-WHT", CURRENCY, "FAIRVIEW", "EACH", NO_END, 1, "6.25", 1)
                .row("CHAI-TSK-BLK", CURRENCY, "FAIRVIEW", "EACH", NO_END, 1, "199.00", 1)
                .row("LAPT-PRO-14", CURRENCY, "FAIRVIEW", "EACH", NO_END, 1, "999.00", 1));
    }

    void write(Connection connection) throws SQLException {
        TableWriter items = new TableWriter(
                "IV00101",
                "ITEMNMBR,ITEMDESC,ITMSHNAM,ITMGEDSC,ITMCLSCD,ITEMTYPE,STNDCOST,CURRCOST,"
                        + "ITEMSHWT,DECPLQTY,DECPLCUR,TAXOPTNS,ITMTRKOP,ALWBKORD,INACTIVE,VCTNMTHD,UOMSCHDL,USCATVLS_1,PRCLEVEL,LOCNCODE,"
                        + "PRICMTHD,SELNGUOM,PRCHSUOM,CREATDDT");
        TableWriter lists = new TableWriter("IV00105", "ITEMNMBR,CURNCYID,CURRNIDX,DECPLCUR,LISTPRCE");
        TableWriter units = new TableWriter("IV00106", "ITEMNMBR,UOFM,QTYBSUOM,UMPUROPT");
        TableWriter stock = new TableWriter("IV00102", "ITEMNMBR,LOCNCODE,RCRDTYPE,QTYONHND,BGNGQTY");
        TableWriter headers = new TableWriter("IV00107", "ITEMNMBR,CURNCYID,PRCLEVEL,UOFM,ROUNDTO,UMSLSOPT,QTYBSUOM");
        TableWriter steps =
                new TableWriter("IV00108", "ITEMNMBR,CURNCYID,PRCLEVEL,UOFM,TOQTY,FROMQTY,UOMPRICE,QTYBSUOM");
        List<Item> all = new ArrayList<>(fixed);
        all.addAll(generated);
        for (Item item : all) {
            String name = item.description().length() > 15
                    ? item.description().substring(0, 15).strip()
                    : item.description();
            items.row(
                    item.number(),
                    item.description(),
                    name,
                    item.category(),
                    item.category(),
                    item.type(),
                    times(item.cost(), 0.98),
                    item.cost(),
                    100 + Math.abs(item.number().hashCode() % 2400),
                    item.unit().equals("HOUR") ? 3 : 1,
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
            lists.row(item.number(), CURRENCY, 1007, 3, item.price(0, 1));
            units.row(item.number(), item.unit(), 1, 2);
            String caseUnit = item.schedule().equals("EACH-CS12") ? "CASE" : "BOX";
            if (item.unitsPerCase() > 0) {
                units.row(item.number(), caseUnit, item.unitsPerCase(), 2);
            }
            stock.row(
                    item.number(), "", 1, item.stock().stream().mapToInt(i -> i).sum(), 0);
            for (int site = 0; site < item.stock().size(); site++) {
                stock.row(item.number(), SITES.get(site), 2, item.stock().get(site), 0);
            }
            for (int level = 0; level < LEVELS.size(); level++) {
                writePrices(item, level, caseUnit, headers, steps);
            }
        }
        for (TableWriter table : List.of(items, lists, units, stock, headers, steps)) {
            table.copy(connection);
        }
        for (TableWriter table : more) {
            table.copy(connection);
        }
    }

    private static void writePrices(Item item, int level, String caseUnit, TableWriter headers, TableWriter steps) {
        String name = LEVELS.get(level);
        headers.row(item.number(), CURRENCY, name, item.unit(), 1, 2, 1);
        List<BigDecimal> prices = item.prices().get(level);
        int from = 1;
        for (int i = 0; i < prices.size(); i++) {
            boolean last = i == prices.size() - 1;
            steps.row(
                    item.number(), CURRENCY, name, item.unit(), last ? NO_END : BREAK_ENDS[i], from, prices.get(i), 1);
            from = last ? from : BREAK_ENDS[i] + 1;
        }
        if (!item.casePrices().isEmpty()) {
            headers.row(item.number(), CURRENCY, name, caseUnit, 1, 2, item.unitsPerCase());
            steps.row(
                    item.number(),
                    CURRENCY,
                    name,
                    caseUnit,
                    NO_END,
                    1,
                    item.casePrices().get(level),
                    item.unitsPerCase());
        }
    }
}
