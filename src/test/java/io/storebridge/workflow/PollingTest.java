package io.storebridge.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storebridge.commerce.Failure;
import io.storebridge.testing.ProgrammableErrands;
import io.storebridge.testing.WithErrands;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Work that nobody announced to this node is found by polling. */
@WithErrands
@TestPropertySource(properties = "storebridge.worker.poll=200ms")
class PollingTest {

    @Autowired
    ProgrammableErrands errands;

    @Autowired
    Instances instances;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    Attempts attempts;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void an_operator_s_retry_goes_on_after_the_incident() {
        Supplier<Map<String, Object>> down = () -> {
            throw new Failure.Unavailable("The shop is closed", null);
        };
        errands.next("repaired", down, down, down, down);
        String instance = start("errand", "repaired");
        await().until(() -> incidents(instance) == 1);

        externalTasks.setRetries(
                externalTasks
                        .createExternalTaskQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getId(),
                1);

        await().until(() -> instances.find(instance, Set.of()).orElseThrow().status() == InstanceView.Status.waiting);
        assertThat(incidents(instance)).isZero();
    }

    @Test
    void a_step_that_a_dead_node_had_begun_is_asked_for_before_it_is_sent() {
        errands.takeEffect("orphan");
        String instance = transaction.execute(status -> {
            String id = instances.start("errand", "orphan", Map.of("request", Map.of()));
            List<LockedExternalTask> taken = externalTasks
                    .fetchAndLock(1, "dead-node")
                    .topic("errand.run", 500)
                    .businessKey("orphan")
                    .execute();
            attempts.begin(List.of(taken.get(0).getId()));
            return id;
        });

        await().until(() -> runtime.getVariable(instance, "outcome") != null);
        assertThat(errands.calls("orphan")).containsExactly("find orphan");
    }

    private long incidents(String instance) {
        return runtime.createIncidentQuery().processInstanceId(instance).count();
    }

    private String start(String process, String businessId) {
        return transaction.execute(
                status -> instances.start(process, businessId, Map.of("request", Map.of("errandId", businessId))));
    }
}
