package io.storebridge.operations.templates;

import java.util.List;

/** Templates of what is no operation: waiting for a message, asking a person, deciding by a table. */
final class WaitingTemplates {

    private static final String DUE =
            "When it should be done, counted from its beginning: P1D is a day, PT4H four hours.";

    private WaitingTemplates() {}

    static List<Template> all() {
        return List.of(message(), form(), page(), decision());
    }

    private static Template message() {
        return new Template(
                        OperationTemplates.PREFIX + "wait-for-message",
                        "Wait for a message",
                        "Waits until a message comes in: from a store over REST, or from another workflow by \"Tell a"
                                + " workflow\". Choose or make the message under \"Message\". Its name is the last part of the"
                                + " address (/api/<workflow>/<id>/<message>), and its content, which the schema describes under"
                                + " $defs, becomes the variable of that name.",
                        List.of("bpmn:ReceiveTask", "bpmn:IntermediateCatchEvent"))
                .withEverything()
                .milestone();
    }

    private static Template form() {
        return person("ask-a-person", "Ask a person, by a form", "a form of the forms folder")
                .text(
                        "camunda:formRef",
                        "Form",
                        "The id of a form (.form), such as tell-by-hand. Its fields are variables of the workflow.",
                        null)
                .fixed("camunda:formRefBinding", "latest")
                .milestone();
    }

    private static Template page() {
        return person(
                        "ask-a-person-page",
                        "Ask a person, by a page",
                        "a page (.html) of the forms folder, for lists of lines")
                .text(
                        "camunda:formKey",
                        "Page",
                        "embedded:/forms/ and the file, such as embedded:/forms/order-fix.html.",
                        null)
                .milestone();
    }

    private static Template person(String id, String name, String what) {
        return new Template(
                        OperationTemplates.PREFIX + id,
                        name,
                        "Waits for somebody of a group, who finds the task in Tasklist with " + what + ".",
                        List.of("bpmn:Task", "bpmn:UserTask"))
                .element("bpmn:UserTask")
                .text(
                        "camunda:candidateGroups",
                        "Group",
                        "Who may do it: sales, receivables, steward or operator; several with commas.",
                        "sales")
                .text("camunda:dueDate", "Due", DUE, "P1D")
                .text("camunda:priority", "Priority", "0 to 100; what is higher stands first. 50 when empty.", "50");
    }

    private static Template decision() {
        return new Template(
                        OperationTemplates.PREFIX + "decide",
                        "Decide by a table",
                        "Asks a decision table (.dmn), whose inputs are variables of the workflow, and keeps its answer.",
                        List.of("bpmn:Task", "bpmn:BusinessRuleTask"))
                .element("bpmn:BusinessRuleTask")
                .text(
                        "camunda:decisionRef",
                        "Decision table",
                        "The id of the decision, such as credit-rules.",
                        "id-of-the-decision")
                .fixed("camunda:decisionRefBinding", "latest")
                .text("camunda:resultVariable", "Variable", "The variable that keeps the answer.", "decision")
                .choice(
                        "camunda:mapDecisionResult",
                        "Answer",
                        "singleEntry: one value; singleResult: one row, a document; collectEntries: one column, a list;"
                                + " resultList: rows, a list of documents.",
                        List.of("singleEntry", "singleResult", "collectEntries", "resultList"),
                        "singleResult")
                .milestone();
    }
}
