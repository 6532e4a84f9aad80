package io.storebridge.ordering;

import io.storebridge.commerce.SalesOrder;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What of an order's state the store is told, as a short text that is the same for the same state. Holds and deposits are not
 * in it: we set them ourselves, and the store is not told.
 */
final class Fingerprint {

    private static final String SEPARATOR = "\u001f";

    private Fingerprint() {}

    static String of(SalesOrder order) {
        return DigestUtils.sha256Hex(join(
                order.status(),
                lines(order),
                order.subtotal(),
                order.discount(),
                order.freight(),
                order.miscellaneous(),
                order.tax(),
                order.total(),
                join(order.shipments().stream()
                        .sorted(Comparator.comparing(SalesOrder.Shipment::id))
                        .map(Fingerprint::shipment)),
                join(order.invoices().stream()
                        .sorted(Comparator.comparing(SalesOrder.Billing::number))
                        .map(bill -> join(bill.number(), bill.total(), bill.posted(), bill.voided())))));
    }

    /** What staff may change of the lines; how far they are is not in it. */
    static String ofContent(SalesOrder order) {
        return join(sorted(order.lines())
                .map(line -> join(
                        line.id(),
                        line.item(),
                        line.quantity(),
                        line.unit(),
                        line.unitPrice(),
                        line.total(),
                        line.cancelled())));
    }

    private static String lines(SalesOrder order) {
        return ofContent(order)
                + join(sorted(order.lines())
                        .map(line -> join(
                                line.id(), line.allocated(), line.backOrdered(), line.shipped(), line.invoiced())));
    }

    private static Stream<SalesOrder.Line> sorted(List<SalesOrder.Line> lines) {
        return lines.stream().sorted(Comparator.comparingInt(SalesOrder.Line::id));
    }

    private static String shipment(SalesOrder.Shipment shipment) {
        return join(
                shipment.id(),
                shipment.date(),
                shipment.method(),
                join(shipment.tracking().stream().sorted()),
                join(shipment.lines().stream()
                        .sorted(Comparator.comparingInt(SalesOrder.Shipment.Part::line))
                        .map(part -> join(part.line(), part.quantity()))));
    }

    private static String join(Object... values) {
        return join(Arrays.stream(values).map(Fingerprint::plain));
    }

    private static String join(Stream<String> values) {
        return String.join(SEPARATOR, (Iterable<String>) values::iterator);
    }

    /** 5, 5.00 and 5.00000 are the same; no amount is zero. */
    private static String plain(Object value) {
        if (value instanceof BigDecimal amount) {
            return amount.signum() == 0 ? "" : amount.stripTrailingZeros().toPlainString();
        }
        return value == null ? "" : value.toString().strip();
    }
}
