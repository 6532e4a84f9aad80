package io.storebridge.ordering;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.ordering.OrderRecords.Placed;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** One order as the storefront shows it. */
@Schema(description = "An order and how far it has come; one in several parts has a part for each of its numbers")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderView(
        @Schema(example = "WEB-5001", description = "The store's id; absent for an order that is not the store's")
                String orderId,
        @Schema(example = "AARONFIT0001") String customer,
        OrderStatus status,
        @Schema(description = "Why it is rejected or cancelled") String reason,
        @Schema(example = "2026-11-24") LocalDate date,
        @Schema(example = "PO-4711", description = "The customer's own order number") String purchaseOrder,
        @Schema(example = "USD", description = "ISO 4217") String currency,
        @Schema(type = "string", example = "403.00", description = "With tax, of all parts")
                @JsonFormat(shape = JsonFormat.Shape.STRING)
                BigDecimal total,
        @Schema(description = "What was ordered, as long as the back office does not have the order") List<Line> lines,
        @Schema(description = "The back office's orders; empty before there is one") List<Part> parts) {

    @Schema(name = "OrderPart")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Part(
            @Schema(example = "STDORD2301") String number,
            OrderStatus status,
            LocalDate date,
            LocalDate wantedDate,
            @Schema(type = "string", example = "378.00") @JsonFormat(shape = JsonFormat.Shape.STRING)
                    BigDecimal subtotal,
            @Schema(type = "string") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal discount,
            @Schema(type = "string") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal freight,
            @Schema(type = "string", description = "Fees beside freight") @JsonFormat(shape = JsonFormat.Shape.STRING)
                    BigDecimal miscellaneous,
            @Schema(type = "string") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal tax,
            @Schema(type = "string", example = "403.00") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal total,
            @Schema(type = "string", description = "Paid in advance") @JsonFormat(shape = JsonFormat.Shape.STRING)
                    BigDecimal deposit,
            List<Line> lines,
            List<Shipment> shipments,
            List<Bill> invoices) {}

    @Schema(name = "OrderLine", description = "Quantities are in `unit`")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            @Schema(description = "The store's id of the line; absent when the store does not know it") String id,
            @Schema(example = "CHAI-TSK-BLK") String item,
            String description,
            @Schema(type = "string", example = "2") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,
            @Schema(example = "Each") String unit,
            @Schema(type = "string") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal unitPrice,
            @Schema(type = "string") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal total,
            @Schema(type = "string") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal backOrdered,
            @Schema(type = "string") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal shipped,
            @Schema(type = "string") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal invoiced,
            @Schema(type = "string") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal cancelled) {

        static Line of(SalesOrder.Line line) {
            return new Line(
                    OrderList.text(line.lineId()),
                    line.item(),
                    line.description(),
                    line.quantity(),
                    line.unit(),
                    line.unitPrice(),
                    line.total(),
                    line.backOrdered(),
                    line.shipped(),
                    line.invoiced(),
                    line.cancelled());
        }

        static Line of(PlacedOrder.Line line) {
            return new Line(
                    line.id(),
                    line.item(),
                    line.description(),
                    line.quantity(),
                    line.unit(),
                    line.unitPrice(),
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    @Schema(name = "OrderShipment")
    record Shipment(
            String id,
            LocalDate date,
            @Schema(example = "GROUND") String method,
            @Schema(description = "Tracking numbers; may be empty") List<String> tracking,
            List<Content> lines) {

        @Schema(name = "OrderShipmentLine")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Content(
                @Schema(description = "The store's id of the line") String line,
                String item,
                @Schema(type = "string") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity) {}

        static Shipment of(SalesOrder.Shipment shipment) {
            return new Shipment(
                    shipment.id(),
                    shipment.date(),
                    shipment.method(),
                    shipment.tracking(),
                    shipment.lines().stream()
                            .map(part -> new Content(OrderList.text(part.lineId()), part.item(), part.quantity()))
                            .toList());
        }
    }

    @Schema(name = "OrderInvoice")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Bill(
            @Schema(example = "STDINV2260") String number,
            LocalDate date,
            @Schema(type = "string", example = "403.00") @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal total,
            @Schema(description = "It is final, and can be paid") boolean posted,
            boolean voided,
            @Schema(description = "Where what is still owed on it can be asked; absent until it is posted")
                    String link) {

        static Bill of(SalesOrder.Billing bill, String customer) {
            String link = "/api/invoices/%s?customer=%s"
                    .formatted(
                            URLEncoder.encode(bill.number(), StandardCharsets.UTF_8),
                            URLEncoder.encode(customer, StandardCharsets.UTF_8));
            return new Bill(
                    bill.number(),
                    bill.date(),
                    bill.total(),
                    bill.posted(),
                    bill.voided(),
                    bill.posted() ? link : null);
        }
    }

    /** An order of ours that the ERP does not have. */
    static OrderView of(Placed placed) {
        PlacedOrder order = placed.entry().order();
        return new OrderView(
                order.orderId(),
                placed.entry().customerNumber(),
                OrderStatus.ofRecord(placed.entry().status()),
                placed.entry().reason(),
                OrderList.day(placed),
                OrderList.text(order.purchaseOrder()),
                order.currency(),
                order.total(),
                order.lines().stream().map(Line::of).toList(),
                List.of());
    }

    /** @param placed null for an order that is not the store's */
    static OrderView of(Placed placed, List<SalesOrder> parts) {
        SalesOrder first = parts.get(0);
        return new OrderView(
                placed == null
                        ? OrderList.text(first.orderId())
                        : placed.entry().orderId(),
                first.customer(),
                OrderStatus.of(parts),
                placed == null ? null : placed.entry().reason(),
                first.date(),
                OrderList.text(first.purchaseOrder()),
                first.currency(),
                parts.stream().map(SalesOrder::total).reduce(BigDecimal.ZERO, BigDecimal::add),
                null,
                map(parts, OrderView::part));
    }

    private static Part part(SalesOrder order) {
        return new Part(
                order.number(),
                OrderStatus.of(order),
                order.date(),
                order.wantedDate(),
                order.subtotal(),
                order.discount(),
                order.freight(),
                order.miscellaneous(),
                order.tax(),
                order.total(),
                order.deposit(),
                map(order.lines(), Line::of),
                map(order.shipments(), Shipment::of),
                map(order.invoices(), bill -> Bill.of(bill, order.customer())));
    }

    private static <T, R> List<R> map(List<T> values, Function<T, R> function) {
        return values.stream().map(function).toList();
    }
}
