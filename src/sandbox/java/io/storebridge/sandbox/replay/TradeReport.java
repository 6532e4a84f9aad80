package io.storebridge.sandbox.replay;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.storebridge.sandbox.replay.TradeReconciliation.Entry;
import io.storebridge.sandbox.replay.TradeReconciliation.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A reconciliation for people: in sum as text, each invoice as a row of a CSV file. */
final class TradeReport {

    private static final CsvSchema COLUMNS = CsvSchema.builder()
            .addColumns(
                    List.of(
                            "invoice",
                            "became",
                            "gpNumber",
                            "goods",
                            "gpGoods",
                            "value",
                            "gpValue",
                            "agrees",
                            "reason"),
                    CsvSchema.ColumnType.STRING)
            .build()
            .withHeader();

    private final TradeReconciliation reconciliation;

    TradeReport(TradeReconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    String text() {
        StringBuilder text = new StringBuilder(
                        "Reconciliation with GP (open and in history; values in US dollars, before tax)\n\n")
                .append(row("", "invoices", "goods", "value"));
        List<Entry> entries = reconciliation.entries();
        BigDecimal fileGoods = sum(entries, entry -> TradeReconciliation.goods(entry.invoice()));
        BigDecimal fileValue = sum(entries, entry -> entry.invoice().value());
        text.append(row("file", entries.size(), fileGoods, fileValue));
        int rest = entries.size();
        for (Kind kind : Kind.values()) {
            List<Entry> those =
                    entries.stream().filter(entry -> entry.kind() == kind).toList();
            text.append(row(kind.title, those.size(), sum(those, Entry::goods), sum(those, Entry::value)));
            rest -= those.size();
        }
        text.append(row(
                "difference",
                rest,
                fileGoods.subtract(sum(entries, Entry::goods)),
                fileValue.subtract(sum(entries, Entry::value))));
        return text.append(refused()).append(differences()).toString();
    }

    private String refused() {
        Map<String, List<Entry>> byReason = reconciliation.entries().stream()
                .filter(entry -> entry.kind() == Kind.REFUSED)
                .collect(Collectors.groupingBy(Entry::reason, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder("\n");
        byReason.forEach((reason, those) -> text.append("refused: %d, worth %s (%s): %s%n"
                .formatted(those.size(), TradeReconciliation.money(sum(those, Entry::value)), reason, numbers(those))));
        return text.toString();
    }

    private String differences() {
        List<Entry> those = reconciliation.entries().stream()
                .filter(entry -> !entry.agrees())
                .toList();
        if (those.isEmpty()) {
            return "\nEvery other invoice is in GP once and agrees to the penny, line by line.\n";
        }
        StringBuilder text = new StringBuilder("\n%d invoices differ:%n".formatted(those.size()));
        those.forEach(entry -> text.append("  %s (%s): %s%n"
                .formatted(
                        entry.invoice().number(),
                        TradeReconciliation.money(entry.invoice().value()),
                        entry.reason())));
        return text.toString();
    }

    /** Every invoice of the file, in its order. */
    void write(Path file) {
        try (SequenceWriter rows = new CsvMapper().writer(COLUMNS).writeValues(file.toFile())) {
            for (Entry entry : reconciliation.entries()) {
                rows.write(new String[] {
                    entry.invoice().number(),
                    entry.kind() == null ? "nothing" : entry.kind().name().toLowerCase(Locale.ROOT),
                    entry.number(),
                    plain(TradeReconciliation.goods(entry.invoice())),
                    entry.kind() == Kind.REFUSED ? "0" : plain(entry.goods()),
                    cents(entry.invoice().value()),
                    entry.kind() == Kind.REFUSED ? "0.00" : cents(entry.value()),
                    entry.agrees() ? "yes" : "no",
                    entry.reason()
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BigDecimal sum(List<Entry> entries, Function<Entry, BigDecimal> value) {
        return entries.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String numbers(List<Entry> entries) {
        return entries.stream().map(entry -> entry.invoice().number()).collect(Collectors.joining(", "));
    }

    private static String row(String name, int invoices, BigDecimal goods, BigDecimal value) {
        return row(
                name,
                String.valueOf(invoices),
                String.format(Locale.ROOT, "%,.1f", goods).replaceFirst("[.]0$", ""),
                TradeReconciliation.money(value));
    }

    private static String row(String name, String invoices, String goods, String value) {
        return String.format(Locale.ROOT, "%-12s %10s %14s %16s%n", name, invoices, goods, value);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String cents(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
