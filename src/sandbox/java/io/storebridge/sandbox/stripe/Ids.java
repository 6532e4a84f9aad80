package io.storebridge.sandbox.stripe;

import java.security.SecureRandom;

/** Ids and secrets that look like Stripe's. */
final class Ids {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    static String next(String prefix) {
        return prefix + "_3" + letters(23);
    }

    static String secret(String intent) {
        return intent + "_secret_" + letters(25);
    }

    static String request() {
        return "req_" + letters(14);
    }

    private static String letters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
