package io.storebridge.orders;

import io.storebridge.commerce.Authorizations;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.Credit;
import io.storebridge.commerce.CrmAccounts;
import io.storebridge.commerce.Customer;
import io.storebridge.commerce.CustomerAccounts;
import io.storebridge.commerce.CustomerDefaults;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Invoice;
import io.storebridge.commerce.Mail;
import io.storebridge.commerce.OrderAssessment;
import io.storebridge.commerce.OrderBook;
import io.storebridge.commerce.OrderItem;
import io.storebridge.commerce.OrderPayment;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.commerce.SalesOrders;
import io.storebridge.commerce.Step;
import io.storebridge.commerce.StoreOrders;
import io.storebridge.commerce.Tax;
import io.storebridge.commerce.TaxResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The ERP, the gateway, the tax provider, the store, the CRM, the order book and the mail server in memory: they note what
 * they are told, and refuse what a test tells them to. The order, its customer and its payments have the same id in a test.
 */
class OrderPartners implements CustomerAccounts, SalesOrders, StoreOrders, Authorizations, Tax, OrderBook, Mail {

    static final String BAD_CARD = "pm_card_chargeDeclined";

    private final AtomicInteger numbers = new AtomicInteger(1000);
    private final Map<String, Queue<RuntimeException>> refusals = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> looks = new ConcurrentHashMap<>();
    private final Map<String, PlacedOrder> onTheStore = new ConcurrentHashMap<>();
    private final Map<String, PlacedOrder> placed = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> mails = new ConcurrentHashMap<>();
    private final Map<String, CustomerDefaults> made = new ConcurrentHashMap<>();
    private final Map<String, Boolean> creditApproved = new ConcurrentHashMap<>();
    private final Set<String> newcomers = ConcurrentHashMap.newKeySet();
    private final List<String> told = new CopyOnWriteArrayList<>();

    /** The next time this is to be done for the order, it is refused before anything happens. */
    void refuse(String step, String id, RuntimeException... answers) {
        refusals.computeIfAbsent(step + " " + id, key -> new ArrayDeque<>()).addAll(List.of(answers));
    }

    /** What the assessment of the order will find, by the names of its components. */
    void look(String id, String... findings) {
        looks.put(id, Set.of(findings));
    }

    void submit(PlacedOrder order) {
        onTheStore.put(order.orderId(), order);
    }

    void isNew(String id) {
        newcomers.add(id);
    }

    /** What was done for the order, in order. */
    List<String> told(String id) {
        return told.stream()
                .filter(entry -> entry.startsWith(id + ": "))
                .map(entry -> entry.substring(id.length() + 2))
                .toList();
    }

    PlacedOrder placed(String id) {
        return placed.get(id);
    }

    Boolean creditApproved(String id) {
        return creditApproved.get(id);
    }

    CustomerDefaults made(String id) {
        return made.get(id);
    }

    Map<String, Object> mail(String id, String template) {
        return mails.get(id + " " + template);
    }

    private void done(String step, String id) {
        done(step, id, step);
    }

    private void done(String step, String id, String words) {
        RuntimeException refusal =
                refusals.getOrDefault(step + " " + id, new ArrayDeque<>()).poll();
        if (refusal != null) {
            throw refusal;
        }
        told.add(id + ": " + words);
    }

    // ---- the order book

    @Override
    public void receive(PlacedOrder order) {
        done("receive", order.orderId());
    }

    @Override
    public CustomerMatch identifyCustomer(PlacedOrder order) {
        done("identify", order.orderId());
        boolean known = !newcomers.remove(order.orderId());
        return new CustomerMatch(order.orderId(), known, known ? "number" : "new");
    }

