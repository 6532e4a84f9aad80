package io.storebridge.connectors.gp;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.SalesOrder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads orders, open or in history, with their shipments and invoices as the port shows them. */
final class SalesOrderReader {

    private final int seconds;
    private final String batch;
    private final Customers customers;
    private final Currency.Book currencies;

    SalesOrderReader(GpProperties properties, Customers customers, Currency.Book currencies) {
        this.seconds = properties.querySeconds();
        this.batch = properties.batch();
        this.customers = customers;
        this.currencies = currencies;
    }

    /**
     * Null when there is no such order. The number of queries does not depend on how large the order is.
     *
     * <p>History keeps no INTEGRATIONID: there the order's id is read from the reference, and the {@code lineId}s are empty.
     * Number and line sequence stay.
     */
    SalesOrder find(Connection connection, String number) throws SQLException {
        OrderRows rows = OrderRows.find(connection, seconds, number.strip());
        return rows == null ? null : order(connection, rows);
    }

    /** The customer's orders, newest first, without lines, shipments and invoices. */
    List<SalesOrder> list(Connection connection, String customer, int offset, int limit) throws SQLException {
        List<Address> addresses = customers.addresses(connection, customer);
        List<SalesOrder> orders = new ArrayList<>();
        for (OrderRows rows : OrderRows.page(connection, seconds, customer, offset, limit)) {
            OrderProgress progress = new OrderProgress(rows);
            orders.add(order(connection, rows, progress.status(), addresses, List.of(), List.of(), List.of()));
        }
        return orders;
    }

    private SalesOrder order(Connection connection, OrderRows rows) throws SQLException {
        OrderProgress progress = new OrderProgress(rows);
        return order(
                connection,
                rows,
                progress.status(),
                customers.addresses(connection, rows.header().text("CUSTNMBR")),
                rows.lines().stream().map(line -> line(line, progress)).toList(),
                progress.shipments(),
                progress.billings());
    }

    private SalesOrder order(
            Connection connection,
            OrderRows rows,
            SalesOrder.Status status,
            List<Address> addresses,
            List<SalesOrder.Line> lines,
            List<SalesOrder.Shipment> shipments,
            List<SalesOrder.Billing> invoices)
            throws SQLException {
        Row header = rows.header();
        String name = header.text("CUSTNAME");
        return new SalesOrder(
                header.text("SOPNUMBE"),
                orderId(rows),
                header.number("MSTRNUMB"),
                header.text("CUSTNMBR"),
                name,
                currencies.get(connection, header.text("CURNCYID")).iso(),
                header.date("DOCDATE"),
                header.date("ReqShipDate"),
                header.text("CSTPONBR"),
                status,
                !rows.history() && header.flag("HOLDS"),
                lines,
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
                shipments,
                invoices);
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

    /**
     * An order made from a quote carries the quote's number there. Staff may write anything into a reference: in history it is
     * believed only in our own batch (unverified: that the batch of an order stays when it moves to history).
     */
    private String orderId(OrderRows rows) {
        Row header = rows.header();
        if (header.number("ORIGTYPE") == SopDocument.QUOTE) {
            return "";
        }
        if (!rows.history()) {
            return ours(header);
        }
        return header.text("BACHNUMB").equals(batch) ? header.text("REFRENCE") : "";
    }

    static String lineId(Row line) {
        return ours(line);
    }

    private static String ours(Row row) {
        return row.number("INTEGRATIONSOURCE") == SopNodes.INTEGRATION_SOURCE ? row.text("INTEGRATIONID") : "";
    }
}
