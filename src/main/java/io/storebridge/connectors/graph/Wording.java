package io.storebridge.connectors.graph;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Locale;

/** Amounts and dates as buyers read them; what is none of these stays as it is. */
final class Wording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    private Wording() {}

    /** "1250.5" in USD: $1,250.50; with more decimals where the amount has them. */
    static String money(String amount, String currency) {
        try {
            BigDecimal value = new BigDecimal(amount.strip());
            NumberFormat format = NumberFormat.getCurrencyInstance(Locale.US);
            format.setCurrency(Currency.getInstance(currency));
            int usual = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
            format.setMinimumFractionDigits(usual);
            format.setMaximumFractionDigits(
                    Math.max(usual, value.stripTrailingZeros().scale()));
            return format.format(value);
        } catch (IllegalArgumentException e) {
            return (amount + " " + currency).strip();
        }
    }

    /** "2026-12-01": December 1, 2026; of a time its day in UTC. */
    static String day(String date) {
        try {
            return DAY.format(LocalDate.parse(date.strip().replaceFirst("T[0-9:.]+Z$", "")));
        } catch (DateTimeParseException e) {
            return date;
        }
    }

    /** An amount, as text or number; what is none is not zero. */
    static boolean isZero(Object amount) {
        try {
            return new BigDecimal(String.valueOf(amount).strip()).signum() == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** "12.00000": 12. */
    static String number(String quantity) {
        try {
            return new BigDecimal(quantity.strip()).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return quantity;
        }
    }
}
