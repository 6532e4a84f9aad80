package io.storebridge.ordering;

import io.storebridge.commerce.Charge;
import io.storebridge.commerce.Customer;
import io.storebridge.commerce.OrderAssessment;
import io.storebridge.commerce.OrderBook;
import io.storebridge.commerce.OrderItem;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.TaxResult;
import io.storebridge.commerce.Workflows;
import io.storebridge.ordering.OrderRecords.Part;
import io.storebridge.ordering.OrderRecords.Placed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The order book in our database. Who compares and settles has the order's turn, see {@link Turns}. */
@Component
class Book implements OrderBook {

    private final OrderRecords records;
    private final CustomerSearch customers;
    private final CrossReferences references;
    private final TransactionOperations transactions;
    private final Workflows workflows;

    Book(
            OrderRecords records,
            CustomerSearch customers,
            CrossReferences references,
            TransactionOperations transactions,
            Workflows workflows) {
        this.records = records;
        this.customers = customers;
        this.references = references;
        this.transactions = transactions;
        this.workflows = workflows;
    }

    @Override
    public void receive(PlacedOrder order) {
        records.insert(order);
    }

    @Override
    public CustomerMatch identifyCustomer(PlacedOrder order) {
        CustomerMatch match = customers.identify(order);
        records.assign(order.orderId(), match.customerNumber());
        return match;
    }

    @Override
    public PlacedOrder price(PlacedOrder order, List<OrderItem> items) {
        return Prices.complete(order, items);
    }

    @Override
    public OrderAssessment assess(PlacedOrder order, Customer customer, List<OrderItem> items, TaxResult tax) {
        return Assessment.of(order, customer, items, tax);
    }

    @Override
    public void record(
            PlacedOrder order,
            String customerNumber,
            List<SalesOrder> salesOrders,
            TaxResult tax,
            List<Charge> charges,
            String captureAt) {
        records.insert(order);
        references.confirm(customerNumber);
        transactions.executeWithoutResult(status -> {
            records.lock(order.orderId());
            BigDecimal total = salesOrders.stream().map(SalesOrder::total).reduce(BigDecimal.ZERO, BigDecimal::add);
            records.place(order, customerNumber, tax, charges, captureAt, total);
            for (int i = 0; i < salesOrders.size(); i++) {
                records.insertPart(order.orderId(), i + 1, salesOrders.get(i));
            }
        });
        workflows.startEach(
                Turns.PROGRESS,
                "recorded-",
                "orderNumber",
                records.toLookAgain(order.orderId()),
                Map.of("after", order.orderId()));
    }

    @Override
    public void close(String orderId, String outcome, String reason) {
        records.close(orderId, outcome, reason);
    }

    @Override
    public OrderNews compare(SalesOrder salesOrder) {
        return transactions.execute(status -> {
            String orderId = records.orderOf(salesOrder.number()).orElseGet(() -> waitForRecord(salesOrder));
            return orderId == null ? News.ofStranger(salesOrder) : compare(orderId, salesOrder);
        });
    }

    /** Staff may be faster than our record of an order that we have just made: then it is looked at again. */
    private String waitForRecord(SalesOrder salesOrder) {
        String orderId = salesOrder.orderId();
        Placed placed = orderId == null || orderId.isBlank()
                ? null
                : records.lock(orderId).orElse(null);
        if (placed == null || !placed.entry().status().equals("received")) {
            return records.orderOf(salesOrder.number()).orElse(null);
        }
        records.lookAgain(orderId, salesOrder.number());
        return null;
    }

    private OrderNews compare(String orderId, SalesOrder salesOrder) {
        Placed placed = records.lock(orderId).orElseThrow();
        String fingerprint = Fingerprint.of(salesOrder);
        records.see(salesOrder, fingerprint);
        List<Part> parts = records.parts(orderId);
        String number = OrderRecords.key(salesOrder.number());
        Part part = parts.stream()
                .filter(each -> each.number().equals(number))
                .findFirst()
                .orElseThrow();
        return new News(placed, parts, part, fingerprint).compare();
    }

    @Override
    public void settle(OrderNews news) {
        if (news.ours()) {
            transactions.executeWithoutResult(status -> {
                records.lock(news.orderId());
                records.tell(news);
            });
        }
    }

    @Override
    public Entry find(String orderId) {
        return records.find(orderId).map(Placed::entry).orElse(null);
    }
}
