package io.storebridge.commerce;

import java.util.List;

/** Are the gateway's charges and the ERP's receipts the same money? */
public interface Reconciliation {

    /**
     * Every charge without a receipt, every receipt without a charge, and every pair of different amounts. Void receipts
     * do not count; a charge that was given back needs no receipt.
     *
     * <p>The lists need not cover the same time, nor be of the same moment: before something is called missing, the ERP or
     * the gateway is asked once more. Ask for receipts from the day of the first charge. May therefore also throw
     * {@link Failure.Unavailable}.
     */
    @Operation(
            id = "reconciliation.compare",
            title = "Compare charges and receipts",
            description =
                    "Gives every charge without a receipt, every receipt without a charge, and every pair of different amounts.",
            result = "differences")
    List<Difference> compare(
            @Input(title = "Charges", hint = "A list, as \"List the charges\" gave them.") List<Charge> charges,
            @Input(
                            title = "Receipts",
                            hint = "A list, as \"List the receipts\" gave them, from the day of the first charge on.")
                    List<Receipt> receipts);

    /**
     * @param id the charge's id, or the receipt's number when no charge is known: the same difference has the same id
     *     tomorrow
     * @param kind charge-without-receipt, receipt-without-charge, amounts-differ
     * @param paymentId null when no charge is known
     * @param charge null when there is none
     * @param receipt null when there is none; the first one of several
     * @param text what differs and what to do, in plain words
     * @param inProgress the payment's workflow still runs and may settle it
     */
    record Difference(
            String id,
            String kind,
            String paymentId,
            Charge charge,
            Receipt receipt,
            String text,
            boolean inProgress) {}
}
