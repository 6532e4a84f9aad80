package io.storebridge.sandbox.stripe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Parameters as Stripe takes them, in a body or a query: {@code metadata[order_id]=O1}, {@code expand[]=latest_charge}. */
final class Form {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Form() {}

    static Form read(String encoded) {
        Form form = new Form();
        for (String pair : (encoded == null ? "" : encoded).split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                // Clients number the elements of a list, or do not.
                form.values
                        .computeIfAbsent(name.replaceAll("\\[\\d+]", "[]"), key -> new ArrayList<>())
                        .add(value);
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Null when it was not sent or is empty. */
    String get(String name) {
        List<String> found = values.get(name);
        return found == null || found.get(0).isEmpty() ? null : found.get(0);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String required(String name) {
        String value = get(name);
        if (value == null) {
            throw StripeError.required(name);
        }
        return value;
    }

    /** Null when it was not sent. */
    Long number(String name) {
        String value = get(name);
        if (value == null) {
            return null;
        }
        if (!value.matches("-?\\d{1,15}")) {
            throw StripeError.invalid("parameter_invalid_integer", name, "Invalid integer: " + value);
        }
        return Long.parseLong(value);
    }

    List<String> list(String name) {
        return values.getOrDefault(name + "[]", List.of());
    }

    /** What is in the brackets, by name. */
    Map<String, String> map(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        values.forEach((key, found) -> {
            if (key.startsWith(name + "[") && key.endsWith("]")) {
                map.put(key.substring(name.length() + 1, key.length() - 1), found.get(0));
            }
        });
        return map;
    }

    /** Refuses what Stripe does not know. */
    void allow(Set<String> names) {
        for (String key : values.keySet()) {
            String root = key.replaceAll("\\[.*", "");
            if (!names.contains(root) && !root.equals("expand")) {
                throw StripeError.invalid("parameter_unknown", root, "Received unknown parameter: " + root);
            }
        }
    }

    /** The same for the same parameters in any order. */
    String canonical() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + String.join(",", entry.getValue()))
                        .collect(Collectors.joining("&"));
    }
}
