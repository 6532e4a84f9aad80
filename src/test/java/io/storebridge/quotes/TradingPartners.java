package io.storebridge.quotes;

import io.storebridge.commerce.Acceptance;
import io.storebridge.commerce.Buyer;
import io.storebridge.commerce.Credit;
import io.storebridge.commerce.Customer;
import io.storebridge.commerce.Erp;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Mail;
import io.storebridge.commerce.Order;
import io.storebridge.commerce.Quote;
import io.storebridge.commerce.QuoteRequest;
import io.storebridge.commerce.Step;
import io.storebridge.commerce.Storefront;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The back office, the store and the mail server in memory: they note what they are told, and say no on demand. */
class TradingPartners implements Erp, Storefront, Mail {

    static final BigDecimal LIST_PRICE = new BigDecimal("10.00000");

    private final AtomicInteger numbers = new AtomicInteger(1000);
    private final Map<String, Customer> customers = new ConcurrentHashMap<>();
    private final Map<String, Quote> quotes = new ConcurrentHashMap<>();
    private final Map<String, Deque<Failure.Rejected>> refusals = new ConcurrentHashMap<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile List<String> enteredBySales = List.of();

    Customer customer(String number, boolean hold, boolean isNew, String available) {
        Credit credit = new Credit(
                Credit.Kind.amount,
                new BigDecimal("20000.00"),
                new BigDecimal("1250.00"),
                BigDecimal.ZERO,
                new BigDecimal(available),
                new BigDecimal("250.00"));
        Customer customer = new Customer(
                number,
                "Customer " + number,
                hold,
                false,
                isNew,
                "USA-ILMO-T1",
                "EXTPRCLVL",
                "Net 30",
                "PAUL W.",
                "USD",
                "",
                "Ann Abel",
                "ann@example.com",
                "",
                credit,
                List.of());
        customers.put(number, customer);
        return customer;
    }

    /** A quote that a salesperson has entered in the ERP. */
    void enterQuote(String number, String customer) {
        quotes.put(
                number,
                quote(
                        number,
                        customer,
                        new Buyer(null, "Ann Abel", "ann@example.com"),
                        List.of(line(1, "WIRE", "10"))));
        enteredBySales = List.of(number);
    }

    /** The next call of the step for this quote or customer is refused. */
    void refuse(String step, String about, Failure.Rejected refusal) {
        refusals.computeIfAbsent(step + " " + about, key -> new ArrayDeque<>()).add(refusal);
    }

    /** What was done about the quote, the order or the customer, in order: "publish Q1000". */
    List<String> told(String about) {
        return told.stream().filter(entry -> entry.contains(about)).toList();
    }

    Quote quote(String number) {
        return quotes.get(number);
    }

    private void note(String step, String about) {
        Failure.Rejected refusal =
                refusals.getOrDefault(step + " " + about, new ArrayDeque<>()).poll();
        if (refusal != null) {
            throw refusal;
        }
        told.add(step + " " + about);
    }

    @Override
    public Customer readCustomer(String customerNumber) {
        note("read", customerNumber);
        return customers.get(customerNumber);
    }

    @Override
    public String reserveQuoteNumber() {
        return "Q" + numbers.incrementAndGet();
    }

    @Override
    public String reserveOrderNumber() {
        return "O" + numbers.incrementAndGet();
    }

    @Override
    public Quote createQuote(String quoteNumber, QuoteRequest request) {
        if (!customers.containsKey(request.customer())) {
            throw new Failure.Rejected(
                    ErrorCodes.CUSTOMER_UNKNOWN,
                    "GP has no customer %s; choose another number".formatted(request.customer()),
                    List.of(new Failure.Field("/customer", "unknown in GP")),
                    "taSopHdrIvcInsert 36");
        }
        note("make", request.requestId());
        List<Quote.Line> lines = new java.util.ArrayList<>();
        for (QuoteRequest.Line asked : request.lines()) {
            lines.add(line(lines.size() + 1, asked.item(), asked.quantity().toPlainString()));
        }
        quotes.put(quoteNumber, quote(quoteNumber, request.customer(), request.buyer(), lines));
        return quotes.get(quoteNumber);
    }

    @Override
    public Quote findQuote(String quoteNumber) {
        return quotes.get(quoteNumber);
    }

    @Override
    public Quote readQuote(String quoteNumber) {
        note("read", quoteNumber);
        return quotes.get(quoteNumber);
    }

    @Override
    public Quote updateQuote(String quoteNumber, Quote quote) {
        note("write", quoteNumber);
        quotes.put(quoteNumber, quote);
        return quote;
    }

    @Override
    public void voidQuote(String quoteNumber) {
        note("void", quoteNumber);
    }

    @Override
    public Order createOrder(String orderNumber, Quote quote, Acceptance acceptance, Boolean creditApproved) {
        note(Boolean.TRUE.equals(creditApproved) ? "order over the limit" : "order", quote.number());
        return new Order(
                orderNumber,
                quote.number(),
                quote.customer(),
                quote.buyer(),
                quote.currency(),
                LocalDate.now(),
                null,
                acceptance == null ? null : acceptance.purchaseOrder(),
                List.of(),
                quote.subtotal(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                quote.total());
    }

    @Override
    public Order findOrder(String orderNumber) {
        return null;
    }

    @Override
    public List<String> findNewQuotes() {
        return enteredBySales;
    }

    @Override
    public String publishQuote(Quote quote) {
        note("publish", quote.number());
        return "SB-" + quote.number();
    }

    @Override
    public void submitOrder(String storeOrderId, Order order) {
        note("submit", order.quoteNumber());
    }

    @Override
    public void withdrawQuote(String storeOrderId, String outcome, String reason) {
        note("withdraw", "%s %s: %s".formatted(storeOrderId, outcome, reason));
    }

    @Override
    public void send(String template, String to, Map<String, Object> document, Step step) {
        note("mail", to);
    }

    @Override
    public Boolean find(Step step) {
        return null;
    }

    private static Quote.Line line(int id, String item, String quantity) {
        BigDecimal ordered = new BigDecimal(quantity);
        return new Quote.Line(
                id,
                item,
                "The article " + item,
                ordered,
                "Each",
                "NORTH",
                LIST_PRICE,
                LIST_PRICE,
                LIST_PRICE,
                ordered.multiply(LIST_PRICE).setScale(2, RoundingMode.HALF_UP),
                new BigDecimal("6.20000"),
                BigDecimal.ZERO,
                new BigDecimal("38.00"),
                new BigDecimal("100"),
                true,
                null);
    }

    private static Quote quote(String number, String customer, Buyer buyer, List<Quote.Line> lines) {
        BigDecimal total = lines.stream().map(Quote.Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Quote(
                number,
                customer,
                buyer,
                "USD",
                LocalDate.now(),
                LocalDate.now().plusDays(30),
                null,
                null,
                lines,
                total,
                new BigDecimal("0.00"),
                new BigDecimal("0.00"),
                total,
                BigDecimal.ZERO,
                new BigDecimal("38.00"),
                lines.stream().anyMatch(line -> line.quantity().compareTo(line.available()) > 0),
                false);
    }
}
