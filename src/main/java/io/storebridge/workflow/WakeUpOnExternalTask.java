package io.storebridge.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;

/** Wakes the worker when the transaction that reaches an external task commits, so that the step starts at once. */
class WakeUpOnExternalTask extends AbstractBpmnParseListener {

    private static final Namespace CAMUNDA = new Namespace("http://camunda.org/schema/1.0/bpmn");

    private final WakeUps wakeUps;

    WakeUpOnExternalTask(WakeUps wakeUps) {
        this.wakeUps = wakeUps;
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        addListener(element, activity);
    }

    @Override
    public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        addListener(element, activity);
    }

    private void addListener(Element element, ActivityImpl activity) {
        String topic = element.attributeNS(CAMUNDA, "topic");
        if (topic != null) {
            ExecutionListener listener = execution -> wakeAfterCommit(execution, topic);
            activity.addListener(ExecutionListener.EVENTNAME_START, listener);
        }
    }

    private void wakeAfterCommit(DelegateExecution execution, String topic) {
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(TransactionState.COMMITTED, context -> wakeUps.wake(topic));
    }
}
