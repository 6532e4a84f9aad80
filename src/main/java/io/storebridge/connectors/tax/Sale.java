package io.storebridge.connectors.tax;

import io.storebridge.commerce.Address;
import io.storebridge.commerce.ErrorCodes;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.PlacedOrder;
import io.storebridge.commerce.PlacedOrder.Discount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What of an order is taxed: its lines and fees at what the buyer pays for them, each with the places that it goes from and
 * to. Amounts in the order's currency, rounded to it.
 */
public final class Sale {

    public static final String SHIPPING = "shipping";

    private final List<Place> destinations;
    private final List<Part> parts;

    private Sale(List<Place> destinations, List<Part> parts) {
        this.destinations = List.copyOf(destinations);
        this.parts = List.copyOf(parts);
    }

    /**
     * A line, or a fee (or the share of it that goes to one destination).
     *
     * @param line the line's id; null for a fee
     * @param fee the fee's kind; null for a line
     * @param gross quantity x unit price
     * @param ownDiscount off the line; of a shipping fee, its share of the discounts on shipping
     * @param orderDiscount its share of the discounts on the order; zero for fees
     * @param taxCode at the provider; null when the order names none
     * @param destination index of the ship-to
     */
    public record Part(
            String line,
            String fee,
            String item,
            String description,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal gross,
            BigDecimal ownDiscount,
            BigDecimal orderDiscount,
            String taxCode,
            int destination,
            Place from) {

        public BigDecimal amount() {
            return gross.subtract(ownDiscount);
        }

        public BigDecimal net() {
            return amount().subtract(orderDiscount);
        }

        public boolean isShipping() {
            return SHIPPING.equals(fee);
        }

        private Part off(BigDecimal own, BigDecimal order) {
            return new Part(
                    line,
                    fee,
                    item,
                    description,
                    quantity,
                    unitPrice,
                    gross,
                    ownDiscount.add(own),
                    orderDiscount.add(order),
                    taxCode,
                    destination,
                    from);
        }
    }

    /** By the index of the ship-to. */
    public List<Place> destinations() {
        return destinations;
    }

    /** Lines in the order's order, then fees. */
    public List<Part> parts() {
        return parts;
    }

    public BigDecimal orderDiscount() {
        return parts.stream().map(Part::orderDiscount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * @throws Failure.Rejected address-invalid for a ship-to that no provider can find; value-invalid when a price is
     *     missing, or discounts are more than what they are taken off
     */
    public static Sale of(PlacedOrder order, TaxProperties settings) {
        int scale = decimals(order.currency());
        List<Place> destinations = destinations(order, settings);
        List<Part> lines = IntStream.range(0, order.lines().size())
                .mapToObj(i -> line(order, i, scale, settings))
                .toList();
        lines = lessOrderDiscount(lines, discount(order, Discount.Level.order, scale), scale);
        List<Part> parts = new ArrayList<>(lines);
        parts.addAll(lessShippingDiscount(
                fees(order, lines, destinations.size(), scale, settings),
                discount(order, Discount.Level.shipping, scale),
                scale));
        return new Sale(destinations, parts);
    }

    /** How many decimals amounts in the currency have; two for one that is not known. */
    public static int decimals(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException | NullPointerException e) {
            return 2;
        }
    }

    private static List<Place> destinations(PlacedOrder order, TaxProperties settings) {
        if (order.shipTos().isEmpty()) {
            throw new Failure.Rejected(
                    ErrorCodes.ADDRESS_INVALID,
                    "The order says nowhere where the goods go.",
                    List.of(new Failure.Field("/shipTos", "name one ship-to at least")),
                    null);
        }
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < order.shipTos().size(); i++) {
            Address address = order.shipTos().get(i).address();
            String pointer = "/shipTos/" + i + "/address";
            if (address == null) {
                throw invalid(ErrorCodes.ADDRESS_INVALID, "The address is missing.", pointer);
            }
            Place place = Place.of(address, settings.shipFrom().country());
            if (place.problem() != null) {
                throw invalid(ErrorCodes.ADDRESS_INVALID, place.problem(), pointer);
            }
            places.add(place);
        }
        return places;
    }

