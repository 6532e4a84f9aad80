package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.CUSTOMER_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.VALUE_INVALID;

import java.util.List;

/** Prices and stock as a shopper sees them, in real time. Every method may also throw {@link Failure.Unavailable}. */
public interface Catalog {

    /**
     * This customer's prices with their quantity breaks, and stock, for up to 100 items; a fixed number of queries, however
     * many items.
     *
     * @param warehouse whose stock counts; null: the customer's or the default warehouse
     * @return one for each item asked for, in that order; {@code known} is false for one that the ERP does not have
     */
    @Operation(
            id = "erp.read-products",
            title = "Read the account's prices and stock",
            result = "products",
            errors = {CUSTOMER_UNKNOWN, VALUE_INVALID})
    List<ProductView> readProducts(String customerNumber, List<String> items, String warehouse);

    /**
     * Stock at every warehouse, for up to 100 items, and for each the nearest warehouse that can give the whole quantity.
     *
     * @param zip where the goods are wanted (US ZIP code, 5 digits or ZIP+4); null: no distances, then the warehouse with
     *     the most stock is named
     * @return one for each item asked for, in that order
     */
    @Operation(
            id = "erp.read-stock",
            title = "Read the stock at every warehouse",
            result = "stock",
            errors = VALUE_INVALID)
    List<StockView> readStock(List<Wanted> wanted, String zip);
}
