package io.storebridge.mappings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a mapping gave, as a document of plain maps and lists. */
final class PlainResult {

    private PlainResult() {}

    static Object of(Object value) {
        return plain(value, "");
    }

    private static Object plain(Object value, String pointer) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((name, field) -> fields.put(String.valueOf(name), plain(field, pointer + "/" + name)));
            return fields;
        }
        if (value instanceof List<?> list) {
            List<Object> values = new ArrayList<>(list.size());
            for (int i = 0; i < list.size(); i++) {
                values.add(plain(list.get(i), pointer + "/" + i));
            }
            return values;
        }
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Integer || value instanceof Long) {
            return value;
        }
        throw new MappingFault(
                "at %s of its result stands a function or a number with decimals; a result holds documents, lists, text, whole numbers and yes or no."
                        .formatted(pointer.isEmpty() ? "the whole" : pointer),
                -1);
    }
}
