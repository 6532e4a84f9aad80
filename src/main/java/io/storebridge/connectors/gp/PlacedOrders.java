package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.SopDocument.ORDER;

import io.storebridge.commerce.Charge;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.TaxResult;
import io.storebridge.connectors.gp.PlacedOrderWriter.Draft;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Makes the documents of a placed order, or a return, in one transaction, and tells whether they have been made. */
final class PlacedOrders {

    private final GpProperties properties;
    private final GpOrderProperties settings;
    private final GpDatabase database;
    private final Dialect dialect;
    private final SopStore documents;
    private final Customers customers;
    private final Currency.Book currencies;
    private final Items items;
    private final PlacedOrderWriter writer;
    private final Supplier<LocalDate> today;

    PlacedOrders(
            GpProperties properties,
            GpOrderProperties settings,
            GpDatabase database,
            Dialect dialect,
            SopStore documents,
            Supplier<LocalDate> today) {
        this.properties = properties;
        this.settings = settings;
        this.database = database;
        this.dialect = dialect;
        this.documents = documents;
        this.currencies = new Currency.Book(dialect, properties);
        this.customers = new Customers(properties.querySeconds(), currencies);
        this.items = new Items(properties.querySeconds());
        this.writer = new PlacedOrderWriter(properties, settings);
        this.today = today;
    }

    /**
     * What is to be made.
     *
     * @param sopType order or return
     * @param numbers one at least; a number more than needed stays unused
     * @param charges the card payments at the gateway; may be null
     */
    record Request(
            int sopType,
            List<String> numbers,
            PlacedOrder order,
            String customer,
            TaxResult tax,
            List<Charge> charges,
            boolean creditApproved) {

        boolean isOrder() {
            return sopType == ORDER;
        }
    }

    /**
     * Makes the documents unless the numbers hold this order already. Another thread or node may be making it too; what
     * counts is what stands there afterwards.
     *
     * @throws Failure.Rejected with NUMBER_TAKEN when a number holds something else
     */
    void makeOnce(Request request) {
        if (isMade(request)) {
            return;
        }
        OrderChecks.references(request.order());
        try {
            database.write(connection -> {
                make(connection, request);
                return null;
            });
        } catch (Failure.Rejected e) {
            if (!isMade(request)) {
                throw e;
            }
        }
    }

    private void make(Connection connection, Request request) throws SQLException {
        PlacedOrder order = request.order();
        Customers.Account account = account(connection, request);
        OrderTexts texts = new OrderTexts(order, request.tax(), request.charges(), settings);
        OrderChecks.addresses(order, account.number(), customers.addresses(connection, account.number()));
        if (request.isOrder()) {
            OrderChecks.cards(order, texts);
        }
        LinePlan plan = new LinePlan(itemsOf(connection, order, account), account, properties.site());
        List<PlacedLine> lines = markedDown(order, plan.ofOrder(order.lines(), texts::comment), account.currency());
        List<OrderPart> parts = OrderMoney.divide(
                order,
                OrderGroup.of(order, request.numbers().size()),
                lines,
                request.tax(),
                request.isOrder(),
                account.currency(),
                settings);
        List<String> numbers = request.numbers().subList(0, parts.size());
        int master = parts.size() > 1 ? dialect.masterNumber(connection, properties.querySeconds()) : 0;
        Draft draft = new Draft(
                request.sopType(),
                numbers,
                order,
                request.tax(),
                texts,
                account,
                plan.site(),
                parts,
                master,
                request.creditApproved(),
                today.get());
        documents.run(connection, writer.create(draft));
        for (int i = 0; i < parts.size(); i++) {
            OrderPart part = parts.get(i);
            int count = part.lines().size() + part.charges().size();
            documents.checkKept(connection, request.sopType(), numbers.get(i), count, part.subtotal());
        }
    }

