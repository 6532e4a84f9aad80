package io.storebridge.connectors.gp;

import io.storebridge.commerce.SalesOrder.Billing;
import io.storebridge.commerce.SalesOrder.Shipment;
import io.storebridge.commerce.SalesOrder.Status;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What has left the warehouse and what is billed, from an order's rows. GP has no shipment of its own: what is fulfilled of an
 * order is transferred to an invoice, so each invoice is a shipment, and what is fulfilled and not transferred yet is the next
 * one. A shipment is numbered by its invoice's place among the order's invoices (void ones keep theirs), which stays the same
 * from the order to the unposted invoice to history.
 *
 * <p>Unverified, because no source at hand describes the columns after a transfer: that an order's QTYFULFI no longer counts
 * what was transferred (it is never taken for more than QTYREMAI), and that ORGSEQNM of the new line is the order's line (else the
 * same sequence or item is looked for).
 */
final class OrderProgress {

    /** Item types up to this have stock: sales inventory and discontinued. */
    private static final int LAST_WITH_STOCK = 2;

    private final OrderRows rows;
    private final List<Row> invoices;
    private final Map<Integer, BigDecimal> shipped = new HashMap<>();
    private final Map<Integer, BigDecimal> invoiced = new HashMap<>();
    private final List<Shipment> shipments = new ArrayList<>();

