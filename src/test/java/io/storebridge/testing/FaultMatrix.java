package io.storebridge.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.storebridge.sandbox.control.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A run of a workflow for each call to an outside system and each way in which it can fail, all under way at once: each is
 * struck by its fault once, and then has to end as if nothing had been.
 */
public final class FaultMatrix {

    private static final int LATENCY_MILLIS = 5000;
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    /** Looking costs more than a step: a round over all runs must not keep them from going on. */
    private static final Duration LOOKS = Duration.ofSeconds(2);

    private static final List<Fault.Kind> KINDS =
            List.of(Fault.Kind.ERROR, Fault.Kind.REFUSE, Fault.Kind.DROP_RESPONSE);

    private final String name;
    private final FaultSwitch faults;
    private final Door door;
    private final Runs runs;
    private final int together;
    private final List<Case> cases = new ArrayList<>();
    private final Map<String, JsonNode> ends = new LinkedHashMap<>();
    private final ResultTable table;

    private record Case(String operation, Fault fault, String id) {

        String row() {
            return "%s: %s %s".formatted(operation, fault.system(), fault.match());
        }

        String column() {
            return fault.kind() == Fault.Kind.LATENCY
                    ? "latency 5 s"
                    : fault.kind().wireName();
        }
    }

    /**
     * @param name begins the business ids; another for each matrix of a workflow
     * @param together how many runs are under way at once
     */
    public FaultMatrix(String name, FaultSwitch faults, Door door, Runs runs, int together) {
        this.name = name;
        this.faults = faults;
        this.door = door;
        this.runs = runs;
        this.together = together;
        this.table = new ResultTable(runs.process() + ": effects when a call fails once");
    }

    /**
     * An operation, and those of its calls that are to fail: each by an error, refused, and without an answer; the first
     * takes five seconds besides.
     *
     * @param system the stand-in: gp, ordercloud, stripe, ...
     * @param calls texts in the method, path or body, or in the SQL and its parameters
     */
    public FaultMatrix operation(String operation, String system, String... calls) {
        Fault late = Fault.always(system, Fault.Kind.LATENCY).matching(calls[0]).millis(LATENCY_MILLIS);
        add(operation, late);
        for (String call : calls) {
            KINDS.forEach(kind -> add(operation, Fault.always(system, kind).matching(call)));
        }
        return this;
    }

    private void add(String operation, Fault fault) {
        Case one = new Case(operation, fault.times(1), runs.id(name, cases.size()));
        cases.add(one);
        table.add(one.row(), one.column());
    }

    /** The business ids in the order in which they are started; so many that are {@code together} apart never overlap. */
    public List<String> ids() {
        return inOrder().stream().map(Case::id).toList();
    }

    /** Those that take long first, so that they wait together. */
    private List<Case> inOrder() {
        return cases.stream()
                .sorted(Comparator.comparing(one -> one.fault.kind() != Fault.Kind.LATENCY))
                .toList();
    }

    /** Starts all runs, a wave at a time, and waits until they have ended. */
    public void strike() {
        List<Case> all = inOrder();
        for (int first = 0; first < all.size(); first += together) {
            List<Case> wave = all.subList(first, Math.min(first + together, all.size()));
            for (Case one : wave) {
                faults.arm(one.id, one.operation, one.fault);
                runs.start(door, one.id);
            }
            await("not all have ended").atMost(PATIENCE).pollInterval(LOOKS).untilAsserted(() -> {
                wave.stream().filter(one -> !ends.containsKey(one.id)).forEach(this::follow);
                assertThat(ends).containsKeys(wave.stream().map(Case::id).toArray(String[]::new));
            });
        }
    }

    private void follow(Case one) {
        JsonNode status = runs.follow(door, one.id);
        if (Runs.ended(status)) {
            ends.put(one.id, status);
        }
    }

    /** Checks each run, prints the table, and fails when one was not struck or did not take effect as it should. */
    public void check(BiConsumer<String, JsonNode> check) {
        for (Case one : cases) {
            table.check(one.row(), one.column(), () -> {
                assertThat(faults.isArmed(one.id, one.operation))
                        .as("the fault is still to strike")
                        .isFalse();
                check.accept(one.id, ends.get(one.id));
            });
        }
        table.conclude();
    }
}
