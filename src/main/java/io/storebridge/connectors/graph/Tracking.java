package io.storebridge.connectors.graph;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Tracking numbers by their form, as the carriers describe it. A number that is none of these has no link: a wrong one is worse.
 */
final class Tracking {

    private static final String USPS = "(9[1-5]\\d{20}|9[1-5]\\d{18}|[A-Z]{2}\\d{9}US)";

    private Tracking() {}

    /** number, and carrier and url when the carrier is known. */
    static Map<String, Object> of(String number) {
        Map<String, Object> tracking = new LinkedHashMap<>();
        tracking.put("number", number.strip());
        String plain = number.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (plain.matches("1Z[A-Z0-9]{16}")) {
            known(tracking, "UPS", "https://www.ups.com/track?tracknum=" + plain);
        } else if (plain.matches("(420\\d{5}(\\d{4})?)?" + USPS)) {
            // What stands before it is the receiver's ZIP code.
            String label = plain.replaceFirst("^420\\d{5}(\\d{4})?(?=9\\d{19})", "");
            known(tracking, "USPS", "https://tools.usps.com/go/TrackConfirmAction?tLabels=" + label);
        } else if (plain.matches("\\d{12}|\\d{15}|96\\d{20}")) {
            known(tracking, "FedEx", "https://www.fedex.com/fedextrack/?trknbr=" + plain);
        }
        return tracking;
    }

    private static void known(Map<String, Object> tracking, String carrier, String url) {
        tracking.put("carrier", carrier);
        tracking.put("url", url);
    }
}
