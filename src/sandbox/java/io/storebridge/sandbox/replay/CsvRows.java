package io.storebridge.sandbox.replay;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The rows of a CSV file with a header, in UTF-8 or, as copies of the data set often are, in Windows-1252. */
final class CsvRows {

    /** A row that knows its line. */
    final class Row {

        private final int line;
        private final List<String> values;

        private Row(int line, List<String> values) {
            this.line = line;
            this.values = values;
        }

        String text(String column) {
            String value = values.get(columns.get(column));
            return value == null ? "" : value.strip();
        }

        InvalidFile fault(String message) {
            return new InvalidFile(file, line, message);
        }
    }

    private final Path file;
    private final Map<String, Integer> columns = new HashMap<>();

    CsvRows(Path file) {
        this.file = file;
    }

    /** @throws InvalidFile naming the missing columns, or the line that is no row */
    void forEach(Set<String> required, Consumer<Row> consumer) {
        try (MappingIterator<List<String>> rows = new CsvMapper()
                .readerForListOf(String.class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvParser.Feature.SKIP_EMPTY_LINES)
                .readValues(text())) {
            while (hasNext(rows)) {
                List<String> values = rows.next();
                // The parser stands behind the row, quoted line breaks included.
                int line = rows.getCurrentLocation().getLineNr();
                if (columns.isEmpty()) {
                    header(values, required);
                    continue;
                }
                if (values.size() != columns.size()) {
                    throw new InvalidFile(
                            file,
                            line,
                            "has %d values, but there are %d columns".formatted(values.size(), columns.size()));
                }
                consumer.accept(new Row(line, values));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (columns.isEmpty()) {
            throw new InvalidFile(file, "is empty");
        }
    }

    private boolean hasNext(MappingIterator<List<String>> rows) throws IOException {
        try {
            return rows.hasNextValue();
        } catch (JacksonException e) {
            throw new InvalidFile(file, e.getLocation().getLineNr(), "is no CSV: " + e.getOriginalMessage());
        }
    }

    private void header(List<String> names, Set<String> required) {
        List<String> stripped = new ArrayList<>();
        for (String name : names) {
            columns.put(name.strip(), stripped.size());
            stripped.add(name.strip());
        }
        Set<String> missing = new TreeSet<>(required);
        missing.removeAll(columns.keySet());
        if (!missing.isEmpty()) {
            throw new InvalidFile(
                    file,
                    1,
                    "lacks the columns %s; it has %s"
                            .formatted(String.join(", ", missing), String.join(", ", stripped)));
        }
    }

    private String text() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, Charset.forName("windows-1252"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
