package io.storebridge.operations;

import io.github.resilience4j.bulkhead.ThreadPoolBulkhead;
import io.github.resilience4j.bulkhead.ThreadPoolBulkheadConfig;
import io.github.resilience4j.bulkhead.ThreadPoolBulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedThreadPoolBulkheadMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Step;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Calls operations in real time: each outside system behind a guard of its own. */
@Component
public class GuardedOperations implements DisposableBean {

    private final Operations operations;
    private final RealTimeProperties properties;
    private final MeterRegistry meters;
    private final CircuitBreakerRegistry breakers;
    private final ThreadPoolBulkheadRegistry threads = ThreadPoolBulkheadRegistry.ofDefaults();
    private final Map<String, SystemGuard> guards = new ConcurrentHashMap<>();

    GuardedOperations(Operations operations, RealTimeProperties properties, MeterRegistry meters) {
        this.operations = operations;
        this.properties = properties;
        this.meters = meters;
        this.breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(properties.breaker().calls())
                .minimumNumberOfCalls(properties.breaker().calls() / 2)
                .failureRateThreshold(properties.breaker().failurePercent())
                .waitDurationInOpenState(properties.breaker().pause())
                .permittedNumberOfCallsInHalfOpenState(3)
                .writableStackTraceEnabled(false)
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedThreadPoolBulkheadMetrics.ofThreadPoolBulkheadRegistry(threads).bindTo(meters);
    }

    /**
     * Calls the operation on one of its system's threads, until the deadline.
     *
     * @throws Failure as {@link Operations#invoke}; Unavailable also when the deadline has passed, the system has as many
     *     calls under way as it may, or is left alone after failures
     */
    public Object invoke(OperationDefinition operation, Map<String, Object> variables, Step step, Deadline deadline) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "error";
        try {
            Object result =
                    guard(operation.system()).call(() -> operations.invoke(operation, variables, step), deadline);
            outcome = "done";
            return result;
        } catch (Failure.Rejected e) {
            outcome = "rejected";
            throw e;
        } catch (Failure e) {
            outcome = "unavailable";
            throw e;
        } finally {
            sample.stop(meters.timer("storebridge.call", "operation", operation.id(), "outcome", outcome));
        }
    }

    private SystemGuard guard(String system) {
        return guards.computeIfAbsent(system, this::newGuard);
    }

    private SystemGuard newGuard(String system) {
        int concurrency = properties.concurrencyOf(system);
        return new SystemGuard(
                properties.nameOf(system),
                breakers.circuitBreaker(system),
                threads.bulkhead(
                        system,
                        ThreadPoolBulkheadConfig.custom()
                                .maxThreadPoolSize(concurrency)
                                .coreThreadPoolSize(concurrency)
                                .queueCapacity(properties.queue())
                                .writableStackTraceEnabled(false)
                                .build()));
    }

    @Override
    public void destroy() throws Exception {
        for (ThreadPoolBulkhead pool : threads.getAllBulkheads()) {
            pool.close();
        }
    }
}
