package io.storebridge.payments;

import io.storebridge.commerce.Allocation;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.Claims;
import io.storebridge.commerce.Credit;
import io.storebridge.commerce.Customer;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Invoice;
import io.storebridge.commerce.Mail;
import io.storebridge.commerce.Payments;
import io.storebridge.commerce.Receipt;
import io.storebridge.commerce.Receivables;
import io.storebridge.commerce.Reconciliation;
import io.storebridge.commerce.Refund;
import io.storebridge.commerce.Step;
import io.storebridge.commerce.StoreAccounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * The gateway, the ERP's receivables, the store and the mail server in memory: they note what they are told, and answer as
 * a test tells them. A customer of a test has one payment, so what is told is asked for by customer.
 */
class PaymentPartners implements Payments, Receivables, Claims, Reconciliation, StoreAccounts, Mail {

    private final AtomicInteger numbers = new AtomicInteger(1000);
    private final Map<String, Invoice> invoices = new ConcurrentHashMap<>();
    private final Map<String, Charge> charges = new ConcurrentHashMap<>();
    private final Map<String, Receipt> receipts = new ConcurrentHashMap<>();
    private final Map<String, String> claims = new ConcurrentHashMap<>();
    private final Map<String, Queue<UnaryOperator<Object>>> answers = new ConcurrentHashMap<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile List<Difference> differences = List.of();

    /** An open invoice of the customer. */
    void owe(String customer, String number, String balance) {
        BigDecimal owed = new BigDecimal(balance);
        invoices.put(number, invoice(customer, number, owed, owed));
    }

    /** The next time this is asked about the customer, the answer is made of the ordinary one, which happened. */
    void next(String step, String customer, UnaryOperator<Object> answer) {
        answers.computeIfAbsent(step + " " + customer, key -> new ArrayDeque<>())
                .add(answer);
    }

    /** The next time this is asked about the customer, it is refused before anything happens. */
    void refuse(String step, String customer, RuntimeException refusal) {
        answers.computeIfAbsent("before " + step + " " + customer, key -> new ArrayDeque<>())
                .add(nothing -> {
                    throw refusal;
                });
    }

    /** How the gateway will answer when it is asked about the customer's payment. */
    void settle(String customer, Charge.Status status) {
        charges.replaceAll((id, charge) -> charge.customer().equals(customer) ? as(charge, status) : charge);
    }

    void hold(String invoice, String paymentId) {
        claims.put(invoice, paymentId);
    }

    boolean isHeld(String invoice) {
        return claims.containsKey(invoice);
    }

    void differences(List<Difference> found) {
        differences = found;
    }

    /** What was done for the customer, in order. */
    List<String> told(String customer) {
        return told.stream()
                .filter(entry -> entry.endsWith(" " + customer))
                .map(entry -> entry.substring(0, entry.length() - customer.length() - 1))
                .toList();
    }

    Receipt receiptOf(String customer) {
        return receipts.values().stream()
                .filter(receipt -> receipt.customer().equals(customer))
                .findFirst()
                .orElse(null);
    }

    Customer readCustomer(String number) {
        before("read customer", number);
        BigDecimal owed = invoices.values().stream()
                .filter(invoice -> invoice.customer().equals(number))
                .map(Invoice::balance)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Credit credit = new Credit(
                Credit.Kind.amount,
                new BigDecimal("20000.00"),
                owed,
                BigDecimal.ZERO,
                new BigDecimal("20000.00").subtract(owed),
                BigDecimal.ZERO);
        return done(
                "read customer",
                number,
                new Customer(
                        number,
                        "Customer " + number,
                        false,
                        false,
                        false,
                        "USA-ILMO-T1",
                        "EXTPRCLVL",
                        "Net 30",
                        "PAUL W.",
                        "USD",
                        "",
                        "Ann Abel",
                        "ann@example.com",
                        "(312) 555-0102",
                        credit,
                        List.of()));
    }

