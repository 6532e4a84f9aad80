package io.storebridge.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

/**
 * What analysts write on a diagram's elements for the API: the extension property {@code milestone} (a text for the
 * store, reached when the element ends) and, on end events, {@code outcome} (completed or rejected).
 */
@Component
class DiagramNotes {

    private final RepositoryService repository;
    private final Map<String, Notes> byDefinition = new ConcurrentHashMap<>();

    private record Notes(Map<String, String> milestones, Map<String, String> outcomes) {}

    DiagramNotes(RepositoryService repository) {
        this.repository = repository;
    }

    /** Milestones by element id. */
    Map<String, String> milestones(String definitionId) {
        return notes(definitionId).milestones;
    }

    InstanceView.Status outcome(String definitionId, String endEventId) {
        return InstanceView.Status.valueOf(notes(definitionId).outcomes.getOrDefault(endEventId, "completed"));
    }

    private Notes notes(String definitionId) {
        return byDefinition.computeIfAbsent(definitionId, this::read);
    }

    private Notes read(String definitionId) {
        Map<String, String> milestones = new HashMap<>();
        Map<String, String> outcomes = new HashMap<>();
        for (FlowNode node : repository.getBpmnModelInstance(definitionId).getModelElementsByType(FlowNode.class)) {
            Map<String, String> properties = properties(node);
            // Modeler writes fields that nobody has filled in as empty ones.
            if (!properties.getOrDefault("milestone", "").isBlank()) {
                milestones.put(node.getId(), properties.get("milestone"));
            }
            if (node instanceof EndEvent && properties.containsKey("outcome")) {
                outcomes.put(node.getId(), properties.get("outcome"));
            }
        }
        return new Notes(milestones, outcomes);
    }

    private static Map<String, String> properties(FlowNode node) {
        Map<String, String> properties = new HashMap<>();
        if (node.getExtensionElements() == null) {
            return properties;
        }
        for (CamundaProperties group : node.getExtensionElements()
                .getElementsQuery()
                .filterByType(CamundaProperties.class)
                .list()) {
            for (CamundaProperty property : group.getCamundaProperties()) {
                properties.put(property.getCamundaName(), property.getCamundaValue());
            }
        }
        return properties;
    }
}
