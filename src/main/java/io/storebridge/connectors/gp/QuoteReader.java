package io.storebridge.connectors.gp;

import io.storebridge.commerce.Order;
import io.storebridge.commerce.Quote;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads quotes and orders as the port shows them. */
final class QuoteReader {

    private final GpProperties properties;
    private final Customers customers;
    private final Items items;
    private final Currency.Book currencies;

    QuoteReader(GpProperties properties, Customers customers, Items items, Currency.Book currencies) {
        this.properties = properties;
        this.customers = customers;
        this.items = items;
        this.currencies = currencies;
    }

    /** Null when there is none. */
    Quote quote(Connection connection, String number) throws SQLException {
        SopDocument document = SopDocument.find(connection, properties.querySeconds(), SopDocument.QUOTE, number);
        return document == null ? null : quote(connection, document);
    }

    Quote quote(Connection connection, SopDocument document) throws SQLException {
        Row header = document.header();
        Customers.Account account = customers.account(connection, header.text("CUSTNMBR"), "/customer");
        Currency currency = currencies.get(connection, header.text("CURNCYID"));
        Map<String, Item> known = items.read(
                connection,
                document.lines().stream().map(line -> line.text("ITEMNMBR")).toList(),
                currency.id());
        Map<Integer, String> notes = document.lineNotes(connection, properties.querySeconds());
        List<Quote.Line> lines = new ArrayList<>();
        boolean stockShort = false;
        BigDecimal discount = BigDecimal.ZERO.setScale(2);
        BigDecimal cost = BigDecimal.ZERO;
        for (Row row : document.lines()) {
            Quote.Line line = line(row, known.get(row.text("ITEMNMBR")), account.priceLevel(), notes);
            lines.add(line);
            stockShort |= line.available() != null && line.quantity().compareTo(line.available()) > 0;
            discount = discount.max(line.discountPercent());
            cost = cost.add(line.unitCost().multiply(line.quantity()));
        }
        BigDecimal subtotal = Amounts.money(header.decimal("ORSUBTOT"));
        return new Quote(
                document.number(),
                header.text("CUSTNMBR"),
                BuyerFields.read(document, account),
                currency.iso(),
                header.date("DOCDATE"),
                expires(header),
                header.date("ReqShipDate"),
                emptyToNull(document.note()),
                lines,
                subtotal,
                Amounts.money(header.decimal("ORFRTAMT")),
                tax(header),
                Amounts.money(header.decimal("ORDOCAMT")),
                discount,
                Amounts.marginPercent(subtotal, cost),
                stockShort,
                document.isVoid());
    }

    private static Quote.Line line(Row row, Item item, String priceLevel, Map<Integer, String> notes) {
        String unit = row.text("UOFM");
        BigDecimal quantity = Amounts.quantity(row.decimal("QUANTITY"));
        BigDecimal price = price(row);
        BigDecimal cost = Amounts.money(row.decimal("ORUNTCST"));
        BigDecimal total = Amounts.money(row.decimal("OXTNDPRC"));
        BigDecimal list = item == null ? null : item.listPrice(unit);
        return new Quote.Line(
                row.number("LNITMSEQ"),
                row.text("ITEMNMBR"),
                row.text("ITEMDESC"),
                quantity,
                unit,
                row.text("LOCNCODE"),
                list,
                item == null ? null : Pricing.unitPrice(item, priceLevel, unit, quantity),
                price,
                total,
                cost,
                Amounts.discountPercent(list, price),
                Amounts.marginPercent(total, cost.multiply(quantity)),
                item == null ? null : item.available(row.text("LOCNCODE"), unit),
                item != null && item.backOrder(),
                emptyToNull(notes.getOrDefault(row.number("LNITMSEQ"), "")));
    }

    /** A quote that GP lets never expire is open as long as ours are. */
    private LocalDate expires(Row header) {
        LocalDate expires = header.date("QUOEXPDA");
        return expires != null ? expires : header.date("DOCDATE").plusDays(properties.quoteValidDays());
    }

    /** Null when there is none. */
    Order order(Connection connection, String number) throws SQLException {
        SopDocument document = SopDocument.find(connection, properties.querySeconds(), SopDocument.ORDER, number);
        return document == null ? null : order(connection, document);
    }

    Order order(Connection connection, SopDocument document) throws SQLException {
        Row header = document.header();
        Customers.Account account = customers.account(connection, header.text("CUSTNMBR"), "/customer");
        return new Order(
                document.number(),
                header.number("ORIGTYPE") == SopDocument.QUOTE ? emptyToNull(header.text("ORIGNUMB")) : null,
                header.text("CUSTNMBR"),
                BuyerFields.read(document, account),
                currencies.get(connection, header.text("CURNCYID")).iso(),
                header.date("DOCDATE"),
                header.date("ReqShipDate"),
                emptyToNull(header.text("CSTPONBR")),
                document.lines().stream().map(QuoteReader::orderLine).toList(),
                Amounts.money(header.decimal("ORSUBTOT")),
                Amounts.money(header.decimal("ORFRTAMT")),
                tax(header),
                Amounts.money(header.decimal("ORDOCAMT")));
    }

    private static Order.Line orderLine(Row row) {
        return new Order.Line(
                row.number("LNITMSEQ"),
                row.text("ITEMNMBR"),
                row.text("ITEMDESC"),
                Amounts.quantity(row.decimal("QUANTITY")),
                row.text("UOFM"),
                row.text("LOCNCODE"),
                price(row),
                Amounts.money(row.decimal("OXTNDPRC")),
                Amounts.quantity(row.decimal("ATYALLOC")),
                Amounts.quantity(row.decimal("QTYTBAOR")));
    }

    /** What one unit costs the customer: a salesperson's markdown is per unit. */
    private static BigDecimal price(Row row) {
        return Amounts.money(row.decimal("ORUNTPRC").subtract(row.decimal("ORMRKDAM")));
    }

    private static BigDecimal tax(Row header) {
        return Amounts.money(
                header.decimal("ORTAXAMT").add(header.decimal("ORFRTTAX")).add(header.decimal("ORMSCTAX")));
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
