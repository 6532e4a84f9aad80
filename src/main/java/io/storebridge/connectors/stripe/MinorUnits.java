package io.storebridge.connectors.stripe;

import io.storebridge.commerce.ErrorCodes;
import io.storebridge.connectors.http.HttpFailures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

/**
 * Amounts in Stripe's smallest unit of a currency. Stripe's lists of currencies, from its documentation, and not Java's:
 * the two differ (MGA, ISK, UGX).
 */
final class MinorUnits {

    private static final Set<String> NO_DECIMALS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");
    /** Written with two decimals that must be zero. */
    private static final Set<String> WHOLE_IN_CENTS = Set.of("ISK", "UGX");
    /** Written with three decimals, the last of which must be zero. */
    private static final Set<String> THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private MinorUnits() {}

    /**
     * @throws io.storebridge.commerce.Failure.Rejected value-invalid, when the amount is not above zero or finer than the
     *     currency, or the currency is none
     */
    static long of(BigDecimal amount, String currency) {
        String code = code(currency);
        if (amount == null || amount.signum() <= 0) {
            throw invalid("/amount", "The amount must be above zero.");
        }
        int allowed = WHOLE_IN_CENTS.contains(code) ? 0 : Math.min(2, decimals(code));
        try {
            BigDecimal exact = amount.setScale(allowed, RoundingMode.UNNECESSARY);
            return exact.movePointRight(decimals(code)).longValueExact();
        } catch (ArithmeticException e) {
            throw invalid(
                    "/amount",
                    "An amount in " + code + " has "
                            + (allowed == 0 ? "no decimals" : "at most " + allowed + " decimals") + ", not "
                            + amount.toPlainString() + ".");
        }
    }

    static BigDecimal amount(long units, String currency) {
        return BigDecimal.valueOf(units, decimals(currency.toUpperCase(Locale.ROOT)));
    }

    private static int decimals(String code) {
        return NO_DECIMALS.contains(code) ? 0 : THREE_DECIMALS.contains(code) ? 3 : 2;
    }

    private static String code(String currency) {
        try {
            return Currency.getInstance(currency == null ? "" : currency.strip().toUpperCase(Locale.ROOT))
                    .getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw invalid("/currency", "There is no currency " + currency + "; it is a code such as USD.");
        }
    }

    private static RuntimeException invalid(String pointer, String message) {
        return HttpFailures.rejected(ErrorCodes.VALUE_INVALID, message, pointer, null);
    }
}
