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
import org.junit.jupiter.api.Test;

/** A small set without a mistake; each test makes one, and reads what an analyst is told. */
class FindingsTest {

    private static final String VISIT = "processes/visit.bpmn";
    private static final String QUESTION = "processes/visit-question.bpmn";
    private static final String THANKS = "processes/visit-thanks.bpmn";
    private static final String RULES = "processes/visit-rules.dmn";
    private static final String SCHEMA = "processes/visit.schema.json";
    private static final String MAPPING = "processes/visit.jsonata";
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
                .containsExactly(
                        "processes/visit.bpmn: task_readCustomer \"Read the customer\": There is no operation \"erp.read-custmer\". Did you mean \"erp.read-customer\" (Read the customer and its credit)? Write that as the step's topic or connector id");
    }

    @Test
    void a_connector_that_does_not_exist() {
        replace(QUESTION, ">erp.read-customer<", ">erp.read-customers<");

        assertThat(told())
                .containsExactly(
                        "processes/visit-question.bpmn: task_look \"Look at the customer\": There is no operation \"erp.read-customers\". Did you mean \"erp.read-customer\" (Read the customer and its credit)? Write that as the step's topic or connector id");
    }

    @Test
    void an_input_that_is_missing() {
        replace(VISIT, "name=\"customerNumber\">${request.customer}", "name=\"customer\">${request.customer}");

        assertThat(told())
                .containsExactly(
                        "processes/visit.bpmn: task_readCustomer \"Read the customer\": erp.read-customer needs the input \"customerNumber\", and nothing before this step sets it. Add \"customerNumber\" to the step's inputs in the properties panel, or set it in a step before");
    }

    @Test
    void an_input_that_the_calling_workflow_does_not_hand_over() {
        replace(VISIT, "target=\"to\"", "target=\"receiver\"");

        assertThat(told())
                .containsExactly(
                        "processes/visit-thanks.bpmn: task_thank \"Send the thanks\": mail.send needs the input \"to\", and nothing before this step sets it. Add \"to\" to the step's inputs in the properties panel, or set it in a step before");
    }

    @Test
    void a_text_where_a_whole_number_is_wanted() {
        replace(VISIT, ">200<", ">many<");

        assertThat(told())
                .containsExactly(
                        "processes/visit.bpmn: task_listInvoices \"List the invoices\": The input \"limit\" takes a whole number, not \"many\". Write a whole number such as 200, or an expression that gives one");
    }

    @Test
    void a_text_where_true_or_false_is_wanted() {
        replace(VISIT, "${true}", "${'open'}");

        assertThat(told())
                .containsExactly(
                        "processes/visit.bpmn: task_listInvoices \"List the invoices\": The input \"openOnly\" takes true or false, not \"open\". Write true or false, or an expression that gives one");
    }

    @Test
    void a_text_where_a_document_is_wanted() {
        replaceAll(THANKS, "(?s)<camunda:map>.*</camunda:map>", "Thank you");

        assertThat(told())
                .containsExactly(
                        "processes/visit-thanks.bpmn: task_thank \"Send the thanks\": The input \"document\" takes a document, not \"Thank you\". Write a document (type Map in the properties panel) of what the operation takes, or an expression that gives one");
    }

    @Test
    void an_error_code_that_the_step_cannot_raise() {
        replace(VISIT, "errorCode=\"customer-unknown\"", "errorCode=\"customer-on-hold\"");

        assertThat(told())
                .containsExactly(
                        "processes/visit.bpmn: event_customerUnknown \"No such customer\": The event waits for the error code \"customer-on-hold\", which \"Read the customer\" cannot raise. Choose one that it can raise: customer-unknown, value-invalid; or take the event away",
                        "processes/visit.bpmn: (warning) task_readCustomer \"Read the customer\": erp.read-customer can raise customer-unknown, and nothing handles that. Attach an error event to the step or to the sub-process around it; else the run stops here until an operator comes");
    }

    @Test
    void an_error_code_that_nothing_handles() {
        replaceAll(THANKS, "(?s)<bpmn:boundaryEvent.*?</bpmn:endEvent>", "");

        assertThat(told())
                .containsExactly(
                        "processes/visit-thanks.bpmn: (warning) task_thank \"Send the thanks\": mail.send can raise mail-refused, and nothing handles that. Attach an error event to the step or to the sub-process around it; else the run stops here until an operator comes");
    }

    @Test
    void a_form_that_does_not_exist() {
        replace(VISIT, "formRef=\"visit-plan\"", "formRef=\"visit-plna\"");

        assertThat(told())
                .containsExactly(
                        "processes/visit.bpmn: visit-plan \"Plan the visit\": There is no form \"visit-plna\". Did you mean \"visit-plan\"? Write the ID that stands in the form's own file, or add the file");
    }

    @Test
    void an_embedded_form_that_does_not_exist() {
        replace(VISIT, "visit-report.html", "visit-reprot.html");

        assertThat(told())
                .containsExactly(
                        "processes/visit.bpmn: visit-report \"Report on the visit\": There is no form file forms/visit-reprot.html. Did you mean \"forms/visit-report.html\"? Correct the form key, or add the file");
    }

    @Test
    void a_decision_that_does_not_exist() {
        replace(VISIT, "\"visit-rules\"", "\"visit-ruels\"");

        assertThat(told())
                .containsExactly(
                        "processes/visit.bpmn: task_decide \"Is a visit due?\": There is no decision \"visit-ruels\". Did you mean \"visit-rules\"? Write the ID that stands in the decision's own file, or add the file");
    }

    @Test
    void a_called_workflow_that_does_not_exist() {
        replace(VISIT, "calledElement=\"visit-thanks\"", "calledElement=\"visit-thank\"");
        files.removeIf(file -> file.name().equals(THANKS));

        assertThat(told())
                .containsExactly(
                        "processes/visit.bpmn: call_thanks \"Thank for the visit\": There is no workflow \"visit-thank\". Write the ID that stands in the workflow's own file, or add the file");
    }

    @Test
    void a_message_without_a_schema() {
        replace(SCHEMA, "\"confirm\":", "\"answer\":");

        assertThat(told())
                .containsExactly(
                        "processes/visit.bpmn: event_confirmed \"Customer confirms\": The message \"confirm\" has no schema, so nobody can send it. Describe what it carries in processes/visit.schema.json, under $defs as \"confirm\"");
    }

    @Test
    void a_workflow_whose_history_is_kept_for_no_known_time() {
        replace(VISIT, " camunda:historyTimeToLive=\"P30D\"", "");

        assertThat(told())
                .containsExactly(
                        "processes/visit.bpmn: visit \"Visit a customer\": The workflow does not say how long its history is kept. Set \"Time to live\" under \"History cleanup\" in the properties panel, for example P180D for 180 days");
    }

    @Test
    void a_decision_whose_history_is_kept_for_no_known_time() {
        replace(RULES, " camunda:historyTimeToLive=\"P30D\"", "");

        assertThat(told())
                .containsExactly(
                        "processes/visit-rules.dmn: visit-rules \"Is a visit due?\": The decision does not say how long its history is kept. Set \"Time to live\" under \"History cleanup\" in the properties panel, for example P180D for 180 days");
    }

    @Test
    void a_diagram_that_is_only_a_drawing() {
        replace(QUESTION, "isExecutable=\"true\"", "isExecutable=\"false\"");
        files.removeIf(file -> file.name().equals("processes/visit-question.schema.json"));

        assertThat(told())
                .containsExactly(
                        "processes/visit-question.bpmn: No process of the diagram is executable, so it would never run. Select the process (a click on the empty canvas) and tick \"Executable\" in the properties panel");
    }

    @Test
    void an_external_task_in_real_time() {
        replaceAll(
                QUESTION,
                "(?s)<camunda:connector>\\s*(.*?)<camunda:outputParameter.*</camunda:connector>",
                "$1</camunda:inputOutput>");
        replace(
                QUESTION,
                "name=\"Look at the customer\"",
                "name=\"Look at the customer\" camunda:type=\"external\" camunda:topic=\"erp.read-customer\"");

        assertThat(told())
                .containsExactly(
                        "processes/visit-question.bpmn: task_look \"Look at the customer\": A workflow in real time goes from start to end at once, and this step is done by an external task. Choose the implementation Connector instead, with the operation as connector id");
    }

    @Test
    void an_asynchronous_step_in_real_time() {
        replace(
                QUESTION,
                "name=\"Look at the customer\"",
                "name=\"Look at the customer\" camunda:asyncBefore=\"true\"");

        assertThat(told())
                .containsExactly(
                        "processes/visit-question.bpmn: task_look \"Look at the customer\": A workflow in real time goes from start to end at once, and this step has an asynchronous continuation. Take \"Before\" and \"After\" away under \"Asynchronous continuations\" in the properties panel");
    }

    @Test
    void a_step_that_waits_in_real_time() {
        replaceAll(QUESTION, "(?s)<bpmn:endEvent(.*)</bpmn:endEvent>", "<bpmn:userTask$1</bpmn:userTask>");

        assertThat(told())
                .containsExactly(
                        "processes/visit-question.bpmn: event_answered \"Answered\": A workflow in real time goes from start to end at once, and this step waits, or may wait. Use connectors, decisions and gateways only, or take the property realTime away from the workflow");
    }

    @Test
    void a_form_component_that_tasklist_does_not_draw() {
        replace(PLAN, "\"type\": \"textarea\"", "\"type\": \"filepicker\"");

        assertThat(told())
                .containsExactly(
                        "forms/visit-plan.form: Field_note \"What for?\": Tasklist does not draw the component \"filepicker\". Take it out, or use another: text field, text area, number, date, checkbox, radio, select, tag list, text, table, image");
    }

    @Test
    void a_form_with_a_dynamic_list() {
        replace(PLAN, "\"type\": \"textarea\"", "\"type\": \"dynamiclist\"");

        assertThat(told())
                .containsExactly(
                        "forms/visit-plan.form: Field_note \"What for?\": Tasklist never lets a form with a dynamic list be completed. Show the lines in a table, or make an embedded form for those that are to be edited");
    }

    @Test
    void a_form_of_a_newer_editor() {
        replace(PLAN, "\"schemaVersion\": 16", "\"schemaVersion\": 19");

        assertThat(told())
                .containsExactly(
                        "forms/visit-plan.form: visit-plan: The form was made for a newer Tasklist (schemaVersion 19) than Camunda 7.24's, which draws up to 16. Choose Camunda 7 with version 7.24 at the bottom of the form editor and save, or set \"schemaVersion\": 16 in the file and look at the form in Tasklist");
    }

    @Test
    void a_variable_that_nobody_sets() {
        replace(VISIT, "${customer.number}", "${custmer.number}");

        assertThat(told())
                .containsExactly(
                        "processes/visit.bpmn: task_listInvoices \"List the invoices\": The expression ${custmer.number} names \"custmer\", which nothing in the workflow sets. Did you mean \"customer\"? Correct the name, or set the variable in a step before");
    }

    @Test
    void a_variable_handed_over_that_nobody_sets() {
        replace(VISIT, "source=\"report\"", "source=\"reprot\"");

        assertThat(told())
                .containsExactly(
                        "processes/visit.bpmn: call_thanks \"Thank for the visit\": The step names \"reprot\", which nothing in the workflow sets. Did you mean \"report\"? Correct the name, or set the variable in a step before");
    }

    @Test
    void an_expression_that_cannot_be_read() {
        replace(VISIT, "${customer.number}", "${customer.number)}");

        assertThat(told())
                .containsExactly(
                        "processes/visit.bpmn: task_listInvoices \"List the invoices\": The expression ${customer.number)} cannot be read, at position 18 stands ')' where '}' is expected. Look there for a quote, bracket or operator too many or too few");
    }

    @Test
    void a_variable_of_a_decision_that_nobody_sets() {
        replace(RULES, "customer.customerClass", "custmer.customerClass");

        assertThat(told())
                .containsExactly(
                        "processes/visit-rules.dmn: input_2 \"Class\": The input custmer.customerClass names \"custmer\", which the workflow \"visit\" does not set for its step \"Is a visit due?\". Did you mean \"customer\"? Correct the name, or set the variable before that step; a text stands in double quotes");
    }

    @Test
    void a_text_of_a_decision_without_quotes() {
        replace(RULES, "\"RETAIL\"", "RETAIL");

        assertThat(told())
                .containsExactly(
                        "processes/visit-rules.dmn: rule_1_input_2: The cell RETAIL names \"RETAIL\", which the workflow \"visit\" does not set for its step \"Is a visit due?\". Correct the name, or set the variable before that step; a text stands in double quotes");
    }

    @Test
    void an_expression_of_a_decision_that_cannot_be_read() {
        replace(RULES, "return i.number)", "return i.number");

        assertThat(told())
                .containsExactly(
                        "processes/visit-rules.dmn: input_1 \"Owed invoices\": The input count(for i in openInvoices return i.number cannot be read from position 6 on. Correct it there; a text stands in double quotes");
    }

    @Test
    void a_variable_of_a_form_that_nobody_sets() {
        replace(PLAN, "{{customer.name}}", "{{custmer.name}}");

        assertThat(told())
                .containsExactly(
                        "forms/visit-plan.form: Text_customer \"### Visit {{custmer.name}}\": It shows or uses \"custmer\", which the workflow \"visit\" does not set for its step \"Plan the visit\". Did you mean \"customer\"? Correct the name, or set the variable before that step");
    }

    @Test
    void a_condition_of_a_form_that_names_what_nobody_sets() {
        replace(PLAN, "=day = null", "=dey = null");

        assertThat(told())
                .containsExactly(
                        "forms/visit-plan.form: Field_note \"What for?\": It shows or uses \"dey\", which the workflow \"visit\" does not set for its step \"Plan the visit\". Did you mean \"day\"? Correct the name, or set the variable before that step");
    }

    @Test
    void a_diagram_that_is_not_xml() {
        replace(VISIT, "</bpmn:definitions>", "");

        assertThat(told())
                .containsExactly(
                        "processes/visit.bpmn: The file cannot be read as XML, line 98: it ends too early. Save it again from Camunda Modeler, or go back to the last copy that worked");
    }

    @Test
    void a_diagram_that_would_read_other_files() {
        replace(
                VISIT,
                "<bpmn:definitions xmlns:bpmn",
                "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]><bpmn:definitions xmlns:bpmn");

        assertThat(told())
                .containsExactly(
                        "processes/visit.bpmn: The file cannot be read as XML, line 2: a document type (DOCTYPE) is not allowed. Save it again from Camunda Modeler, or go back to the last copy that worked");
    }

    @Test
    void a_file_that_is_no_diagram() {
        replaceAll(VISIT, "(?s)<bpmn:definitions.*", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");

        assertThat(told())
                .containsExactly(
                        "processes/visit.bpmn: The file is not a BPMN diagram: it begins with <svg>. Save it again from Camunda Modeler, or take it out of the folder");
    }

    @Test
    void a_diagram_that_does_not_follow_bpmn() {
        replace(
                VISIT,
                "<bpmn:message id=\"message_confirm\" name=\"confirm\" />",
                "<bpmn:message id=\"message_confirm\" name=\"confirm\" /><bpmn:letter id=\"letter\" />");

        assertThat(told())
                .containsExactly(
                        "processes/visit.bpmn: The file is not a BPMN diagram as the engine reads it, line 95: <letter> does not belong there. Open it in Camunda Modeler, mend what is marked there and save it; what is not shown there, take out");
    }

    @Test
    void a_decision_that_does_not_follow_dmn() {
        replace(RULES, "hitPolicy=\"FIRST\"", "hitPolicy=\"BEST\"");

        assertThat(told())
                .containsExactly(
                        "processes/visit-rules.dmn: The file is not a DMN decision as the engine reads it, line 4: \"BEST\" is none of [UNIQUE, FIRST, PRIORITY, ANY, COLLECT, RULE ORDER, OUTPUT ORDER]. Open it in Camunda Modeler, mend what is marked there and save it; what is not shown there, take out");
    }

    @Test
    void two_workflows_of_one_id() {
        copy(VISIT, "processes/visit-copy.bpmn");

        assertThat(told())
                .containsExactly(
                        "processes/visit-copy.bpmn: visit \"Visit a customer\": The workflow id \"visit\" is taken by processes/visit.bpmn. Give one of them another ID in the properties panel, or take one file away");
    }

    @Test
    void two_decisions_of_one_id() {
        copy(RULES, "processes/visit-copy.dmn");

        assertThat(told())
                .containsExactly(
                        "processes/visit-copy.dmn: visit-rules \"Is a visit due?\": The decision id \"visit-rules\" is taken by processes/visit-rules.dmn. Give one of them another ID in the properties panel, or take one file away");
    }

    @Test
    void two_forms_of_one_id() {
        copy(PLAN, "forms/visit-copy.form");

        assertThat(told())
                .containsExactly(
                        "forms/visit-copy.form: visit-plan: The form id \"visit-plan\" is taken by forms/visit-plan.form. Give one of them another ID in the properties panel, or take one file away");
    }

    @Test
    void a_form_that_is_not_json() {
        replace(PLAN, "\"id\": \"visit-plan\",", "\"id\": \"visit-plan\"");

        assertThat(told())
                .containsExactly(
                        "forms/visit-plan.form: The file is not JSON, line 4: '\"' stands where is expected: comma to separate Object entries. Look there for a comma, quote or bracket too many or too few");
    }

    @Test
    void a_schema_that_is_not_valid() {
        replace(SCHEMA, "\"email\": {\"type\": \"string\"}", "\"email\": {\"type\": \"text\"}");

        assertThat(told())
                .containsExactly(
                        "processes/visit.schema.json: /$defs/input/properties/email/type: The schema is not valid at /$defs/input/properties/email/type: it is none of [\"array\", \"boolean\", \"integer\", \"null\", \"number\", \"object\", \"string\"]. Correct it there; json-schema.org says what each word takes");
    }

    @Test
    void a_schema_that_refers_to_what_is_not_there() {
        replace(SCHEMA, "#/$defs/number", "#/$defs/customerNumber");

        assertThat(told())
                .containsExactly(
                        "processes/visit.schema.json: /$defs/input/properties/customer: At /$defs/input/properties/customer the schema refers to #/$defs/customerNumber, which is not there. Correct the reference, or add what it names");
    }

    @Test
    void a_pattern_of_a_schema_that_cannot_be_read() {
        replace(SCHEMA, "^[A-Z0-9]{1,15}$", "^[A-Z0-9{1,15}$");

        assertThat(told())
                .containsExactly(
                        "processes/visit.schema.json: /$defs/number: At /$defs/number the pattern ^[A-Z0-9{1,15}$ is not a regular expression. Look for a bracket too many or too few");
    }

    @Test
    void a_schema_without_a_request() {
        replace(SCHEMA, "\"input\":", "\"request\":");

        assertThat(told())
                .containsExactly(
                        "processes/visit.schema.json: The schema does not say what a request to \"visit\" holds. Describe it under $defs as \"input\"");
    }

    @Test
    void a_schema_that_belongs_to_no_workflow() {
        copy(SCHEMA, "processes/visits.schema.json");

        assertThat(told())
                .containsExactly(
                        "processes/visits.schema.json: (warning) There is no workflow \"visits\", so nothing uses this schema. Name the file after the workflow's ID, or take it away");
    }

    @Test
    void a_workflow_that_nothing_starts() {
        files.removeIf(file -> file.name().equals("processes/visit-question.schema.json"));

        assertThat(told())
                .containsExactly(
                        "processes/visit-question.bpmn: (warning) visit-question \"May we visit?\": Nothing starts the"
                                + " workflow: it has no schema, hence no endpoint, and no other workflow calls it. Add"
                                + " processes/visit-question.schema.json with what a request holds under $defs as"
                                + " \"input\", or call it from another workflow");
    }

    @Test
    void a_list_where_a_document_is_wanted() {
        replaceAll(
                THANKS,
                "(?s)<camunda:map>.*</camunda:map>",
                "<camunda:list><camunda:value>\\${report}</camunda:value></camunda:list>");

        assertThat(told())
                .containsExactly(
                        "processes/visit-thanks.bpmn: task_thank \"Send the thanks\": The input \"document\" takes a document, not a list. Write a document (type Map in the properties panel) of what the operation takes, or an expression that gives one");
    }

    @Test
    void an_error_that_the_diagram_does_not_have() {
        replace(VISIT, "errorRef=\"error_customerUnknown\"", "errorRef=\"error_customer\"");

        assertThat(told())
                .containsExactly(
                        "processes/visit.bpmn: event_customerUnknown \"No such customer\": The diagram has no \"error_customer\". Choose the error, message or signal of this event again in the properties panel");
    }

    @Test
    void a_variable_of_an_embedded_form_that_nobody_sets() {
        replace("forms/visit-report.html", "reads: ['customer']", "reads: ['custmer']");

        assertThat(told())
                .containsExactly(
                        "forms/visit-report.html: It reads \"custmer\", which the workflow \"visit\" does not set for its step \"Report on the visit\". Did you mean \"customer\"? Correct the name, or set the variable before that step");
    }

    @Test
    void a_mapping_that_is_not_jsonata() {
        replace(MAPPING, "visits.day}", "visits.day");

        assertThat(told())
                .containsExactly(
                        "processes/visit.jsonata: The mapping is not JSONata, at position 47: Expected \"}\" before end of expression. Mend it there; try it out at https://try.jsonata.org");
    }

    @Test
    void a_step_that_names_a_mapping_needs_nothing_more() {
        transformBy("processes/visit.jsonata");

        assertThat(told()).isEmpty();
    }

    @Test
    void a_mapping_file_that_does_not_exist() {
        transformBy("processes/visits.jsonata");

        assertThat(told())
                .containsExactly(
                        "processes/visit-thanks.bpmn: task_thank \"Send the thanks\": There is no mapping file processes/visits.jsonata. Did you mean \"processes/visit.jsonata\"? Write the file's name with its folders, or the mapping itself after an equals sign");
    }

    @Test
    void a_mapping_in_a_step_that_is_not_jsonata() {
        transformBy("={\"words\": report.words");

        assertThat(told())
                .containsExactly(
                        "processes/visit-thanks.bpmn: task_thank \"Send the thanks\": The mapping is not JSONata, at position 22: Expected \"}\" before end of expression. Mend it there; try it out at https://try.jsonata.org");
    }

    private void transformBy(String mapping) {
        replace(THANKS, "mail.send", "visit.transform");
        replaceAll(
                THANKS,
                "(?s)<camunda:inputParameter name=\"template\">.*</camunda:inputParameter>",
                Matcher.quoteReplacement(
                        "<camunda:inputParameter name=\"mapping\">" + mapping + "</camunda:inputParameter>"));
    }

    private List<String> told() {
        return new FileValidation(() -> DeclaredOperations.in(Transforming.class.getPackageName()))
                .check(files).stream().map(CheckFiles::line).toList();
    }

    private void replace(String file, String right, String wrong) {
        replaceAll(file, Pattern.quote(right), Matcher.quoteReplacement(wrong));
    }

    private void replaceAll(String file, String pattern, String replacement) {
        files.replaceAll(each -> {
            if (!each.name().equals(file)) {
                return each;
            }
            String content = text(each);
            assertThat(content).containsPattern(pattern);
            return resource(file, content.replaceAll(pattern, replacement));
        });
    }

    private void copy(String file, String name) {
        files.stream()
                .filter(each -> each.name().equals(file))
                .toList()
                .forEach(each -> files.add(new DeployableResource(name, each.content())));
    }

    private static String text(DeployableResource file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    private static DeployableResource resource(String name, String content) {
        return new DeployableResource(name, content.getBytes(StandardCharsets.UTF_8));
    }
}
