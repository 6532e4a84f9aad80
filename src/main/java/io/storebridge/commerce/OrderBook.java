package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.ITEM_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.VALUE_INVALID;

import java.math.BigDecimal;
import java.util.List;

/**
 * Our own record of each order between the store and the ERP: who it belongs to, its numbers, and what of its progress has
 * been told to the store. It is kept in Storebridge's database.
 */
public interface OrderBook {

    /** Notes that the order has come; twice is once. */
    @Operation(
            id = "orders.receive",
            title = "Note the order",
            description = "Notes in Storebridge's own order book that the order has come.")
    void receive(PlacedOrder order);

    /**
     * Whose order is it? Found by the cross reference to the store's account, by the customer number that the store gives,
     * by the buyer's e-mail address in the ERP. When it is nobody's, a number for the new customer is reserved: the same for
     * every order of that account, also at the same moment.
     *
     * @throws Failure.Rejected value-invalid when the store names a customer that the ERP does not have, or several
     *     customers have the address
     */
    @Operation(
            id = "orders.identify-customer",
            title = "Find whose order it is",
            description =
                    "Finds the customer of the order: by earlier orders of the store's account, by the number that the store gives, by the buyer's e-mail address. When it is nobody's, a number for a new customer is reserved (account.known is then false).",
            result = "account",
            errors = VALUE_INVALID)
    CustomerMatch identifyCustomer(PlacedOrder order);

    /**
     * @param known false: the number is reserved and the customer has to be made
     * @param how cross-reference, number, email or new
     */
    record CustomerMatch(String customerNumber, boolean known, String how) {}

    /**
     * Gives each line without a price the account's price in the ERP, so that the tax, the reviewer, the ERP and the payment
     * go by the same one. A price that the order names stays.
     *
     * @param items as the ERP's look at them has found them
     * @throws Failure.Rejected item-unknown, or value-invalid when the item has no price for the account; the fields are
     *     those of all such lines ({@code /lines/2/unitPrice})
     */
    @Operation(
            id = "orders.price",
            title = "Price the order",
            description =
                    "Gives each line without a price the account's price in the ERP, so that everybody after it goes by the same one. A price that the order names stays.",
            result = "order",
            errors = {ITEM_UNKNOWN, VALUE_INVALID})
    PlacedOrder price(
            PlacedOrder order,
            @Input(title = "Items", hint = "As \"Look at the items in the ERP\" gave them.") List<OrderItem> items);

    /** What the rules and the reviewer want to know of the order. */
    @Operation(
            id = "orders.assess",
            title = "Assess the order",
            description =
                    "Works out what the rules and the reviewer want to know of the order: totals, margin, credit, stock, differences.",
            result = "assessment")
    OrderAssessment assess(
            PlacedOrder order,
            @Input(
                            title = "Customer",
                            hint = "As \"Look for the customer\" gave it; empty for a new one.",
                            required = false)
                    Customer customer,
            @Input(title = "Items", hint = "As \"Look at the items in the ERP\" gave them.") List<OrderItem> items,
            @Input(title = "Tax", hint = "As the tax step gave it; empty when none was worked out.", required = false)
                    TaxResult tax);

    /**
     * Notes the order as it is in the ERP.
     *
     * @param captureAt order or shipment: when its card payments are taken
     */
    @Operation(
            id = "orders.record",
            title = "Note the order's numbers",
            description = "Notes in the order book how the order stands in the ERP.")
    void record(
            PlacedOrder order,
            @Input(title = "Customer number", hint = Hints.CUSTOMER_NUMBER) String customerNumber,
            List<SalesOrder> salesOrders,
            @Input(title = "Tax", hint = "As the tax step gave it.", required = false) TaxResult tax,
            @Input(title = "Card payments", hint = Hints.CHARGES, required = false) List<Charge> charges,
            @Input(title = "Take the card payments", hint = "order: at once; shipment: with each shipment.")
                    String captureAt);

    /** Notes that the order will not be, or is no more. @param outcome rejected or cancelled */
    @Operation(
            id = "orders.close",
            title = "Note that the order is off",
            description = "Notes in the order book that the order will not be, or is no more.")
    void close(
            @Input(title = "Order id", hint = Hints.ORDER_ID) String orderId,
            @Input(title = "Outcome", hint = "rejected: it was never taken; cancelled: it was, and is no more.")
                    String outcome,
            @Input(title = "Reason", hint = Hints.REASON, required = false) String reason);

    /** What has happened to an order in the ERP that was not told yet. */
    @Operation(
            id = "orders.compare",
            title = "See what is new",
            description =
                    "Gives what has happened to the order in the ERP that nobody was told yet: new shipments, invoices, changed lines, a new status.",
            result = "news")
    OrderNews compare(SalesOrder salesOrder);

    /** Notes that the news has been told: it is not news any more. */
    @Operation(
            id = "orders.settle",
            title = "Note what was told",
            description = "Notes that the news has been told, so that it is news no more.")
    void settle(OrderNews news);

    /** Our record of the order of this store id. */
    @Operation(
            id = "orders.find",
            realTime = true,
            title = "Look for the order in our records",
            description = "Gives our record of the order: whose it is, its numbers, payments and status.",
            result = "entry")
    Entry find(@Input(title = "Order id", hint = Hints.ORDER_ID) String orderId);

    /**
     * @param status received, placed, rejected, cancelled
     * @param orderNumbers the ERP's numbers; empty before it is placed
     * @param captureAt order or shipment
     */
    record Entry(
            String orderId,
            String status,
            String customerNumber,
            PlacedOrder order,
            List<String> orderNumbers,
            TaxResult tax,
            List<Charge> charges,
            String captureAt,
            String reason) {}

    /**
     * What is new of one of the ERP's orders.
     *
     * @param ours false: no order of ours; nothing to tell
     * @param any whether anything is new
     * @param fingerprint of the state told with it
     * @param status when it has changed, else null
     * @param linesChanged staff have changed lines, quantities or prices
     * @param shipments new ones
     * @param invoices posted ones, new
     * @param whole the new invoice bills the whole placed order
     * @param finished all parts of the placed order are billed and posted, or void
     * @param voided every part of the placed order is void, and that is new
     * @param capture how much of the card payments is to be taken in all by now; null: nothing to take
     */
    @Input(title = "News", hint = "As \"See what is new\" gave it.")
    record OrderNews(
            boolean ours,
            boolean any,
            String orderId,
            String orderNumber,
            String fingerprint,
            Entry entry,
            String status,
            boolean linesChanged,
            List<SalesOrder.Shipment> shipments,
            List<String> invoices,
            boolean whole,
            boolean finished,
            boolean voided,
            BigDecimal capture) {}
}
