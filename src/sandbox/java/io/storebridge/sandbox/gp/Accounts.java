package io.storebridge.sandbox.gp;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Customers with their addresses, contacts and e-mail. Limits in US dollars. */
final class Accounts {

    /** @param limit null: unlimited; 0: no credit */
    record Account(
            String number,
            String name,
            String customerClass,
            String level,
            String terms,
            BigDecimal limit,
            boolean hold,
            boolean inactive,
            boolean fixed,
            Place place) {

        /** Where the level stands in {@link PriceLists#LEVELS}; a level of the customer's own sells like CONTRACT. */
        int levelIndex() {
            int index = PriceLists.LEVELS.indexOf(level);
            return index < 0 ? PriceLists.LEVELS.size() - 1 : index;
        }
    }

    record Place(String city, String state, String zip, String areaCode) {}

    private static final List<String> CODES = List.of("PRIMARY", "WAREHOUSE", "BRANCH", "SERVICE");
    private static final List<String> TERMS = List.of(
            "Net 30", "Net 30", "Net 30", "2% 10/Net 30", "1% 10/Net 30", "Net 15", "Net 60", "COD", "Due on receipt");
    private static final Map<String, String> STATE_TAXES =
            Map.of("MN", "STATE MN", "IL", "USASTCITY-6*", "WA", "STATE WA", "GA", "STATE GA", "TX", "STATE TX");
    private static final List<String> SALESPEOPLE = List.of("ERICKSON G.", "BARNES T.", "OKAFOR C.", "LINDGREN M.");

    private final Random random;
    private final LocalDate today;
    private final List<Place> places;
    private final Map<String, List<String>> words = new HashMap<>();
    private final List<Account> accounts = new ArrayList<>();

    Accounts(Random random, int count, List<Item> items, PriceLists prices, LocalDate today) {
        this.random = random;
        this.today = today;
        this.places = GpCompany.lines("sample/places.txt").stream()
                .map(line -> line.split("\\|"))
                .map(f -> new Place(f[0], f[1], f[2], f[3]))
                .toList();
        readWords();
        addFixed();
        prices.addFairviewLevel();
        Set<String> names = new HashSet<>();
        Map<String, Integer> numbers = new HashMap<>();
        while (accounts.size() < count) {
            addGenerated(names, numbers, items, prices);
        }
    }

    List<Account> all() {
        return accounts;
    }

