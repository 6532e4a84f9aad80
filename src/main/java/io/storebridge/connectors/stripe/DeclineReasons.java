package io.storebridge.connectors.stripe;

import java.util.Map;

/** Why a card was not charged, in words for the buyer. Stripe's codes, from its documentation. */
final class DeclineReasons {

    private static final String GENERAL =
            "The card was declined. Use another card, or ask the bank that issued it for the reason.";
    private static final String NUMBERS = "Check the card's number, date and security code, or use another card.";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("insufficient_funds", "The card has not enough funds. Use another card."),
            Map.entry("withdrawal_count_limit_exceeded", "The card's limit is reached. Use another card."),
            Map.entry("card_velocity_exceeded", "The card's limit is reached. Use another card."),
            Map.entry("expired_card", "The card has expired. Use another card."),
            Map.entry("incorrect_cvc", "The security code is wrong. " + NUMBERS),
            Map.entry("invalid_cvc", "The security code is wrong. " + NUMBERS),
            Map.entry("incorrect_number", "The card's number is wrong. " + NUMBERS),
            Map.entry("invalid_number", "The card's number is wrong. " + NUMBERS),
            Map.entry("invalid_expiry_month", "The card's date is wrong. " + NUMBERS),
            Map.entry("invalid_expiry_year", "The card's date is wrong. " + NUMBERS),
            Map.entry("incorrect_zip", "The ZIP code is not the card's. Correct it, or use another card."),
            Map.entry("card_not_supported", "The card does not allow this purchase. Use another card."),
            Map.entry("currency_not_supported", "The card does not take this currency. Use another card."),
            Map.entry("processing_error", "The card could not be charged just now. Try again in a little while."),
            Map.entry("issuer_not_available", "The card's bank does not answer. Try again in a little while."),
            Map.entry("try_again_later", "The card's bank asks to try again later."),
            Map.entry(
                    "authentication_required",
                    "The bank wants to check that it is you. Pay again and confirm the payment with your bank."),
            Map.entry(
                    "payment_intent_authentication_failure",
                    "The bank's check was not passed, and nothing was charged. Try again, or use another card."));

    private DeclineReasons() {}

    /** The bank's reason when it is one that a buyer can do something about; of a stolen card, for one, nothing is told. */
    static String forBuyer(String code, String declineCode) {
        return WORDS.getOrDefault(declineCode, WORDS.getOrDefault(code, GENERAL));
    }
}
