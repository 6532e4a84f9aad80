package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.BALANCE_CHANGED;
import static io.storebridge.commerce.ErrorCodes.CUSTOMER_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.INVOICE_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.NUMBER_TAKEN;
import static io.storebridge.commerce.ErrorCodes.REFUSED;
import static io.storebridge.commerce.ErrorCodes.VALUE_INVALID;

import java.time.LocalDate;
import java.util.List;

/**
 * The ERP's receivables: invoices and what is paid on them. Every method may also throw {@link Failure.Unavailable}; those
 * that write, {@link Failure.Unknown}.
 */
public interface Receivables {

    /**
     * The customer's posted invoices, newest first, without lines.
     *
     * @param openOnly only those that something is owed on
     * @param limit how many at most, 1 to 500
     * @throws Failure.Rejected customer-unknown
     */
    @Operation(
            id = "erp.list-invoices",
            realTime = true,
            title = "List the customer's invoices",
            description = "Gives the customer's posted invoices, newest first, without their lines.",
            result = "openInvoices",
            errors = CUSTOMER_UNKNOWN)
    List<Invoice> listInvoices(
            @Input(title = "Customer number", hint = Hints.CUSTOMER_NUMBER) String customerNumber,
            @Input(title = "Open ones only", hint = "true: only those on which something is owed.") boolean openOnly,
            @Input(title = "How many at most", hint = "1 to 500.") int limit);

    /** The posted invoice of this number with its lines; null when there is none. */
    @Operation(
            id = "erp.find-invoice",
            realTime = true,
            title = "Look for the invoice",
            description =
                    "Reads the posted invoice with its lines, or gives nothing when there is none of this number.",
            result = "invoice")
    Invoice findInvoice(
            @Input(title = "Invoice number", hint = "The ERP's number of the invoice.") String invoiceNumber);

    /**
     * Checks that each invoice is the customer's, is open, and that no more is paid on it than is owed.
     *
     * @return the invoices as they stand, in the order of the allocations
     * @throws Failure.Rejected invoice-unknown; balance-changed when less is owed than is to be paid: the message and the
     *     field ({@code /invoices/0/amount}) say how much is owed now
     */
    @Operation(
            id = "erp.check-invoices",
            realTime = true,
            title = "Check what is owed on the invoices",
            description =
                    "Checks that each invoice is the customer's and open, and that no more is paid on it than is owed. Gives the invoices as they stand.",
            result = "owed",
            errors = {CUSTOMER_UNKNOWN, INVOICE_UNKNOWN, BALANCE_CHANGED, VALUE_INVALID})
    List<Invoice> checkInvoices(
            @Input(title = "Customer number", hint = Hints.CUSTOMER_NUMBER) String customerNumber,
            @Input(title = "Invoices to pay", hint = Hints.ALLOCATIONS) List<Allocation> invoices);

    /** Numbers that are reserved and never used leave a gap, which the ERP allows. */
    @Operation(
            id = "erp.reserve-receipt-number",
            title = "Reserve a receipt number",
            description = "Takes the next receipt number for good.",
            result = "receiptNumber",
            errors = REFUSED)
    String reserveReceiptNumber();

    /**
     * Records the cash receipt under a reserved number and applies it to the invoices, all or nothing. When the number
     * already holds this payment's receipt, that is the answer.
     *
     * @param charge what the card was charged; its id is noted on the receipt
     * @param invoices the sum is the charge's amount
     */
    @Operation(
            id = "erp.create-receipt",
            title = "Record the receipt and apply it",
            description =
                    "Records the payment as a cash receipt under its reserved number and applies it to the invoices, all or nothing. Done twice, there is still one receipt.",
            result = "receipt",
            errors = {CUSTOMER_UNKNOWN, INVOICE_UNKNOWN, BALANCE_CHANGED, NUMBER_TAKEN, VALUE_INVALID, REFUSED},
            check = "erp.find-receipt")
    Receipt createReceipt(
            @Input(title = "Receipt number", hint = "The reserved number, as \"Reserve a receipt number\" gave it.")
                    String receiptNumber,
            @Input(title = "Customer number", hint = Hints.CUSTOMER_NUMBER) String customerNumber,
            Charge charge,
            @Input(title = "Invoices paid", hint = Hints.ALLOCATIONS) List<Allocation> invoices);

    /** The receipt of this number, with what it is applied to, or null when there is none. */
    @Operation(
            id = "erp.find-receipt",
            realTime = true,
            title = "Look for the receipt",
            description =
                    "Reads the receipt with what it is applied to, or gives nothing when there is none of this number.",
            result = "receipt")
    Receipt findReceipt(
            @Input(title = "Receipt number", hint = "The ERP's number of the receipt.") String receiptNumber);

    /** Notes on the customer's record that a charge was refunded because the ERP could not take it. Twice is once. */
    @Operation(
            id = "erp.note-refund",
            title = "Note the refund on the customer",
            description =
                    "Writes a note on the customer's record: a payment was given back because the ERP could not take it.",
            errors = {CUSTOMER_UNKNOWN, REFUSED})
    void noteRefund(
            @Input(title = "Customer number", hint = Hints.CUSTOMER_NUMBER) String customerNumber,
            Charge charge,
            Refund refund,
            @Input(title = "Reason", hint = Hints.REASON) String reason);

    /** Receipts that we recorded (posted or not, by our batch or charge id), dated from this day on. */
    @Operation(
            id = "erp.list-receipts",
            title = "List the receipts",
            description = "Gives the receipts that Storebridge has recorded, posted or not, from a day on.",
            result = "receipts")
    List<Receipt> listReceipts(@Input(title = "From", hint = "The first day, such as 2026-11-30.") LocalDate from);
}
