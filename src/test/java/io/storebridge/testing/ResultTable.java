package io.storebridge.testing;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** How each case of a matrix ended: printed as a table, and failing when one case failed. */
final class ResultTable {

    private final String title;
    private final Set<String> rows = new LinkedHashSet<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private final Map<String, Throwable> failures = new ConcurrentSkipListMap<>();
    private final Set<String> cases = new LinkedHashSet<>();

    ResultTable(String title) {
        this.title = title;
    }

    void add(String row, String column) {
        rows.add(row);
        columns.add(column);
        cases.add(row + ", " + column);
    }

    /** Notes whether the check of this case holds. */
    void check(String row, String column, Runnable check) {
        try {
            check.run();
        } catch (AssertionError | RuntimeException e) {
            failures.put(row + ", " + column, e);
        }
    }

    /** Prints the table. */
    void conclude() {
        System.out.println(this);
        if (!failures.isEmpty()) {
            AssertionError error = new AssertionError(failures.entrySet().stream()
                    .map(failure -> failure.getKey() + ": " + failure.getValue().getMessage())
                    .collect(Collectors.joining(
                            "\n\n", "%d of %d cases failed\n\n".formatted(failures.size(), cases.size()), "")));
            failures.values().forEach(error::addSuppressed);
            throw error;
        }
    }

    @Override
    public String toString() {
        int wide = rows.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text =
                new StringBuilder("\n").append(title).append("\n\n").append(" ".repeat(wide));
        columns.forEach(column -> text.append("  ").append(column));
        for (String row : rows) {
            text.append('\n').append(row).append(" ".repeat(wide - row.length()));
            for (String column : columns) {
                String cell = row + ", " + column;
                String word = !cases.contains(cell) ? "-" : failures.containsKey(cell) ? "FAILED" : "once";
                text.append("  ").append(word).append(" ".repeat(Math.max(0, column.length() - word.length())));
            }
        }
        return text.append('\n').toString();
    }
}
