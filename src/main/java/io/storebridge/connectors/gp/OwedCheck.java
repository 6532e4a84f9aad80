package io.storebridge.connectors.gp;

import io.storebridge.commerce.Allocation;
import io.storebridge.commerce.Charge;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Invoice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a payment fits what is owed; faults of all its invoices are told at once, the gravest kind first. */
final class OwedCheck {

    private final Currency currency;
    private final List<Failure.Field> invalid = new ArrayList<>();
    private final List<Failure.Field> unknown = new ArrayList<>();
    private final List<Failure.Field> changed = new ArrayList<>();

    /** @param currency the company's own: the only one that receipts are taken in */
    OwedCheck(Currency currency) {
        this.currency = currency;
    }

    /** What can be said of the values alone. */
    void values(List<Allocation> invoices) {
        if (invoices == null || invoices.isEmpty()) {
            invalid.add(new Failure.Field("/invoices", "Name one invoice at least."));
            throwFaults();
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < invoices.size(); i++) {
            Allocation one = invoices.get(i);
            if (one == null || one.invoice() == null || one.invoice().isBlank()) {
                invalid.add(new Failure.Field("/invoices/" + i + "/invoice", "Name the invoice."));
                continue;
            }
            String number = one.invoice().strip();
            if (!seen.add(number.toUpperCase(Locale.ROOT))) {
                invalid.add(new Failure.Field("/invoices/" + i + "/invoice", "Invoice " + number + " is named twice."));
            }
            amount(number, one.amount(), "/invoices/" + i + "/amount");
        }
        throwFaults();
    }

    private void amount(String number, BigDecimal amount, String pointer) {
        if (amount == null || amount.signum() <= 0) {
            invalid.add(new Failure.Field(pointer, "The amount for invoice " + number + " must be above zero."));
        } else if (amount.stripTrailingZeros().scale() > currency.decimals()) {
            invalid.add(new Failure.Field(
                    pointer,
                    "The amount for invoice " + number + " may have " + currency.decimals() + " decimals, "
                            + amount.toPlainString() + " has more."));
        }
    }

    /** The charge must be what is recorded, to the cent. */
    void charge(Charge charge, List<Allocation> invoices) {
        if (charge == null || charge.id() == null || charge.id().isBlank() || charge.amount() == null) {
            invalid.add(new Failure.Field("/charge", "Name the charge with its id and amount."));
            throwFaults();
        }
        BigDecimal sum = invoices.stream().map(Allocation::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(charge.amount()) != 0) {
            invalid.add(new Failure.Field(
                    "/charge/amount",
                    "The invoices' amounts make " + money(sum) + ", but charged were " + money(charge.amount()) + "."));
        }
        if (charge.currency() == null || !charge.currency().equalsIgnoreCase(currency.iso())) {
            invalid.add(new Failure.Field(
                    "/charge/currency",
                    "Charged was " + charge.currency() + ", but receipts are in " + currency.iso() + "."));
        }
        if (charge.status() != null && charge.status() != Charge.Status.succeeded) {
            invalid.add(new Failure.Field(
                    "/charge/status", "The charge is " + charge.status() + ": no money has been received."));
        }
        throwFaults();
    }

    /** Another customer's invoice is told apart from none by nothing in the answer. */
    List<Invoice> owed(String customer, List<Allocation> invoices, Map<String, InvoiceReader.Posted> found) {
        List<Invoice> owed = new ArrayList<>();
        for (int i = 0; i < invoices.size(); i++) {
            String number = invoices.get(i).invoice().strip();
            InvoiceReader.Posted posted = found.get(number);
            if (posted == null
                    || !posted.invoice().customer().equalsIgnoreCase(customer)
                    || posted.invoice().voided()) {
                unknown.add(new Failure.Field(
                        "/invoices/" + i + "/invoice",
                        "Customer " + customer + " has no valid invoice " + number + "."));
                continue;
            }
            if (posted.foreign()) {
                invalid.add(new Failure.Field(
                        "/invoices/" + i + "/invoice",
                        "Invoice " + number + " is in another currency than " + currency.iso()
                                + " and cannot be paid here."));
            }
            balance(posted.invoice(), invoices.get(i).amount(), "/invoices/" + i + "/amount");
            owed.add(posted.invoice());
        }
        throwFaults();
        return owed;
    }

    private void balance(Invoice invoice, BigDecimal amount, String pointer) {
        if (invoice.balance().signum() == 0) {
            changed.add(new Failure.Field(
                    pointer, "Invoice " + invoice.number() + " is paid: nothing is open, not " + money(amount) + "."));
        } else if (amount.compareTo(invoice.balance()) > 0) {
            changed.add(new Failure.Field(
                    pointer,
                    "Invoice " + invoice.number() + " has " + money(invoice.balance()) + " open, not " + money(amount)
                            + "; pay that much or less."));
        }
    }

    private String money(BigDecimal amount) {
        return Amounts.money(amount).toPlainString() + " " + currency.iso();
    }

    private void throwFaults() {
        throwFaults(ErrorCodes.VALUE_INVALID, invalid);
        throwFaults(ErrorCodes.INVOICE_UNKNOWN, unknown);
        throwFaults(ErrorCodes.BALANCE_CHANGED, changed);
    }

    private static void throwFaults(String code, List<Failure.Field> fields) {
        if (!fields.isEmpty()) {
            String message =
                    fields.stream().map(Failure.Field::message).distinct().collect(Collectors.joining(" "));
            throw new Failure.Rejected(code, message, fields, null);
        }
    }
}
