package io.storebridge.workflow.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.operations.OperationDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The whole set, read, with the operations that there are. */
final class FileSet {

    final List<Diagram> diagrams = new ArrayList<>();
    final List<Decision> decisions = new ArrayList<>();
    final List<Form> forms = new ArrayList<>();
    /** Embedded forms: their HTML by file name. */
    final Map<String, String> pages = new LinkedHashMap<>();
    /** Names of files with a mapping. */
    final Set<String> mappings = new LinkedHashSet<>();
    /** By file name. */
    final Map<String, JsonNode> schemas = new LinkedHashMap<>();
    /** By id. */
    final Map<String, OperationDefinition> operations;

    private final Map<Workflow, Variables> variables = new HashMap<>();
    private List<Workflow> workflows;
    private List<OperationCall> allCalls;

    FileSet(Map<String, OperationDefinition> operations) {
        this.operations = operations;
    }

    /** To be asked for when all files are read. */
    List<Workflow> workflows() {
        if (workflows == null) {
            workflows = diagrams.stream()
                    .flatMap(diagram -> diagram.workflows().stream())
                    .toList();
        }
        return workflows;
    }

    /** Also calls of operations that do not exist. */
    List<OperationCall> allCalls() {
        if (allCalls == null) {
            allCalls = workflows().stream()
                    .flatMap(workflow -> workflow.calls().stream())
                    .toList();
        }
        return allCalls;
    }

    Optional<Workflow> workflow(String key) {
        return workflows().stream()
                .filter(workflow -> workflow.key().equals(key))
                .findFirst();
    }

    Optional<Form> form(String id) {
        return forms.stream().filter(form -> form.id().equals(id)).findFirst();
    }

    /** The schema file of a workflow. */
    Optional<String> schemaFile(String key) {
        return schemas.keySet().stream()
                .filter(file -> ("/" + file).endsWith("/" + key + ".schema.json"))
                .findFirst();
    }

    Variables variables(Workflow workflow) {
        Variables known = variables.get(workflow);
        if (known == null) {
            known = new Variables(this, workflow);
            variables.put(workflow, known);
        }
        return known;
    }

    /** The calls of operations that exist. */
    Stream<OperationCall> calls() {
        return allCalls().stream().filter(call -> operations.containsKey(call.operation()));
    }

    /** The steps of all workflows that call this one. */
    List<XmlElement> callersOf(String key) {
        return workflows().stream()
                .flatMap(workflow -> workflow.steps().stream())
                .filter(step -> step.is("callActivity")
                        && step.attribute("calledElement").equals(key))
                .toList();
    }

    Workflow workflowOf(XmlElement element) {
        return workflows().stream()
                .filter(workflow -> element.isWithin(workflow.process()))
                .findFirst()
                .orElseThrow();
    }

    /** Whether a step of some workflow starts this one with a request. */
    boolean isStartedByAStep(String key) {
        return starts().anyMatch(call -> call.literal("process").equals(key));
    }

    /** Whether some step starts workflows that are known only when it runs. */
    boolean anyMayBeStarted() {
        return starts().anyMatch(call -> call.literal("process").isEmpty());
    }

    private Stream<OperationCall> starts() {
        return allCalls().stream()
                .filter(call -> call.operation().startsWith("workflow.start"))
                .filter(call -> call.inputs().containsKey("process"));
    }

    /** Whether anything starts the workflow: a request, another workflow, a time, a message or a signal. */
    boolean isStarted(Workflow workflow) {
        return schemaFile(workflow.key()).isPresent()
                || !callersOf(workflow.key()).isEmpty()
                || isStartedByAStep(workflow.key())
                || workflow.startsItself();
    }
}
