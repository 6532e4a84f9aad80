package io.storebridge.sandbox.replay;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
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
        try (CsvParser parser =
                new CsvFactory().enable(CsvParser.Feature.SKIP_EMPTY_LINES).createParser(text())) {
            for (Row row = next(parser); row != null; row = next(parser)) {
                if (columns.isEmpty()) {
                    header(row.values, required);
                } else if (row.values.size() != columns.size()) {
                    throw row.fault(
                            "has %d values, but there are %d columns".formatted(row.values.size(), columns.size()));
                } else {
                    consumer.accept(row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (columns.isEmpty()) {
            throw new InvalidFile(file, "is empty");
        }
    }

    /** Null at the end. */
    private Row next(CsvParser parser) throws IOException {
        int line = parser.currentLocation().getLineNr();
        try {
            if (parser.nextToken() == null) {
                return null;
            }
            List<String> values = new ArrayList<>();
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                if (values.isEmpty()) {
                    // Later values may begin on other lines, and behind the last the parser stands on the next row.
                    line = parser.currentLocation().getLineNr();
                }
                values.add(parser.getText());
            }
            return new Row(line, values);
        } catch (JacksonException e) {
            throw new InvalidFile(file, line, "is no CSV: " + e.getOriginalMessage());
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
