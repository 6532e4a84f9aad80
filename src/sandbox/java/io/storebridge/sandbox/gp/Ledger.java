package io.storebridge.sandbox.gp;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Posted invoices, open and paid, and the customers' balances that follow from them. Amounts in US dollars. */
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

    private record Line(Item item, int quantity, BigDecimal price) {

        BigDecimal total() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }
    }

    private final Random random;
    private final LocalDate today;
    private final Catalog catalog;
    private final List<Item> items;
    private final List<Accounts.Account> accounts;
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

    Ledger(Random random, LocalDate today, Catalog catalog, List<Accounts.Account> accounts) {
        this.random = random;
        this.today = today;
        this.catalog = catalog;
        this.items = catalog.generated();
        this.accounts = accounts;
    }

    /** Customers who buy: all but the fixed ones, of the others nine in ten. */
    List<Accounts.Account> buyers() {
        List<Accounts.Account> others =
                accounts.stream().filter(account -> !account.fixed()).toList();
        return others.subList(0, others.size() * 9 / 10);
    }

    /** Writes posted documents, then the balances that follow from them; some limits are set below what is owed. */
    void write(Connection connection, int openInvoices) throws SQLException {
        for (Accounts.Account account : accounts) {
            switch (account.number()) {
                case "AARONFIT0001" -> fixedInvoices(account, 20, "CHAI-TSK-BLK", "5 x 248.00", "5 x 172.10");
                case "BAKERSEM0001" -> fixedInvoices(account, 75, "CHAI-TSK-BLK", "15 x 232.00");
                case "CRESTLIN0001" -> fixedInvoices(account, 65, "CHAI-TSK-BLK", "20 x 205.00", "10 x 208.04");
                case "FAIRVIEW0001" -> fixedInvoices(account, 12, "LAPT-PRO-14", "6 x 905.00", "5 x 900.00");
                default -> {}
            }
        }
        List<Accounts.Account> known = buyers();
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
    }

    private void fixedInvoices(Accounts.Account account, int age, String item, String... goods) {
        for (String text : goods) {
            String[] quantityAndPrice = text.split(" x ");
            Line line = new Line(
                    catalog.fixed(item), Integer.parseInt(quantityAndPrice[0]), new BigDecimal(quantityAndPrice[1]));
            invoice(account, today.minusDays(age), List.of(line), open, BigDecimal.ZERO);
        }
    }

    private void openInvoice(Accounts.Account account) {
        int age = random.nextInt(100) < 70 ? random.nextInt(30) : 30 + random.nextInt(90);
        List<Line> goods = goods(account);
        BigDecimal total = total(goods);
        boolean part = random.nextInt(10) == 0 && total.compareTo(BigDecimal.TEN) > 0;
        BigDecimal payment = part ? Item.times(total, 0.5) : BigDecimal.ZERO;
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
                PriceLists.CURRENCY,
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
                PriceLists.CURRENCY,
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
                PriceLists.CURRENCY,
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
                PriceLists.CURRENCY,
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
            Item item = items.get(random.nextInt(items.size()));
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

    private void balance(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT sandbox.age_receivables(date '%s')".formatted(today));
            statement.execute(
                    """
                    UPDATE RM00101 c SET CRLMTAMT = trunc(b.CUSTBLNC * 0.8, -2)
                      FROM (SELECT CUSTNMBR, CUSTBLNC, row_number() OVER (ORDER BY CUSTNMBR) AS n
                              FROM RM00103 WHERE CUSTBLNC > 1000) b
                     WHERE c.CUSTNMBR = b.CUSTNMBR AND c.CRLMTTYP = 2 AND b.n % 25 = 0 AND c.CUSTNMBR NOT IN
                           ('AARONFIT0001', 'BAKERSEM0001', 'CRESTLIN0001', 'FAIRVIEW0001')""");
            statement.execute("UPDATE RM40401 SET DOCNUMBR = 'PYMNT%011d' WHERE RMDTYPAL = 9".formatted(nextReceipt));
            statement.execute(
                    "UPDATE SOP40200 SET SOPNUMBE = 'STDINV%d' WHERE DOCID = 'STDINV'".formatted(nextInvoice));
        }
    }
}
