package io.storebridge.workflow.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.operations.DeclaredOperations;
import io.storebridge.workflow.DeployableResource;
import io.storebridge.workflow.ResourceFolder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small set of files without a mistake, in which a test makes one. */
final class SmallSet {

    static final String VISIT = "processes/visit.bpmn";
    static final String QUESTION = "processes/visit-question.bpmn";
    static final String THANKS = "processes/visit-thanks.bpmn";
    static final String RULES = "processes/visit-rules.dmn";
    static final String SCHEMA = "processes/visit.schema.json";
    static final String MAPPING = "processes/visit.jsonata";
    static final String PLAN = "forms/visit-plan.form";

    private final List<DeployableResource> files = new ArrayList<>();

    SmallSet() {
        files.addAll(new ResourceFolder("file:src/test/resources/validation/processes").read());
        files.addAll(new ResourceFolder("file:src/test/resources/validation/forms").read());
    }

    int size() {
        return files.size();
    }

    /** What is printed of the findings, in their order. */
    List<String> told() {
        return new FileValidation(() -> DeclaredOperations.in(Transforming.class.getPackageName()))
                .check(files).stream().map(CheckFiles::line).toList();
    }

    void replace(String file, String right, String wrong) {
        replaceAll(file, Pattern.quote(right), Matcher.quoteReplacement(wrong));
    }

    /** @param pattern a regular expression; the file must contain it */
    void replaceAll(String file, String pattern, String replacement) {
        files.replaceAll(each -> {
            if (!each.name().equals(file)) {
                return each;
            }
            String content = new String(each.content(), StandardCharsets.UTF_8);
            assertThat(content).containsPattern(pattern);
            return new DeployableResource(
                    file, content.replaceAll(pattern, replacement).getBytes(StandardCharsets.UTF_8));
        });
    }

    void copy(String file, String name) {
        files.stream()
                .filter(each -> each.name().equals(file))
                .toList()
                .forEach(each -> files.add(new DeployableResource(name, each.content())));
    }

    void remove(String file) {
        assertThat(files.removeIf(each -> each.name().equals(file))).isTrue();
    }
}
