package io.storebridge.sandbox.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The order of a list: absent values first, then numbers, then texts in any case. */
record Ordering(List<By> by) {

    record By(String path, Field.Type type, boolean descending) {}

    /** What a document is sorted by, read once. */
    private record Row(List<Value> values, ObjectNode document) {}

    private record Value(BigDecimal number, Instant time, String text) {

        private static final Comparator<Value> ORDER = Comparator.comparing(
                        Value::number, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Value::time, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Value::text, Comparator.nullsFirst(String.CASE_INSENSITIVE_ORDER));

        static Value of(ObjectNode document, By by) {
            JsonNode value = Filter.at(document, by.path);
            if (value.isMissingNode() || value.isNull()) {
                return null;
            }
            if (by.type == Field.Type.DATE) {
                return new Value(null, Instant.parse(value.asText()), null);
            }
            return value.isNumber()
                    ? new Value(value.decimalValue(), null, null)
                    : new Value(null, null, value.asText());
        }
    }

    List<ObjectNode> sorted(Stream<ObjectNode> documents) {
        Comparator<Row> order = null;
        for (int i = 0; i < by.size(); i++) {
            int place = i;
            Comparator<Row> next =
                    Comparator.comparing(row -> row.values.get(place), Comparator.nullsFirst(Value.ORDER));
            next = by.get(i).descending ? next.reversed() : next;
            order = order == null ? next : order.thenComparing(next);
        }
        return documents
                .map(document -> new Row(
                        // A plain list: List.of takes no nulls.
                        Arrays.asList(
                                by.stream().map(one -> Value.of(document, one)).toArray(Value[]::new)),
                        document))
                .sorted(order)
                .map(Row::document)
                .toList();
    }
}
