package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.INVOICE_BUSY;

import java.util.List;

/**
 * Which payment is at work on which invoice: one at a time, so that two payments checked at the same moment do not both
 * charge for the same debt. A payment holds its invoices from the check until the receipt is in the ERP.
 */
public interface Claims {

    /**
     * Takes all of the invoices or none. The same payment again: nothing to do. Invoices of a payment whose run is over
     * are taken from it.
     *
     * @throws Failure.Rejected invoice-busy: another payment of an invoice is under way; the message is for the buyer, the
     *     field ({@code /invoices/0/invoice}) says which
     */
    @Operation(
            id = "claims.take",
            title = "Hold the invoices for this payment",
            description =
                    "Holds the invoices for one payment, all of them or none, so that two payments of the same invoice do not cross.",
            errors = INVOICE_BUSY)
    void take(
            @Input(title = "Payment id", hint = Hints.PAYMENT_ID) String paymentId,
            @Input(title = "Customer number", hint = Hints.CUSTOMER_NUMBER) String customerNumber,
            @Input(title = "Invoices to pay", hint = Hints.ALLOCATIONS) List<Allocation> invoices);

    /** Lets go of everything that the payment holds; when it holds nothing there is nothing to do. */
    @Operation(
            id = "claims.release",
            title = "Let the invoices go",
            description = "Lets go of every invoice that the payment holds.")
    void release(@Input(title = "Payment id", hint = Hints.PAYMENT_ID) String paymentId);
}
