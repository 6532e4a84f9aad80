package io.storebridge.recording;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes down what runs are started with, send, receive and are told. It never waits and never fails: entries are written by
 * {@link RecordingWriter} in its own thread, and what finds the queue full is dropped and counted.
 */
@Component
public class Recorder {

    private final RecordingProperties properties;
    private final BlockingQueue<Recorded> queue;
    private final Counter dropped;
    private volatile boolean on;

    Recorder(RecordingProperties properties, MeterRegistry meters) {
        this.properties = properties;
        queue = new ArrayBlockingQueue<>(properties.queue());
        on = properties.enabled();
        dropped = meters.counter("storebridge.recording.dropped");
        Gauge.builder("storebridge.recording.queue", queue, BlockingQueue::size).register(meters);
    }

    public boolean isOn() {
        return on;
    }

    /** Whether the run in real time that now begins is one of those that are recorded. */
    public boolean takesRealTimeRun() {
        return on
                && properties.realTimeShare() > 0
                && ThreadLocalRandom.current().nextDouble() < properties.realTimeShare();
    }

    /** @param documents the variables that the run starts with; kept when the caller's transaction commits */
    public void started(String process, String instanceId, String businessId, Map<String, Object> documents) {
        afterCommit(new Recorded(
                Recorded.Kind.start,
                Instant.now(),
                process,
                instanceId,
                businessId,
                null,
                null,
                documents,
                null,
                "done"));
    }

    /** A message has reached the run; kept when the caller's transaction commits. */
    public void told(String instanceId, String message, Object document) {
        afterCommit(new Recorded(
                Recorded.Kind.message, Instant.now(), null, instanceId, null, null, message, document, null, "done"));
    }

    /** A person has completed a task with these variables; kept when the caller's transaction commits. */
    public void submitted(String process, String instanceId, String activity, Map<String, Object> variables) {
        afterCommit(new Recorded(
                Recorded.Kind.task, Instant.now(), process, instanceId, null, activity, null, variables, null, "done"));
    }

    /** An operation has given its result. */
    public void done(Step step, String instanceId, String operation, Map<String, Object> inputs, Object result) {
        call(step, instanceId, operation, inputs, result, "done");
    }

    /** An operation did not succeed. */
    public void failed(
            Step step, String instanceId, String operation, Map<String, Object> inputs, RuntimeException failure) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("message", failure.getMessage());
        if (failure instanceof Failure.Rejected rejected) {
            answer.put("code", rejected.code());
            List<Map<String, Object>> fields = new ArrayList<>();
            rejected.fields()
                    .forEach(field -> fields.add(Map.of("pointer", field.pointer(), "message", field.message())));
            answer.put("fields", fields);
            answer.put("detail", rejected.detail());
        }
        call(step, instanceId, operation, inputs, answer, outcome(failure));
    }

    private static String outcome(RuntimeException failure) {
        if (failure instanceof Failure.Rejected) {
            return "rejected";
        }
        if (failure instanceof Failure.Unavailable) {
            return "unavailable";
        }
        return failure instanceof Failure.Unknown ? "unknown" : "error";
    }

    private void call(
            Step step, String instanceId, String operation, Map<String, Object> inputs, Object answer, String outcome) {
        if (on) {
            add(new Recorded(
                    Recorded.Kind.call,
                    Instant.now(),
                    step.process(),
                    instanceId,
                    step.businessId(),
                    step.activity(),
                    operation,
                    inputs,
                    answer,
                    outcome));
        }
    }

    private void afterCommit(Recorded entry) {
        if (!on) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            add(entry);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                add(entry);
            }
        });
    }

    private void add(Recorded entry) {
        if (!queue.offer(entry)) {
            dropped.increment();
        }
    }

    /** Waits for the first and takes what has come meanwhile. */
    List<Recorded> take(int most) throws InterruptedException {
        List<Recorded> batch = new ArrayList<>();
        Recorded first = queue.poll(1, TimeUnit.SECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, most - 1);
        }
        return batch;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    void lost(int entries) {
        dropped.increment(entries);
    }

    /** For measuring what it costs. */
    void turn(boolean on) {
        this.on = on;
    }
}
