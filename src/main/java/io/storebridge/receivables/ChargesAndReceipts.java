package io.storebridge.receivables;

import io.storebridge.commerce.Charge;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Payments;
import io.storebridge.commerce.Receipt;
import io.storebridge.commerce.Receivables;
import io.storebridge.commerce.Reconciliation;
import io.storebridge.commerce.Workflows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Matches receipts and charges by the charge's id.
 *
 * <p>Two lists never show one moment: a payment that ended between the two requests, or a charge older than the window, is
 * in one of them only. So what seems to lack its other side is asked for once more: the receipts anew, after it was seen
 * that the payment's run is over (what the run wrote is there by then), and each missing charge by its id.
 */
@Component
class ChargesAndReceipts implements Reconciliation {

    private static final Set<String> NO_CHARGE = Set.of(ErrorCodes.CHARGE_UNKNOWN, ErrorCodes.CARD_DECLINED);

    private final ObjectProvider<Receivables> receivables;
    private final ObjectProvider<Payments> payments;
    private final Workflows workflows;

    ChargesAndReceipts(
            ObjectProvider<Receivables> receivables, ObjectProvider<Payments> payments, Workflows workflows) {
        this.receivables = receivables;
        this.payments = payments;
        this.workflows = workflows;
    }

    @Override
    public List<Difference> compare(List<Charge> charges, List<Receipt> receipts) {
        Map<String, Charge> charged = new LinkedHashMap<>();
        charges.stream()
                .filter(charge -> charge.status() == Charge.Status.succeeded)
                .forEach(charge -> charged.put(charge.id(), charge));
        Set<String> running = running(charged.values().stream());
        Map<String, Receipt> received = new LinkedHashMap<>();
        add(received, receipts);
        add(received, receiptsAgain(charged, received, running));
        addChargesByReceipt(charged, received);
        running.addAll(running(charged.values().stream().filter(charge -> !charges.contains(charge))));

        Map<String, List<Receipt>> byCharge =
                received.values().stream().collect(Collectors.groupingBy(ChargesAndReceipts::chargeId));
        List<Difference> differences = new ArrayList<>();
        charged.values()
                .forEach(charge ->
                        addDifference(differences, charge, byCharge.getOrDefault(charge.id(), List.of()), running));
        received.values().stream()
                .filter(receipt -> !charged.containsKey(chargeId(receipt)))
                .forEach(receipt -> differences.add(Differences.receiptWithoutCharge(receipt)));
        return differences;
    }

    private static void addDifference(
            List<Difference> differences, Charge charge, List<Receipt> receipts, Set<String> running) {
        boolean inProgress = running.contains(charge.id());
        BigDecimal kept = Differences.kept(charge);
        if (receipts.isEmpty()) {
            if (kept.signum() > 0) {
                differences.add(Differences.chargeWithoutReceipt(charge, inProgress));
            }
            return;
        }
        BigDecimal sum = receipts.stream().map(Receipt::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean sameCurrency = receipts.stream().allMatch(r -> charge.currency().equalsIgnoreCase(r.currency()));
        if (sum.compareTo(kept) != 0 || !sameCurrency) {
            differences.add(Differences.amountsDiffer(charge, receipts, inProgress));
        }
    }

    /** The ids of charges whose payment's workflow has not ended. */
    private Set<String> running(Stream<Charge> charges) {
        return charges.filter(charge -> charge.paymentId() != null
                        && !charge.paymentId().isBlank()
                        && workflows.isRunning(InvoiceClaims.PROCESS, charge.paymentId()))
                .map(Charge::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void add(Map<String, Receipt> received, List<Receipt> receipts) {
        receipts.stream()
                .filter(receipt -> !receipt.voided())
                .forEach(receipt -> received.put(receipt.number(), receipt));
    }

    /** What the ERP has by now for charges that seem to have no receipt: only those receipts. */
    private List<Receipt> receiptsAgain(
            Map<String, Charge> charged, Map<String, Receipt> received, Set<String> running) {
        Set<String> found =
                received.values().stream().map(ChargesAndReceipts::chargeId).collect(Collectors.toSet());
        List<Charge> missing = charged.values().stream()
                .filter(charge -> !found.contains(charge.id()) && !running.contains(charge.id()))
                .toList();
        Receivables erp = receivables.getIfAvailable();
        if (missing.isEmpty() || erp == null) {
            return List.of();
        }
        Set<String> missingIds = missing.stream().map(Charge::id).collect(Collectors.toSet());
        return erp.listReceipts(dayBefore(missing)).stream()
                .filter(receipt -> missingIds.contains(chargeId(receipt)))
                .toList();
    }

    /** West of Greenwich the company's day may be the one before UTC's. */
    private static LocalDate dayBefore(List<Charge> charges) {
        Instant first =
                charges.stream().map(Charge::createdAt).min(Instant::compareTo).orElseThrow();
        return LocalDate.ofInstant(first, ZoneOffset.UTC).minusDays(1);
    }

    private void addChargesByReceipt(Map<String, Charge> charged, Map<String, Receipt> received) {
        Payments gateway = payments.getIfAvailable();
        if (gateway == null) {
            return;
        }
        for (Receipt receipt : received.values()) {
            String id = chargeId(receipt);
            if (!id.isEmpty() && !charged.containsKey(id)) {
                Charge charge = read(gateway, id);
                if (charge != null && charge.status() == Charge.Status.succeeded) {
                    charged.put(id, charge);
                }
            }
        }
    }

    private static Charge read(Payments gateway, String id) {
        try {
            return gateway.read(ChargeController.reference(id));
        } catch (Failure.Rejected rejected) {
            if (NO_CHARGE.contains(rejected.code())) {
                return null;
            }
            throw rejected;
        }
    }

    private static String chargeId(Receipt receipt) {
        return receipt.chargeId() == null ? "" : receipt.chargeId().strip();
    }
}
