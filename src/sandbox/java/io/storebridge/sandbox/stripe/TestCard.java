package io.storebridge.sandbox.stripe;

import java.util.Map;

/**
 * The cards of Stripe's test mode and what happens to them.
 *
 * @param code {@code card_declined} or another error; null when it is charged
 * @param challenged whether the bank wants the buyer to confirm
 */
record TestCard(String brand, String last4, String code, String declineCode, String message, boolean challenged) {

    private static final String DECLINED = "card_declined";

    private static final Map<String, TestCard> CARDS = Map.ofEntries(
            Map.entry("pm_card_visa", good("visa", "4242")),
            Map.entry("pm_card_mastercard", good("mastercard", "4444")),
            Map.entry("pm_card_amex", good("amex", "8431")),
            Map.entry("pm_card_discover", good("discover", "1117")),
            Map.entry("pm_card_jcb", good("jcb", "0505")),
            Map.entry("pm_card_chargeDeclined", bad("0002", DECLINED, "generic_decline", "Your card was declined.")),
            Map.entry(
                    "pm_card_chargeDeclinedInsufficientFunds",
                    bad("9995", DECLINED, "insufficient_funds", "Your card has insufficient funds.")),
            Map.entry("pm_card_chargeDeclinedLostCard", bad("9987", DECLINED, "lost_card", "Your card was declined.")),
            Map.entry("pm_card_chargeDeclinedExpiredCard", bad("0069", "expired_card", null, "Your card has expired.")),
            Map.entry(
                    "pm_card_chargeDeclinedIncorrectCvc",
                    bad("0127", "incorrect_cvc", null, "Your card's security code is incorrect.")),
            Map.entry(
                    "pm_card_chargeDeclinedProcessingError",
                    bad(
                            "0119",
                            "processing_error",
                            null,
                            "An error occurred while processing your card. Try again in a little bit.")),
            Map.entry("pm_card_authenticationRequired", challenge("3184")),
            Map.entry("pm_card_threeDSecure2Required", challenge("3220")),
            Map.entry("pm_card_threeDSecureRequired", challenge("3063")));

    private static TestCard good(String brand, String last4) {
        return new TestCard(brand, last4, null, null, null, false);
    }

    private static TestCard bad(String last4, String code, String declineCode, String message) {
        return new TestCard("visa", last4, code, declineCode, message, false);
    }

    private static TestCard challenge(String last4) {
        return new TestCard("visa", last4, null, null, null, true);
    }

    /** Null when there is no such card. */
    static TestCard find(String name) {
        return CARDS.get(name.replace("pm_card_visa_", "pm_card_"));
    }

    /** What the bank says when it wants to ask a buyer who is not there. */
    TestCard withoutBuyer() {
        return new TestCard(
                brand,
                last4,
                "authentication_required",
                "authentication_required",
                "Your card was declined. This transaction requires authentication.",
                false);
    }

    /** Whether an authorisation of the card can be taken in several parts: here, all but JCB. */
    boolean capturedInParts() {
        return !brand.equals("jcb");
    }

    boolean declined() {
        return code != null;
    }
}