    /** The customer, with the order's currency. */
    private Customers.Account account(Connection connection, Request request) throws SQLException {
        String pointer = "/account/customer";
        String customer = OrderTexts.text(request.customer());
        if (customer.isEmpty()) {
            String message = "The order has no customer in Dynamics GP.";
            throw new Failure.Rejected(
                    ErrorCodes.CUSTOMER_UNKNOWN, message, List.of(new Failure.Field(pointer, message)), null);
        }
        Customers.Account account = customers.account(connection, customer, pointer);
        if (account.inactive()) {
            throw customerFault(ErrorCodes.CUSTOMER_INACTIVE, account, "is inactive", pointer);
        }
        if (request.isOrder() && account.hold()) {
            throw customerFault(ErrorCodes.CUSTOMER_ON_HOLD, account, "is on hold", pointer);
        }
        return in(account, currency(connection, request.order(), account.currency()));
    }

    private static Failure.Rejected customerFault(
            String code, Customers.Account account, String state, String pointer) {
        String message = "Customer " + account.number() + " (" + account.name() + ") " + state + " in Dynamics GP.";
        return new Failure.Rejected(code, message, List.of(new Failure.Field(pointer, message)), null);
    }

    /** Which currency of GP the order is in; the customer's own when the order does not say. */
    private Currency currency(Connection connection, PlacedOrder order, Currency own) throws SQLException {
        String iso = OrderTexts.text(order.currency());
        if (iso.isEmpty() || iso.equals(own.iso())) {
            return own;
        }
        Currency currency = currencies.byIso(connection, iso);
        if (currency == null) {
            String message = "Currency " + iso + " is not set up in Dynamics GP.";
            throw new Failure.Rejected(
                    ErrorCodes.VALUE_INVALID, message, List.of(new Failure.Field("/currency", message)), null);
        }
        return currency;
    }

    private static Customers.Account in(Customers.Account account, Currency currency) {
        return new Customers.Account(
                account.number(),
                account.name(),
                account.hold(),
                account.inactive(),
                account.priceLevel(),
                currency,
                account.contact(),
                account.email(),
                account.site());
    }

    private Map<String, Item> itemsOf(Connection connection, PlacedOrder order, Customers.Account account)
            throws SQLException {
        List<String> named = order.lines().stream()
                .map(line -> OrderTexts.text(line.item()))
                .filter(item -> !item.isEmpty())
                .toList();
        return items.read(connection, named, account.currency().id());
    }

    private static List<PlacedLine> markedDown(PlacedOrder order, List<SopNodes.Line> lines, Currency currency) {
        OrderFaults faults = new OrderFaults();
        List<PlacedLine> marked = new ArrayList<>();
        for (SopNodes.Line line : lines) {
            PlacedOrder.Line placed = order.lines().get(line.index());
            Markdown markdown = placed.discount() == null
                    ? new Markdown(BigDecimal.ZERO, line.total(), BigDecimal.ZERO)
                    : placed.discount().signum() < 0
                            ? null
                            : Markdown.of(line.price(), line.quantity(), placed.discount(), currency.decimals());
            if (markdown == null) {
                faults.add(
                        line.pointer("discount"),
                        "The discount of line " + (line.index() + 1) + " must be between zero and "
                                + line.total().toPlainString() + ".");
            }
            marked.add(new PlacedLine(placed, line, markdown));
        }
        faults.check();
        return marked;
    }

    /** Whether the numbers hold this order. */
    private boolean isMade(Request request) {
        return database.read(connection -> {
            String taken = null;
            for (String number : request.numbers()) {
                SopDocument document = documents.find(connection, request.sopType(), number);
                if (document != null && isOf(document, request.order())) {
                    return true;
                }
                taken = document == null ? taken : number;
            }
            if (taken != null) {
                throw new Failure.Rejected(
                        ErrorCodes.NUMBER_TAKEN,
                        "Number " + taken + " is already used by another document in Dynamics GP.");
            }
            return false;
        });
    }

    /** GP's history keeps no INTEGRATIONID: there the reference tells. */
    static boolean isOf(SopDocument document, PlacedOrder order) {
        String ours = SopNodes.integrationId(order.orderId());
        return ours.equals(document.inHistory() ? document.header().text("REFRENCE") : document.integrationId());
    }
}
