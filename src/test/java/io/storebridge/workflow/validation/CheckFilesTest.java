package io.storebridge.workflow.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks as a command on an analyst's folder. */
class CheckFilesTest {

    private static final String PROCESSES = "src/test/resources/validation/processes";
    private static final String FORMS = "src/test/resources/validation/forms";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void a_set_without_mistakes_is_passed() {
        assertThat(run(PROCESSES, FORMS)).isZero();
        assertThat(printed()).containsExactly("9 files: 0 errors, 0 warnings");
    }

    @Test
    void a_set_with_an_error_is_not_passed() throws IOException {
        Path forms = Files.createDirectory(folder.resolve("forms"));
        Files.copy(Path.of(FORMS, "visit-plan.form"), forms.resolve("visit-plan.form"));

        assertThat(run(PROCESSES, forms.toString())).isEqualTo(1);
        assertThat(printed())
                .containsExactly(
                        "processes/visit.bpmn: visit-report \"Report on the visit\": There is no form file"
                                + " forms/visit-report.html. Correct the form key, or add the file",
                        "8 files: 1 errors, 0 warnings");
    }

    @Test
    void a_folder_that_does_not_exist_is_said() {
        assertThat(run(PROCESSES, folder + "/nowhere")).isEqualTo(2);
        assertThat(printed()).containsExactly("There is no folder " + folder + "/nowhere");
    }

    private int run(String... folders) {
        return CheckFiles.run(List.of(folders), new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private List<String> printed() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
