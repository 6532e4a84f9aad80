package io.storebridge.sandbox.gp;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Posted invoices, open and paid, the customers' balances that follow from them, and open orders. Amounts in US dollars. */
final class Ledger {

    private static final String HEADER =
            "SOPTYPE,SOPNUMBE,DOCID,DOCDATE,INVODATE,GLPOSTDT,DUEDATE,PYMTRMID,PRCLEVEL,LOCNCODE,"
                    + "BCHSOURC,BACHNUMB,CUSTNMBR,CUSTNAME,CSTPONBR,PRBTADCD,PRSTADCD,SUBTOTAL,ORSUBTOT,EXTDCOST,DOCAMNT,ORDOCAMT,ACCTAMNT,"
                    + "PSTGSTUS,POSTEDDT,CURNCYID,CURRNIDX,XCHGRATE,USER2ENT,SOPSTATUS";
    private static final String LINE =
            "SOPTYPE,SOPNUMBE,LNITMSEQ,ITEMNMBR,ITEMDESC,UOFM,LOCNCODE,UNITCOST,UNITPRCE,ORUNTPRC,XTNDPRCE,"
                    + "OXTNDPRC,EXTDCOST,QUANTITY,QTYTOINV,QTYFULFI,QTYBSUOM,PRCLEVEL,CURRNIDX,DECPLQTY,DECPLCUR";
    private static final String RECEIVABLE =
            "CUSTNMBR,DOCNUMBR,BACHNUMB,BCHSOURC,TRXSORCE,RMDTYPAL,DUEDATE,DOCDATE,POSTDATE,GLPOSTDT,"
                    + "ORTRXAMT,CURTRXAM,SLSAMNT,COSTAMNT,TRXDSCRN,CSPORNBR,CURNCYID,PYMTRMID,ADRSCODE";
    private static final int FIRST_INVOICE = 2000;

    private record Line(Catalog.Item item, int quantity, BigDecimal price) {

