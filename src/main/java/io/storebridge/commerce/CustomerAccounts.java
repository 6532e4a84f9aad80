package io.storebridge.commerce;

import static io.storebridge.commerce.ErrorCodes.NUMBER_TAKEN;
import static io.storebridge.commerce.ErrorCodes.REFUSED;
import static io.storebridge.commerce.ErrorCodes.VALUE_INVALID;

import java.util.List;

/**
 * The ERP's customers: found, and made when they are new. Every method may also throw {@link Failure.Unavailable}; those that
 * write, {@link Failure.Unknown}.
 */
public interface CustomerAccounts {

    /** The customer of this number; null when there is none. */
    @Operation(
            id = "erp.find-customer",
            realTime = true,
            title = "Look for the customer",
            description =
                    "Reads the customer, or gives nothing when there is none of this number, so that the diagram can decide.",
            result = "customer")
    Customer findCustomer(@Input(title = "Customer number", hint = Hints.CUSTOMER_NUMBER) String customerNumber);

    /** Numbers of customers, not inactive ones, one of whose contacts has this e-mail address (in any case). */
    List<String> findCustomersByEmail(String email);

    /**
     * A number for a new customer, by the company's rule, which no customer has; deterministic for the name and the numbers
     * taken. Whoever uses it has to make it their own first.
     *
     * @param taken numbers that are promised to others
     */
    String proposeNumber(String name, List<String> taken);

    /**
     * Makes the customer with the order's bill-to and ship-to addresses and the buyer as contact; class defaults first, then
     * {@code defaults}. When the number already holds this account's customer, that is the answer.
     */
    @Operation(
            id = "erp.create-customer",
            title = "Make the customer",
            description =
                    "Makes the customer in the ERP with the order's addresses and the buyer as contact: what the customer class gives, then the given defaults. Done twice, there is still one customer.",
            result = "customer",
            errors = {NUMBER_TAKEN, VALUE_INVALID, REFUSED},
            check = "erp.find-customer")
    Customer createCustomer(
            @Input(title = "Customer number", hint = "The reserved number, as \"Find whose order it is\" gave it.")
                    String customerNumber,
            PlacedOrder order,
            CustomerDefaults defaults);
}
