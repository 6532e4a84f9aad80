package io.storebridge.workflow;

import java.util.Arrays;
import java.util.List;

/**
 * A file's name is its path below {@code processes} or {@code forms}, wherever that folder stands, so that a file that moves
 * to another machine stays the same file.
 */
final class FileNames {

    static final List<String> ENDINGS = List.of(".bpmn", ".dmn", ".form", ".html", ".schema.json", ".jsonata");

    private static final String PROCESSES = "processes";
    private static final String FORMS = "forms";
    private static final List<String> ROOTS = List.of(PROCESSES, FORMS);

    private FileNames() {}

    /** Whether it is a kind of file that is deployed, and no hidden one (an editor's, a version control's). */
    static boolean isDeployable(String path) {
        return ENDINGS.stream().anyMatch(path::endsWith)
                && Arrays.stream(path.split("/")).noneMatch(part -> part.startsWith("."));
    }

    /**
     * @param folder where it was found: {@code /srv/processes}, {@code /srv/processes/quotes}, or a folder of any other name
     * @param path the file's path below the folder
     */
    static String of(String folder, String path) {
        List<String> parts = List.of(folder.split("/"));
        for (int i = parts.size() - 1; i >= Math.max(0, parts.size() - 2); i--) {
            if (ROOTS.contains(parts.get(i))) {
                return String.join("/", parts.subList(i, parts.size())) + "/" + path;
            }
        }
        if (ROOTS.stream().anyMatch(root -> path.startsWith(root + "/"))) {
            return path;
        }
        return (path.endsWith(".form") || path.endsWith(".html") ? FORMS : PROCESSES) + "/" + path;
    }
}
