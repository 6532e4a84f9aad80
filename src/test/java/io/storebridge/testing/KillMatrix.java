package io.storebridge.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.springframework.web.client.RestClientException;

/**
 * A run of a workflow for the moment before and the moment after each of its steps. All stand at their moments when the JVM
 * is ended by kill -9; started again, it is killed once more while it takes them up; then all have to end.
 */
public final class KillMatrix {

    private static final Duration PATIENCE = Duration.ofSeconds(300);

    /** Looking costs more than a step: a round over all runs must not keep them from going on. */
    private static final Duration LOOKS = Duration.ofSeconds(2);

    private final SandboxProcess sandbox;
    private final List<Moment> moments = new ArrayList<>();
    private final Map<String, JsonNode> ends = new LinkedHashMap<>();
    private final ResultTable table;

    private record Moment(String when, String operation, String id, Runs runs, String row) {

        @Override
        public String toString() {
            return when + " " + operation + " " + id;
        }
    }

    /** @param operations ids of the steps that every run goes through, the last one last */
    public KillMatrix(SandboxProcess sandbox, Runs runs, List<String> operations) {
        this.sandbox = sandbox;
        this.table = new ResultTable(runs.process() + ": effects after kill -9 just before and just after each step");
        add("", runs, operations);
    }

    /**
     * Besides runs of another kind, which take other ways.
     *
     * @param kind what the table calls them
     * @param operations ids of the steps that every run of this kind goes through; the last one is the last of all kinds
     */
    public KillMatrix and(String kind, Runs runs, List<String> operations) {
        add(kind + ": ", runs, operations);
        return this;
    }

    private void add(String prefix, Runs runs, List<String> operations) {
        for (String operation : operations) {
            for (String when : List.of("before", "after")) {
                moments.add(new Moment(when, operation, runs.id("kill", moments.size()), runs, prefix + operation));
                table.add(prefix + operation, when);
            }
        }
    }

    /**
     * Arguments for the sandbox's first start that give every run a thread of its own to stand on, and locks that many who
     * stand can keep: a step whose lock ends is fetched a second time, and takes the next thread.
     */
    public static String[] room(List<String> operations) {
        Set<String> systems = operations.stream()
                .map(operation -> operation.substring(0, operation.indexOf('.')))
                .collect(Collectors.toSet());
        return Stream.concat(
                        Stream.of(SandboxProcess.LOCK + "10s"),
                        systems.stream().map(system -> "--storebridge.worker.systems.%s.concurrency=%d"
                                .formatted(system, 2 * operations.size() + 4)))
                .toArray(String[]::new);
    }

    /** The business ids, in the order of the steps. */
    public List<String> ids() {
        return moments.stream().map(Moment::id).toList();
    }

    /** The business ids of one kind. */
    public List<String> ids(Runs runs) {
        return moments.stream()
                .filter(moment -> moment.runs() == runs)
                .map(Moment::id)
                .toList();
    }

    /** Starts all runs, kills twice, and waits until all have ended; the sandbox has been started with {@link #room}. */
    public void strike() {
        killWhereAllStand();
        killWhileTheyAreTakenUp();
        sandbox.start();
        moments.forEach(moment -> moment.runs().sendAgain(sandbox.door(), moment.id()));
        patience("not all have ended: " + ends).until(() -> {
            followAll();
            return ends.size() == moments.size();
        });
    }

    private void killWhereAllStand() {
        sandbox.park(moments.stream().map(Moment::toString).toList());
        moments.parallelStream().forEach(moment -> moment.runs().start(sandbox.door(), moment.id()));
        patience("not all have come to their moment").untilAsserted(() -> {
            Set<String> parked = sandbox.parked();
            moments.stream()
                    .filter(moment -> !parked.contains(moment.toString()))
                    .forEach(moment -> moment.runs().follow(sandbox.door(), moment.id()));
            assertThat(parked)
                    .containsAll(moments.stream().map(Moment::toString).toList());
        });
        sandbox.kill();
        sandbox.park(List.of());
    }

    /** When a third of the runs has come through the last step, and the others are somewhere. */
    private void killWhileTheyAreTakenUp() {
        sandbox.killAt("after", moments.get(moments.size() - 1).operation(), moments.size() / 3);
        if (sandbox.startToLiveOrDie()) {
            patience("the last step was not reached").until(() -> {
                try {
                    followAll();
                } catch (RestClientException killed) {
                    return !sandbox.alive();
                }
                return !sandbox.alive();
            });
        }
        sandbox.awaitDeath();
    }

    private void followAll() {
        for (Moment moment : moments) {
            if (!ends.containsKey(moment.id())) {
                JsonNode status = moment.runs().follow(sandbox.door(), moment.id());
                if (Runs.ended(status)) {
                    ends.put(moment.id(), status);
                }
            }
        }
    }

    /** Checks each run, prints the table, and fails when one did not take effect as it should. */
    public void check(BiConsumer<String, JsonNode> check) {
        for (Moment moment : moments) {
            table.check(moment.row(), moment.when(), () -> check.accept(moment.id(), ends.get(moment.id())));
        }
        table.conclude();
    }

    private static ConditionFactory patience(String otherwise) {
        return await(otherwise).atMost(PATIENCE).pollInterval(LOOKS);
    }
}
