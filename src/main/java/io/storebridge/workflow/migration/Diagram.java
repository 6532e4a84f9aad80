package io.storebridge.workflow.migration;

import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

/** One version of a diagram, as far as moving instances asks for it. */
class Diagram {

    /** The engine's name for the scope around the repetitions of an element. */
    static final String REPETITIONS = "#multiInstanceBody";

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final ProcessDefinition definition;
    private final BpmnModelInstance model;

    private Diagram(ProcessDefinition definition, BpmnModelInstance model) {
        this.definition = definition;
        this.model = model;
    }

    static Diagram of(ProcessDefinition definition, RepositoryService repository) {
        return new Diagram(definition, repository.getBpmnModelInstance(definition.getId()));
    }

    ProcessDefinition definition() {
        return definition;
    }

    /** Elements that an instance can stand at or in. */
    List<String> idsThatInstancesCanStandAt() {
        return model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> node instanceof Activity activity && !activity.isForCompensation()
                        || node instanceof EventBasedGateway
                        || node instanceof IntermediateCatchEvent
                        || isSideEvent(node))
                .map(FlowNode::getId)
                .toList();
    }

    /** Timers, messages, signals and conditions beside the way: on the edge of elements, or starting event sub-processes. */
    List<String> idsOfSideEvents() {
        return model.getModelElementsByType(FlowNode.class).stream()
                .filter(this::isSideEvent)
                .map(FlowNode::getId)
                .toList();
    }

    private boolean isSideEvent(FlowNode node) {
        boolean beside = node instanceof BoundaryEvent
                || node instanceof StartEvent
                        && node.getParentElement() instanceof SubProcess subProcess
                        && subProcess.triggeredByEvent();
        return beside && (waitsForTime(node.getId()) || waitsByName(node.getId()));
    }

    boolean has(String id) {
        return node(id) != null;
    }

    MigrationReport.Element element(String id) {
        return new MigrationReport.Element(plain(id), label(id));
    }

    Reason reason(String id, String words) {
        return new Reason(plain(id), label(id), words);
    }

    private String label(String id) {
        FlowNode node = node(id);
        return node == null || node.getName() == null || node.getName().isBlank()
                ? plain(id)
                : node.getName().replaceAll("\\s+", " ").trim();
    }

    /** In words: "user task", "timer boundary event", "repeated service task". */
    String kind(String id) {
        FlowNode node = node(id);
        String kind = words(node.getElementType().getTypeName());
        for (EventDefinition event : node.getChildElementsByType(EventDefinition.class)) {
            kind = words(event.getElementType().getTypeName()).replace(" event definition", "") + " " + kind;
        }
        return isRepeated(id) ? "repeated " + kind : kind;
    }

    boolean isRepeated(String id) {
        return node(id) instanceof Activity activity
                && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics;
    }

    /** The operation that a step calls; null when it is no such step. */
    String operation(String id) {
        return node(id).getAttributeValueNs(CAMUNDA, "topic");
    }

    /** Whether it waits for something that has a name or condition, which the newest version says. */
    boolean waitsByName(String id) {
        FlowNode node = node(id);
        return node instanceof ReceiveTask
                || !node.getChildElementsByType(MessageEventDefinition.class).isEmpty()
                || !node.getChildElementsByType(SignalEventDefinition.class).isEmpty()
                || !node.getChildElementsByType(ConditionalEventDefinition.class)
                        .isEmpty();
    }

    boolean waitsForTime(String id) {
        return !node(id).getChildElementsByType(TimerEventDefinition.class).isEmpty();
    }

    private FlowNode node(String id) {
        return model.getModelElementById(plain(id)) instanceof FlowNode node ? node : null;
    }

    private static String plain(String id) {
        return id.replace(REPETITIONS, "");
    }

    private static String words(String typeName) {
        return typeName.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT).trim();
    }
}
