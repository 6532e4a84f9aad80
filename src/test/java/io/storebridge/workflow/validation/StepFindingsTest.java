package io.storebridge.workflow.validation;

import static io.storebridge.workflow.validation.SmallSet.QUESTION;
import static io.storebridge.workflow.validation.SmallSet.SCHEMA;
import static io.storebridge.workflow.validation.SmallSet.THANKS;
import static io.storebridge.workflow.validation.SmallSet.VISIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** Mistakes in steps: operations, inputs, errors, names of other files, waiting in real time. Each test makes one mistake in the small set and reads what an analyst is told. */
class StepFindingsTest {

    private final SmallSet set = new SmallSet();

    @Test
    void an_operation_that_does_not_exist() {
        set.replace(VISIT, "topic=\"erp.read-customer\"", "topic=\"erp.read-custmer\"");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: task_readCustomer \"Read the customer\": There is no operation \"erp.read-custmer\". Did you mean \"erp.read-customer\" (Read the customer and its credit)? Write that as the step's topic or connector id");
    }

    @Test
    void a_connector_that_does_not_exist() {
        set.replace(QUESTION, ">erp.read-customer<", ">erp.read-customers<");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-question.bpmn: task_look \"Look at the customer\": There is no operation \"erp.read-customers\". Did you mean \"erp.read-customer\" (Read the customer and its credit)? Write that as the step's topic or connector id");
    }

    @Test
    void an_input_that_is_missing() {
        set.replace(VISIT, "name=\"customerNumber\">${request.customer}", "name=\"customer\">${request.customer}");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: task_readCustomer \"Read the customer\": erp.read-customer needs the input \"customerNumber\", and nothing before this step sets it. Add \"customerNumber\" to the step's inputs in the properties panel, or set it in a step before");
    }

    @Test
    void an_input_that_the_calling_workflow_does_not_hand_over() {
        set.replace(VISIT, "target=\"to\"", "target=\"receiver\"");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-thanks.bpmn: task_thank \"Send the thanks\": mail.send needs the input \"to\", and nothing before this step sets it. Add \"to\" to the step's inputs in the properties panel, or set it in a step before");
    }

    @Test
    void a_text_where_a_whole_number_is_wanted() {
        set.replace(VISIT, ">200<", ">many<");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: task_listInvoices \"List the invoices\": The input \"limit\" takes a whole number, not \"many\". Write a whole number such as 200, or an expression that gives one");
    }

    @Test
    void a_text_where_true_or_false_is_wanted() {
        set.replace(VISIT, "${true}", "${'open'}");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: task_listInvoices \"List the invoices\": The input \"openOnly\" takes true or false, not \"open\". Write true or false, or an expression that gives one");
    }

    @Test
    void a_text_where_a_document_is_wanted() {
        set.replaceAll(THANKS, "(?s)<camunda:map>.*</camunda:map>", "Thank you");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-thanks.bpmn: task_thank \"Send the thanks\": The input \"document\" takes a document, not \"Thank you\". Write a document (type Map in the properties panel) of what the operation takes, or an expression that gives one");
    }

    @Test
    void an_error_code_that_the_step_cannot_raise() {
        set.replace(VISIT, "errorCode=\"customer-unknown\"", "errorCode=\"customer-on-hold\"");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: event_customerUnknown \"No such customer\": The event waits for the error code \"customer-on-hold\", which \"Read the customer\" cannot raise. Choose one that it can raise: customer-unknown, value-invalid; or take the event away",
                        "processes/visit.bpmn: (warning) task_readCustomer \"Read the customer\": erp.read-customer can raise customer-unknown, and nothing handles that. Attach an error event to the step or to the sub-process around it; else the run stops here until an operator comes");
    }

    @Test
    void an_error_code_that_nothing_handles() {
        set.replaceAll(THANKS, "(?s)<bpmn:boundaryEvent.*?</bpmn:endEvent>", "");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-thanks.bpmn: (warning) task_thank \"Send the thanks\": mail.send can raise mail-refused, and nothing handles that. Attach an error event to the step or to the sub-process around it; else the run stops here until an operator comes");
    }

    @Test
    void a_form_that_does_not_exist() {
        set.replace(VISIT, "formRef=\"visit-plan\"", "formRef=\"visit-plna\"");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: visit-plan \"Plan the visit\": There is no form \"visit-plna\". Did you mean \"visit-plan\"? Write the ID that stands in the form's own file, or add the file");
    }

    @Test
    void an_embedded_form_that_does_not_exist() {
        set.replace(VISIT, "visit-report.html", "visit-reprot.html");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: visit-report \"Report on the visit\": There is no form file forms/visit-reprot.html. Did you mean \"forms/visit-report.html\"? Correct the form key, or add the file");
    }

    @Test
    void a_decision_that_does_not_exist() {
        set.replace(VISIT, "\"visit-rules\"", "\"visit-ruels\"");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: task_decide \"Is a visit due?\": There is no decision \"visit-ruels\". Did you mean \"visit-rules\"? Write the ID that stands in the decision's own file, or add the file");
    }

    @Test
    void a_called_workflow_that_does_not_exist() {
        set.replace(VISIT, "calledElement=\"visit-thanks\"", "calledElement=\"visit-thank\"");
        set.remove(THANKS);

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: call_thanks \"Thank for the visit\": There is no workflow \"visit-thank\". Write the ID that stands in the workflow's own file, or add the file");
    }

    @Test
    void a_message_without_a_schema() {
        set.replace(SCHEMA, "\"confirm\":", "\"answer\":");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: event_confirmed \"Customer confirms\": The message \"confirm\" has no schema, so nobody can send it. Describe what it carries in processes/visit.schema.json, under $defs as \"confirm\"");
    }

    @Test
    void an_external_task_in_real_time() {
        set.replaceAll(
                QUESTION,
                "(?s)<camunda:connector>\\s*(.*?)<camunda:outputParameter.*</camunda:connector>",
                "$1</camunda:inputOutput>");
        set.replace(
                QUESTION,
                "name=\"Look at the customer\"",
                "name=\"Look at the customer\" camunda:type=\"external\" camunda:topic=\"erp.read-customer\"");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-question.bpmn: task_look \"Look at the customer\": A workflow in real time goes from start to end at once, and this step is done by an external task. Choose the implementation Connector instead, with the operation as connector id");
    }

    @Test
    void an_asynchronous_step_in_real_time() {
        set.replace(
                QUESTION,
                "name=\"Look at the customer\"",
                "name=\"Look at the customer\" camunda:asyncBefore=\"true\"");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-question.bpmn: task_look \"Look at the customer\": A workflow in real time goes from start to end at once, and this step has an asynchronous continuation. Take \"Before\" and \"After\" away under \"Asynchronous continuations\" in the properties panel");
    }

    @Test
    void a_step_that_waits_in_real_time() {
        set.replaceAll(QUESTION, "(?s)<bpmn:endEvent(.*)</bpmn:endEvent>", "<bpmn:userTask$1</bpmn:userTask>");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-question.bpmn: event_answered \"Answered\": A workflow in real time goes from start to end at once, and this step waits, or may wait. Use connectors, decisions and gateways only, or take the property realTime away from the workflow");
    }

    @Test
    void a_list_where_a_document_is_wanted() {
        set.replaceAll(
                THANKS,
                "(?s)<camunda:map>.*</camunda:map>",
                "<camunda:list><camunda:value>\\${report}</camunda:value></camunda:list>");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-thanks.bpmn: task_thank \"Send the thanks\": The input \"document\" takes a document, not a list. Write a document (type Map in the properties panel) of what the operation takes, or an expression that gives one");
    }

    @Test
    void an_error_that_the_diagram_does_not_have() {
        set.replace(VISIT, "errorRef=\"error_customerUnknown\"", "errorRef=\"error_customer\"");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit.bpmn: event_customerUnknown \"No such customer\": The diagram has no \"error_customer\". Choose the error, message or signal of this event again in the properties panel");
    }

    @Test
    void a_step_that_names_a_mapping_needs_nothing_more() {
        transformBy("processes/visit.jsonata");

        assertThat(set.told()).isEmpty();
    }

    @Test
    void a_mapping_file_that_does_not_exist() {
        transformBy("processes/visits.jsonata");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-thanks.bpmn: task_thank \"Send the thanks\": There is no mapping file processes/visits.jsonata. Did you mean \"processes/visit.jsonata\"? Write the file's name with its folders, or the mapping itself after an equals sign");
    }

    @Test
    void a_mapping_in_a_step_that_is_not_jsonata() {
        transformBy("={\"words\": report.words");

        assertThat(set.told())
                .containsExactly(
                        "processes/visit-thanks.bpmn: task_thank \"Send the thanks\": The mapping is not JSONata, at position 22: Expected \"}\" before end of expression. Mend it there; try it out at https://try.jsonata.org");
    }

    private void transformBy(String mapping) {
        set.replace(THANKS, "mail.send", "visit.transform");
        set.replaceAll(
                THANKS,
                "(?s)<camunda:inputParameter name=\"template\">.*</camunda:inputParameter>",
                Matcher.quoteReplacement(
                        "<camunda:inputParameter name=\"mapping\">" + mapping + "</camunda:inputParameter>"));
    }
}
