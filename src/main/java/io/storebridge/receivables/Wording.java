package io.storebridge.receivables;

import io.storebridge.commerce.Address;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Values as a customer reads them on paper. */
final class Wording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);

    private Wording() {}

    /** 1250.5 in USD: $1,250.50; with more decimals where the amount has them. */
    static String money(BigDecimal amount, String currency) {
        NumberFormat format = NumberFormat.getCurrencyInstance(Locale.US);
        int decimals = 2;
        try {
            Currency unit = Currency.getInstance(currency);
            format.setCurrency(unit);
            decimals = Math.max(0, unit.getDefaultFractionDigits());
        } catch (IllegalArgumentException | NullPointerException unknownCurrency) {
            format = NumberFormat.getNumberInstance(Locale.US);
        }
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(
                Math.max(decimals, amount.stripTrailingZeros().scale()));
        return format.format(amount);
    }

    static String day(LocalDate date) {
        return date == null ? "" : DAY.format(date);
    }

    static String number(BigDecimal quantity) {
        NumberFormat format = NumberFormat.getNumberInstance(Locale.US);
        format.setMaximumFractionDigits(
                Math.max(0, quantity.stripTrailingZeros().scale()));
        return format.format(quantity);
    }

    /** The lines of an address label; empty parts are left out. */
    static List<String> lines(Address address) {
        if (address == null) {
            return List.of();
        }
        String place = Stream.of(address.city(), address.state())
                .filter(Wording::said)
                .map(String::strip)
                .reduce((city, state) -> city + ", " + state)
                .orElse("");
        return Stream.of(
                        address.name(),
                        address.contact(),
                        address.street1(),
                        address.street2(),
                        said(address.zip()) ? (place + " " + address.zip()).strip() : place,
                        address.country())
                .filter(Wording::said)
                .map(Wording::clean)
                .toList();
    }

    static boolean said(String text) {
        return text != null && !text.isBlank();
    }

    /** Without what XML cannot hold, such as control characters from old imports; null becomes empty. */
    static String clean(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c ->
                        c == '\t' || c == '\n' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c < 0xFFFE || c > 0xFFFF)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }
}
