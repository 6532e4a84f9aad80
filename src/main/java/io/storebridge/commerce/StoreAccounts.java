package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.BUYER_UNKNOWN;
import static io.storebridge.commerce.ErrorCodes.REFUSED;

/** What the store knows of an account's standing. */
public interface StoreAccounts {

    /** Writes the account's balance and available credit to the store; other fields of the account stay as they are. */
    @Operation(
            id = "store.update-credit",
            title = "Write the new balance to the store",
            description =
                    "Writes the account's balance and available credit to the store; other fields of the account stay as they are.",
            errors = {BUYER_UNKNOWN, REFUSED})
    void updateCredit(Customer customer);
}
