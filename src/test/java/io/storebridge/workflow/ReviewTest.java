package io.storebridge.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.storebridge.workflow.Finding.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The check of these tests: each file that says "wrong" is wrong. */
class ReviewTest {

    private final DeployedResources deployed = mock(DeployedResources.class);
    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();
    private final Review review = new Review(beans.getBeanProvider(FileChecks.class), deployed);

    @BeforeEach
    void aCheckThatLooksForWrongFiles() {
        beans.addBean("checks", (FileChecks) files -> files.stream()
                .filter(file -> new String(file.content(), StandardCharsets.UTF_8).contains("wrong"))
                .map(file -> new Finding(Severity.error, file.name(), "", "", "It is wrong", "Put it right"))
                .toList());
        when(deployed.inForceEndingWith("")).thenReturn(List.of(file("a.html", "good"), file("b.html", "wrong")));
    }

    @Test
    void a_mistake_of_the_change_is_found() {
        assertThat(review.of(List.of(file("a.html", "wrong"))))
                .extracting(Finding::file)
                .containsExactly("a.html");
    }

    @Test
    void what_was_wrong_before_does_not_keep_another_file_from_being_put_right() {
        assertThat(review.of(List.of(file("a.html", "better")))).isEmpty();
    }

    @Test
    void a_change_that_leaves_its_own_file_wrong_is_found() {
        assertThat(review.of(List.of(file("b.html", "still wrong"))))
                .extracting(Finding::file)
                .containsExactly("b.html");
    }

    @Test
    void the_checks_see_the_whole_set_as_it_would_be_in_force() {
        beans.addBean("count", (FileChecks) files -> List.of(new Finding(
                Severity.warning,
                "",
                "",
                "",
                String.join(" ", files.stream().map(DeployableResource::name).toList()),
                "")));

        assertThat(review.of(List.of(file("c.html", "new"))))
                .extracting(Finding::message)
                .containsExactly("a.html b.html c.html");
    }

    @Test
    void damaged_files_are_not_given_to_the_checks() {
        beans.addBean("careless", (FileChecks) files -> {
            throw new AssertionError("was given a damaged file");
        });

        assertThat(review.of(List.of(file("a.bpmn", "<cut")))).hasSize(1);
    }

    private static DeployableResource file(String name, String content) {
        return new DeployableResource(name, content.getBytes(StandardCharsets.UTF_8));
    }
}