    @Override
    public void take(String paymentId, String customerNumber, List<Allocation> wanted) {
        before("take", customerNumber);
        for (Allocation allocation : wanted) {
            String holder = claims.putIfAbsent(allocation.invoice(), paymentId);
            if (holder != null && !holder.equals(paymentId)) {
                throw new Failure.Rejected(
                        ErrorCodes.INVOICE_BUSY,
                        "Invoice %s is being paid by another payment; look again in a few minutes"
                                .formatted(allocation.invoice()));
            }
        }
        done("take", customerNumber, null);
    }

    @Override
    public void release(String paymentId) {
        claims.values().removeIf(paymentId::equals);
    }

    @Override
    public List<Invoice> listInvoices(String customerNumber, boolean openOnly, int limit) {
        before("list invoices", customerNumber);
        return invoices.values().stream()
                .filter(invoice -> invoice.customer().equals(customerNumber)
                        && invoice.balance().signum() > 0)
                .sorted(Comparator.comparing(Invoice::number))
                .toList();
    }

    @Override
    public Invoice findInvoice(String invoiceNumber) {
        return invoices.get(invoiceNumber);
    }

    @Override
    public List<Invoice> checkInvoices(String customerNumber, List<Allocation> wanted) {
        before("check", customerNumber);
        check(wanted);
        return done(
                "check",
                customerNumber,
                wanted.stream().map(each -> invoices.get(each.invoice())).toList());
    }

