package io.storebridge.connectors.gp;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.Credit;
import io.storebridge.commerce.Customer;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads customers with addresses and credit. */
final class Customers {

    private static final String MASTER =
            """
            SELECT CUSTNMBR, CUSTNAME, CUSTCLAS, HOLD, INACTIVE, PRCLEVEL, PYMTRMID, SLPRSNID, CURNCYID, TAXEXMT1, CNTCPRSN, PHONE1,
                   ADRSCODE, PRSTADCD, PRBTADCD, CRLMTTYP, CRLMTAMT
            FROM RM00101 WHERE CUSTNMBR = ?""";

    private final int seconds;
    private final Currency.Book currencies;

    Customers(int querySeconds, Currency.Book currencies) {
        this.seconds = querySeconds;
        this.currencies = currencies;
    }

    /** What documents need to know of a customer. */
    record Account(
            String number,
            String name,
            boolean hold,
            boolean inactive,
            String priceLevel,
            Currency currency,
            String contact,
            String email,
            String site) {}

    /** @param pointer where the operation's input names the customer */
    Account account(Connection connection, String number, String pointer) throws SQLException {
        Row master = Row.one(connection, seconds, MASTER, number);
        if (master == null) {
            throw unknown(number, pointer);
        }
        String shipTo = master.text("PRSTADCD").isEmpty() ? master.text("ADRSCODE") : master.text("PRSTADCD");
        Row address = Row.one(
                connection,
                seconds,
                "SELECT LOCNCODE FROM RM00102 WHERE CUSTNMBR = ? AND ADRSCODE = ?",
                number,
                shipTo);
        return new Account(
                master.text("CUSTNMBR"),
                master.text("CUSTNAME"),
                master.flag("HOLD"),
                master.flag("INACTIVE"),
                master.text("PRCLEVEL"),
                currencies.get(connection, master.text("CURNCYID")),
                master.text("CNTCPRSN"),
                email(connection, master),
                address == null ? "" : address.text("LOCNCODE"));
    }

    /** @param today in the company's time zone */
    Customer read(Connection connection, String number, LocalDate today) throws SQLException {
        Customer customer = find(connection, number, today);
        if (customer == null) {
            throw unknown(number, "/customer");
        }
        return customer;
    }

    /** Null when there is none. */
    Customer find(Connection connection, String number, LocalDate today) throws SQLException {
        Row master = Row.one(connection, seconds, MASTER, number);
        if (master == null) {
            return null;
        }
        return new Customer(
                master.text("CUSTNMBR"),
                master.text("CUSTNAME"),
                master.flag("HOLD"),
                master.flag("INACTIVE"),
                isNew(connection, number),
                master.text("CUSTCLAS"),
                master.text("PRCLEVEL"),
                master.text("PYMTRMID"),
                master.text("SLPRSNID"),
                currencies.get(connection, master.text("CURNCYID")).iso(),
                master.text("TAXEXMT1"),
                master.text("CNTCPRSN"),
                email(connection, master),
                phone(master.text("PHONE1")),
                credit(connection, master, today),
                addresses(connection, number));
    }

    static Failure.Rejected unknown(String number, String pointer) {
        String message = "Customer " + number + " does not exist in Dynamics GP.";
        return new Failure.Rejected(
                ErrorCodes.CUSTOMER_UNKNOWN, message, List.of(new Failure.Field(pointer, message)), null);
    }

    private boolean isNew(Connection connection, String number) throws SQLException {
        Row found = Row.one(
                connection,
                seconds,
                """
                SELECT COUNT(*) AS FOUND FROM RM00101 C WHERE C.CUSTNMBR = ? AND (
                  EXISTS (SELECT 1 FROM SOP10100 S WHERE S.CUSTNMBR = C.CUSTNMBR AND S.SOPTYPE IN (2, 3, 5, 6) AND S.VOIDSTTS = 0)
                  OR EXISTS (SELECT 1 FROM SOP30200 S WHERE S.CUSTNMBR = C.CUSTNMBR AND S.SOPTYPE IN (2, 3, 5, 6) AND S.VOIDSTTS = 0)
                  OR EXISTS (SELECT 1 FROM RM20101 R WHERE R.CUSTNMBR = C.CUSTNMBR AND R.RMDTYPAL = 1)
                  OR EXISTS (SELECT 1 FROM RM30101 R WHERE R.CUSTNMBR = C.CUSTNMBR AND R.RMDTYPAL = 1))""",
                number);
        return found.number("FOUND") == 0;
    }

