package io.storebridge.connectors.ordercloud;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What of a store's order cannot be taken over; all of it is said at once. */
final class Findings {

    private final String orderId;
    private final List<Failure.Field> fields = new ArrayList<>();

    Findings(String orderId) {
        this.orderId = orderId;
    }

    /** @param pointer into the placed order */
    void add(String pointer, String message) {
        fields.add(new Failure.Field(pointer, message));
    }

    void throwIfAny() {
        if (fields.isEmpty()) {
            return;
        }
        String all = fields.stream().map(Failure.Field::message).distinct().collect(Collectors.joining(" "));
        throw new Failure.Rejected(
                ErrorCodes.VALUE_INVALID, "The store's order " + orderId + " is not complete: " + all, fields, null);
    }
}
