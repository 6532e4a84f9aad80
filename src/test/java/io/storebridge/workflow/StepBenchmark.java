package io.storebridge.workflow;

import static org.awaitility.Awaitility.await;

import io.storebridge.testing.WithErrands;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the worker costs over the engine's own work: chains of three durable steps whose operation does nothing, run by the
 * worker and, in the same run, by bare loops over the engine's API. Not part of the build:
 * {@code mvn test -Dtest=StepBenchmark}. Read the ratios, not the rates; results are in docs/performance.md.
 */
@WithErrands
class StepBenchmark {

    private static final int INSTANCES = 300;
    private static final int ROUNDS = 3;

    @Autowired
    Worker worker;

    @Autowired
    Instances instances;

    @Autowired
    ExternalTaskService externalTasks;

    @Autowired
    HistoryService history;

    @Autowired
    TransactionTemplate transaction;

    private int started;

    @Test
    void compareTheWorkerWithTheBareEngine() {
        byWorker();
        worker.stop();
        byLoop(20);
        System.out.println(
                "round | worker | loop, batches of 20 | loop, one at a time (instances of three steps a second)");
        for (int round = 1; round <= ROUNDS; round++) {
            double batches = byLoop(20);
            double single = byLoop(1);
            worker.start();
            double ours = byWorker();
            worker.stop();
            System.out.printf(
                    "%5d | %6.0f | %6.0f (worker is %.2f times) | %6.0f (worker is %.2f times)%n",
                    round, ours, batches, ours / batches, single, ours / single);
        }
        worker.start();
        System.out.printf(
                "from the start of an idle instance's second step to its end, median of 50: %d ms%n",
                medianStepMillis());
    }

    private double byWorker() {
        long begin = System.nanoTime();
        startAll();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ended() == started);
        return INSTANCES / seconds(begin);
    }

    /** One thread that fetches, does nothing, and completes. */
    private double byLoop(int batch) {
        long begin = System.nanoTime();
        startAll();
        List<LockedExternalTask> tasks;
        do {
            tasks = externalTasks
                    .fetchAndLock(batch, "loop")
                    .topic("errand.run", 60_000)
                    .variables("request")
                    .execute();
            tasks.forEach(task -> externalTasks.complete(task.getId(), "loop", Map.of("outcome", "done")));
        } while (!tasks.isEmpty());
        return INSTANCES / seconds(begin);
    }

    private long medianStepMillis() {
        for (int i = 0; i < 50; i++) {
            start();
            await().pollInterval(Duration.ofMillis(5)).until(() -> ended() == started);
        }
        List<HistoricActivityInstance> steps = history.createHistoricActivityInstanceQuery()
                .activityId("second")
                .orderByHistoricActivityInstanceStartTime()
                .desc()
                .listPage(0, 50);
        return steps.stream()
                .map(HistoricActivityInstance::getDurationInMillis)
                .sorted(Comparator.naturalOrder())
                .skip(25)
                .findFirst()
                .orElseThrow();
    }

    private void startAll() {
        for (int i = 0; i < INSTANCES; i++) {
            start();
        }
    }

    private void start() {
        started++;
        transaction.executeWithoutResult(
                status -> instances.start("steps", "bench-" + started, Map.of("request", Map.of("n", started))));
    }

    private long ended() {
        return history.createHistoricProcessInstanceQuery()
                .processDefinitionKey("steps")
                .finished()
                .count();
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
