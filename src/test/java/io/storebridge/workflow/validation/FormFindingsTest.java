package io.storebridge.workflow.validation;

import static io.storebridge.workflow.validation.SmallSet.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Tasklist does not draw. Each test makes one mistake in the small set and reads what an analyst is told. */
class FormFindingsTest {

    private final SmallSet set = new SmallSet();

    @Test
    void a_form_component_that_tasklist_does_not_draw() {
        set.replace(PLAN, "\"type\": \"textarea\"", "\"type\": \"filepicker\"");

        assertThat(set.told())
                .containsExactly(
                        "forms/visit-plan.form: Field_note \"What for?\": Tasklist does not draw the component \"filepicker\". Take it out, or use another: text field, text area, number, date, checkbox, radio, select, tag list, text, table, image");
    }

    @Test
    void a_form_with_a_dynamic_list() {
        set.replace(PLAN, "\"type\": \"textarea\"", "\"type\": \"dynamiclist\"");

        assertThat(set.told())
                .containsExactly(
                        "forms/visit-plan.form: Field_note \"What for?\": Tasklist never lets a form with a dynamic list be completed. Show the lines in a table, or make an embedded form for those that are to be edited");
    }

    @Test
    void a_form_of_a_newer_editor() {
        set.replace(PLAN, "\"schemaVersion\": 16", "\"schemaVersion\": 19");

        assertThat(set.told())
                .containsExactly(
                        "forms/visit-plan.form: visit-plan: The form was made for a newer Tasklist (schemaVersion 19) than Camunda 7.24's, which draws up to 16. Choose Camunda 7 with version 7.24 at the bottom of the form editor and save, or set \"schemaVersion\": 16 in the file and look at the form in Tasklist");
    }
}
