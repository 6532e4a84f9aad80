package io.storebridge.workflow;

import io.storebridge.workflow.dryrun.Trace;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;

/**
 * Watches the engine of a dry run: takes its history for the trace of the run that is played, instead of writing it, and
 * refuses diagrams whose steps would reach something outside in other ways than by operations. For one thread.
 */
final class DryRunProbe extends AbstractBpmnParseListener implements HistoryEventHandler {

    private static final Namespace CAMUNDA = new Namespace("http://camunda.org/schema/1.0/bpmn");
    private static final Set<String> FORBIDDEN_TYPES = Set.of("mail", "shell");

    /** A run that passes more flows goes round in circles. */
    private static final int MOST_FLOWS = 20_000;

    private final Map<String, String> labels = new HashMap<>();
    private Trace trace = new Trace();
    private String lastEnd = "";
    private int flows;

    /** Only what the trace is made of. */
    static final class Level extends AbstractHistoryLevel {

        static final String NAME = "dry-run";

        @Override
        public int getId() {
            return 41;
        }

        @Override
        public String getName() {
            return NAME;
        }

        @Override
        public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
            return type == HistoryEventTypes.ACTIVITY_INSTANCE_START
                    || type == HistoryEventTypes.DMN_DECISION_EVALUATE
                            && HistoryLevel.HISTORY_LEVEL_FULL.isHistoryEventProduced(type, entity);
        }
    }

    void watchFor(Trace trace) {
        this.trace = trace;
        lastEnd = "";
        flows = 0;
    }

    String label(String element) {
        return labels.getOrDefault(element, "");
    }

    /** The end event that was reached last. */
    String lastEnd() {
        return lastEnd;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricActivityInstanceEventEntity activity) {
            String id = activity.getActivityId();
            String label = activity.getActivityName() == null ? "" : activity.getActivityName();
            trace.reached(id, label);
            if ("userTask".equals(activity.getActivityType())) {
                trace.task(id, label);
            } else if (activity.getActivityType().endsWith("EndEvent")) {
                lastEnd = id;
            }
        } else if (event instanceof HistoricDecisionEvaluationEvent evaluation) {
            HistoricDecisionInstanceEntity decision = evaluation.getRootHistoricDecisionInstance();
            trace.decision(
                    decision.getActivityId(),
                    label(decision.getActivityId()),
                    decision.getDecisionDefinitionKey(),
                    result(decision));
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    /** What each rule that applies has given, by the rule's id. */
    private static Map<String, Object> result(HistoricDecisionInstanceEntity decision) {
        Map<String, Map<String, Object>> rules = new TreeMap<>();
        for (HistoricDecisionOutputInstance output : decision.getOutputs()) {
            rules.computeIfAbsent(String.valueOf(output.getRuleId()), rule -> new LinkedHashMap<>())
                    .put(String.valueOf(output.getVariableName()), output.getValue());
        }
        return new LinkedHashMap<>(rules);
    }

    @Override
    public void parseSequenceFlow(Element flow, ScopeImpl scope, TransitionImpl transition) {
        String name = flow.attribute("name");
        String taken = name == null || name.isBlank() ? transition.getId() : name.replaceAll("\\s+", " ");
        ExecutionListener listener = execution -> took(transition.getSource(), taken);
        transition.addListener(ExecutionListener.EVENTNAME_TAKE, listener);
    }

    private void took(ActivityImpl source, String flow) {
        if (++flows > MOST_FLOWS) {
            throw new ProcessEngineException("The run has passed %,d flows: it goes round in circles".formatted(flows));
        }
        boolean decides = source.getOutgoingTransitions().size() > 1
                && !"parallelGateway".equals(source.getProperties().get(BpmnProperties.TYPE));
        if (decides) {
            trace.branch(source.getId(), source.getName(), flow);
        }
    }

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        look(process);
    }

    private void look(Element element) {
        if (element.attribute("id") != null && element.attribute("name") != null) {
            labels.put(element.attribute("id"), element.attribute("name"));
        }
        String type = element.attributeNS(CAMUNDA, "type");
        boolean wayOut = element.attributeNS(CAMUNDA, "class") != null
                || element.attribute("class") != null
                || type != null && FORBIDDEN_TYPES.contains(type);
        if (wayOut) {
            throw new BpmnParseException(
                    "A dry run does not run Java classes, mail and shell steps: use operations", element);
        }
        element.elements().forEach(this::look);
    }
}
