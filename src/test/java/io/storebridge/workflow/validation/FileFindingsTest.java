package io.storebridge.workflow.validation;

import static io.storebridge.workflow.validation.SmallSet.MAPPING;
import static io.storebridge.workflow.validation.SmallSet.PLAN;
import static io.storebridge.workflow.validation.SmallSet.QUESTION;
import static io.storebridge.workflow.validation.SmallSet.RULES;
import static io.storebridge.workflow.validation.SmallSet.SCHEMA;
import static io.storebridge.workflow.validation.SmallSet.VISIT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Files that cannot be read, ids, schemas, history. Each test makes one mistake in the small set and reads what an analyst is told. */
class FileFindingsTest {

    private final SmallSet set = new SmallSet();

    @Test
    void the_small_set_has_no_mistake() {
        assertThat(set.size()).isEqualTo(9);
        assertThat(set.told()).isEmpty();
    }

    @Test
    void a_workflow_whose_history_is_kept_for_no_known_time() {
        set.replace(VISIT, " camunda:historyTimeToLive=\"P30D\"", "");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: visit \"Visit a customer\": The workflow does not say how long its history is kept. Set \"Time to live\" under \"History cleanup\" in the properties panel, for example P180D for 180 days");
    }

    @Test
    void a_decision_whose_history_is_kept_for_no_known_time() {
        set.replace(RULES, " camunda:historyTimeToLive=\"P30D\"", "");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-rules.dmn: visit-rules \"Is a visit due?\": The decision does not say how long its history is kept. Set \"Time to live\" under \"History cleanup\" in the properties panel, for example P180D for 180 days");
    }

    @Test
    void a_diagram_that_is_only_a_drawing() {
        set.replace(QUESTION, "isExecutable=\"true\"", "isExecutable=\"false\"");
        set.remove("processes/visit-question.schema.json");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-question.bpmn: No process of the diagram is executable, so it would never run. Select the process (a click on the empty canvas) and tick \"Executable\" in the properties panel");
    }

    @Test
    void a_diagram_that_is_not_xml() {
        set.replace(VISIT, "</bpmn:definitions>", "");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: The file cannot be read as XML, line 98: it ends too early. Save it again from Camunda Modeler, or go back to the last copy that worked");
    }

    @Test
    void a_diagram_that_would_read_other_files() {
        set.replace(
                VISIT,
                "<bpmn:definitions xmlns:bpmn",
                "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]><bpmn:definitions xmlns:bpmn");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: The file cannot be read as XML, line 2: a document type (DOCTYPE) is not allowed. Save it again from Camunda Modeler, or go back to the last copy that worked");
    }

    @Test
    void a_file_that_is_no_diagram() {
        set.replaceAll(VISIT, "(?s)<bpmn:definitions.*", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: The file is not a BPMN diagram: it begins with <svg>. Save it again from Camunda Modeler, or take it out of the folder");
    }

    @Test
    void a_diagram_that_does_not_follow_bpmn() {
        set.replace(
                VISIT,
                "<bpmn:message id=\"message_confirm\" name=\"confirm\" />",
                "<bpmn:message id=\"message_confirm\" name=\"confirm\" /><bpmn:letter id=\"letter\" />");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: The file is not a BPMN diagram as the engine reads it, line 95: <letter> does not belong there. Open it in Camunda Modeler, mend what is marked there and save it; what is not shown there, take out");
    }

    @Test
    void an_arrow_that_leads_nowhere_and_an_event_at_no_step() {
        set.replace(
                VISIT,
                "sourceRef=\"event_customerUnknown\" targetRef=\"event_off\"",
                "sourceRef=\"event_customerUnknown\" targetRef=\"event_gone\"");
        set.replace(VISIT, "attachedToRef=\"sub_invoices\"", "attachedToRef=\"sub_gone\"");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: flow_customerUnknown: This leads to \"event_gone\", which is not in the diagram. Remove it in Camunda Modeler, draw it again and save the diagram",
                        "processes/visit.bpmn: event_noList \"No list\": This is attached to \"sub_gone\", which is not in the diagram. Remove it in Camunda Modeler, draw it again and save the diagram");
    }

    @Test
    void a_decision_that_does_not_follow_dmn() {
        set.replace(RULES, "hitPolicy=\"FIRST\"", "hitPolicy=\"BEST\"");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-rules.dmn: The file is not a DMN decision as the engine reads it, line 4: \"BEST\" is none of [UNIQUE, FIRST, PRIORITY, ANY, COLLECT, RULE ORDER, OUTPUT ORDER]. Open it in Camunda Modeler, mend what is marked there and save it; what is not shown there, take out");
    }

    @Test
    void two_workflows_of_one_id() {
        set.copy(VISIT, "processes/visit-copy.bpmn");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-copy.bpmn: visit \"Visit a customer\": The workflow id \"visit\" is taken by processes/visit.bpmn. Give one of them another ID in the properties panel, or take one file away");
    }

    @Test
    void two_decisions_of_one_id() {
        set.copy(RULES, "processes/visit-copy.dmn");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-copy.dmn: visit-rules \"Is a visit due?\": The decision id \"visit-rules\" is taken by processes/visit-rules.dmn. Give one of them another ID in the properties panel, or take one file away");
    }

    @Test
    void two_forms_of_one_id() {
        set.copy(PLAN, "forms/visit-copy.form");

        assertThat(set.told())
                .containsExactly(
                        "forms/visit-copy.form: visit-plan: The form id \"visit-plan\" is taken by forms/visit-plan.form. Give one of them another ID in the properties panel, or take one file away");
    }

    @Test
    void a_form_that_is_not_json() {
        set.replace(PLAN, "\"id\": \"visit-plan\",", "\"id\": \"visit-plan\"");

        assertThat(set.told())
                .containsExactly(
                        "forms/visit-plan.form: The file is not JSON, line 4: '\"' stands where is expected: comma to separate Object entries. Look there for a comma, quote or bracket too many or too few");
    }

    @Test
    void a_schema_that_is_not_valid() {
        set.replace(SCHEMA, "\"email\": {\"type\": \"string\"}", "\"email\": {\"type\": \"text\"}");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.schema.json: /$defs/input/properties/email/type: The schema is not valid at /$defs/input/properties/email/type: it is none of [\"array\", \"boolean\", \"integer\", \"null\", \"number\", \"object\", \"string\"]. Correct it there; json-schema.org says what each word takes");
    }

    @Test
    void a_schema_that_refers_to_what_is_not_there() {
        set.replace(SCHEMA, "#/$defs/number", "#/$defs/customerNumber");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.schema.json: /$defs/input/properties/customer: At /$defs/input/properties/customer the schema refers to #/$defs/customerNumber, which is not there. Correct the reference, or add what it names");
    }

    @Test
    void a_pattern_of_a_schema_that_cannot_be_read() {
        set.replace(SCHEMA, "^[A-Z0-9]{1,15}$", "^[A-Z0-9{1,15}$");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.schema.json: /$defs/number: At /$defs/number the pattern ^[A-Z0-9{1,15}$ is not a regular expression. Look for a bracket too many or too few");
    }

    @Test
    void a_schema_without_a_request() {
        set.replace(SCHEMA, "\"input\":", "\"request\":");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.schema.json: The schema does not say what a request to \"visit\" holds. Describe it under $defs as \"input\"");
    }

    @Test
    void a_schema_that_belongs_to_no_workflow() {
        set.copy(SCHEMA, "processes/visits.schema.json");

        assertThat(set.told())
                .containsExactly(
                        "processes/visits.schema.json: (warning) There is no workflow \"visits\", so nothing uses this schema. Name the file after the workflow's ID, or take it away");
    }

    @Test
    void a_workflow_that_nothing_starts() {
        set.remove("processes/visit-question.schema.json");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-question.bpmn: (warning) visit-question \"May we visit?\": Nothing starts the"
                                + " workflow: it has no schema, hence no endpoint, and no other workflow calls it. Add"
                                + " processes/visit-question.schema.json with what a request holds under $defs as"
                                + " \"input\", or call it from another workflow");
    }

    @Test
    void a_mapping_that_is_not_jsonata() {
        set.replace(MAPPING, "visits.day}", "visits.day");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.jsonata: The mapping is not JSONata, at position 47: Expected \"}\" before end of expression. Mend it there; try it out at https://try.jsonata.org");
    }
}
