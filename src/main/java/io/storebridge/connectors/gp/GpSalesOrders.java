package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.SopDocument.ORDER;
import static io.storebridge.connectors.gp.SopDocument.RETURN;

import io.storebridge.commerce.Charge;
import io.storebridge.commerce.OrderItem;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.SalesOrders;
import io.storebridge.commerce.TaxResult;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A store's orders and returns as GP's sales documents. The numbers are the key; INTEGRATIONID, and in history the
 * reference, tells whether a number holds the order that we were about to make.
 */
final class GpSalesOrders implements SalesOrders {

    private final GpProperties properties;
    private final GpOrderProperties settings;
    private final GpDatabase database;
    private final DocumentNumbers numbers;
    private final SopStore documents;
    private final Currency.Book currencies;
    private final SalesOrderReader reader;
    private final OrderItems items;
    private final PlacedOrders placed;
    private final SalesOrderChanges changes;
    private final Clock clock;

    GpSalesOrders(
            GpProperties properties,
            GpOrderProperties settings,
            GpDatabase database,
            Dialect dialect,
            EConnect eConnect,
            Clock clock) {
        int seconds = properties.querySeconds();
        this.properties = properties;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
        this.numbers = new DocumentNumbers(seconds, database, dialect);
        this.documents = new SopStore(seconds, database, eConnect);
        this.currencies = new Currency.Book(dialect, properties);
        this.reader = new SalesOrderReader(properties, new Customers(seconds, currencies), currencies);
        this.items = new OrderItems(properties, dialect);
        this.placed = new PlacedOrders(properties, settings, database, dialect, documents, this::today);
        this.changes = new SalesOrderChanges(seconds, settings.hold(), database, dialect, documents, reader);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(properties.timeZone()));
    }

    @Override
    public List<OrderItem> checkItems(PlacedOrder order, String customerNumber) {
        return database.read(connection -> items.check(connection, order, customerNumber));
    }

    @Override
    public List<String> reserveOrderNumbers(PlacedOrder order) {
        boolean split = settings.splitOrders() == GpOrderProperties.SplitOrders.BY_SHIP_TO;
        int count = split ? Math.max(OrderGroup.of(order).size(), 1) : 1;
        return numbers.reserve(ORDER, properties.orderDocumentId(), count);
    }

    @Override
    public List<SalesOrder> placeOrder(
            List<String> orderNumbers,
            PlacedOrder order,
            String customerNumber,
            TaxResult tax,
            List<Charge> charges,
            Boolean creditApproved) {
        boolean approved = Boolean.TRUE.equals(creditApproved);
        placed.makeOnce(new PlacedOrders.Request(ORDER, orderNumbers, order, customerNumber, tax, charges, approved));
        return findPlacedOrder(orderNumbers, order);
    }

    @Override
    public List<SalesOrder> findPlacedOrder(List<String> orderNumbers, PlacedOrder order) {
        List<SalesOrder> found = database.read(connection -> {
            List<SalesOrder> parts = new ArrayList<>();
            for (String number : orderNumbers) {
                SopDocument document = documents.find(connection, ORDER, number);
                if (document != null && PlacedOrders.isOf(document, order)) {
                    parts.add(reader.find(connection, number));
                }
            }
            return parts;
        });
        return found.isEmpty() ? null : found;
    }

    @Override
    public void holdOrder(List<String> orderNumbers) {
        changes.hold(orderNumbers);
    }

    @Override
    public void liftHold(List<String> orderNumbers) {
        changes.lift(orderNumbers);
    }

    @Override
    public void voidOrder(List<String> orderNumbers) {
        changes.voidOrders(orderNumbers, today());
    }

    @Override
    public String reserveReturnNumber() {
        return numbers.reserve(RETURN, settings.returnDocumentId());
    }

    @Override
    public SalesReturn createReturn(String returnNumber, PlacedOrder order, String customerNumber) {
        placed.makeOnce(new PlacedOrders.Request(
                RETURN, List.of(returnNumber), order, customerNumber, order.tax(), List.of(), true));
        return findReturn(returnNumber, order);
    }

    @Override
    public SalesReturn findReturn(String returnNumber, PlacedOrder order) {
        return database.read(connection -> {
            SopDocument document = documents.find(connection, RETURN, returnNumber);
            if (document == null || !PlacedOrders.isOf(document, order)) {
                return null;
            }
            Row header = document.header();
            return new SalesReturn(
                    document.number(),
                    order.orderId(),
                    header.text("CUSTNMBR"),
                    currencies.get(connection, header.text("CURNCYID")).iso(),
                    Amounts.money(header.decimal("ORDOCAMT")));
        });
    }
}
