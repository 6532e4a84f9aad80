package io.storebridge.workflow.dryrun;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Where two documents differ.
 *
 * @param pointer a JSON pointer ({@code /lines/0/discount}); empty for the whole
 * @param was null when there was none
 * @param now null when there is none
 */
public record Diff(String pointer, Object was, Object now) {

    /** Something absent is as good as null. */
    static List<Diff> between(Object was, Object now) {
        List<Diff> found = new ArrayList<>();
        compare("", was, now, found);
        return found;
    }

    private static void compare(String pointer, Object was, Object now, List<Diff> found) {
        if (was instanceof Map<?, ?> before && now instanceof Map<?, ?> after) {
            Set<Object> names = new LinkedHashSet<>(before.keySet());
            names.addAll(after.keySet());
            names.forEach(name -> compare(
                    pointer + "/" + String.valueOf(name).replace("~", "~0").replace("/", "~1"),
                    before.get(name),
                    after.get(name),
                    found));
        } else if (was instanceof List<?> before && now instanceof List<?> after) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(
                        pointer + "/" + i,
                        i < before.size() ? before.get(i) : null,
                        i < after.size() ? after.get(i) : null,
                        found);
            }
        } else if (!same(was, now)) {
            found.add(new Diff(pointer, was, now));
        }
    }

    /** Whole numbers may be an Integer here and a Long there. */
    private static boolean same(Object was, Object now) {
        return was instanceof Number && now instanceof Number
                ? was.toString().equals(now.toString())
                : Objects.equals(was, now);
    }
}
