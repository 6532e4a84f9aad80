package io.storebridge.workflow.validation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which variables a workflow has, and who sets them: the request, callers, operations, inputs and outputs, forms,
 * messages, decisions, listeners. A name counts as set when it may have been, on whatever way through the diagram.
 */
final class Variables {

    /** What the engine itself offers to expressions. */
    private static final Set<String> ENGINE = Set.of("execution", "task", "caseExecution", "externalTask");

    private static final Set<String> MULTI_INSTANCE =
            Set.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    private final FileSet files;
    private final Workflow workflow;
    private final Map<XmlElement, Set<String>> setBy = new HashMap<>();
    private Set<String> anywhere;
    private Boolean open;

    Variables(FileSet files, Workflow workflow) {
        this.files = files;
        this.workflow = workflow;
    }

    /** Names that an expression at this element may use. */
    Set<String> knownAt(XmlElement element) {
        Set<String> names = new LinkedHashSet<>(anywhere());
        names.addAll(localTo(element));
        return names;
    }

    /** Names that are set somewhere in the workflow, or before it starts. */
    Set<String> anywhere() {
        if (anywhere == null) {
            // Workflows that call each other ask for each other's: what is being worked out counts as nothing.
            anywhere = Set.of();
            Set<String> names = new LinkedHashSet<>(atStart());
            workflow.steps().forEach(step -> names.addAll(setBy(step)));
            workflow.process().all("sequenceFlow").forEach(flow -> names.addAll(setBy(flow)));
            anywhere = names;
        }
        return anywhere;
    }

    Set<String> atStart() {
        Set<String> names = new LinkedHashSet<>(setBy(workflow.process()));
        List<XmlElement> callers = files.callersOf(workflow.key());
        if (files.schemaFile(workflow.key()).isPresent() || files.isStartedByAStep(workflow.key())) {
            names.add("request");
        }
        for (XmlElement caller : callers) {
            Workflow.parts(caller)
                    .filter(part -> part.isCamunda() && part.is("in"))
                    .forEach(in -> {
                        names.add(in.attribute("target"));
                        if (in.attribute("variables").equals("all")) {
                            names.addAll(
                                    files.variables(files.workflowOf(caller)).knownAt(caller));
                        }
                    });
        }
        return names;
    }

    /** Names set for the rest of the workflow by a step with all that belongs to it, by a flow, or by the process itself. */
    Set<String> setBy(XmlElement element) {
        Set<String> known = setBy.get(element);
        if (known == null) {
            known = readSetBy(element);
            setBy.put(element, known);
        }
        return known;
    }

    private Set<String> readSetBy(XmlElement element) {
        Set<String> names = new LinkedHashSet<>(FormReferences.set(files, element));
        Workflow.parts(element).forEach(part -> {
            names.addAll(Expressions.set(part.ownText()));
            part.camundaValues().forEach(value -> names.addAll(Expressions.set(value)));
            Stream.of(
                            "resultVariable",
                            "initiator",
                            "errorCodeVariable",
                            "errorMessageVariable",
                            "escalationCodeVariable")
                    .map(part::camunda)
                    .forEach(names::add);
            workflow.diagram().message(part).ifPresent(names::add);
            if (part.isCamunda()) {
                addOfCamunda(part, element, names);
            }
            OperationCall.of(workflow, part).ifPresent(call -> {
                names.add("failure");
                if (files.operations.containsKey(call.operation())) {
                    names.add(files.operations.get(call.operation()).result());
                }
            });
        });
        names.remove("");
        return names;
    }

    private void addOfCamunda(XmlElement part, XmlElement step, Set<String> names) {
        switch (part.type()) {
            case "outputParameter" -> names.add(part.attribute("name"));
            case "formField" -> names.add(part.attribute("id"));
            case "out" -> {
                names.add(part.attribute("target"));
                if (part.attribute("variables").equals("all")) {
                    files.workflow(step.attribute("calledElement"))
                            .ifPresent(called ->
                                    names.addAll(files.variables(called).anywhere()));
                }
            }
            default -> {}
        }
    }

    /** Names that only the step and what is within it can use. */
    Set<String> localTo(XmlElement element) {
        Set<String> names = new HashSet<>(ENGINE);
        element.selfAndAncestors().filter(Workflow::isStep).forEach(step -> {
            Workflow.parts(step).forEach(part -> {
                if (part.isCamunda() && part.is("inputParameter")) {
                    names.add(part.attribute("name"));
                }
                if (part.is("multiInstanceLoopCharacteristics")) {
                    names.addAll(MULTI_INSTANCE);
                    names.add(part.camunda("elementVariable"));
                    part.children("inputDataItem").forEach(item -> names.add(item.attribute("name")));
                }
                if (part.isCamunda() && part.is("connector")) {
                    names.addAll(Set.of("result", "connector"));
                }
            });
            if (step.is("businessRuleTask")) {
                names.add("decisionResult");
            }
        });
        return names;
    }

    /**
     * Whether something that the checks cannot read may set variables: code, what the set lacks, or somebody outside who
     * starts what nothing in the set starts. Both of these are told by another check, and not what would follow from them.
     */
    boolean isOpen() {
        if (open == null) {
            open = !files.isStarted(workflow)
                    || workflow.process().text().contains("setVariables(")
                    || workflow.process().all().anyMatch(part -> runsCode(part) || lacks(part));
        }
        return open;
    }

    private static boolean runsCode(XmlElement part) {
        return Stream.of("class", "delegateExpression")
                .anyMatch(name -> !part.camunda(name).isEmpty()
                        || part.isCamunda() && !part.attribute(name).isEmpty());
    }

    private boolean lacks(XmlElement part) {
        return FormReferences.formId(part)
                        .filter(id -> files.form(id).isEmpty())
                        .isPresent()
                || FormReferences.page(part)
                        .filter(page -> !files.pages.containsKey(page))
                        .isPresent()
                || OperationCall.of(workflow, part)
                        .filter(call -> !files.operations.containsKey(call.operation()))
                        .isPresent();
    }

    /** The listeners that run before the step does its work. */
    Set<String> setOnEntering(XmlElement step) {
        Set<String> names = new LinkedHashSet<>();
        Workflow.parts(step)
                .filter(part -> part.isCamunda() && part.is("executionListener"))
                .filter(listener -> List.of("start", "").contains(listener.attribute("event")))
                .forEach(listener -> listener.all().forEach(part -> {
                    names.addAll(Expressions.set(part.ownText()));
                    part.camundaValues().forEach(value -> names.addAll(Expressions.set(value)));
                }));
        return names;
    }
}