        BigDecimal total() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }
    }

    private final Random random;
    private final LocalDate today;
    private final Catalog catalog;
    private final Accounts accounts;
    private final TableWriter headers = new TableWriter("SOP30200", HEADER);
    private final TableWriter lines = new TableWriter("SOP30300", LINE);
    private final TableWriter open = new TableWriter("RM20101", RECEIVABLE);
    private final TableWriter paid = new TableWriter("RM30101", RECEIVABLE);
    private final TableWriter keys =
            new TableWriter("RM00401", "DOCNUMBR,RMDTYPAL,DCSTATUS,BCHSOURC,TRXSORCE,CUSTNMBR,DOCDATE");
    private final TableWriter applied = new TableWriter(
            "RM20201",
            "CUSTNMBR,DATE1,GLPOSTDT,POSTED,APTODCNM,APTODCTY,APTODCDT,CURNCYID,APPTOAMT,ORAPTOAM,APFRDCNM,APFRDCTY,APFRDCDT,APFRMAPLYAMT");
    private int nextInvoice = FIRST_INVOICE;
    private int nextReceipt = 501;

    Ledger(Random random, LocalDate today, Catalog catalog, Accounts accounts) {
        this.random = random;
        this.today = today;
        this.catalog = catalog;
        this.accounts = accounts;
    }

    void write(Connection connection, int openInvoices, int openOrders) throws SQLException {
        for (Accounts.Account account : accounts.all()) {
            switch (account.number()) {
                case "AARONFIT0001" -> fixedInvoices(account, 20, "1240.00", "860.50");
                case "BAKERSEM0001" -> fixedInvoices(account, 75, "3480.00");
                case "CRESTLIN0001" -> fixedInvoices(account, 65, "4100.00", "2080.40");
                case "FAIRVIEW0001" -> fixedInvoices(account, 12, "5430.00", "4500.00");
                default -> {}
            }
        }
        List<Accounts.Account> buyers =
                accounts.all().stream().filter(account -> !account.fixed()).toList();
        // One in ten has never bought anything.
        List<Accounts.Account> known = buyers.subList(0, buyers.size() * 9 / 10);
        for (int i = 0; i < openInvoices; i++) {
            openInvoice(known.get(random.nextInt(known.size())));
        }
        for (int i = 0; i < openInvoices / 3; i++) {
            paidInvoice(known.get(random.nextInt(known.size())));
        }
        for (TableWriter table : List.of(headers, lines, open, paid, keys, applied)) {
            table.copy(connection);
        }
        balance(connection);
        openOrders(connection, known, openOrders);
    }

    private void fixedInvoices(Accounts.Account account, int age, String... amounts) {
        for (String amount : amounts) {
            Catalog.Item item = catalog.generated().get(0);
            invoice(
                    account,
                    today.minusDays(age),
                    List.of(new Line(item, 1, new BigDecimal(amount))),
                    open,
                    BigDecimal.ZERO);
        }
    }

    private void openInvoice(Accounts.Account account) {
        int age = random.nextInt(100) < 70 ? random.nextInt(30) : 30 + random.nextInt(90);
        List<Line> goods = goods(account);
        BigDecimal total = total(goods);
        boolean part = random.nextInt(10) == 0 && total.compareTo(BigDecimal.TEN) > 0;
        BigDecimal payment = part ? Catalog.times(total, 0.5) : BigDecimal.ZERO;
        LocalDate date = today.minusDays(age);
        String number = invoice(account, date, goods, open, payment);
        if (part) {
            receipt(account, date.plusDays(random.nextInt(age + 1)), number, date, payment);
        }
    }

    private void paidInvoice(Accounts.Account account) {
        List<Line> goods = goods(account);
        invoice(account, today.minusDays(60 + random.nextInt(600)), goods, paid, total(goods));
    }

    private String invoice(
            Accounts.Account account, LocalDate date, List<Line> goods, TableWriter receivables, BigDecimal payment) {
        String number = "STDINV" + nextInvoice++;
        BigDecimal total = total(goods);
        BigDecimal cost = BigDecimal.ZERO;
        int sequence = 0;
        for (Line line : goods) {
            sequence += 16384;
            BigDecimal lineCost = line.item().cost().multiply(BigDecimal.valueOf(line.quantity()));
            cost = cost.add(lineCost);
            lines.row(
                    3,
                    number,
                    sequence,
                    line.item().number(),
                    line.item().description(),
                    line.item().unit(),
                    "MAIN",
                    line.item().cost(),
                    line.price(),
                    line.price(),
                    line.total(),
                    line.total(),
                    lineCost,
                    line.quantity(),
                    line.quantity(),
                    line.quantity(),
                    1,
                    account.level(),
                    1007,
                    1,
                    3);
        }
        LocalDate due = date.plusDays(days(account.terms()));
        String order = "PO-" + (10000 + random.nextInt(90000));
        headers.row(
                3,
                number,
                "STDINV",
                date,
                date,
                date,
                due,
                account.terms(),
                account.level(),
                "MAIN",
                "Sales Entry",
                "INV" + date.getDayOfYear(),
                account.number(),
                account.name(),
                order,
                "PRIMARY",
                "PRIMARY",
                total,
                total,
                cost,
                total,
                total,
                total,
                2,
                date,
                Catalog.CURRENCY,
                1007,
                1,
                "sa",
                6);
        receivables.row(
                account.number(),
                number,
                "INV" + date.getDayOfYear(),
                "Sales Entry",
                "SLSTE",
                1,
                due,
                date,
                date,
                date,
                total,
                total.subtract(payment),
                total,
                cost,
                "Sales invoice",
                order,
                Catalog.CURRENCY,
                account.terms(),
                "PRIMARY");
        keys.row(number, 1, receivables == open ? 2 : 3, "Sales Entry", "SLSTE", account.number(), date);
        return number;
    }

    private void receipt(
            Accounts.Account account, LocalDate date, String invoice, LocalDate invoiced, BigDecimal amount) {
        String number = "PYMNT%011d".formatted(nextReceipt++);
        open.row(
                account.number(),
                number,
                "CHECKS",
                "RM_Cash",
                "RMCSH",
                9,
                date,
                date,
                date,
                date,
                amount,
                0,
                0,
                0,
                "Check",
                "",
                Catalog.CURRENCY,
                "",
                "PRIMARY");
        keys.row(number, 9, 2, "RM_Cash", "RMCSH", account.number(), date);
        applied.row(
                account.number(),
                date,
                date,
                1,
                invoice,
                1,
                invoiced,
                Catalog.CURRENCY,
                amount,
                amount,
                number,
                9,
                date,
                amount);
    }

    private List<Line> goods(Accounts.Account account) {
        List<Line> goods = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            Catalog.Item item =
                    catalog.generated().get(random.nextInt(catalog.generated().size()));
            boolean cheap = item.price(0, 1).compareTo(BigDecimal.valueOf(60)) < 0;
            int quantity = cheap ? 1 + random.nextInt(60) : 1 + random.nextInt(3);
            goods.add(new Line(item, quantity, item.price(account.levelIndex(), quantity)));
        }
        return goods;
    }

    private static BigDecimal total(List<Line> goods) {
        return goods.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int days(String terms) {
        return switch (terms) {
            case "Net 15" -> 15;
            case "Net 60" -> 60;
            case "COD", "Prepaid", "Due on receipt" -> 0;
            default -> 30;
        };
    }

    /** Balances and aging from the open documents; then some limits are set below what is owed. */
    private void balance(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    UPDATE RM00103 s SET CUSTBLNC = d.owed, AGPERAMT_1 = d.current, AGPERAMT_2 = d.to30, AGPERAMT_3 = d.to60,
                           AGPERAMT_4 = d.to90, AGPERAMT_5 = d.more, LASTAGED = date '%1$s', LSTTRXDT = d.last_date,
                           TTLSLYTD = d.sales, TTLSLLTD = d.sales, TTLINYTD = d.count, TTLINLTD = d.count
                      FROM (SELECT CUSTNMBR, sum(CURTRXAM) AS owed,
                                   sum(CURTRXAM) FILTER (WHERE DUEDATE >= date '%1$s') AS current,
                                   sum(CURTRXAM) FILTER (WHERE date '%1$s' - DUEDATE::date BETWEEN 1 AND 30) AS to30,
                                   sum(CURTRXAM) FILTER (WHERE date '%1$s' - DUEDATE::date BETWEEN 31 AND 60) AS to60,
                                   sum(CURTRXAM) FILTER (WHERE date '%1$s' - DUEDATE::date BETWEEN 61 AND 90) AS to90,
                                   sum(CURTRXAM) FILTER (WHERE date '%1$s' - DUEDATE::date > 90) AS more,
                                   max(DOCDATE) AS last_date, sum(SLSAMNT) AS sales, count(*) AS count
                              FROM RM20101 WHERE RMDTYPAL = 1 GROUP BY CUSTNMBR) d
                     WHERE s.CUSTNMBR = d.CUSTNMBR"""
                            .replace("d.current,", "coalesce(d.current, 0),")
                            .replace("= d.to30", "= coalesce(d.to30, 0)")
                            .replace("= d.to60", "= coalesce(d.to60, 0)")
                            .replace("= d.to90", "= coalesce(d.to90, 0)")
                            .replace("= d.more", "= coalesce(d.more, 0)")
                            .formatted(today));
            statement.execute(
                    """
                    UPDATE RM00101 c SET CRLMTAMT = trunc(b.CUSTBLNC * 0.8, -2)
                      FROM (SELECT CUSTNMBR, CUSTBLNC, row_number() OVER (ORDER BY CUSTNMBR) AS n FROM RM00103 WHERE CUSTBLNC > 1000) b
                     WHERE c.CUSTNMBR = b.CUSTNMBR AND c.CRLMTTYP = 2 AND b.n % 25 = 0 AND c.CUSTNMBR NOT IN
                           ('AARONFIT0001', 'BAKERSEM0001', 'CRESTLIN0001', 'FAIRVIEW0001')""");
            statement.execute("UPDATE RM40401 SET DOCNUMBR = 'PYMNT%011d' WHERE RMDTYPAL = 9".formatted(nextReceipt));
            statement.execute(
                    "UPDATE SOP40200 SET SOPNUMBE = 'STDINV%d' WHERE DOCID = 'STDINV'".formatted(nextInvoice));
        }
    }

    /** Entered by the procedures themselves, so that stock and summaries follow. */
    private void openOrders(Connection connection, List<Accounts.Account> buyers, int count) throws SQLException {
        List<Accounts.Account> able =
                buyers.stream().filter(b -> !b.inactive() && !b.hold()).toList();
        List<Catalog.Item> items = catalog.generated().stream()
                .filter(i -> i.backOrder() && !i.inactive() && i.type() == 1)
                .toList();
        try (PreparedStatement enter = connection.prepareStatement("SELECT sandbox.enter_order(?, ?, ?::jsonb, ?)")) {
            for (int i = 0; i < count; i++) {
                List<String> lines = new ArrayList<>();
                for (int n = 1 + random.nextInt(4); n > 0; n--) {
                    Catalog.Item item = items.get(random.nextInt(items.size()));
                    lines.add("{\"item\": \"%s\", \"quantity\": %d}".formatted(item.number(), 1 + random.nextInt(8)));
                }
                enter.setString(1, able.get(random.nextInt(able.size())).number());
                enter.setString(2, "PO-" + (10000 + random.nextInt(90000)));
                enter.setString(3, lines.toString());
                enter.setObject(4, today.minusDays(random.nextInt(6)).atStartOfDay());
                enter.addBatch();
            }
            enter.executeBatch();
        }
    }
}
