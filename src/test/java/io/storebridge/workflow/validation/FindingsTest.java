package io.storebridge.workflow.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.storebridge.workflow.DeployableResource;
import io.storebridge.workflow.ResourceFolder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A small set without a mistake; each test makes one, and reads what an analyst is told. */
class FindingsTest {

    private static final String VISIT = "processes/visit.bpmn";
    private static final String QUESTION = "processes/visit-question.bpmn";
    private static final String RULES = "processes/visit-rules.dmn";
    private static final String SCHEMA = "processes/visit.schema.json";
    private static final String PLAN = "forms/visit-plan.form";

    private final List<DeployableResource> files = new ArrayList<>();

    FindingsTest() {
        files.addAll(new ResourceFolder("file:src/test/resources/validation/processes").read());
        files.addAll(new ResourceFolder("file:src/test/resources/validation/forms").read());
    }

    @Test
    void the_small_set_has_no_mistake() {
        assertThat(files).hasSize(9);
        assertThat(told()).isEmpty();
    }

    @Test
    void an_operation_that_does_not_exist() {
        replace(VISIT, "topic=\"erp.read-customer\"", "topic=\"erp.read-custmer\"");

        assertThat(told())
                .contains("processes/visit.bpmn: task_readCustomer \"Read the customer\": There is no operation"
                        + " \"erp.read-custmer\". Did you mean \"erp.read-customer\" (Read the customer and its credit)?"
                        + " Write that as the step's topic or connector id");
    }

    private List<String> told() {
        return new FileValidation(List::of)
                .check(files).stream().map(CheckFiles::line).toList();
    }

    private void replace(String file, String right, String wrong) {
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).name().equals(file)) {
                String content = new String(files.get(i).content(), StandardCharsets.UTF_8);
                assertThat(content).contains(right);
                files.set(i, resource(file, content.replace(right, wrong)));
            }
        }
    }

    private static DeployableResource resource(String name, String content) {
        return new DeployableResource(name, content.getBytes(StandardCharsets.UTF_8));
    }
}
