package io.storebridge.connectors.tax;

import io.storebridge.commerce.Invoice;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.Tax;
import io.storebridge.commerce.TaxResult;
import java.math.BigDecimal;
import java.util.List;

/** No provider: the store's figure is the tax, and nobody is told. An order without a figure has none. */
final class StoreTax implements Tax {

    private static final String STORE = "store";

    @Override
    public TaxResult calculate(PlacedOrder order, String customerNumber, String taxExemption) {
        TaxResult given = order.tax();
        return given == null || given.amount() == null
                ? new TaxResult(
                        BigDecimal.ZERO.setScale(Sale.decimals(order.currency())), STORE, null, false, List.of())
                : new TaxResult(given.amount(), STORE, given.transactionId(), given.exempt(), given.details());
    }

    @Override
    public TaxResult record(PlacedOrder order, String customerNumber, String taxExemption) {
        return calculate(order, customerNumber, taxExemption);
    }

    @Override
    public TaxResult find(PlacedOrder order, String customerNumber, String taxExemption) {
        return calculate(order, customerNumber, taxExemption);
    }

    @Override
    public void commit(String orderId, Invoice invoice, Boolean whole) {}

    @Override
    public void voidSale(String orderId) {}
}
