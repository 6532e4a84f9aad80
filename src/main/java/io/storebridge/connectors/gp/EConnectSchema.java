package io.storebridge.connectors.gp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** eConnect's transaction types and nodes, read from {@code econnect/nodes.txt}: the one place that knows them. */
final class EConnectSchema {

    private static final String SOURCE = "/econnect/nodes.txt";
    private static final String REPEATED = "_Items";
    private static final EConnectSchema GP_2015 = load();

    private final Map<String, List<String>> types = new HashMap<>();
    private final Map<String, NodeDefinition> nodes = new HashMap<>();

    private EConnectSchema(String source) {
        Map<String, StringBuilder> parameters = new LinkedHashMap<>();
        StringBuilder open = null;
        for (String line : source.split("\n")) {
            if (line.startsWith("type ")) {
                List<String> words = List.of(line.split(" "));
                types.put(words.get(1), words.subList(2, words.size()));
            } else if (line.startsWith("node ")) {
                open = new StringBuilder();
                parameters.put(line.substring(5).strip(), open);
            } else if (line.startsWith("  ") && open != null) {
                open.append(line);
            }
        }
        parameters.forEach((name, text) -> nodes.put(name, NodeDefinition.read(name, text.toString())));
    }

    static EConnectSchema get() {
        return GP_2015;
    }

    NodeDefinition node(String name) {
        NodeDefinition definition = nodes.get(name);
        if (definition == null) {
            throw new IllegalArgumentException("No eConnect node " + name);
        }
        return definition;
    }

    /** The node's place in the transaction type's sequence. */
    int place(String type, String node) {
        List<String> sequence = types.get(type);
        int place = sequence == null ? -1 : sequence.indexOf(node);
        if (sequence != null && place < 0) {
            place = sequence.indexOf(node + REPEATED);
        }
        if (place < 0) {
            throw new IllegalArgumentException(type + " has no node " + node);
        }
        return place;
    }

    /** The element that wraps the node in this transaction type; null when the node stands alone. */
    String wrapper(String type, String node) {
        String wrapped = node + REPEATED;
        return types.get(type).contains(wrapped) ? wrapped : null;
    }

    private static EConnectSchema load() {
        try (InputStream in = EConnectSchema.class.getResourceAsStream(SOURCE)) {
            return new EConnectSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
