package io.storebridge.connectors.gp;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with an order, so that all of it is told at once. */
final class OrderFaults {

    private final List<Failure.Field> fields = new ArrayList<>();
    private String code;

    void add(String pointer, String message) {
        add(ErrorCodes.VALUE_INVALID, pointer, message);
    }

    void add(String errorCode, String pointer, String message) {
        code = code == null ? errorCode : code;
        fields.add(new Failure.Field(pointer, message));
    }

    /**
     * The amount, which must be there, not below zero, and have no more decimals than the currency.
     *
     * @param what the amount's name in a sentence
     * @return zero for one that is not so
     */
    BigDecimal amount(BigDecimal amount, Currency currency, String pointer, String what) {
        if (amount == null || amount.signum() < 0) {
            add(pointer, what + " must be an amount of zero or more.");
            return BigDecimal.ZERO;
        }
        if (amount.stripTrailingZeros().scale() > currency.decimals()) {
            add(pointer, what + " has more decimals than " + currency.iso() + " has.");
            return BigDecimal.ZERO;
        }
        return amount;
    }

    /** @throws Failure.Rejected with the first fault's code when there is a fault */
    void check() {
        if (code != null) {
            String message =
                    String.join(" ", fields.stream().map(Failure.Field::message).toList());
            throw new Failure.Rejected(code, message, fields, null);
        }
    }
}
