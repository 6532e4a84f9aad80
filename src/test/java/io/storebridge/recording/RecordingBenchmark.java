package io.storebridge.recording;

import static org.awaitility.Awaitility.await;

import io.storebridge.testing.WithErrands;
import io.storebridge.workflow.Instances;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What recording costs durable steps: chains of three steps whose operation does nothing, with a request of about 5 KB of which
 * a part is masked, in turns with recording on and off. Not part of the build: {@code mvn test -Dtest=RecordingBenchmark}.
 * Read the ratio; results are in docs/performance.md.
 */
@WithErrands
class RecordingBenchmark {

    private static final int INSTANCES = 100;
    private static final int ROUNDS = 5;

    @Autowired
    Recorder recorder;

    @Autowired
    Instances instances;

    @Autowired
    HistoryService history;

    @Autowired
    TransactionTemplate transaction;

    private int started;

    @Test
    void compareOnAndOff() {
        round(true);
        round(false);
        System.out.println("round | recording | not recording (instances of three steps a second)");
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            // Who comes first changes, for a machine that gets busier meanwhile.
            double first = round(round % 2 == 0);
            double second = round(round % 2 != 0);
            double on = round % 2 == 0 ? first : second;
            double off = round % 2 == 0 ? second : first;
            ratios.add(on / off);
            System.out.printf("%5d | %6.0f | %6.0f (recording is %.2f times)%n", round, on, off, on / off);
        }
        System.out.printf(
                "median: recording is %.2f times%n",
                ratios.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow());
    }

    /** Until all have ended and everything is written. */
    private double round(boolean on) {
        recorder.turn(on);
        long begin = System.nanoTime();
        for (int i = 0; i < INSTANCES; i++) {
            started++;
            transaction.executeWithoutResult(
                    status -> instances.start("steps", "bench-" + started, Map.of("request", request())));
        }
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ended() == started && recorder.isEmpty());
        return INSTANCES / ((System.nanoTime() - begin) / 1e9);
    }

    private Map<String, Object> request() {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int line = 1; line <= 40; line++) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("item", "CHAI-TSK-" + line);
            document.put("description", "A chair for tasks, black");
            document.put("quantity", "2");
            document.put("unitPrice", "204.00");
            document.put("note", "To the second floor");
            lines.add(document);
        }
        return Map.of(
                "n", started,
                "buyer", Map.of("name", "Ann Abel", "email", "ann@example.com", "phone", "+1 312 555 0147"),
                "lines", lines);
    }

    private long ended() {
        return history.createHistoricProcessInstanceQuery()
                .processDefinitionKey("steps")
                .finished()
                .count();
    }
}