    /**
     * Which amounts count against the limit depends on GP's setup (unverified): here it is what is owed, posted or not,
     * and what is on order.
     */
    private Credit credit(Connection connection, Row master, LocalDate today) throws SQLException {
        String number = master.text("CUSTNMBR");
        Row summary = Row.one(
                connection,
                seconds,
                "SELECT CUSTBLNC, UNPSTDSA, UNPSTDCA, ONORDAMT FROM RM00103 WHERE CUSTNMBR = ?",
                number);
        Row late = Row.one(
                connection,
                seconds,
                """
                SELECT COALESCE(SUM(CURTRXAM), 0) AS LATE FROM RM20101
                WHERE CUSTNMBR = ? AND RMDTYPAL < 7 AND VOIDSTTS = 0 AND DUEDATE < ?""",
                number,
                today);
        BigDecimal balance = summary == null
                ? BigDecimal.ZERO
                : summary.decimal("CUSTBLNC").add(summary.decimal("UNPSTDSA")).subtract(summary.decimal("UNPSTDCA"));
        BigDecimal onOrder = summary == null ? BigDecimal.ZERO : summary.decimal("ONORDAMT");
        Credit.Kind kind =
                switch (master.number("CRLMTTYP")) {
                    case 1 -> Credit.Kind.unlimited;
                    case 2 -> Credit.Kind.amount;
                    default -> Credit.Kind.none;
                };
        BigDecimal limit = kind == Credit.Kind.amount ? master.decimal("CRLMTAMT") : null;
        BigDecimal available =
                switch (kind) {
                    case none -> BigDecimal.ZERO;
                    case unlimited -> null;
                    case amount -> limit.subtract(balance).subtract(onOrder);
                };
        return new Credit(
                kind,
                limit == null ? null : Amounts.money(limit),
                Amounts.money(balance),
                Amounts.money(onOrder),
                available == null ? null : Amounts.money(available),
                Amounts.money(late.decimal("LATE")));
    }

    List<Address> addresses(Connection connection, String number) throws SQLException {
        List<Row> rows = Row.list(
                connection,
                seconds,
                """
                SELECT ADRSCODE, ShipToName, CNTCPRSN, ADDRESS1, ADDRESS2, ADDRESS3, CITY, STATE, ZIP, CCode, COUNTRY, PHONE1
                FROM RM00102 WHERE CUSTNMBR = ? ORDER BY ADRSCODE""",
                number);
        return rows.stream().map(Customers::address).toList();
    }

    private static Address address(Row row) {
        String rest = String.join(
                ", ",
                Stream.of(row.text("ADDRESS2"), row.text("ADDRESS3"))
                        .filter(part -> !part.isEmpty())
                        .toList());
        return new Address(
                row.text("ADRSCODE"),
                row.text("ShipToName"),
                row.text("CNTCPRSN"),
                row.text("ADDRESS1"),
                rest,
                row.text("CITY"),
                row.text("STATE"),
                row.text("ZIP"),
                row.text("CCode").isEmpty() ? row.text("COUNTRY") : row.text("CCode"),
                phone(row.text("PHONE1")));
    }

    /** GP keeps the digits and a four-digit extension: 31255501010000 is (312) 555-0101. */
    static String phone(String digits) {
        if (!digits.matches("\\d{14}")) {
            return digits;
        }
        String number = "(" + digits.substring(0, 3) + ") " + digits.substring(3, 6) + "-" + digits.substring(6, 10);
        String extension = digits.substring(10);
        return extension.equals("0000") ? number : number + " ext. " + extension;
    }

    /** That INET1 of a customer's record holds the e-mail address is not documented (unverified). */
    private String email(Connection connection, Row master) throws SQLException {
        List<Row> rows = Row.list(
                connection,
                seconds,
                "SELECT ADRSCODE, INET1, EmailToAddress FROM SY01200 WHERE Master_Type = 'CUS' AND Master_ID = ?",
                master.text("CUSTNMBR"));
        return rows.stream()
                .sorted(Comparator.comparing(row -> !row.text("ADRSCODE").equalsIgnoreCase(master.text("ADRSCODE"))))
                .map(row -> row.text("EmailToAddress").isEmpty() ? row.text("INET1") : row.text("EmailToAddress"))
                .map(addresses -> addresses.split("[;,]")[0].strip())
                .filter(address -> address.contains("@"))
                .findFirst()
                .orElse("");
    }

    /** Numbers of customers, not inactive ones, one of whose addresses has this e-mail address, in any case. */
    List<String> withEmail(Connection connection, String email) throws SQLException {
        String like = "%" + email.toUpperCase(Locale.ROOT).replaceAll("[%_\\[\\]]", "_") + "%";
        List<Row> rows = Row.list(
                connection,
                seconds,
                """
                SELECT C.CUSTNMBR, S.INET1, S.EmailToAddress FROM SY01200 S JOIN RM00101 C ON C.CUSTNMBR = S.Master_ID
                WHERE S.Master_Type = 'CUS' AND C.INACTIVE = 0
                  AND (UPPER(S.INET1) LIKE ? OR UPPER(CAST(S.EmailToAddress AS varchar(8000))) LIKE ?)
                ORDER BY C.CUSTNMBR""",
                like,
                like);
        return rows.stream()
                .filter(row -> Stream.of(row.text("EmailToAddress"), row.text("INET1"))
                        .flatMap(list -> Stream.of(list.split("[;,]")))
                        .anyMatch(one -> one.strip().equalsIgnoreCase(email)))
                .map(row -> row.text("CUSTNMBR"))
                .distinct()
                .toList();
    }
}
