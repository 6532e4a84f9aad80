package io.storebridge.connectors.ordercloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values of OrderCloud's documents: a field that is absent, null or blank is null here. */
final class Xp {

    private Xp() {}

    /** @param path names with dots between them, {@code GP.CustomerNumber}; null or blank: no such field */
    static JsonNode at(JsonNode node, String path) {
        JsonNode found = node;
        for (String name : (path == null ? "" : path).split("[.]")) {
            found = found.path(name);
        }
        return found;
    }

    static String text(JsonNode node, String path) {
        JsonNode value = at(node, path);
        String text = value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
        return text.isEmpty() ? null : text;
    }

    /** Without an exponent, whatever the number was written like. */
    static BigDecimal amount(JsonNode node, String path) {
        JsonNode value = at(node, path);
        if (!value.isNumber() && !value.isTextual()) {
            return null;
        }
        try {
            BigDecimal amount = new BigDecimal(value.asText().strip());
            return amount.scale() < 0 ? amount.setScale(0) : amount;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** @param paths by the name that the value gets */
    static Map<String, String> texts(JsonNode node, Map<String, String> paths) {
        Map<String, String> texts = new LinkedHashMap<>();
        paths.forEach((name, path) -> {
            String text = text(node, path);
            if (text != null) {
                texts.put(name, text);
            }
        });
        return texts;
    }
}
