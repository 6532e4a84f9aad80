package io.storebridge.commerce;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * An order as the ERP holds it, and how far it has come. Amounts in {@code currency}.
 *
 * @param number the ERP's number
 * @param orderId the store's order id; empty for an order that is not ours
 * @param master common to the orders that one placed order was split into; 0 when the ERP gives none
 * @param date of the document
 * @param held it waits for a hold to be lifted
 * @param subtotal the lines' sum
 * @param discount off the order
 * @param miscellaneous fees beside freight
 * @param deposit received on it
 * @param billTo the bill-to address
 * @param shipments what has left the warehouse, oldest first
 * @param invoices what it was billed with, oldest first
 */
@Input(
        title = "ERP order",
        hint = "The order as the ERP holds it, with shipments and invoices; a document or a list of them.")
public record SalesOrder(
        String number,
        String orderId,
        int master,
        String customer,
        String customerName,
        String currency,
        LocalDate date,
        LocalDate wantedDate,
        String purchaseOrder,
        Status status,
        boolean held,
        List<Line> lines,
        BigDecimal subtotal,
        BigDecimal discount,
        BigDecimal freight,
        BigDecimal miscellaneous,
        BigDecimal tax,
        BigDecimal total,
        BigDecimal deposit,
        Address billTo,
        Address shipTo,
        List<Shipment> shipments,
        List<Billing> invoices) {

    /**
     * open; allocated: stock is set aside for everything; shipping: a part has left; shipped: everything has; invoiced:
     * everything is billed, not all of it posted; closed: everything is posted; voided. Lower case in JSON.
     */
    public enum Status {
        open,
        allocated,
        shipping,
        shipped,
        invoiced,
        closed,
        voided
    }

    /**
     * Quantities in {@code unit}.
     *
     * @param id the ERP's line sequence
     * @param lineId the store's id of the line; empty when the store does not know the line, and when the ERP keeps it no
     *     longer (GP: in history): then {@code id} tells which line it is
     * @param unitPrice after the markdown
     * @param total quantity x unit price
     */
    public record Line(
            int id,
            String lineId,
            String item,
            String description,
            BigDecimal quantity,
            String unit,
            String warehouse,
            BigDecimal unitPrice,
            BigDecimal total,
            BigDecimal allocated,
            BigDecimal backOrdered,
            BigDecimal shipped,
            BigDecimal invoiced,
            BigDecimal cancelled) {}

    /**
     * What has left the warehouse. The last one may grow until it is billed: lines, quantities and tracking numbers are added
     * to it under the same id, because the ERP keeps no parts of what waits for its invoice.
     *
     * @param id unique and the same at every reading
     * @param method the ERP's shipping method
     * @param tracking tracking numbers; may be empty
     */
    public record Shipment(String id, LocalDate date, String method, List<String> tracking, List<Part> lines) {

        /** @param line the ERP's line sequence in the order; {@code lineId} may be empty as in {@link Line} */
        public record Part(int line, String lineId, String item, BigDecimal quantity) {}
    }

    /** An invoice of the order. */
    public record Billing(String number, LocalDate date, BigDecimal total, boolean posted, boolean voided) {}
}
