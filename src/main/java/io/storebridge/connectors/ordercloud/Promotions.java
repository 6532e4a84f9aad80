package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.commerce.PlacedOrder.Discount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What promotions take off: a line's belong to the line, the others to the order or to its shipping. */
final class Promotions {

    private final Map<String, BigDecimal> byLine = new HashMap<>();
    private final List<Discount> others = new ArrayList<>();

    Promotions(JsonNode worksheet, OrderSettings settings) {
        BigDecimal known = BigDecimal.ZERO;
        for (JsonNode promotion : worksheet.path("OrderPromotions")) {
            BigDecimal amount = Xp.amount(promotion, "Amount");
            if (amount == null || amount.signum() <= 0) {
                continue;
            }
            known = known.add(amount);
            String line = Xp.text(promotion, "LineItemID");
            if (line != null) {
                byLine.merge(line, amount, BigDecimal::add);
            } else {
                others.add(discount(promotion, amount, settings));
            }
        }
        BigDecimal all = Xp.amount(worksheet, "Order.PromotionDiscount");
        BigDecimal rest = all == null ? BigDecimal.ZERO : all.subtract(known);
        if (rest.signum() > 0) {
            // The buyer pays what the order says, whether or not the store says for which promotion.
            others.add(new Discount(Discount.Level.order, null, "Promotions", rest));
        }
    }

    private static Discount discount(JsonNode promotion, BigDecimal amount, OrderSettings settings) {
        String code = Xp.text(promotion, "Code");
        boolean shipping =
                code != null && settings.shippingPromotions().stream().anyMatch(code::equalsIgnoreCase);
        String name = Xp.text(promotion, "Name");
        return new Discount(
                shipping ? Discount.Level.shipping : Discount.Level.order,
                code,
                name == null ? Xp.text(promotion, "Description") : name,
                amount);
    }

    /** Null when nothing is taken off the line. */
    BigDecimal ofLine(String line) {
        return byLine.get(line);
    }

    List<Discount> ofOrder() {
        return others;
    }
}
