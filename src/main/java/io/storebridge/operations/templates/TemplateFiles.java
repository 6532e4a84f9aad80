package io.storebridge.operations.templates;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.storebridge.operations.OperationDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of element templates, one for each system. A template whose content has changed gets the next version; one that
 * has not keeps its own.
 */
final class TemplateFiles {

    private static final String WAITING = "people-messages-decisions.json";

    private final ObjectMapper mapper = new ObjectMapper();
    private final Path folder;

    TemplateFiles(Path folder) {
        this.folder = folder;
    }

    /** What the files should hold, by name. */
    Map<String, String> wanted() {
        Map<String, ArrayNode> files = new TreeMap<>();
        for (OperationDefinition operation : Ports.operations()) {
            add(files, operation.system() + ".json", OperationTemplates.of(operation));
        }
        add(files, WAITING, WaitingTemplates.all());
        Map<String, JsonNode> present = present();
        Map<String, String> texts = new TreeMap<>();
        files.forEach((name, templates) -> {
            templates.forEach(template -> number((ObjectNode) template, present));
            texts.put(name, text(templates));
        });
        return texts;
    }

    private void add(Map<String, ArrayNode> files, String name, List<Template> templates) {
        ArrayNode file = files.computeIfAbsent(name, key -> mapper.createArrayNode());
        templates.forEach(template -> file.add(template.json()));
    }

    private static void number(ObjectNode template, Map<String, JsonNode> present) {
        JsonNode before = present.get(template.path("id").asText());
        if (before == null) {
            template.put("version", 1);
            return;
        }
        int version = before.path("version").asInt();
        template.put("version", version);
        if (!template.equals(before)) {
            template.put("version", version + 1);
        }
    }

    /** The templates in the folder by id. */
    Map<String, JsonNode> present() {
        Map<String, JsonNode> templates = new HashMap<>();
        for (Path file : files()) {
            try {
                mapper.readTree(Files.readAllBytes(file))
                        .forEach(template -> templates.put(template.path("id").asText(), template));
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be read", e);
            }
        }
        return templates;
    }

    /** The folder's files by name. */
    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files()) {
            try {
                texts.put(file.getFileName().toString(), Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    /** @return the names of the files that were written or removed */
    List<String> write() throws IOException {
        Map<String, String> wanted = wanted();
        Map<String, String> texts = texts();
        Files.createDirectories(folder);
        for (String name : wanted.keySet()) {
            if (!wanted.get(name).equals(texts.get(name))) {
                Files.writeString(folder.resolve(name), wanted.get(name));
            }
        }
        for (String name : texts.keySet()) {
            if (!wanted.containsKey(name)) {
                Files.delete(folder.resolve(name));
            }
        }
        return Stream.concat(wanted.keySet().stream(), texts.keySet().stream())
                .distinct()
                .filter(name -> !String.valueOf(wanted.get(name)).equals(texts.get(name)))
                .toList();
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(JsonNode file) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        try {
            return mapper.writer(printer).writeValueAsString(file) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
