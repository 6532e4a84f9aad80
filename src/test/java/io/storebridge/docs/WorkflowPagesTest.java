package io.storebridge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each workflow has a page of prose with its picture. The pictures are made by {@code npm run render} in tools/. */
class WorkflowPagesTest {

    private static final Path DOCS = Path.of("docs");
    private static final Path PAGES = DOCS.resolve("workflows");
    private static final Path PICTURES = DOCS.resolve("diagrams");

    @ParameterizedTest
    @MethodSource("workflows")
    void each_workflow_has_a_page_that_shows_its_picture(String workflow) {
        assertThat(PAGES.resolve(workflow + ".md")).isRegularFile();
        assertThat(read(PAGES.resolve(workflow + ".md"))).contains("](../diagrams/%s.svg)".formatted(workflow));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void the_index_names_each_workflow(String workflow) {
        assertThat(read(PAGES.resolve("README.md"))).contains("[%1$s](%1$s.md)".formatted(workflow));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void the_picture_of_each_workflow_is_there(String workflow) {
        assertThat(PICTURES.resolve(workflow + ".svg")).isRegularFile();
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void each_decision_has_a_picture_and_stands_on_a_page(String decision) {
        assertThat(PICTURES.resolve(decision + ".png")).isRegularFile();
        assertThat(pages()).anySatisfy(page -> assertThat(read(page)).contains(decision));
    }

    @Test
    void no_page_is_left_of_a_workflow_that_is_gone() {
        assertThat(pages())
                .extracting(page -> page.getFileName().toString().replace(".md", ""))
                .filteredOn(name -> !name.equals("README"))
                .isSubsetOf(workflows().toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void what_a_page_links_to_exists(Path page) throws IOException {
        Links.assertThatAllLeadSomewhere(page);
    }

    static Stream<String> workflows() {
        return names(".bpmn");
    }

    static Stream<String> decisions() {
        return names(".dmn");
    }

    static List<Path> pages() {
        return under(PAGES, ".md").toList();
    }

    private static Stream<String> names(String ending) {
        return under(Path.of("processes"), ending)
                .map(file -> file.getFileName().toString().replace(ending, ""));
    }

    private static Stream<Path> under(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
