package io.storebridge.workflow;

import io.storebridge.operations.OperationDefinition;
import io.storebridge.operations.Operations;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.externaltask.ExternalTaskQueryTopicBuilder;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Runs the durable steps of workflows: fetches external tasks in batches, a bounded pool for each outside system, keeps
 * their locks while they run, and is woken when a transaction that reaches a step commits.
 */
@Component
class Worker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private final String id = "node-" + UUID.randomUUID();
    private final ExternalTaskService externalTasks;
    private final Operations operations;
    private final Attempts attempts;
    private final StepRunner runner;
    private final WakeUps wakeUps;
    private final WorkerProperties properties;
    private final Map<String, SystemPool<FetchedStep>> pools = new LinkedHashMap<>();
    private ScheduledExecutorService clock;
    private volatile boolean running;

    Worker(
            ExternalTaskService externalTasks,
            Operations operations,
            Attempts attempts,
            StepRunner runner,
            WakeUps wakeUps,
            WorkerProperties properties) {
        this.externalTasks = externalTasks;
        this.operations = operations;
        this.attempts = attempts;
        this.runner = runner;
        this.wakeUps = wakeUps;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = true;
        if (!properties.enabled()) {
            return;
        }
        clock = Executors.newScheduledThreadPool(1, new CustomizableThreadFactory("steps-clock-"));
        for (String system : operations.systems()) {
            SystemPool<FetchedStep> pool = new SystemPool<>(
                    system,
                    properties.concurrencyOf(system),
                    properties.poll(),
                    free -> fetch(system, free),
                    step -> runner.run(step, wait -> wakeLater(system, wait)));
            pools.put(system, pool);
            wakeUps.register(system, pool::wake);
            pool.start();
        }
        long third = properties.lock().toMillis() / 3;
        clock.scheduleWithFixedDelay(this::extendLocks, third, third, TimeUnit.MILLISECONDS);
        log.info("Node {} runs steps of {}", id, pools.keySet());
    }

    private List<FetchedStep> fetch(String system, int most) {
        // The oldest first: many short runs (progress, scans) must not keep an order waiting that came before them.
        ExternalTaskQueryTopicBuilder query = externalTasks
                .fetchAndLock()
                .workerId(id)
                .maxTasks(most)
                .usePriority(false)
                .orderByCreateTime()
                .asc()
                .subscribe();
        for (OperationDefinition operation : operations.all()) {
            if (operation.system().equals(system)) {
                ExternalTaskQueryTopicBuilder topic =
                        query.topic(operation.id(), properties.lock().toMillis());
                if (!operation.readsAll()) {
                    topic.variables(variables(operation));
                }
            }
        }
        List<LockedExternalTask> tasks = query.execute();
        Set<String> checkable = new HashSet<>();
        for (LockedExternalTask task : tasks) {
            if (operations.get(task.getTopicName()).hasCheck()) {
                checkable.add(task.getId());
            }
        }
        Set<String> triedBefore = checkable.isEmpty() ? Set.of() : attempts.begin(checkable);
        return tasks.stream()
                .map(task ->
                        new FetchedStep(task, operations.get(task.getTopicName()), triedBefore.contains(task.getId())))
                .toList();
    }

    private List<String> variables(OperationDefinition operation) {
        Set<String> names = new LinkedHashSet<>(operation.variables());
        if (operation.hasCheck()) {
            names.addAll(operations.get(operation.check()).variables());
        }
        return List.copyOf(names);
    }

    private void wakeLater(String system, Duration wait) {
        if (running) {
            clock.schedule(() -> pools.get(system).wake(), wait.toMillis() + 5, TimeUnit.MILLISECONDS);
        }
    }

    private void extendLocks() {
        for (SystemPool<FetchedStep> pool : pools.values()) {
            for (FetchedStep step : pool.held()) {
                try {
                    externalTasks.extendLock(
                            step.task().getId(), id, properties.lock().toMillis());
                } catch (RuntimeException e) {
                    // Also a database that is away for a moment: the clock never ticks again after an exception.
                    log.debug("The lock of {} was not extended: {}", step, e.getMessage());
                }
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        pools.values().forEach(SystemPool::stopFetching);
        Instant end = Instant.now().plus(properties.shutdownWait());
        for (SystemPool<FetchedStep> pool : pools.values()) {
            try {
                Duration left = Duration.between(Instant.now(), end);
                pool.finish(left.isNegative() ? Duration.ZERO : left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            pool.held().forEach(this::release);
        }
        if (clock != null) {
            clock.shutdownNow();
        }
        pools.clear();
    }

    private void release(FetchedStep step) {
        try {
            externalTasks.unlock(step.task().getId());
            log.info("Released {} for another node", step);
        } catch (ProcessEngineException e) {
            log.debug("{} was not released: {}", step, e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the deployer and the engine, before the web server takes requests. */
    @Override
    public int getPhase() {
        return DeploymentAtStart.PHASE + 1;
    }
}
