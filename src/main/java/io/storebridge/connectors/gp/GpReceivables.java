package io.storebridge.connectors.gp;

import io.storebridge.commerce.Allocation;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Invoice;
import io.storebridge.commerce.Receipt;
import io.storebridge.commerce.Receivables;
import io.storebridge.commerce.Refund;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * Dynamics GP's receivables. A receipt's number is its key; the charge's id in its description tells whether the receipt
 * under a number is the one that we were about to make, so that a second attempt finds it instead of making another.
 */
final class GpReceivables implements Receivables {

    private static final int MOST_INVOICES = 500;

    private final GpProperties properties;
    private final GpDatabase database;
    private final Dialect dialect;
    private final EConnect eConnect;
    private final Clock clock;
    private final Currency.Book currencies;
    private final Customers customers;
    private final InvoiceReader invoices;
    private final ReceiptReader receipts;
    private final ReceiptWriter writer;
    private final RefundNotes notes;

    GpReceivables(GpProperties properties, GpDatabase database, Dialect dialect, EConnect eConnect, Clock clock) {
        this.properties = properties;
        this.database = database;
        this.dialect = dialect;
        this.eConnect = eConnect;
        this.clock = clock;
        this.currencies = new Currency.Book(dialect, properties);
        this.customers = new Customers(properties.querySeconds(), currencies);
        this.invoices = new InvoiceReader(properties, customers, currencies);
        this.receipts = new ReceiptReader(properties, currencies);
        this.writer = new ReceiptWriter(properties);
        this.notes = new RefundNotes(properties.querySeconds(), dialect, eConnect);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(properties.timeZone()));
    }

    @Override
    public List<Invoice> listInvoices(String customerNumber, boolean openOnly, int limit) {
        return database.read(connection -> {
            String customer =
                    customers.account(connection, customerNumber, "/customer").number();
            int most = Math.max(1, Math.min(limit, MOST_INVOICES));
            return invoices.list(connection, customer, openOnly, most, today());
        });
    }

    @Override
    public Invoice findInvoice(String invoiceNumber) {
        return database.read(connection -> invoices.find(connection, invoiceNumber, today()));
    }

    @Override
    public List<Invoice> checkInvoices(String customerNumber, List<Allocation> invoices) {
        return database.read(connection -> owed(connection, customerNumber, invoices));
    }

    private List<Invoice> owed(Connection connection, String customerNumber, List<Allocation> wanted)
            throws SQLException {
        OwedCheck check = new OwedCheck(currencies.get(connection, properties.functionalCurrency()));
        check.values(wanted);
        String customer =
                customers.account(connection, customerNumber, "/customer").number();
        List<String> numbers = wanted.stream().map(one -> one.invoice().strip()).toList();
        return check.owed(customer, wanted, invoices.byNumber(connection, numbers, today()));
    }

    @Override
    public String reserveReceiptNumber() {
        return database.write(connection -> {
            Dialect.NumberAnswer answer = dialect.nextReceiptNumber(connection, properties.querySeconds());
            if (answer.state() != 0
                    || answer.number() == null
                    || answer.number().isBlank()) {
                throw new Failure.Rejected(
                        ErrorCodes.REFUSED,
                        "Dynamics GP gives no number for cash receipts: is it set up?",
                        List.of(),
                        "taGetPaymentNumber: Error Number = " + answer.state());
            }
            return answer.number().strip();
        });
    }

    /**
     * Another thread or node may record the same payment at the same time; GP then refuses ours in one of several ways, and
     * what counts is what stands under the number afterwards.
     */
    @Override
    public Receipt createReceipt(
            String receiptNumber, String customerNumber, Charge charge, List<Allocation> invoices) {
        Receipt before = ours(receiptNumber, customerNumber, charge);
        if (before != null) {
            return before;
        }
        try {
            return database.write(connection -> write(connection, receiptNumber, customerNumber, charge, invoices));
        } catch (Failure.Rejected e) {
            Receipt now = ours(receiptNumber, customerNumber, charge);
            if (now != null) {
                return now;
            }
            if (ErrorCodes.BALANCE_CHANGED.equals(e.code()) || ErrorCodes.INVOICE_UNKNOWN.equals(e.code())) {
                // says how much is owed now, which GP's own refusal does not
                checkInvoices(customerNumber, invoices);
            }
            throw e;
        }
    }

    private Receipt write(
            Connection connection, String number, String customerNumber, Charge charge, List<Allocation> wanted)
            throws SQLException {
        OwedCheck check = new OwedCheck(currencies.get(connection, properties.functionalCurrency()));
        check.values(wanted);
        check.charge(charge, wanted);
        // one payment of a customer at a time, so that a charge cannot be recorded under two numbers at once
        Row.one(
                connection,
                properties.querySeconds(),
                dialect.lockingSelect("CUSTNMBR", "RM00101", "CUSTNMBR = ?"),
                customerNumber);
        owed(connection, customerNumber, wanted);
        String customer =
                customers.account(connection, customerNumber, "/customer").number();
        List<Receipt> others = receipts.ofCharge(connection, customer, charge.id());
        if (!others.isEmpty()) {
            throw new Failure.Rejected(
                    ErrorCodes.REFUSED,
                    "Charge " + charge.id() + " is recorded already, as receipt "
                            + others.get(0).number() + " in Dynamics GP.");
        }
        eConnect.run(connection, writer.create(number, customer, charge, wanted, today()));
        Receipt kept = receipts.find(connection, number);
        BigDecimal amount = kept == null ? BigDecimal.ZERO : kept.amount();
        if (amount.compareTo(charge.amount()) != 0
                || kept.unapplied().signum() != 0
                || kept.invoices().size() != wanted.size()) {
            throw new Failure.Unavailable(
                    "Dynamics GP reported success, but receipt " + number + " does not stand there as it was sent.",
                    null);
        }
        return kept;
    }

    /** Null when nothing stands under the number. */
    private Receipt ours(String number, String customer, Charge charge) {
        Receipt receipt = findReceipt(number);
        if (receipt == null) {
            return null;
        }
        boolean same = charge != null
                && receipt.chargeId().equals(charge.id())
                && receipt.customer().equalsIgnoreCase(customer == null ? "" : customer.strip())
                && charge.amount() != null
                && receipt.amount().compareTo(charge.amount()) == 0
                && !receipt.voided();
        if (!same) {
            String message = "Number " + number + " is already used by "
                    + (receipt.voided() ? "a void receipt" : "another receipt") + " in Dynamics GP.";
            throw new Failure.Rejected(
                    ErrorCodes.NUMBER_TAKEN, message, List.of(new Failure.Field("/receiptNumber", message)), null);
        }
        return receipt;
    }

    @Override
    public Receipt findReceipt(String receiptNumber) {
        return database.read(connection -> receipts.find(connection, receiptNumber));
    }

    @Override
    public void noteRefund(String customerNumber, Charge charge, Refund refund, String reason) {
        database.write(connection -> {
            notes.append(connection, customerNumber, charge, refund, reason, today());
            return null;
        });
    }

    @Override
    public List<Receipt> listReceipts(LocalDate from) {
        return database.read(connection -> receipts.list(connection, from));
    }
}
