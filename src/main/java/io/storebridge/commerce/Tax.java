package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.ADDRESS_INVALID;
import static io.storebridge.commerce.ErrorCodes.REFUSED;
import static io.storebridge.commerce.ErrorCodes.TAX_COMMITTED;
import static io.storebridge.commerce.ErrorCodes.VALUE_INVALID;

/**
 * The tax provider. A sale is recorded under the store's order id while the order is open, committed when it is invoiced,
 * voided when it is cancelled. Every method may also throw {@link Failure.Unavailable}; those that write,
 * {@link Failure.Unknown}.
 */
public interface Tax {

    /**
     * Works the tax out; nothing is recorded.
     *
     * @param customerNumber the ERP's customer number, or the store's account id while there is none
     * @param taxExemption number of the customer's exemption certificate; empty or null: none
     */
    @Operation(
            id = "tax.calculate",
            realTime = true,
            title = "Work out the tax",
            description = "Works the tax of the order out; nothing is recorded at the tax provider.",
            result = "tax",
            errors = {ADDRESS_INVALID, VALUE_INVALID, REFUSED})
    TaxResult calculate(
            PlacedOrder order,
            @Input(
                            title = "Customer number",
                            hint = "The ERP's number of the customer, or the store's account id while there is none.")
                    String customerNumber,
            @Input(title = "Tax exemption", hint = Hints.TAX_EXEMPTION, required = false) String taxExemption);

    /**
     * Works the tax out and records the sale, not committed, under the order's id. A sale recorded under this id before is
     * brought to this content.
     */
    @Operation(
            id = "tax.record",
            title = "Work out and record the tax",
            description =
                    "Works the tax out and records the sale at the tax provider under the order's id, not committed yet. A sale recorded before is brought to this content.",
            result = "tax",
            errors = {ADDRESS_INVALID, TAX_COMMITTED, VALUE_INVALID, REFUSED},
            check = "tax.find")
    TaxResult record(
            PlacedOrder order,
            @Input(
                            title = "Customer number",
                            hint = "The ERP's number of the customer, or the store's account id while there is none.")
                    String customerNumber,
            @Input(title = "Tax exemption", hint = Hints.TAX_EXEMPTION, required = false) String taxExemption);

    /** The tax recorded for exactly this order's content; null when there is none, or it was recorded for another. */
    @Operation(
            id = "tax.find",
            title = "Look for the recorded tax",
            description = "Gives the tax recorded for exactly this order's content, or nothing.",
            result = "tax")
    TaxResult find(
            PlacedOrder order,
            @Input(
                            title = "Customer number",
                            hint = "The ERP's number of the customer, or the store's account id while there is none.")
                    String customerNumber,
            @Input(title = "Tax exemption", hint = Hints.TAX_EXEMPTION, required = false) String taxExemption);

    /**
     * Commits the tax of a posted invoice. Twice is once.
     *
     * @param orderId the store's order id, under which the sale was recorded
     * @param invoice as the ERP posted it, with its lines
     * @param whole true: the invoice bills the whole order, so the recorded sale is committed; false: the invoice becomes
     *     a sale of its own under its number
     * @throws Failure.Rejected refused when the whole order is committed already and this is an invoice of a part
     */
    @Operation(
            id = "tax.commit",
            title = "Commit the tax of the invoice",
            description =
                    "Commits the tax of a posted invoice at the tax provider: it is owed now. Done twice, it is committed once.",
            errors = {VALUE_INVALID, REFUSED})
    void commit(
            @Input(title = "Order id", hint = Hints.ORDER_ID) String orderId,
            Invoice invoice,
            @Input(
                            title = "Bills the whole order",
                            hint =
                                    "true: the recorded sale is committed; false: the invoice becomes a sale of its own.")
                    Boolean whole);

    /**
     * Voids the sale recorded under the order's id; when there is none, or it is void, there is nothing to do.
     *
     * @throws Failure.Rejected tax-committed: it was billed and stays; a refund is recorded at the provider by people
     */
    @Operation(
            id = "tax.void",
            title = "Void the recorded tax",
            description =
                    "Voids the sale that is recorded under the order's id; when there is none there is nothing to do.",
            errors = {TAX_COMMITTED, REFUSED})
    void voidSale(@Input(title = "Order id", hint = Hints.ORDER_ID) String orderId);
}
