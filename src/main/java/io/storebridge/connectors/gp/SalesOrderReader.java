package io.storebridge.connectors.gp;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.SalesOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads orders, open or in history, with their shipments and invoices as the port shows them. */
final class SalesOrderReader {

    private final int seconds;
    private final Customers customers;
    private final Currency.Book currencies;

    SalesOrderReader(GpProperties properties, Customers customers, Currency.Book currencies) {
        this.seconds = properties.querySeconds();
        this.customers = customers;
        this.currencies = currencies;
    }

    /**
     * Null when there is no such order. Seven queries at most, however large the order is.
     *
     * <p>History keeps no INTEGRATIONID: {@code orderId} and the {@code lineId}s of an order in history are empty. Number and
     * line sequence stay.
     */
    SalesOrder find(Connection connection, String number) throws SQLException {
        OrderRows rows = OrderRows.find(connection, seconds, number.strip());
        return rows == null ? null : order(connection, rows);
    }

    private SalesOrder order(Connection connection, OrderRows rows) throws SQLException {
        Row header = rows.header();
        OrderProgress progress = new OrderProgress(rows);
        List<Address> addresses = customers.addresses(connection, header.text("CUSTNMBR"));
        String name = header.text("CUSTNAME");
        return new SalesOrder(
                header.text("SOPNUMBE"),
                orderId(header),
                header.number("MSTRNUMB"),
                header.text("CUSTNMBR"),
                name,
                currencies.get(connection, header.text("CURNCYID")).iso(),
                header.date("DOCDATE"),
                header.date("ReqShipDate"),
                header.text("CSTPONBR"),
                progress.status(),
                !rows.history() && header.flag("HOLDS"),
                rows.lines().stream().map(line -> line(line, progress)).toList(),
                Amounts.money(header.decimal("ORSUBTOT")),
                Amounts.money(header.decimal("ORTDISAM")),
                Amounts.money(header.decimal("ORFRTAMT")),
                Amounts.money(header.decimal("ORMISCAMT")),
                Amounts.money(header.decimal("ORTAXAMT")
                        .add(header.decimal("ORFRTTAX"))
                        .add(header.decimal("ORMSCTAX"))),
                Amounts.money(header.decimal("ORDOCAMT")),
                Amounts.money(header.decimal("ORDEPRVD")),
                SopAddresses.billTo(header.text("PRBTADCD"), name, addresses),
                SopAddresses.shipTo(header, name, addresses),
                progress.shipments(),
                progress.billings());
    }

    private static SalesOrder.Line line(Row row, OrderProgress progress) {
        return new SalesOrder.Line(
                row.number("LNITMSEQ"),
                lineId(row),
                row.text("ITEMNMBR"),
                row.text("ITEMDESC"),
                Amounts.quantity(row.decimal("QUANTITY")),
                row.text("UOFM"),
                row.text("LOCNCODE"),
                Amounts.money(row.decimal("ORUNTPRC").subtract(row.decimal("ORMRKDAM"))),
                Amounts.money(row.decimal("OXTNDPRC")),
                Amounts.quantity(row.decimal("ATYALLOC")),
                Amounts.quantity(row.decimal("QTYTBAOR")),
                Amounts.quantity(progress.shipped(row)),
                Amounts.quantity(progress.invoiced(row)),
                Amounts.quantity(row.decimal("QTYCANCE")));
    }

    /** An order made from a quote carries the quote's number there. */
    private static String orderId(Row header) {
        return header.number("ORIGTYPE") == SopDocument.QUOTE ? "" : ours(header);
    }

    static String lineId(Row line) {
        return ours(line);
    }

    private static String ours(Row row) {
        return row.number("INTEGRATIONSOURCE") == SopNodes.INTEGRATION_SOURCE ? row.text("INTEGRATIONID") : "";
    }
}
