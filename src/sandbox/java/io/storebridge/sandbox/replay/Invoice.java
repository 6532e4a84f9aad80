package io.storebridge.sandbox.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * An invoice of the file, its lines in the file's order.
 *
 * @param customer the file's customer; empty for a sale to nobody known
 */
record Invoice(String number, String customer, String country, List<Line> lines) {

    /** @param price per piece, taken as the company's currency */
    record Line(String item, String description, BigDecimal quantity, BigDecimal price) {

        /** Rounded half up to cents, as GP extends a price. */
        BigDecimal value() {
            return price.multiply(quantity).setScale(2, RoundingMode.HALF_UP);
        }
    }

    /** The same for every run, so that a second run asks for nothing twice. */
    String requestId() {
        return "OR-" + number;
    }

    /** GP's number of the customer. */
    String customerNumber() {
        return customerNumber(customer);
    }

    static String customerNumber(String customer) {
        return customer.isEmpty() ? "WALK-IN" : "OR" + customer;
    }

    BigDecimal quantity() {
        return lines.stream().map(Line::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal value() {
        return lines.stream().map(Line::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