    private void check(List<Allocation> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            Invoice invoice = invoices.get(wanted.get(i).invoice());
            if (invoice == null) {
                throw new Failure.Rejected(
                        ErrorCodes.INVOICE_UNKNOWN,
                        "GP has no invoice %s of this customer"
                                .formatted(wanted.get(i).invoice()),
                        List.of(new Failure.Field("/invoices/%d/invoice".formatted(i), "unknown in GP")),
                        null);
            }
            if (invoice.balance().compareTo(wanted.get(i).amount()) < 0) {
                String owed = "%s is owed now".formatted(invoice.balance().toPlainString());
                throw new Failure.Rejected(
                        ErrorCodes.BALANCE_CHANGED,
                        "Less is owed on invoice %s than was to be paid: %s".formatted(invoice.number(), owed),
                        List.of(new Failure.Field("/invoices/%d/amount".formatted(i), owed)),
                        "taRMApply 504: the amount to apply is greater than the amount remaining");
            }
        }
    }

    @Override
    public String reserveReceiptNumber() {
        return "PYMNT" + numbers.incrementAndGet();
    }

    @Override
    public Receipt createReceipt(
            String receiptNumber, String customerNumber, Charge charge, List<Allocation> allocations) {
        before("create receipt", customerNumber);
        check(allocations);
        allocations.forEach(each -> invoices.computeIfPresent(
                each.invoice(),
                (number, invoice) -> invoice(
                        invoice.customer(),
                        number,
                        invoice.total(),
                        invoice.balance().subtract(each.amount()))));
        Receipt receipt = new Receipt(
                receiptNumber,
                customerNumber,
                LocalDate.now(),
                charge.currency(),
                charge.amount(),
                BigDecimal.ZERO,
                charge.id(),
                true,
                false,
                allocations);
        receipts.put(receiptNumber, receipt);
        return done("create receipt", customerNumber, receipt);
    }

    @Override
    public Receipt findReceipt(String receiptNumber) {
        return receipts.get(receiptNumber);
    }

    @Override
    public void noteRefund(String customerNumber, Charge charge, Refund refund, String reason) {
        before("note refund", customerNumber);
        done("note refund", customerNumber, null);
    }

    @Override
    public List<Receipt> listReceipts(LocalDate from) {
        told.add("receipts from %s reconciliation".formatted(from));
        return List.copyOf(receipts.values());
    }

    @Override
    public Charge prepare(
            String paymentId, String customerNumber, BigDecimal amount, String currency, String description) {
        before("prepare", customerNumber);
        Charge charge = new Charge(
                "pi_" + paymentId,
                paymentId,
                customerNumber,
                Charge.Status.prepared,
                amount,
                currency,
                null,
                BigDecimal.ZERO,
                Instant.now());
        charges.put(charge.id(), charge);
        return done("prepare", customerNumber, charge);
    }

    /** Tokens of the gateway's test cards: a good one, one that wants the bank's check, one that takes time, any other. */
    @Override
    public Charge confirm(Charge charge, String paymentMethod) {
        before("confirm", charge.customer());
        Charge.Status status =
                switch (paymentMethod) {
                    case "pm_card_visa" -> Charge.Status.succeeded;
                    case "pm_card_authenticationRequired" -> Charge.Status.action;
                    case "pm_card_slow" -> Charge.Status.processing;
                    default -> throw declined("Your card was declined: insufficient funds");
                };
        charges.computeIfPresent(charge.id(), (id, known) -> as(known, status));
        return done("confirm", charge.customer(), charges.get(charge.id()));
    }

    static Failure.Rejected declined(String reason) {
        return new Failure.Rejected(ErrorCodes.CARD_DECLINED, reason);
    }

    @Override
    public Charge read(Charge charge) {
        before("read payment", charge.customer());
        return done("read payment", charge.customer(), charges.get(charge.id()));
    }

    @Override
    public Charge cancel(Charge charge) {
        before("cancel", charge.customer());
        charges.computeIfPresent(
                charge.id(),
                (id, known) -> known.status() == Charge.Status.succeeded ? known : as(known, Charge.Status.canceled));
        return done("cancel", charge.customer(), charges.get(charge.id()));
    }

    @Override
    public Refund refund(Charge charge, String reason) {
        before("refund", charge.customer());
        return done(
                "refund",
                charge.customer(),
                new Refund("re_" + charge.paymentId(), charge.id(), charge.amount(), charge.currency()));
    }

    @Override
    public List<Charge> listCharges(Instant since) {
        told.add("charges since %s reconciliation".formatted(since));
        return List.copyOf(charges.values());
    }

    @Override
    public String clientSecret(Charge charge) {
        return charge.id() + "_secret";
    }

    @Override
    public List<Difference> compare(List<Charge> found, List<Receipt> recorded) {
        return differences;
    }

    @Override
    public void updateCredit(Customer customer) {
        before("update credit", customer.number());
        done("update credit", customer.number(), null);
    }

    @Override
    public void send(String template, String to, Map<String, Object> document, Step step) {
        String customer = (String) document.get("customerNumber");
        before("mail", customer);
        done("mail %s to %s".formatted(template, to), customer, null);
    }

    @Override
    public Boolean find(Step step) {
        return null;
    }

    private void before(String step, String customer) {
        next("before " + step + " " + customer, null);
    }

    private <T> T done(String step, String customer, T answer) {
        told.add(step + " " + customer);
        return next(step + " " + customer, answer);
    }

    private <T> T next(String key, T answer) {
        UnaryOperator<Object> changed =
                answers.getOrDefault(key, new ArrayDeque<>()).poll();
        return changed == null ? answer : (T) changed.apply(answer);
    }

    private static Charge as(Charge charge, Charge.Status status) {
        return new Charge(
                charge.id(),
                charge.paymentId(),
                charge.customer(),
                status,
                charge.amount(),
                charge.currency(),
                "Visa ending in 4242",
                BigDecimal.ZERO,
                charge.createdAt());
    }

    private static Invoice invoice(String customer, String number, BigDecimal total, BigDecimal balance) {
        return new Invoice(
                number,
                customer,
                "Customer " + customer,
                LocalDate.of(2026, 9, 1),
                LocalDate.of(2026, 10, 1),
                "Net 30",
                "PO-88",
                null,
                "USD",
                total,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                total,
                balance,
                true,
                false,
                null,
                null,
                List.of());
    }
}
