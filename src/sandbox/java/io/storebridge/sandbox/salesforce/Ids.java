package io.storebridge.sandbox.salesforce;

/** Salesforce's ids: 15 signs that differ by case, and 3 more that say which of them are capitals. */
final class Ids {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CHECKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final String OURS = "SB0";

    private Ids() {}

    /** @param number above 0, counted for each object */
    static String of(String prefix, long number) {
        StringBuilder digits = new StringBuilder();
        for (long rest = number; rest > 0; rest /= DIGITS.length()) {
            digits.insert(0, DIGITS.charAt((int) (rest % DIGITS.length())));
        }
        return full(prefix + OURS + "0".repeat(9 - digits.length()) + digits);
    }

    /** The id with 18 signs, of one with 15 or 18; null for what is no id. */
    static String full(String id) {
        if (id == null || !id.matches("[0-9A-Za-z]{15}([0-9A-Za-z]{3})?")) {
            return null;
        }
        StringBuilder full = new StringBuilder(id.substring(0, 15));
        for (int part = 0; part < 3; part++) {
            int capitals = 0;
            for (int place = 0; place < 5; place++) {
                capitals |= Character.isUpperCase(id.charAt(part * 5 + place)) ? 1 << place : 0;
            }
            full.append(CHECKS.charAt(capitals));
        }
        return full.toString();
    }
}
