package io.storebridge.receivables;

import io.storebridge.commerce.Charge;
import io.storebridge.commerce.Receipt;
import io.storebridge.commerce.Reconciliation.Difference;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Differences in words: what is where, and what receivables can do about it. */
final class Differences {

    private Differences() {}

    /** What is left of the charge after refunds. */
    static BigDecimal kept(Charge charge) {
        return charge.refunded() == null ? charge.amount() : charge.amount().subtract(charge.refunded());
    }

    static Difference chargeWithoutReceipt(Charge charge, boolean inProgress) {
        String todo = inProgress
                ? "Its payment is still under way and may record it"
                : "Record a receipt with this charge's id, or give the money back";
        return difference(
                "charge-without-receipt",
                charge,
                null,
                "%s was charged for customer %s (payment %s, charge %s), but there is no receipt of it. %s."
                        .formatted(
                                money(kept(charge), charge.currency()),
                                charge.customer(),
                                charge.paymentId(),
                                charge.id(),
                                todo),
                inProgress);
    }

    static Difference receiptWithoutCharge(Receipt receipt) {
        boolean named = receipt.chargeId() != null && !receipt.chargeId().isBlank();
        return new Difference(
                receipt.number(),
                "receipt-without-charge",
                null,
                null,
                receipt,
                "Receipt %s of %s for customer %s %s. Find out where the money came from, or void the receipt."
                        .formatted(
                                receipt.number(),
                                money(receipt.amount(), receipt.currency()),
                                receipt.customer(),
                                named
                                        ? "names charge %s, which the payment gateway does not have as a success"
                                                .formatted(receipt.chargeId().strip())
                                        : "stands among the card payments, but names no charge"),
                false);
    }

    static Difference amountsDiffer(Charge charge, List<Receipt> receipts, boolean inProgress) {
        String recorded = receipts.stream()
                .map(receipt -> "%s of %s".formatted(receipt.number(), money(receipt.amount(), receipt.currency())))
                .collect(Collectors.joining(" and "));
        return difference(
                "amounts-differ",
                charge,
                receipts.get(0),
                "%s was charged for customer %s (payment %s, charge %s)%s, but the receipt is %s. %s."
                        .formatted(
                                money(charge.amount(), charge.currency()),
                                charge.customer(),
                                charge.paymentId(),
                                charge.id(),
                                refunded(charge),
                                recorded,
                                todo(charge, receipts, inProgress)),
                inProgress);
    }

    private static String refunded(Charge charge) {
        boolean whole = kept(charge).signum() <= 0;
        if (charge.refunded() == null || charge.refunded().signum() == 0) {
            return "";
        }
        return whole
                ? " and wholly given back"
                : " and %s given back".formatted(money(charge.refunded(), charge.currency()));
    }

    private static String todo(Charge charge, List<Receipt> receipts, boolean inProgress) {
        if (inProgress) {
            return "The payment is still under way and may settle it";
        }
        if (kept(charge).signum() <= 0) {
            return "Void the receipt";
        }
        return receipts.size() > 1
                ? "Void what was recorded twice"
                : "Correct the receipt, or refund or charge the difference";
    }

    private static Difference difference(String kind, Charge charge, Receipt receipt, String text, boolean inProgress) {
        return new Difference(charge.id(), kind, charge.paymentId(), charge, receipt, text, inProgress);
    }

    private static String money(BigDecimal amount, String currency) {
        return "%s %s".formatted(amount.toPlainString(), currency);
    }
}