    @Override
    public OrderAssessment assess(PlacedOrder order, Customer customer, List<OrderItem> items, TaxResult tax) {
        done("assess", order.orderId());
        Set<String> found = looks.getOrDefault(order.orderId(), Set.of());
        BigDecimal subtotal = order.lines().stream()
                .map(line -> line.quantity().multiply(line.unitPrice()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new OrderAssessment(
                subtotal,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                tax.amount(),
                subtotal.add(tax.amount()),
                found.contains("lowMargin") ? new BigDecimal("3.5") : null,
                found.contains("firstOrder"),
                found.contains("onHold"),
                BigDecimal.ZERO,
                customer.credit().available(),
                found.contains("overLimit"),
                !found.contains("addressUnknown"),
                found.contains("abroad") ? "FR" : "US",
                found.contains("priceDiffers"),
                found.contains("stockShort"),
                found.contains("itemUnknown"),
                found.contains("taxDiffers"),
                tax.provider(),
                found.contains("totalDiffers"),
                List.copyOf(found));
    }

    @Override
    public void record(
            PlacedOrder order,
            String customerNumber,
            List<SalesOrder> salesOrders,
            TaxResult tax,
            List<Charge> charges,
            String captureAt) {
        done("record", order.orderId(), "record, capture at " + captureAt);
    }

    @Override
    public void close(String orderId, String outcome, String reason) {
        done("close", orderId, "close as " + outcome);
    }

    // ---- the ERP

    Customer readCustomer(String number) {
        done("read customer", number);
        return customer(number);
    }

    @Override
    public Customer findCustomer(String customerNumber) {
        return null;
    }

    @Override
    public List<String> findCustomersByEmail(String email) {
        return List.of();
    }

    @Override
    public String proposeNumber(String name, List<String> taken) {
        return name;
    }

    @Override
    public Customer createCustomer(String customerNumber, PlacedOrder order, CustomerDefaults defaults) {
        done("create customer", customerNumber);
        made.put(customerNumber, defaults);
        return customer(customerNumber);
    }

    @Override
    public List<OrderItem> checkItems(PlacedOrder order, String customerNumber) {
        done("check items", order.orderId());
        return order.lines().stream()
                .map(line -> new OrderItem(
                        line.id(),
                        line.item(),
                        true,
                        true,
                        line.item() + " in words",
                        "EACH",
                        line.unitPrice(),
                        line.unitPrice(),
                        BigDecimal.ONE,
                        BigDecimal.TEN,
                        true))
                .toList();
    }

    @Override
    public List<String> reserveOrderNumbers(PlacedOrder order) {
        done("reserve numbers", order.orderId());
        return List.of("ORD" + numbers.incrementAndGet() + "/" + order.orderId());
    }

    @Override
    public List<SalesOrder> placeOrder(
            List<String> orderNumbers,
            PlacedOrder order,
            String customerNumber,
            TaxResult tax,
            List<Charge> charges,
            Boolean approved) {
        done("place", order.orderId());
        placed.put(order.orderId(), order);
        creditApproved.put(order.orderId(), approved);
        BigDecimal total = order.lines().stream()
                .map(line -> line.quantity().multiply(line.unitPrice()))
                .reduce(tax.amount(), BigDecimal::add);
        return List.of(new SalesOrder(
                orderNumbers.get(0),
                order.orderId(),
                0,
                customerNumber,
                "Customer " + customerNumber,
                order.currency(),
                LocalDate.now(),
                order.wantedDate(),
                order.purchaseOrder(),
                SalesOrder.Status.open,
                false,
                List.of(),
                total.subtract(tax.amount()),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                tax.amount(),
                total,
                BigDecimal.ZERO,
                null,
                null,
                List.of(),
                List.of()));
    }

    @Override
    public List<SalesOrder> findPlacedOrder(List<String> orderNumbers, PlacedOrder order) {
        return null;
    }

    @Override
    public void holdOrder(List<String> orderNumbers) {
        done("hold", orderOf(orderNumbers));
    }

    @Override
    public void liftHold(List<String> orderNumbers) {
        done("lift hold", orderOf(orderNumbers));
    }

    @Override
    public void voidOrder(List<String> orderNumbers) {
        done("void order", orderOf(orderNumbers));
    }

    private static String orderOf(List<String> orderNumbers) {
        return orderNumbers.get(0).substring(orderNumbers.get(0).indexOf('/') + 1);
    }

    @Override
    public String reserveReturnNumber() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SalesReturn createReturn(String returnNumber, PlacedOrder order, String customerNumber) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SalesReturn findReturn(String returnNumber, PlacedOrder order) {
        throw new UnsupportedOperationException();
    }

    private static Customer customer(String number) {
        Credit credit = new Credit(
                Credit.Kind.amount,
                new BigDecimal("20000.00"),
                new BigDecimal("1250.00"),
                BigDecimal.ZERO,
                new BigDecimal("18750.00"),
                BigDecimal.ZERO);
        return new Customer(
                number,
                "Customer " + number,
                false,
                false,
                false,
                "CORPORATE",
                "CONTRACT",
                "Net 30",
                "ERICKSON G.",
                "USD",
                "",
                "Ann Abel",
                "ann@example.com",
                "(312) 555-0102",
                credit,
                List.of());
    }

    // ---- the tax provider

    @Override
    public TaxResult record(PlacedOrder order, String customerNumber, String taxExemption) {
        done("record tax", order.orderId());
        return new TaxResult(new BigDecimal("30.23"), "avatax", "tx-" + order.orderId(), false, List.of());
    }

    @Override
    public void voidSale(String orderId) {
        done("void tax", orderId);
    }

    // ---- the gateway

    @Override
    public List<Charge> prepareOrder(PlacedOrder order, String customerNumber) {
        List<OrderPayment> cards = order.payments().stream()
                .filter(payment -> payment.kind() == OrderPayment.Kind.card)
                .toList();
        done("prepare", order.orderId(), "prepare " + cards.size());
        List<Charge> charges = new ArrayList<>();
        for (OrderPayment card : cards) {
            String id = "pi_" + numbers.incrementAndGet();
            charges.add(charge(id, order.orderId(), Charge.Status.prepared, card.amount(), null));
        }
        return charges;
    }

    @Override
    public List<Charge> authorize(List<Charge> charges, PlacedOrder order) {
        done("authorize", order.orderId());
        if (order.payments().stream().anyMatch(payment -> BAD_CARD.equals(payment.method()))) {
            throw new Failure.Rejected(ErrorCodes.CARD_DECLINED, "Your card was declined: insufficient funds");
        }
        return as(charges, Charge.Status.authorized);
    }

    @Override
    public List<Charge> capture(List<Charge> charges, BigDecimal total, Boolean last) {
        done("capture", charges.get(0).paymentId(), "capture " + total + (last ? ", the last" : ""));
        return as(charges, Charge.Status.succeeded);
    }

    @Override
    public List<Charge> release(List<Charge> charges, String reason) {
        done("release", charges.get(0).paymentId(), "release " + charges.get(0).status());
        return as(charges, Charge.Status.canceled);
    }

    private static List<Charge> as(List<Charge> charges, Charge.Status status) {
        return charges.stream()
                .map(each -> charge(each.id(), each.paymentId(), status, each.amount(), "Visa ending in 4242"))
                .toList();
    }

    private static Charge charge(String id, String order, Charge.Status status, BigDecimal amount, String method) {
        return new Charge(id, order, order, status, amount, "USD", method, BigDecimal.ZERO, Instant.now());
    }

    // ---- the store, the CRM and the mail server

    @Override
    public PlacedOrder readOrder(String orderId) {
        done("read order", orderId);
        return onTheStore.get(orderId);
    }

    @Override
    public void confirmOrder(String orderId, List<SalesOrder> salesOrders) {
        done("confirm", orderId, "confirm " + salesOrders.size());
    }

    @Override
    public void cancelOrder(String orderId, String outcome, String reason) {
        done("cancel", orderId, "cancel as %s: %s".formatted(outcome, reason));
    }

    @Override
    public void markOrder(String orderId, String status, String message) {
        done("mark", orderId, "mark %s: %s".formatted(status, message));
    }

    @Override
    public void linkCustomer(PlacedOrder order, Customer customer) {
        done("link", order.orderId());
    }

    /** The CRM, apart: its linking has the same signature as the store's. */
    CrmAccounts crm() {
        return new CrmAccounts() {
            @Override
            public void linkCustomer(PlacedOrder order, Customer customer) {
                done("link CRM", order.orderId());
            }

            @Override
            public void logActivity(String email, String subject, String text, Step step) {
                done("log", step.businessId(), "log: %s. %s".formatted(subject, text));
            }
        };
    }

    @Override
    public void send(String template, String to, Map<String, Object> document, Step step) {
        done("mail", step.businessId(), "mail %s to %s".formatted(template, to));
        mails.put(step.businessId() + " " + template, document);
    }

    @Override
    public Boolean find(Step step) {
        return null;
    }

    // ---- what this workflow does not ask

    @Override
    public List<String> findSubmittedOrders() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void updateOrder(String orderId, SalesOrder salesOrder) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TaxResult calculate(PlacedOrder order, String customerNumber, String taxExemption) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TaxResult find(PlacedOrder order, String customerNumber, String taxExemption) {
        return null;
    }

    @Override
    public void commit(String orderId, Invoice invoice, Boolean whole) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OrderNews compare(SalesOrder salesOrder) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void settle(OrderNews news) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Entry find(String orderId) {
        throw new UnsupportedOperationException();
    }
}
