package io.storebridge.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What the tutorial has its reader save and send, read from its text, so that the text is what is tested. */
final class TutorialText {

    /** The files as they lie in the analyst's folder. */
    static final Path FILES = Path.of("docs/tutorial/back-in-stock");

    private static final Pattern FILE = Pattern.compile("\\[[^]]*]\\(tutorial/back-in-stock/([^)]+)\\)");
    private static final Pattern POST = Pattern.compile(
            "curl -s -X POST http://127\\.0\\.0\\.1:8080(/\\S+)(?:(?!curl).)*? -d '([^']*)'", Pattern.DOTALL);

    /** A request of the tutorial. */
    record Request(String path, String body) {

        String id() {
            return json(body).path("watchId").asText();
        }
    }

    private final String text = read(Path.of("docs/tutorial.md"));

    /** In the order in which the text names them first. */
    List<String> files() {
        return FILE.matcher(text)
                .results()
                .map(file -> file.group(1))
                .distinct()
                .toList();
    }

    List<Request> posts() {
        return POST.matcher(text)
                .results()
                .map(post -> new Request(post.group(1), post.group(2)))
                .toList();
    }

    /** The wish of that id. */
    Request wish(String id) {
        return posts().stream().filter(post -> post.id().equals(id)).findFirst().orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException invalid) {
            throw new UncheckedIOException(text, invalid);
        }
    }
}
