package io.storebridge.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;

/**
 * Spares runs in real time the engine's statements. The engine keeps parsed definitions and all the same asks the database
 * for the process and for every decision, each time; and when an instance ends it deletes the authorizations for it, which
 * nobody can have granted for an instance that was never stored.
 */
final class RealTimeSessions {

    /** How long a newer version of a decision may go unnoticed here. */
    private static final Duration TRUST = Duration.ofSeconds(2);

    private RealTimeSessions() {}

    static List<SessionFactory> factories() {
        Map<String, Latest> latest = new ConcurrentHashMap<>();
        return List.of(
                factory(ProcessDefinitionManager.class, KnownProcesses::new),
                factory(DecisionDefinitionManager.class, () -> new KnownDecisions(latest)),
                factory(ExecutionManager.class, UngrantedExecutions::new));
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

    private static final class UngrantedExecutions extends ExecutionManager {

        @Override
        public void deleteAuthorizations(Resource resource, String resourceId) {
            if (!RealTimeRun.isUnderWay()) {
                super.deleteAuthorizations(resource, resourceId);
            }
        }
    }
}
