package io.storebridge.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storebridge.testing.ProgrammableErrands;
import io.storebridge.testing.WithErrands;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a node that stops does with the steps it holds; it waits one second for them here. */
@WithErrands
class ShutdownTest {

    @Autowired
    Worker worker;

    @Autowired
    ProgrammableErrands errands;

    @Autowired
    Instances instances;

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    HistoryService history;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void goOnWorking() {
        errands.slowness(() -> {});
        if (!worker.isRunning()) {
            worker.start();
        }
    }

    @Test
    void a_step_under_way_is_finished_and_no_other_is_begun() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        errands.slowness(() -> {
            begun.countDown();
            awaitQuietly(release);
        });
        String underWay = start("finished");
        awaitQuietly(begun);

        CompletableFuture<Void> stop = CompletableFuture.runAsync(worker::stop);
        await().until(() -> !worker.isRunning());
        String late = start("late");
        release.countDown();
        stop.join();

        assertThat(ended(underWay)).isTrue();
        assertThat(ended(late)).isFalse();
    }

    @Test
    void a_step_that_does_not_end_is_released_for_another_node() {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean hanging = new AtomicBoolean(true);
        errands.slowness(() -> {
            begun.countDown();
            while (hanging.get()) {
                LockSupport.parkNanos(10_000_000);
            }
        });
        String instance = start("hanging");
        awaitQuietly(begun);

        worker.stop();

        assertThat(externalTasks
                        .createExternalTaskQuery()
                        .processInstanceId(instance)
                        .notLocked()
                        .count())
                .isOne();
        hanging.set(false);
        errands.slowness(() -> {});
        worker.start();
        await().until(() -> ended(instance));
    }

    private String start(String businessId) {
        return transaction.execute(status -> instances.start("slow-errand", businessId, Map.of("request", Map.of())));
    }

    private boolean ended(String instance) {
        return history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .finished()
                        .count()
                == 1;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
