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
            title = "List the customer's invoices",
            result = "openInvoices",
            errors = CUSTOMER_UNKNOWN)
    List<Invoice> listInvoices(String customerNumber, boolean openOnly, int limit);

    /** The posted invoice of this number with its lines; null when there is none. */
    @Operation(id = "erp.find-invoice", title = "Look for the invoice", result = "invoice")
    Invoice findInvoice(String invoiceNumber);

    /**
     * Checks that each invoice is the customer's, is open, and that no more is paid on it than is owed.
     *
     * @return the invoices as they stand, in the order of the allocations
     * @throws Failure.Rejected invoice-unknown; balance-changed when less is owed than is to be paid: the message and the
     *     field ({@code /invoices/0/amount}) say how much is owed now
     */
    @Operation(
            id = "erp.check-invoices",
            title = "Check what is owed on the invoices",
            result = "owed",
            errors = {CUSTOMER_UNKNOWN, INVOICE_UNKNOWN, BALANCE_CHANGED, VALUE_INVALID})
    List<Invoice> checkInvoices(String customerNumber, List<Allocation> invoices);

    /** Numbers that are reserved and never used leave a gap, which the ERP allows. */
    @Operation(
            id = "erp.reserve-receipt-number",
            title = "Reserve a receipt number",
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
            result = "receipt",
            errors = {CUSTOMER_UNKNOWN, INVOICE_UNKNOWN, BALANCE_CHANGED, NUMBER_TAKEN, VALUE_INVALID, REFUSED},
            check = "erp.find-receipt")
    Receipt createReceipt(String receiptNumber, String customerNumber, Charge charge, List<Allocation> invoices);

    /** The receipt of this number, with what it is applied to, or null when there is none. */
    @Operation(id = "erp.find-receipt", title = "Look for the receipt", result = "receipt")
    Receipt findReceipt(String receiptNumber);

    /** Notes on the customer's record that a charge was refunded because the ERP could not take it. Twice is once. */
    @Operation(
            id = "erp.note-refund",
            title = "Note the refund on the customer",
            errors = {CUSTOMER_UNKNOWN, REFUSED})
    void noteRefund(String customerNumber, Charge charge, Refund refund, String reason);

    /** Receipts that we recorded (posted or not, by our batch or charge id), dated from this day on. */
    @Operation(id = "erp.list-receipts", title = "List the receipts", result = "receipts")
    List<Receipt> listReceipts(LocalDate from);
}