    private void readWords() {
        String section = "";
        for (String line : GpCompany.lines("sample/names.txt")) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
            } else {
                words.put(section, Arrays.asList(line.split(";")));
            }
        }
    }

    private void addFixed() {
        addFixed("AARONFIT0001", "Aaron Fittings & Electric", "CORPORATE", "WHOLESALE", "Net 30", "25000", "Chicago");
        addFixed("BAKERSEM0001", "Baker Seminary", "EDUCATION", "WHOLESALE", "Net 60", "15000", "Hartford");
        addFixed("CRESTLIN0001", "Crestline Builders", "CORPORATE", "CONTRACT", "Net 30", "5000", "Denver");
        addFixed("DELMARPR0001", "Delmar Press", "SMALLBUS", "RETAIL", "Net 30", "5000", "Saint Louis");
        addFixed("EASTONNE0001", "Easton New Media", "SMALLBUS", "RETAIL", "Net 30", "7500", "Seattle");
        addFixed("FAIRVIEW0001", "Fairview Regional Hospital", "HEALTH", "FAIRVIEW", "Net 60", null, "Atlanta");
        addFixed("GRANITEC0001", "Granite City Studio", "WEB", "RETAIL", "Prepaid", "0", "Minneapolis");
    }

    private void addFixed(
            String number, String name, String customerClass, String level, String terms, String limit, String city) {
        Place place =
                places.stream().filter(p -> p.city().equals(city)).findFirst().orElseThrow();
        boolean hold = number.startsWith("BAKER");
        boolean inactive = number.startsWith("DELMAR");
        accounts.add(new Account(
                number,
                name,
                customerClass,
                level,
                terms,
                limit == null ? null : new BigDecimal(limit),
                hold,
                inactive,
                true,
                place));
    }

    private void addGenerated(Set<String> names, Map<String, Integer> numbers, List<Item> items, PriceLists prices) {
        String[] trade = pick(words.get("trade")).split(":");
        String name = pick(words.get("company")) + " " + trade[0];
        if (!names.add(name)) {
            return;
        }
        String stem = (name.toUpperCase().replaceAll("[^A-Z]", "") + "XXXXXXXX").substring(0, 8);
        String number = stem + "%04d".formatted(numbers.merge(stem, 1, Integer::sum));
        String level =
                switch (trade[1]) {
                    case "CORPORATE" -> random.nextInt(3) == 0 ? "WHOLESALE" : "CONTRACT";
                    case "SMALLBUS" -> random.nextInt(5) == 0 ? "WHOLESALE" : "RETAIL";
                    default -> "WHOLESALE";
                };
        if (trade[1].equals("CORPORATE") && random.nextInt(12) == 0) {
            level = stem + accounts.size() % 10;
            prices.addCustomerLevel(level, number, items.subList(0, Math.min(120, items.size())), 0.96);
        }
        int dice = random.nextInt(100);
        BigDecimal limit =
                dice < 6 ? BigDecimal.ZERO : dice < 14 ? null : BigDecimal.valueOf(2500L * (1 + random.nextInt(24)));
        String terms = limit != null && limit.signum() == 0 ? "Prepaid" : pick(TERMS);
        accounts.add(new Account(
                number,
                name,
                trade[1],
                level,
                terms,
                limit,
                random.nextInt(100) < 4,
                random.nextInt(100) < 4,
                false,
                pick(places)));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    void write(Connection connection) throws SQLException {
        String address =
                "CNTCPRSN,ADDRESS1,ADDRESS2,CITY,STATE,ZIP,COUNTRY,CCode,PHONE1,FAX,SHIPMTHD,TAXSCHID,SLPRSNID,CREATDDT";
        TableWriter customers = new TableWriter(
                "RM00101",
                "CUSTNMBR,CUSTNAME,STMTNAME,SHRTNAME,CUSTCLAS,PRCLEVEL,PYMTRMID,CRLMTTYP,"
                        + "CRLMTAMT,HOLD,INACTIVE,CURNCYID,CHEKBKID,ADRSCODE,PRSTADCD,PRBTADCD,STADDRCD,TAXEXMT1,"
                        + address);
        TableWriter addresses = new TableWriter("RM00102", "CUSTNMBR,ADRSCODE,LOCNCODE,ShipToName," + address);
        TableWriter summaries = new TableWriter("RM00103", "CUSTNMBR");
        TableWriter internet = new TableWriter("SY01200", "Master_Type,Master_ID,ADRSCODE,INET1,INET2,EmailToAddress");
        for (Account account : accounts) {
            int count = account.fixed() ? 2 : 1 + random.nextInt(CODES.size());
            for (int i = 0; i < count; i++) {
                String[] person = {pick(words.get("first")), pick(words.get("last"))};
                Place place = i == 0 || random.nextInt(3) > 0 ? account.place() : pick(places);
                Object[] common = {
                    person[0] + " " + person[1],
                    (100 + random.nextInt(8900)) + " " + pick(words.get("street")),
                    random.nextInt(4) == 0 ? "Suite " + (100 + random.nextInt(800)) : "",
                    place.city(),
                    place.state(),
                    place.zip(),
                    "USA",
                    "US",
                    phone(place),
                    phone(place),
                    random.nextInt(6) == 0 ? "2ND DAY" : "GROUND",
                    taxSchedule(account, place),
                    pick(SALESPEOPLE),
                    today.minusDays(400 + random.nextInt(2500))
                };
                String code = CODES.get(i);
                if (i == 0) {
                    writeCustomer(customers, account, count > 1 ? "WAREHOUSE" : "PRIMARY", common);
                }
                addresses.row(join(common, account.number(), code, "", account.name()));
                String domain = account.name().toLowerCase().replaceAll("[^a-z]", "") + ".example";
                String mail = person[0].toLowerCase() + "." + person[1].toLowerCase() + "@" + domain;
                internet.row("CUS", account.number(), code, mail, "https://www." + domain, mail);
            }
            summaries.row(account.number());
        }
        for (TableWriter table : List.of(customers, addresses, summaries, internet)) {
            table.copy(connection);
        }
    }

    private static void writeCustomer(TableWriter customers, Account account, String shipTo, Object[] common) {
        BigDecimal limit = account.limit();
        int limitType = limit == null ? 1 : limit.signum() == 0 ? 0 : 2;
        String shortName = account.name()
                .substring(0, Math.min(15, account.name().length()))
                .strip();
        customers.row(join(
                common,
                account.number(),
                account.name(),
                account.name(),
                shortName,
                account.customerClass(),
                account.level(),
                account.terms(),
                limitType,
                limit == null ? 0 : limit,
                account.hold() ? 1 : 0,
                account.inactive() ? 1 : 0,
                PriceLists.CURRENCY,
                "UPTOWN TRUST",
                "PRIMARY",
                shipTo,
                "PRIMARY",
                "PRIMARY",
                isExempt(account) ? "EX-" + account.number() : ""));
    }

    private static Object[] join(Object[] last, Object... first) {
        Object[] all = Arrays.copyOf(first, first.length + last.length);
        System.arraycopy(last, 0, all, first.length, last.length);
        return all;
    }

    private String phone(Place place) {
        return place.areaCode() + "55501" + "%02d".formatted(random.nextInt(100)) + "0000";
    }

    private static boolean isExempt(Account account) {
        return account.customerClass().equals("EDUCATION")
                || account.customerClass().equals("HEALTH");
    }

    private static String taxSchedule(Account account, Place place) {
        return isExempt(account) ? "EXEMPT" : STATE_TAXES.getOrDefault(place.state(), "COMPANYSALES");
    }
}
