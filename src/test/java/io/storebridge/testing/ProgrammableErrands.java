package io.storebridge.testing;

import io.storebridge.commerce.Step;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Errands that behave as a test tells them, by business id. */
public class ProgrammableErrands implements Errands {

    private final Map<String, Queue<Supplier<Map<String, Object>>>> behaviours = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> effects = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Runnable slowness = () -> {};

    @TestConfiguration
    public static class Configuration {
        @Bean
        ProgrammableErrands errands() {
            return new ProgrammableErrands();
        }
    }

    /** The next attempts of this business id's errand, in order; afterwards it succeeds. */
    @SafeVarargs
    public final void next(String businessId, Supplier<Map<String, Object>>... attempts) {
        behaviours.put(businessId, new ArrayDeque<>(List.of(attempts)));
    }

    public void slowness(Runnable slowness) {
        this.slowness = slowness;
    }

    /** The errand takes effect, whatever its caller hears of it. */
    public void takeEffect(String businessId) {
        effects.put(businessId, Map.of("done", "yes", "by", "an earlier attempt"));
    }

    /** "run"/"find" and the business id, in the order of calls. */
    public List<String> calls(String businessId) {
        return calls.stream().filter(call -> call.endsWith(" " + businessId)).toList();
    }

    @Override
    public Map<String, Object> run(Map<String, Object> request, Step step) {
        calls.add("run " + step.businessId());
        Queue<Supplier<Map<String, Object>>> attempts = behaviours.getOrDefault(step.businessId(), new ArrayDeque<>());
        Supplier<Map<String, Object>> attempt = attempts.poll();
        return attempt == null ? Map.of("done", "yes") : attempt.get();
    }

    @Override
    public Map<String, Object> find(Step step) {
        calls.add("find " + step.businessId());
        return effects.get(step.businessId());
    }

    @Override
    public String runSlowly(Map<String, Object> request) {
        slowness.run();
        return "done";
    }
}
