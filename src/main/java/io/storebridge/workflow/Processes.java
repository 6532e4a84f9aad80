package io.storebridge.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.stereotype.Component;

/** The workflows that have a schema, hence an endpoint: read again when some node has deployed. */
@Component
public class Processes {

    private static final String ENDING = ".schema.json";
    private static final Duration TRUST = Duration.ofSeconds(2);

    private final RepositoryService repository;
    private final DeployedResources deployed;
    private final ObjectMapper json = new ObjectMapper();
    private volatile Snapshot snapshot = new Snapshot(-1, Instant.MIN, Map.of());

    private record Snapshot(long revision, Instant checked, Map<String, ProcessDescription> byKey) {}

    Processes(RepositoryService repository, DeployedResources deployed) {
        this.repository = repository;
        this.deployed = deployed;
    }

    public Optional<ProcessDescription> find(String key) {
        return Optional.ofNullable(current().byKey.get(key));
    }

    public Collection<ProcessDescription> all() {
        return current().byKey.values();
    }

    /** This node has deployed: what it is asked next is answered with that. */
    void lookAgain() {
        snapshot = new Snapshot(-1, Instant.MIN, Map.of());
    }

    private Snapshot current() {
        Snapshot known = snapshot;
        Instant now = Instant.now();
        if (known.checked.plus(TRUST).isAfter(now)) {
            return known;
        }
        long revision = deployed.revision();
        Snapshot fresh = new Snapshot(revision, now, revision == known.revision ? known.byKey : read());
        snapshot = fresh;
        return fresh;
    }

    private Map<String, ProcessDescription> read() {
        Map<String, ProcessDescription> byKey = new TreeMap<>();
        for (DeployableResource file : deployed.inForceEndingWith(ENDING)) {
            String key = file.name()
                    .substring(file.name().lastIndexOf('/') + 1, file.name().length() - ENDING.length());
            ProcessDefinition definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(key)
                    .latestVersion()
                    .singleResult();
            if (definition != null) {
                byKey.put(key, describe(definition, file));
            }
        }
        return byKey;
    }

    private ProcessDescription describe(ProcessDefinition definition, DeployableResource file) {
        BpmnModelInstance diagram = repository.getBpmnModelInstance(definition.getId());
        JsonNode schema = parse(file);
        return new ProcessDescription(
                definition.getKey(),
                definition.getName() == null ? definition.getKey() : definition.getName(),
                documentation(diagram, definition.getKey()),
                definition.getVersion(),
                definition.getId(),
                RealTimeDiagrams.isMarked(diagram.getModelElementById(definition.getKey())),
                diagram.getModelElementsByType(Message.class).stream()
                        .map(Message::getName)
                        .filter(name -> schema.at("/$defs").has(name))
                        .sorted()
                        .toList(),
                schema);
    }

    private static String documentation(BpmnModelInstance diagram, String key) {
        return diagram.<Process>getModelElementById(key).getDocumentations().stream()
                .findFirst()
                .map(Documentation::getTextContent)
                .orElse(null);
    }

    private JsonNode parse(DeployableResource file) {
        try {
            return json.readTree(file.content());
        } catch (IOException e) {
            throw new UncheckedIOException("%s is not JSON".formatted(file.name()), e);
        }
    }
}
