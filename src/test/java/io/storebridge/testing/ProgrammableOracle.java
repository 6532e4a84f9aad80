package io.storebridge.testing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** An oracle that behaves as a test tells it; left alone, it answers. */
public class ProgrammableOracle implements Oracle {

    private static final Function<String, Map<String, Object>> ANSWERS = question ->
            Map.of("text", question + "? Yes.", "score", new BigDecimal("10.00"), "secret", "how it is done");

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile Function<String, Map<String, Object>> behaviour = ANSWERS;
    private volatile CountDownLatch awake = new CountDownLatch(0);

    @TestConfiguration
    public static class Configuration {
        @Bean
        ProgrammableOracle oracle() {
            return new ProgrammableOracle();
        }
    }

    public void does(Function<String, Map<String, Object>> behaviour) {
        this.behaviour = behaviour;
    }

    /** From now on it never answers and hears no interruption, until it is told to answer. */
    public void hangs() {
        CountDownLatch latch = new CountDownLatch(1);
        awake = latch;
        behaviour = question -> {
            while (latch.getCount() > 0) {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    continue;
                }
            }
            return ANSWERS.apply(question);
        };
    }

    public void answers() {
        behaviour = ANSWERS;
        awake.countDown();
    }

    public int calls() {
        return calls.get();
    }

    public int underWay() {
        return underWay.get();
    }

    @Override
    public Map<String, Object> ask(String question) {
        calls.incrementAndGet();
        underWay.incrementAndGet();
        try {
            return behaviour.apply(question);
        } finally {
            underWay.decrementAndGet();
        }
    }
}
