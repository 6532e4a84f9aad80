package io.storebridge.connectors.gp;

import static io.storebridge.connectors.gp.SopDocument.ORDER;
import static io.storebridge.connectors.gp.SopDocument.QUOTE;

import io.storebridge.commerce.Acceptance;
import io.storebridge.commerce.Customer;
import io.storebridge.commerce.Erp;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Order;
import io.storebridge.commerce.Quote;
import io.storebridge.commerce.QuoteRequest;
import io.storebridge.connectors.gp.SopNodes.Line;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Dynamics GP as the back office. A document's number is its key; INTEGRATIONID tells whether the document under a number
 * is the one that we were about to make, so that a second attempt finds it instead of making another.
 */
final class GpErp implements Erp {

    private static final int NEW_QUOTES = 200;

    private final GpProperties properties;
    private final GpDatabase database;
    private final DocumentNumbers numbers;
    private final SopStore documents;
    private final Customers customers;
    private final Items items;
    private final QuoteReader reader;
    private final QuoteWriter quotes;
    private final OrderWriter orders;
    private final Clock clock;

    GpErp(GpProperties properties, GpDatabase database, Dialect dialect, EConnect eConnect, Clock clock) {
        this.properties = properties;
        this.database = database;
        this.numbers = new DocumentNumbers(properties.querySeconds(), database, dialect);
        this.documents = new SopStore(properties.querySeconds(), database, eConnect);
        this.clock = clock;
        Currency.Book currencies = new Currency.Book(dialect, properties);
        this.customers = new Customers(properties.querySeconds(), currencies);
        this.items = new Items(properties.querySeconds());
        this.reader = new QuoteReader(properties, customers, items, currencies);
        this.quotes = new QuoteWriter(properties);
        this.orders = new OrderWriter(properties);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(properties.timeZone()));
    }

    @Override
    public Customer readCustomer(String customerNumber) {
        return database.read(connection -> customers.read(connection, customerNumber, today()));
    }

    @Override
    public String reserveQuoteNumber() {
        return numbers.reserve(QUOTE, properties.quoteDocumentId());
    }

    @Override
    public String reserveOrderNumber() {
        return numbers.reserve(ORDER, properties.orderDocumentId());
    }

    @Override
    public Quote createQuote(String quoteNumber, QuoteRequest request) {
        String ours = SopNodes.integrationId(request.requestId());
        return documents.createOnce(
                QUOTE,
                quoteNumber,
                ours,
                () -> database.write(connection -> {
                    Customers.Account account = activeAccount(connection, request.customer());
                    Map<String, Item> known = itemsOf(
                            connection, account, request.lines().stream().map(QuoteRequest.Line::item));
                    LinePlan plan = new LinePlan(known, account, properties.site());
                    List<Line> lines = plan.ofRequest(request.lines());
                    documents.run(
                            connection,
                            QUOTE,
                            quoteNumber,
                            lines,
                            quotes.create(quoteNumber, request, account, lines, plan.site(), today()));
                    return null;
                }),
                connection -> reader.quote(connection, quoteNumber));
    }

    @Override
    public Quote findQuote(String quoteNumber) {
        return database.read(connection -> reader.quote(connection, quoteNumber));
    }

    @Override
    public Quote readQuote(String quoteNumber) {
        Quote quote = findQuote(quoteNumber);
        if (quote == null) {
            throw SopStore.unknownQuote(quoteNumber);
        }
        return quote;
    }

    @Override
    public Quote updateQuote(String quoteNumber, Quote quote) {
        return database.write(connection -> {
            SopDocument document = documents.openQuote(connection, quoteNumber);
            Customers.Account account =
                    activeAccount(connection, document.header().text("CUSTNMBR"));
            Map<String, Item> known =
                    itemsOf(connection, account, quote.lines().stream().map(Quote.Line::item));
            List<Line> lines = new LinePlan(known, account, properties.site())
                    .ofQuote(quote.lines(), QuoteWriter.sequences(quote.lines(), document), document);
            documents.run(connection, QUOTE, quoteNumber, lines, quotes.update(document, quote, account, lines));
            return reader.quote(connection, quoteNumber);
        });
    }

    @Override
    public void voidQuote(String quoteNumber) {
        database.write(connection -> {
            SopDocument document = documents.find(connection, QUOTE, quoteNumber);
            if (document == null || document.isVoid()) {
                return null;
            }
            if (document.inHistory()) {
                throw new Failure.Rejected(
                        ErrorCodes.REFUSED,
                        "Quote " + quoteNumber + " became another document in Dynamics GP and cannot be voided.");
            }
            documents.voidQuote(connection, quotes.voidQuote(quoteNumber, today()), quoteNumber);
            return null;
        });
    }

    @Override
    public Order createOrder(String orderNumber, Quote quote, Acceptance acceptance, Boolean creditApproved) {
        String ours = SopNodes.integrationId(quote.number());
        return documents.createOnce(
                ORDER,
                orderNumber,
                ours,
                () -> database.write(connection -> {
                    SopDocument origin = documents.openQuote(connection, quote.number());
                    Customers.Account account =
                            activeAccount(connection, origin.header().text("CUSTNMBR"));
                    if (account.hold()) {
                        throw customerFault(ErrorCodes.CUSTOMER_ON_HOLD, account, "is on hold");
                    }
                    Map<String, Item> known =
                            itemsOf(connection, account, quote.lines().stream().map(Quote.Line::item));
                    List<Line> lines = new LinePlan(known, account, properties.site())
                            .ofQuote(quote.lines(), QuoteWriter.sequences(quote.lines(), origin), origin);
                    boolean checkCredit = !Boolean.TRUE.equals(creditApproved);
                    List<Row> taxes = documents.taxes(connection, origin);
                    documents.run(
                            connection,
                            ORDER,
                            orderNumber,
                            lines,
                            orders.create(
                                    orderNumber,
                                    quote,
                                    acceptance,
                                    origin,
                                    taxes,
                                    account,
                                    lines,
                                    checkCredit,
                                    today()));
                    return null;
                }),
                connection -> reader.order(connection, orderNumber));
    }

    @Override
    public Order findOrder(String orderNumber) {
        return database.read(connection -> reader.order(connection, orderNumber));
    }

    @Override
    public List<String> findNewQuotes() {
        return database.read(connection -> Row.list(
                        connection,
                        properties.querySeconds(),
                        """
                        SELECT Q.SOPNUMBE FROM SOP10100 Q
                        WHERE Q.SOPTYPE = 1 AND Q.VOIDSTTS = 0 AND Q.INTEGRATIONSOURCE = 0
                          AND (Q.QUOEXPDA >= ? OR Q.QUOEXPDA <= ?)
                          AND NOT EXISTS (SELECT 1 FROM SOP10100 O
                                          WHERE O.ORIGNUMB = Q.SOPNUMBE AND O.ORIGTYPE = 1 AND O.VOIDSTTS = 0)
                        ORDER BY Q.DOCDATE DESC, Q.DEX_ROW_ID DESC OFFSET 0 ROWS FETCH NEXT\s"""
                                + NEW_QUOTES + " ROWS ONLY",
                        today(),
                        Row.NO_DATE)
                .stream()
                .map(row -> row.text("SOPNUMBE"))
                .toList());
    }

    private Customers.Account activeAccount(Connection connection, String number) throws SQLException {
        Customers.Account account = customers.account(connection, number, "/customer");
        if (account.inactive()) {
            throw customerFault(ErrorCodes.CUSTOMER_INACTIVE, account, "is inactive");
        }
        return account;
    }

    private static Failure.Rejected customerFault(String code, Customers.Account account, String state) {
        String message = "Customer " + account.number() + " (" + account.name() + ") " + state + " in Dynamics GP.";
        return new Failure.Rejected(code, message, List.of(new Failure.Field("/customer", message)), null);
    }

    private Map<String, Item> itemsOf(Connection connection, Customers.Account account, Stream<String> numbers)
            throws SQLException {
        List<String> named = numbers.filter(number -> number != null && !number.isBlank())
                .map(String::strip)
                .toList();
        return items.read(connection, named, account.currency().id());
    }
}
