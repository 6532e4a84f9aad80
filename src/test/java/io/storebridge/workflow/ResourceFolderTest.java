package io.storebridge.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceFolderTest {

    @TempDir
    Path home;

    @Test
    void a_folder_with_processes_and_forms_in_it_gives_these_and_nothing_else() throws IOException {
        write("checkout/processes/quotes/quote.bpmn");
        write("checkout/forms/quote.html");
        write("checkout/src/test/resources/other.bpmn");

        assertThat(names("checkout")).containsExactly("forms/quote.html", "processes/quotes/quote.bpmn");
    }

    @Test
    void a_folder_of_processes_or_of_forms_gives_their_names() throws IOException {
        write("a/processes/quotes/quote.dmn");
        write("a/forms/quote.form");

        assertThat(names("a/processes")).containsExactly("processes/quotes/quote.dmn");
        assertThat(names("a/processes/quotes")).containsExactly("processes/quotes/quote.dmn");
        assertThat(names("a/forms")).containsExactly("forms/quote.form");
        assertThat(names("a/processes/")).containsExactly("processes/quotes/quote.dmn");
    }

    @Test
    void a_folder_of_any_other_name_may_hold_everything_together() throws IOException {
        write("back in stock/back-in-stock.bpmn");
        write("back in stock/back-in-stock.schema.json");
        write("back in stock/back-in-stock.jsonata");
        write("back in stock/ask.form");
        write("back in stock/forms/look.html");

        assertThat(names("back in stock"))
                .containsExactly(
                        "forms/ask.form",
                        "forms/look.html",
                        "processes/back-in-stock.bpmn",
                        "processes/back-in-stock.jsonata",
                        "processes/back-in-stock.schema.json");
    }

    @Test
    void hidden_files_and_other_kinds_are_passed_over() throws IOException {
        write("processes/.git/old.bpmn");
        write("processes/.quote.bpmn");
        write("processes/quote.bpmn~");
        write("processes/notes.txt");
        write("processes/element-templates/steps.json");

        assertThat(names("processes")).isEmpty();
    }

    @Test
    void links_are_followed_as_in_a_mounted_configuration() throws IOException {
        write("processes/..data/quote.bpmn");
        Files.createSymbolicLink(home.resolve("processes/quote.bpmn"), Path.of("..data/quote.bpmn"));

        assertThat(names("processes")).containsExactly("processes/quote.bpmn");
    }

    @Test
    void a_folder_that_is_not_there_gives_nothing() {
        ResourceFolder folder = new ResourceFolder("file:" + home.resolve("nowhere"));

        assertThat(folder.read()).isEmpty();
        assertThat(folder.isThere()).isFalse();
    }

    private List<String> names(String folder) {
        List<String> names = new ResourceFolder("file:" + home.resolve(folder))
                .read().stream().map(DeployableResource::name).sorted().toList();
        assertThat(new ResourceFolder("file:" + home.resolve(folder)).stamps().keySet())
                .containsExactlyInAnyOrderElementsOf(names);
        return names;
    }

    private void write(String path) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "content");
    }
}
