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
            realTime = true,
            title = "Read the account's prices and stock",
            description =
                    "Gives, for up to 100 items, the account's price with its quantity breaks and the stock, one entry for each item; known is false where the ERP has no such item.",
            result = "products",
            errors = {CUSTOMER_UNKNOWN, VALUE_INVALID})
    List<ProductView> readProducts(
            @Input(title = "Customer number", hint = Hints.CUSTOMER_NUMBER) String customerNumber,
            @Input(title = "Items", hint = "A list of item numbers, 100 at most.") List<String> items,
            @Input(
                            title = "Warehouse",
                            hint = "Whose stock counts; empty: the customer's own or the default one.",
                            required = false)
                    String warehouse);

    /**
     * Stock at every warehouse, for up to 100 items, and for each the nearest warehouse that can give the whole quantity.
     *
     * @param zip where the goods are wanted (US ZIP code, 5 digits or ZIP+4); null: no distances, then the warehouse with
     *     the most stock is named
     * @return one for each item asked for, in that order
     */
    @Operation(
            id = "erp.read-stock",
            realTime = true,
            title = "Read the stock at every warehouse",
            description =
                    "Gives, for up to 100 items, the stock at every warehouse and the nearest warehouse that holds the quantity wanted.",
            result = "stock",
            errors = VALUE_INVALID)
    List<StockView> readStock(
            @Input(title = "Items wanted", hint = "A list of items with quantities: item, quantity.")
                    List<Wanted> wanted,
            @Input(
                            title = "ZIP code",
                            hint =
                                    "Where the goods are wanted, US, 5 digits or ZIP+4; empty: the warehouse with the most stock is named.",
                            required = false)
                    String zip);
}
