package io.storebridge.workflow.validation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name that was probably meant. */
final class Nearest {

    private Nearest() {}

    /** The name with the fewest letters to change; empty when all are too different for one to have been meant. */
    static Optional<String> to(String written, Collection<String> names) {
        return names.stream()
                .min(Comparator.<String>comparingInt(name -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(written, name) <= Math.max(2, written.length() / 2));
    }

    /** {@code Did you mean "erp.read-customer"? }; empty when nothing is near. */
    static String question(String written, Collection<String> names) {
        return to(written, names).map("Did you mean \"%s\"? "::formatted).orElse("");
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
