package io.storebridge.connectors.gp;

import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.Quote;
import io.storebridge.commerce.QuoteRequest;
import java.math.BigDecimal;

/**
 * A line as somebody wants it.
 *
 * @param priceField what the operation's input calls the price
 * @param kept the line of the ERP that it stands for, or null
 */
record WantedLine(
        int sequence,
        String item,
        String description,
        BigDecimal quantity,
        String unit,
        String warehouse,
        BigDecimal price,
        String priceField,
        String note,
        Row kept) {

    static WantedLine of(QuoteRequest.Line line, int sequence) {
        return new WantedLine(
                sequence,
                line.item(),
                null,
                line.quantity(),
                line.unit(),
                line.warehouse(),
                line.targetPrice(),
                "targetPrice",
                line.note(),
                null);
    }

    static WantedLine of(Quote.Line line, int sequence, Row kept) {
        return new WantedLine(
                sequence,
                line.item(),
                line.description(),
                line.quantity(),
                line.unit(),
                line.warehouse(),
                line.unitPrice(),
                "unitPrice",
                line.note(),
                kept);
    }

    static WantedLine of(PlacedOrder.Line line, int sequence, String comment) {
        return new WantedLine(
                sequence,
                line.item(),
                SopNodes.description(line.description()),
                line.quantity(),
                line.unit(),
                line.warehouse(),
                line.unitPrice(),
                "unitPrice",
                comment,
                null);
    }

    /** Goods that GP's inventory does not know are written as they stand. */
    boolean isNonInventory() {
        return kept != null && kept.flag("NONINVEN");
    }
}
