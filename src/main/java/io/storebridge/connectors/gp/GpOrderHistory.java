package io.storebridge.connectors.gp;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.OrderHistory;
import io.storebridge.commerce.SalesOrder;
import java.util.List;

/** How far Dynamics GP's orders are: reads only. */
final class GpOrderHistory implements OrderHistory {

    private static final int MOST_ORDERS = 100;

    private final GpDatabase database;
    private final Customers customers;
    private final SalesOrderReader reader;
    private final ChangeScan scan;

    GpOrderHistory(GpProperties properties, GpScanProperties scanning, GpDatabase database, Dialect dialect) {
        this.database = database;
        Currency.Book currencies = new Currency.Book(dialect, properties);
        this.customers = new Customers(properties.querySeconds(), currencies);
        this.reader = new SalesOrderReader(properties, customers, currencies);
        this.scan = new ChangeScan(properties.querySeconds(), dialect, scanning.overlap());
    }

    @Override
    public SalesOrder readOrder(String orderNumber) {
        SalesOrder order = database.read(connection -> reader.find(connection, orderNumber));
        if (order == null) {
            throw new Failure.Rejected(
                    ErrorCodes.ORDER_UNKNOWN, "Order " + orderNumber + " does not exist in Dynamics GP.");
        }
        return order;
    }

    @Override
    public ChangedOrders findChangedOrders(String cursor) {
        return database.read(connection -> scan.next(connection, cursor));
    }

    @Override
    public List<SalesOrder> listOrders(String customerNumber, int offset, int limit) {
        return database.read(connection -> {
            String customer =
                    customers.account(connection, customerNumber, "/customer").number();
            int most = Math.max(1, Math.min(limit, MOST_ORDERS));
            return reader.list(connection, customer, Math.max(0, offset), most);
        });
    }
}
