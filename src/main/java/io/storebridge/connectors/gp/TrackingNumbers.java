package io.storebridge.connectors.gp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which tracking numbers belong to which of an order's shipments. A number that was copied from invoice to invoice belongs to
 * the first one. Numbers that only the order has belong to what waits there, else to the last invoice that has none of its own.
 *
 * <p>Unverified: whether a transfer moves tracking numbers, copies them, or leaves them on the order. Each is read.
 */
final class TrackingNumbers {

    private final Map<String, List<String>> byInvoice = new HashMap<>();
    private List<String> waiting = List.of();

    /**
     * @param rows of SOP10107, of the order and its invoices
     * @param invoices oldest first
     * @param isWaiting something on the order is fulfilled and not billed
     */
    TrackingNumbers(List<Row> rows, List<Row> invoices, boolean isWaiting) {
        Set<String> seen = new HashSet<>();
        for (Row invoice : invoices) {
            byInvoice.put(invoice.text("SOPNUMBE"), own(rows, invoice, seen));
        }
        List<String> left = rows.stream()
                .map(row -> row.text("Tracking_Number"))
                .filter(number -> !seen.contains(number))
                .toList();
        String owner = lastWithout(invoices);
        if (isWaiting) {
            waiting = left;
        } else if (owner != null) {
            byInvoice.put(owner, left);
        }
    }

    List<String> of(String invoice) {
        return byInvoice.get(invoice);
    }

    /** Of what is fulfilled on the order and not billed yet. */
    List<String> ofWaiting() {
        return waiting;
    }

    private static List<String> own(List<Row> rows, Row invoice, Set<String> seen) {
        List<String> own = new ArrayList<>();
        for (Row row : rows) {
            boolean its = row.number("SOPTYPE") == OrderRows.INVOICE
                    && row.text("SOPNUMBE").equals(invoice.text("SOPNUMBE"));
            if (its && seen.add(row.text("Tracking_Number"))) {
                own.add(row.text("Tracking_Number"));
            }
        }
        return own;
    }

    private String lastWithout(List<Row> invoices) {
        String last = null;
        for (Row invoice : invoices) {
            if (!invoice.flag("VOIDSTTS") && of(invoice.text("SOPNUMBE")).isEmpty()) {
                last = invoice.text("SOPNUMBE");
            }
        }
        return last;
    }
}
