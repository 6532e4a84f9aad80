package io.storebridge.testing;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/** Which elements of a diagram no test has gone through. */
public record DiagramCoverage(String process, int elements, Set<String> missed) {

    public static DiagramCoverage of(String process, RepositoryService repository, HistoryService history) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        // The engine keeps no history of the boundary event of a compensation: the elements of its handler tell.
        Set<String> missed = repository.getBpmnModelInstance(definition).getModelElementsByType(FlowNode.class).stream()
                .filter(node -> !(node instanceof BoundaryEvent boundary)
                        || boundary.getEventDefinitions().stream()
                                .noneMatch(CompensateEventDefinition.class::isInstance))
                .map(FlowNode::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        int elements = missed.size();
        history.createHistoricActivityInstanceQuery().processDefinitionId(definition).list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .forEach(missed::remove);
        return new DiagramCoverage(process, elements, missed);
    }

    @Override
    public String toString() {
        return "%s: %d of %d elements gone through%s"
                .formatted(process, elements - missed.size(), elements, missed.isEmpty() ? "" : ", missed " + missed);
    }
}
