package io.storebridge.commerce;

import java.math.BigDecimal;
import java.util.List;

/**
 * The tax of an order. Amounts in the order's currency.
 *
 * @param provider who worked it out: {@code avatax}, {@code taxjar}, or {@code store} for the store's own figure
 * @param transactionId the provider's id of the recorded transaction; null for an estimate
 * @param exempt the customer pays no tax
 * @param details by line and jurisdiction; empty when only the amount is known
 */
@Input(title = "Tax", hint = "The tax in detail, as \"Work out the tax\" or \"Work out and record the tax\" gave it.")
public record TaxResult(
        BigDecimal amount, String provider, String transactionId, boolean exempt, List<Detail> details) {

    public TaxResult {
        details = details == null ? List.of() : List.copyOf(details);
    }

    /**
     * @param line the line's id; null for a tax on fees or shipping
     * @param fee kind of the fee; null for a tax on a line
     * @param name of the tax ("CA STATE TAX")
     * @param jurisdiction where it is due ("CALIFORNIA")
     * @param level country, state, county, city, special
     * @param rate as a fraction: 0.0625 is 6.25 %
     * @param taxable the amount that is taxed
     */
    public record Detail(
            String line,
            String fee,
            String name,
            String jurisdiction,
            String level,
            BigDecimal rate,
            BigDecimal taxable,
            BigDecimal amount) {}
}
