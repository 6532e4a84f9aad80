package io.storebridge.workflow;

import java.util.Set;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExternalTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/**
 * Diagrams whose process has the extension property {@code realTime = true}. They must not wait for anything: a diagram
 * that would is refused when it is deployed.
 */
class RealTimeDiagrams extends AbstractBpmnParseListener {

    private static final String PROPERTY = "realTime";

    /** What goes on at once, by the engine's names. */
    private static final Set<String> ALLOWED = Set.of(
            "serviceTask",
            "businessRuleTask",
            "scriptTask",
            "task",
            "exclusiveGateway",
            "inclusiveGateway",
            "parallelGateway",
            "subProcess",
            "startEvent",
            "errorStartEvent",
            "intermediateNoneThrowEvent",
            "intermediateLinkCatch",
            "intermediateLinkThrow",
            "boundaryError",
            "noneEndEvent",
            "errorEndEvent",
            "terminateEndEvent");

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        if (isMarked(process)) {
            definition.setProperty(PROPERTY, true);
            refuseWaiting(process, definition);
        }
    }

    private static boolean isMarked(Element process) {
        Element properties = BpmnParseUtil.findCamundaExtensionElement(process, "properties");
        return properties != null
                && properties.elements().stream()
                        .anyMatch(property -> PROPERTY.equals(property.attribute("name"))
                                && "true".equals(property.attribute("value")));
    }

    private static void refuseWaiting(Element process, ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            String type = activity.getProperties().get(BpmnProperties.TYPE);
            boolean waits = !ALLOWED.contains(String.valueOf(type))
                    || activity.getActivityBehavior() instanceof ExternalTaskActivityBehavior
                    || activity.isAsyncBefore()
                    || activity.isAsyncAfter();
            if (waits) {
                throw new BpmnParseException(
                        "%s (%s): a workflow in real time goes from start to end at once; use connectors, decisions and gateways, without asynchronous continuations"
                                .formatted(activity.getId(), type),
                        process);
            }
            refuseWaiting(process, activity);
        }
    }

    static boolean isMarked(BaseElement process) {
        return process.getExtensionElements() != null
                && process
                        .getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaProperties.class)
                        .list()
                        .stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .anyMatch(property -> PROPERTY.equals(property.getCamundaName())
                                && "true".equals(property.getCamundaValue()));
    }

    /** Whether the entity belongs to such a diagram's run, or this thread is running one, whoever has started it. */
    static boolean isRealTime(Object entity) {
        if (RealTimeRun.isUnderWay()) {
            return true;
        }
        if (entity instanceof ExecutionEntity execution) {
            return isRealTime(execution);
        }
        if (entity instanceof VariableInstanceEntity variable && variable.getExecution() != null) {
            return isRealTime(variable.getExecution());
        }
        BpmnExecutionContext context = Context.getBpmnExecutionContext();
        return context != null && isRealTime(context.getExecution());
    }

    private static boolean isRealTime(ExecutionEntity execution) {
        return execution.getProcessDefinition() != null
                && Boolean.TRUE.equals(execution.getProcessDefinition().getProperty(PROPERTY));
    }
}
