package io.storebridge.workflow;

import io.storebridge.recording.Recorder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.connect.plugin.impl.ConnectProcessEnginePlugin;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The engine's settings that application.yaml cannot say. Each stands here with its reason; the others stand with
 * theirs in application.yaml under camunda.bpm.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EngineSettings extends AbstractProcessEnginePlugin {

    private final WakeUps wakeUps;
    private final ConnectorCalls connectorCalls;
    private final Recorder recorder;

    EngineSettings(WakeUps wakeUps, ConnectorCalls connectorCalls, Recorder recorder) {
        this.wakeUps = wakeUps;
        this.connectorCalls = connectorCalls;
        this.recorder = recorder;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(new ArrayList<>(List.of(new DurableHistory())));
        engine.setHistory(DurableHistory.NAME);
        behaviour(engine);

        // Rows of one flush go in one JDBC batch (pgjdbc rewrites them to multi-row inserts).
        engine.setJdbcBatchProcessing(true);

        // Every operation is a connector of diagrams; runs in real time make no statement.
        List<SessionFactory> sessions = new ArrayList<>(RealTimeSessions.factories());
        sessions.add(connectorCalls);
        engine.setCustomSessionFactories(sessions);

        // Whoever gives a command hears of its failure and logs it in his own words; the engine's stack trace for each
        // would bury them, with a system down at every login.
        engine.setEnableCmdExceptionLogging(false);

        List<BpmnParseListener> listeners =
                new ArrayList<>(List.of(new WakeUpOnExternalTask(wakeUps), new RealTimeDiagrams()));
        if (recorder.isOn()) {
            listeners.add(new TaskSubmissions(recorder));
        }
        engine.setCustomPostBPMNParseListeners(listeners);
        new ConnectProcessEnginePlugin().preInit(engine);
        engine.setAdminGroups(new ArrayList<>(List.of(Roles.ADMIN)));
    }

    /** What decides how a diagram runs: the same in the engine in force and in that of a dry run. */
    static void behaviour(ProcessEngineConfigurationImpl engine) {
        // Expressions in diagrams see process variables and no bean: a diagram must not reach into the application.
        engine.setExpressionManager(new JuelExpressionManager(new HashMap<>()));

        // JSON variables become maps, lists, text and numbers; anything else in a payload is refused.
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setDeserializationAllowedClasses(String.join(",", PlainTypes.NAMES));
        engine.setDeserializationAllowedPackages("");
        engine.setJavaSerializationFormatEnabled(false);

        // An error code that no boundary event catches is a mistake of the diagram: it must not end the instance
        // silently.
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);

        // Decision tables are parsed once, not at each evaluation (docs/performance.md).
        engine.setDmnEngineConfiguration(new DefaultDmnEngineConfiguration()
                .feelEngineFactory(() -> new ReusingFeelEngine(engine.getDmnFeelCustomFunctionProviders())));
    }
}
