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
    @Operation(id = "claims.take", title = "Hold the invoices for this payment", errors = INVOICE_BUSY)
    void take(String paymentId, String customerNumber, List<Allocation> invoices);

    /** Lets go of everything that the payment holds; when it holds nothing there is nothing to do. */
    @Operation(id = "claims.release", title = "Let the invoices go")
    void release(String paymentId);
}