    private static Part line(PlacedOrder order, int index, int scale, TaxProperties settings) {
        PlacedOrder.Line line = order.lines().get(index);
        if (line.unitPrice() == null) {
            throw invalid(
                    ErrorCodes.VALUE_INVALID,
                    "Without the price of " + line.item() + " its tax cannot be worked out.",
                    "/lines/" + index + "/unitPrice");
        }
        BigDecimal gross = line.quantity().multiply(line.unitPrice()).setScale(scale, RoundingMode.HALF_UP);
        BigDecimal discount = line.discount() == null
                ? BigDecimal.ZERO.setScale(scale)
                : line.discount().setScale(scale, RoundingMode.HALF_UP);
        if (discount.compareTo(gross) > 0) {
            throw invalid(
                    ErrorCodes.VALUE_INVALID,
                    "The discount on " + line.item() + " is more than its price.",
                    "/lines/" + index + "/discount");
        }
        return new Part(
                line.id(),
                null,
                line.item(),
                line.description(),
                // The same number in the same digits, however it was written: a hash is made of it.
                new BigDecimal(line.quantity().stripTrailingZeros().toPlainString()),
                line.unitPrice(),
                gross,
                discount,
                BigDecimal.ZERO.setScale(scale),
                line.taxCode(),
                destination(order, line.shipTo()),
                settings.shipFrom(line.warehouse()));
    }

    /** A fee of the whole order goes where the goods go, in proportion to their value. */
    private static List<Part> fees(
            PlacedOrder order, List<Part> lines, int destinations, int scale, TaxProperties settings) {
        List<Part> parts = new ArrayList<>();
        for (PlacedOrder.Fee fee : order.fees()) {
            BigDecimal amount = fee.amount().setScale(scale, RoundingMode.HALF_UP);
            if (fee.shipTo() != null || destinations == 1) {
                parts.add(fee(fee, amount, destination(order, fee.shipTo()), settings));
                continue;
            }
            List<BigDecimal> goods = new ArrayList<>();
            for (int i = 0; i < destinations; i++) {
                int place = i;
                goods.add(lines.stream()
                        .filter(line -> line.destination() == place)
                        .map(Part::net)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
            }
            List<BigDecimal> shares = Shares.of(amount, goods, scale);
            for (int i = 0; i < destinations; i++) {
                if (shares.get(i).signum() != 0) {
                    parts.add(fee(fee, shares.get(i), i, settings));
                }
            }
        }
        return parts;
    }

    private static Part fee(PlacedOrder.Fee fee, BigDecimal amount, int destination, TaxProperties settings) {
        BigDecimal zero = BigDecimal.ZERO.setScale(amount.scale());
        return new Part(
                null,
                fee.kind(),
                fee.kind(),
                fee.description(),
                BigDecimal.ONE,
                amount,
                amount,
                zero,
                zero,
                fee.taxCode(),
                destination,
                settings.shipFrom());
    }

    private static int destination(PlacedOrder order, String id) {
        for (int i = 0; i < order.shipTos().size(); i++) {
            if (id != null && id.equals(order.shipTos().get(i).id())) {
                return i;
            }
        }
        return 0;
    }

    private static BigDecimal discount(PlacedOrder order, Discount.Level level, int scale) {
        return order.discounts().stream()
                .filter(discount -> discount.level() == level)
                .map(Discount::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(scale, RoundingMode.HALF_UP);
    }

    private static List<Part> lessOrderDiscount(List<Part> lines, BigDecimal discount, int scale) {
        List<BigDecimal> shares = shares(lines, discount, scale, "the goods");
        return IntStream.range(0, lines.size())
                .mapToObj(i -> lines.get(i).off(BigDecimal.ZERO, shares.get(i)))
                .toList();
    }

    private static List<Part> lessShippingDiscount(List<Part> fees, BigDecimal discount, int scale) {
        List<Part> shipping = fees.stream().filter(Part::isShipping).toList();
        List<BigDecimal> shares = shares(shipping, discount, scale, "shipping");
        List<Part> result = new ArrayList<>();
        int next = 0;
        for (Part fee : fees) {
            result.add(fee.isShipping() ? fee.off(shares.get(next++), BigDecimal.ZERO) : fee);
        }
        return result;
    }

    private static List<BigDecimal> shares(List<Part> parts, BigDecimal discount, int scale, String what) {
        List<BigDecimal> amounts = parts.stream().map(Part::amount).toList();
        if (discount.compareTo(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add)) > 0) {
            throw invalid(ErrorCodes.VALUE_INVALID, "The discounts are more than " + what + " cost.", "/discounts");
        }
        return Shares.of(discount, amounts, scale);
    }

    private static Failure.Rejected invalid(String code, String message, String pointer) {
        return new Failure.Rejected(code, message, List.of(new Failure.Field(pointer, message)), null);
    }
}
