package io.storebridge.sandbox.replay;

import java.math.BigDecimal;
import java.util.List;

/** What an invoice of the file is to a store and its back office. */
sealed interface Trade {

    Invoice invoice();

    /** Something other than goods that is charged; {@code shipping} or another kind of fee. */
    record Fee(String kind, String description, BigDecimal amount) {}

    /**
     * An order.
     *
     * @param goods in the file's order
     * @param discount off the order; zero when there is none
     */
    record Sale(Invoice invoice, List<Invoice.Line> goods, List<Fee> fees, BigDecimal discount) implements Trade {}

    /** Goods that come back, with quantities above zero. */
    record Return(Invoice invoice, List<Invoice.Line> goods) implements Trade {}

    /** The end of an order that was placed before. */
    record Cancellation(Invoice invoice, Sale sale) implements Trade {}

    /** Neither: why, in the words of the business. */
    record Refused(Invoice invoice, String reason) implements Trade {}
}
