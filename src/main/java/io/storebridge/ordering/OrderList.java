package io.storebridge.ordering;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.ordering.OrderRecords.Placed;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A page of a customer's orders. */
@Schema(description = "A customer's orders, newest first, of the store and of the back office")
record OrderList(
        @Schema(example = "AARONFIT0001") String customer,
        @Schema(description = "Of the pages, from 1") int page,
        int pageSize,
        @Schema(description = "There are older orders: ask for the next page") boolean more,
        List<Entry> orders) {

    @Schema(name = "OrderEntry")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            @Schema(example = "WEB-5001", description = "The store's id; absent for an order that is not the store's")
                    String orderId,
            @Schema(example = "STDORD2301", description = "The back office's number; absent before it has one")
                    String number,
            @Schema(example = "2026-11-24") LocalDate date,
            @Schema(example = "PO-4711", description = "The customer's own order number") String purchaseOrder,
            OrderStatus status,
            @Schema(example = "USD", description = "ISO 4217") String currency,
            @Schema(type = "string", example = "403.00", description = "With tax; absent when it is not known yet")
                    @JsonFormat(shape = JsonFormat.Shape.STRING)
                    BigDecimal total,
            @Schema(description = "Why it is rejected or cancelled") String reason) {

        static Entry of(SalesOrder order) {
            return new Entry(
                    text(order.orderId()),
                    order.number(),
                    order.date(),
                    text(order.purchaseOrder()),
                    OrderStatus.of(order),
                    order.currency(),
                    order.total(),
                    null);
        }

        Entry of(String order) {
            return new Entry(order, number, date, purchaseOrder, status, currency, total, reason);
        }

        static Entry of(Placed placed) {
            PlacedOrder order = placed.entry().order();
            return new Entry(
                    order.orderId(),
                    null,
                    day(placed),
                    text(order.purchaseOrder()),
                    OrderStatus.ofRecord(placed.entry().status()),
                    order.currency(),
                    order.total(),
                    placed.entry().reason());
        }
    }

    /** Our own record says whose order it is; the ERP may keep the store's id no longer. */
    OrderList withOrderIds(OrderRecords records) {
        Map<String, String> known = records.ordersOf(
                orders.stream().map(Entry::number).filter(Objects::nonNull).toList());
        List<Entry> named = orders.stream()
                .map(entry -> entry.number() == null
                        ? entry
                        : entry.of(known.getOrDefault(OrderRecords.key(entry.number()), entry.orderId())))
                .toList();
        return new OrderList(customer, page, pageSize, more, named);
    }

    static LocalDate day(Placed placed) {
        return placed.placedAt().atZone(ZoneOffset.UTC).toLocalDate();
    }

    static String text(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
