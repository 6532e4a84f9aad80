package io.storebridge.ordering;

import io.storebridge.commerce.Customer;
import io.storebridge.commerce.CustomerAccounts;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.OrderBook.CustomerMatch;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.ordering.CrossReferences.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whose order it is: by the number that the store gives, the cross reference, the buyer's e-mail; else a new customer's. */
@Component
class CustomerSearch {

    private static final String CUSTOMER = "/account/customer";
    private static final int PROPOSALS = 50;

    private final ObjectProvider<CustomerAccounts> erp;
    private final CrossReferences references;

    CustomerSearch(ObjectProvider<CustomerAccounts> erp, CrossReferences references) {
        this.erp = erp;
        this.references = references;
    }

    CustomerMatch identify(PlacedOrder order) {
        Optional<Reference> kept = references.find(CrossReferences.key(order));
        String named = text(order.account() == null ? null : order.account().customer());
        if (named != null) {
            return byNumber(order, named, hasAccount(order) ? kept.orElse(null) : null);
        }
        if (kept.isPresent()) {
            return byReference(order, kept.get());
        }
        List<String> found = erp().findCustomersByEmail(order.buyer().email());
        return found.isEmpty() ? promise(order) : byEmail(order, found);
    }

    private CustomerMatch byNumber(PlacedOrder order, String named, Reference kept) {
        Customer customer = erp().findCustomer(named);
        if (customer == null) {
            if (kept != null && kept.number().equalsIgnoreCase(named)) {
                return byReference(order, kept);
            }
            throw invalid(
                    CUSTOMER,
                    "GP has no customer %s; correct the number, or leave it out to find the customer by the buyer's e-mail address"
                            .formatted(named));
        }
        String number = customer.number().strip();
        if (kept != null && kept.number().equals(number)) {
            references.confirm(number);
            return new CustomerMatch(number, true, "cross-reference");
        }
        if (kept != null) {
            requireFree(order, kept, number);
        }
        keep(order, number);
        return new CustomerMatch(number, true, "number");
    }

    /** A number promised to the account that GP has no customer of gives way; a customer does not. */
    private void requireFree(PlacedOrder order, Reference kept, String number) {
        if (kept.confirmed() || erp().findCustomer(kept.number()) != null) {
            throw invalid(
                    CUSTOMER,
                    "Account %s of the store is customer %s, but the order names customer %s; correct the number, or leave it out"
                            .formatted(order.account().id(), kept.number(), number));
        }
        references.forget(CrossReferences.key(order), kept.number());
    }

    private CustomerMatch byReference(PlacedOrder order, Reference kept) {
        Customer customer = erp().findCustomer(kept.number());
        if (customer == null) {
            requireName(order);
            return new CustomerMatch(kept.number(), false, "cross-reference");
        }
        if (!kept.confirmed() && !sameName(order, customer)) {
            // Somebody else's customer was made in GP under the number meanwhile.
            references.forget(CrossReferences.key(order), kept.number());
            return promise(order);
        }
        references.confirm(kept.number());
        return new CustomerMatch(kept.number(), true, "cross-reference");
    }

    private CustomerMatch byEmail(PlacedOrder order, List<String> found) {
        List<String> fitting = found.size() == 1 ? found : named(order, found);
        if (fitting.size() != 1) {
            throw invalid(
                    CUSTOMER,
                    "%s is the e-mail address of several customers: %s; say which of them orders"
                            .formatted(order.buyer().email(), String.join(", ", found)));
        }
        keep(order, fitting.get(0));
        return new CustomerMatch(fitting.get(0), true, "email");
    }

    private List<String> named(PlacedOrder order, List<String> found) {
        return text(name(order)) == null
                ? List.of()
                : found.stream()
                        .map(erp()::findCustomer)
                        .filter(Objects::nonNull)
                        .filter(customer -> sameName(order, customer))
                        .map(customer -> customer.number().strip())
                        .toList();
    }

    private CustomerMatch promise(PlacedOrder order) {
        requireName(order);
        List<String> taken = new ArrayList<>(references.promised());
        for (int i = 0; i < PROPOSALS; i++) {
            String proposed = erp().proposeNumber(name(order), List.copyOf(taken));
            Optional<Reference> kept = references.keep(CrossReferences.key(order), proposed, false);
            if (kept.isPresent()) {
                return new CustomerMatch(kept.get().number(), false, "new");
            }
            taken.add(proposed);
        }
        throw new Failure.Unavailable("No free number was found for the new customer " + name(order), null);
    }

    private void keep(PlacedOrder order, String number) {
        if (hasAccount(order)) {
            references.keep(CrossReferences.key(order), number, true);
        }
    }

    private static boolean hasAccount(PlacedOrder order) {
        return order.account() != null && text(order.account().id()) != null;
    }

    private static boolean sameName(PlacedOrder order, Customer customer) {
        String name = text(name(order));
        return name == null || plain(name).equalsIgnoreCase(plain(customer.name()));
    }

    private static String plain(String name) {
        return name == null ? "" : name.strip().replaceAll("\\s+", " ");
    }

    private static void requireName(PlacedOrder order) {
        if (text(name(order)) == null) {
            throw invalid(
                    "/account/name",
                    "GP has no customer for %s yet; give the company's name, so that one can be made"
                            .formatted(order.buyer().email()));
        }
    }

    private static String name(PlacedOrder order) {
        return order.account() == null ? null : order.account().name();
    }

    private static String text(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static Failure.Rejected invalid(String pointer, String message) {
        return new Failure.Rejected(
                ErrorCodes.VALUE_INVALID, message, List.of(new Failure.Field(pointer, message)), null);
    }

    private CustomerAccounts erp() {
        CustomerAccounts accounts = erp.getIfAvailable();
        if (accounts == null) {
            throw new Failure.Unavailable("No ERP is connected", null);
        }
        return accounts;
    }
}
