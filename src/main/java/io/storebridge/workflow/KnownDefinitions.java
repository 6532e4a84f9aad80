package io.storebridge.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;

/**
 * Lets runs in real time take definitions from this node's memory. The engine keeps parsed definitions, and all the same
 * asks the database for each, every time: one query for the process and one for every decision.
 */
final class KnownDefinitions {

    /** How long a newer version of a decision may go unnoticed here. */
    private static final Duration TRUST = Duration.ofSeconds(2);

    private KnownDefinitions() {}

    static SessionFactory forProcesses() {
        return factory(ProcessDefinitionManager.class, KnownProcesses::new);
    }

    static SessionFactory forDecisions() {
        Map<String, Latest> latest = new ConcurrentHashMap<>();
        return factory(DecisionDefinitionManager.class, () -> new KnownDecisions(latest));
    }

    private static SessionFactory factory(Class<?> type, Supplier<Session> open) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return type;
            }

            @Override
            public Session openSession() {
                return open.get();
            }
        };
    }

    private static final class KnownProcesses extends ProcessDefinitionManager {

        @Override
        public ProcessDefinitionEntity getCachedResourceDefinitionEntity(String id) {
            ProcessDefinitionEntity found = super.getCachedResourceDefinitionEntity(id);
            return found != null || !RealTimeRun.isUnderWay()
                    ? found
                    : Context.getProcessEngineConfiguration()
                            .getDeploymentCache()
                            .getProcessDefinitionCache()
                            .get(id);
        }
    }

    private record Latest(DecisionDefinitionEntity decision, Instant until) {}

    private static final class KnownDecisions extends DecisionDefinitionManager {

        private final Map<String, Latest> latest;

        private KnownDecisions(Map<String, Latest> latest) {
            this.latest = latest;
        }

        @Override
        public DecisionDefinitionEntity findLatestDefinitionByKeyAndTenantId(String key, String tenantId) {
            if (!RealTimeRun.isUnderWay() || tenantId != null) {
                return super.findLatestDefinitionByKeyAndTenantId(key, tenantId);
            }
            Latest known = latest.get(key);
            if (known != null && known.until.isAfter(Instant.now())) {
                return known.decision;
            }
            DecisionDefinitionEntity decision = super.findLatestDefinitionByKeyAndTenantId(key, null);
            if (decision != null) {
                latest.put(key, new Latest(decision, Instant.now().plus(TRUST)));
            }
            return decision;
        }
    }
}