    OrderProgress(OrderRows rows) {
        this.rows = rows;
        this.invoices = rows.documents().stream()
                .filter(document -> document.number("SOPTYPE") == OrderRows.INVOICE)
                .sorted(Comparator.<Row, LocalDate>comparing(
                                row -> row.date("CREATDDT"), Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(row -> row.text("SOPNUMBE").length())
                        .thenComparing(row -> row.text("SOPNUMBE")))
                .toList();
        addShipments();
    }

    List<Shipment> shipments() {
        return shipments;
    }

    List<Billing> billings() {
        return invoices.stream()
                .map(row -> new Billing(
                        row.text("SOPNUMBE"),
                        row.date("DOCDATE"),
                        Amounts.money(row.decimal("ORDOCAMT")),
                        isPosted(row),
                        row.flag("VOIDSTTS")))
                .toList();
    }

    BigDecimal shipped(Row line) {
        return shipped.getOrDefault(line.number("LNITMSEQ"), BigDecimal.ZERO);
    }

    BigDecimal invoiced(Row line) {
        return invoiced.getOrDefault(line.number("LNITMSEQ"), BigDecimal.ZERO);
    }

    Status status() {
        if (rows.header().flag("VOIDSTTS")) {
            return Status.voided;
        }
        if (isBilled()) {
            boolean posted = invoices.stream().allMatch(row -> isPosted(row) || row.flag("VOIDSTTS"));
            return posted ? Status.closed : Status.invoiced;
        }
        if (wanted().allMatch(line -> shipped(line).compareTo(wanted(line)) >= 0)) {
            return Status.shipped;
        }
        if (shipped.values().stream().anyMatch(quantity -> quantity.signum() > 0)) {
            return Status.shipping;
        }
        return wanted().allMatch(this::isSetAside) ? Status.allocated : Status.open;
    }

    private static boolean isPosted(Row invoice) {
        return invoice.flag("HISTORY") && !invoice.flag("VOIDSTTS");
    }

    /** An order in history was transferred whole, which counts where staff billed less; a back order may still be open. */
    private boolean isBilled() {
        boolean whole = wanted().findAny().isPresent()
                && wanted().allMatch(line -> invoiced(line).compareTo(wanted(line)) >= 0);
        return whole
                || rows.history()
                        && rows.documents().stream()
                                .noneMatch(row -> row.number("SOPTYPE") != OrderRows.INVOICE
                                        && !row.flag("HISTORY")
                                        && !row.flag("VOIDSTTS"));
    }

    private Stream<Row> wanted() {
        return rows.lines().stream().filter(line -> wanted(line).signum() > 0);
    }

    private static BigDecimal wanted(Row line) {
        return line.decimal("QUANTITY").subtract(line.decimal("QTYCANCE"));
    }

    /** A kit's stock is set aside on its components; of the kit itself only the back order is seen. */
    private boolean isSetAside(Row line) {
        if (line.decimal("QTYTBAOR").signum() > 0) {
            return false;
        }
        boolean noStock = line.flag("NONINVEN")
                || line.flag("DROPSHIP")
                || line.decimal("ITEMTYPE").intValue() > LAST_WITH_STOCK;
        return noStock || line.decimal("ATYALLOC").compareTo(wanted(line)) >= 0;
    }

    private void addShipments() {
        Map<Integer, BigDecimal> waiting = fulfilled();
        TrackingNumbers tracking = new TrackingNumbers(rows.tracking(), invoices, !waiting.isEmpty());
        for (int i = 0; i < invoices.size(); i++) {
            Row invoice = invoices.get(i);
            if (!invoice.flag("VOIDSTTS")) {
                Map<Integer, BigDecimal> parts = parts(invoice);
                add(i + 1, invoice, parts, tracking.of(invoice.text("SOPNUMBE")));
            }
        }
        if (!waiting.isEmpty()) {
            add(invoices.size() + 1, rows.header(), waiting, tracking.ofWaiting());
        }
    }

    private void add(int place, Row document, Map<Integer, BigDecimal> parts, List<String> tracking) {
        List<Shipment.Part> lines = new ArrayList<>();
        for (Row line : rows.lines()) {
            BigDecimal quantity = parts.get(line.number("LNITMSEQ"));
            if (quantity != null) {
                shipped.merge(line.number("LNITMSEQ"), quantity, BigDecimal::add);
                lines.add(new Shipment.Part(
                        line.number("LNITMSEQ"),
                        SalesOrderReader.lineId(line),
                        line.text("ITEMNMBR"),
                        Amounts.quantity(quantity)));
            }
        }
        if (!lines.isEmpty()) {
            String id = rows.header().text("SOPNUMBE") + "-" + place;
            shipments.add(new Shipment(id, date(document), document.text("SHIPMTHD"), tracking, lines));
        }
    }

    private static LocalDate date(Row document) {
        return Stream.of("ACTLSHIP", "FUFILDAT", "DOCDATE")
                .map(document::date)
                .filter(date -> date != null)
                .findFirst()
                .orElse(null);
    }

    /** What of each of the order's lines the invoice bills; a posted invoice has shipped all of it. */
    private Map<Integer, BigDecimal> parts(Row invoice) {
        Map<Integer, BigDecimal> parts = new LinkedHashMap<>();
        for (Row row : rows.documentLines()) {
            boolean its = row.number("SOPTYPE") == OrderRows.INVOICE
                    && row.text("SOPNUMBE").equals(invoice.text("SOPNUMBE"));
            Integer line = its ? orderLine(row) : null;
            if (line != null) {
                invoiced.merge(line, row.decimal("QUANTITY"), BigDecimal::add);
                BigDecimal gone = row.decimal(isPosted(invoice) ? "QUANTITY" : "QTYFULFI");
                if (gone.signum() > 0) {
                    parts.merge(line, gone, BigDecimal::add);
                }
            }
        }
        return parts;
    }

    /** Null for a line that staff added to the invoice. */
    private Integer orderLine(Row row) {
        List<Row> candidates = rows.lines().stream()
                .filter(line -> line.text("ITEMNMBR").equalsIgnoreCase(row.text("ITEMNMBR")))
                .toList();
        return candidates.stream()
                .filter(line -> line.number("LNITMSEQ") == row.number("ORGSEQNM"))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(line -> line.number("LNITMSEQ") == row.number("LNITMSEQ"))
                        .findFirst())
                .or(() -> candidates.stream().findFirst())
                .map(line -> line.number("LNITMSEQ"))
                .orElse(null);
    }

    /**
     * What is fulfilled on the open order. Only when its document ID has the separate fulfilment process: without it GP calls
     * a quantity fulfilled as soon as it is allocated (unverified).
     */
    private Map<Integer, BigDecimal> fulfilled() {
        Map<Integer, BigDecimal> waiting = new LinkedHashMap<>();
        boolean open = !rows.history() && !rows.header().flag("VOIDSTTS");
        if (open && rows.header().decimal("SEPARATE").signum() != 0) {
            for (Row line : rows.lines()) {
                BigDecimal quantity = line.decimal("QTYFULFI").min(line.decimal("QTYREMAI"));
                if (quantity.signum() > 0) {
                    waiting.put(line.number("LNITMSEQ"), quantity);
                }
            }
        }
        return waiting;
    }
}
