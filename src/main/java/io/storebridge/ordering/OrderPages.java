package io.storebridge.ordering;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.OrderHistory;
import io.storebridge.commerce.SalesOrder;
import io.storebridge.ordering.OrderRecords.Placed;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/**
 * Pages of one list made of two: our records of orders that the ERP does not have, and the ERP's orders. Both are sorted by
 * day, newest first; of one day ours come first.
 */
final class OrderPages {

    /** What the port gives at once. */
    private static final int CHUNK = 100;
    /** How many of the ERP's orders are looked through for a status, which the ERP cannot be asked for. */
    static final int MOST_LOOKED_THROUGH = 2_000;

    private final OrderHistory history;
    private final String customer;
    private final List<Placed> own;

    /** @param own newest first */
    OrderPages(OrderHistory history, String customer, List<Placed> own) {
        this.history = history;
        this.customer = customer;
        this.own = own;
    }

    /** @param status null: all */
    OrderList page(OrderStatus status, int page, int size) {
        int from = (page - 1) * size;
        // An own entry is before the ERP's order of this rank, or after it; either way what is left out is before the
        // page.
        int skip = status == null ? Math.max(0, from - own.size()) : 0;
        List<OrderList.Entry> merged = merge(status, skip, from + size + 1 - skip);
        List<OrderList.Entry> rest = merged.subList(Math.min(from - skip, merged.size()), merged.size());
        return new OrderList(
                customer,
                page,
                size,
                rest.size() > size,
                rest.stream().limit(size).toList());
    }

    private List<OrderList.Entry> merge(OrderStatus status, int skip, int wanted) {
        Predicate<OrderList.Entry> fits = entry -> status == null || entry.status() == status;
        Orders erp = new Orders(skip, status != null && status.isBeforeErp() ? skip : skip + MOST_LOOKED_THROUGH);
        List<OrderList.Entry> mine = new ArrayList<>(
                own.stream().map(OrderList.Entry::of).filter(fits).toList());
        List<OrderList.Entry> merged = new ArrayList<>();
        while (merged.size() < wanted && erp.hasNext()) {
            SalesOrder next = erp.next();
            // Just made: our record follows in a moment.
            mine.removeIf(entry -> entry.orderId().equals(OrderList.text(next.orderId())));
            OrderList.Entry entry = OrderList.Entry.of(next);
            while (!mine.isEmpty() && !mine.get(0).date().isBefore(entry.date())) {
                merged.add(mine.remove(0));
            }
            if (fits.test(entry)) {
                merged.add(entry);
            }
        }
        if (merged.size() < wanted) {
            merged.addAll(mine);
        }
        return merged;
    }

    /** The ERP's orders, read as they are needed. */
    private final class Orders implements Iterator<SalesOrder> {

        private final int end;
        private int offset;
        private Iterator<SalesOrder> chunk = List.<SalesOrder>of().iterator();
        private boolean last;

        Orders(int offset, int end) {
            this.offset = offset;
            this.end = end;
        }

        @Override
        public boolean hasNext() {
            if (!chunk.hasNext() && !last && offset < end) {
                List<SalesOrder> read = read();
                offset += read.size();
                last = read.size() < CHUNK;
                chunk = read.iterator();
            }
            return chunk.hasNext();
        }

        /** A customer whose first order is still being checked is known to us only. */
        private List<SalesOrder> read() {
            try {
                return history.listOrders(customer, offset, CHUNK);
            } catch (Failure.Rejected rejected) {
                if (rejected.code().equals(ErrorCodes.CUSTOMER_UNKNOWN) && !own.isEmpty()) {
                    return List.of();
                }
                throw rejected;
            }
        }

        @Override
        public SalesOrder next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return chunk.next();
        }
    }
}
