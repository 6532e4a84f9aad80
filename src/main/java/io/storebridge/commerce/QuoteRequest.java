package io.storebridge.commerce;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a store asks for.
 *
 * @param requestId the store's id of the request, unique
 * @param customer the ERP's customer number
 * @param wantedDate when the buyer wants the goods; may be null
 * @param note the buyer's words; may be null
 */
@Input(title = "Request", hint = "What the store asks a quote for: customer, lines, note; a document.")
public record QuoteRequest(
        String requestId, String customer, Buyer buyer, List<Line> lines, LocalDate wantedDate, String note) {

    /**
     * @param quantity in {@code unit}
     * @param unit unit of measure; null: the item's selling unit
     * @param warehouse null: the customer's or the default warehouse
     * @param targetPrice the price per unit that the buyer asks for, in the customer's currency; null: the account's price
     */
    public record Line(
            String item, BigDecimal quantity, String unit, String warehouse, BigDecimal targetPrice, String note) {}
}
