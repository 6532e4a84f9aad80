package io.storebridge.operations;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.ThreadPoolBulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.storebridge.commerce.Failure;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Stands between runs in real time and one outside system: calls run on the system's own few threads, the caller waits no
 * longer than its deadline, and a system whose calls fail is left alone for a while.
 */
final class SystemGuard {

    private final String name;
    private final CircuitBreaker breaker;
    private final ThreadPoolBulkhead threads;

    SystemGuard(String name, CircuitBreaker breaker, ThreadPoolBulkhead threads) {
        this.name = name;
        this.breaker = breaker;
        this.threads = threads;
    }

    /** @throws Failure.Unavailable also when the system was not asked, or has not answered in time */
    Object call(Callable<Object> call, Deadline deadline) {
        if (deadline.remainingNanos() <= 0) {
            throw unavailable("was not asked: no time was left.");
        }
        if (!breaker.tryAcquirePermission()) {
            throw unavailable("is left alone for a moment: its last calls failed.");
        }
        boolean ownTime = deadline.isFresh();
        long begin = System.nanoTime();
        FutureTask<Object> task = new FutureTask<>(call);
        try {
            threads.submit((Runnable) task);
        } catch (BulkheadFullException e) {
            breaker.releasePermission();
            throw unavailable("has as many calls under way as it may have.");
        }
        try {
            Object result = task.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
            breaker.onSuccess(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
            return result;
        } catch (ExecutionException e) {
            throw failed(e.getCause(), begin);
        } catch (TimeoutException e) {
            task.cancel(true);
            if (ownTime) {
                breaker.onError(System.nanoTime() - begin, TimeUnit.NANOSECONDS, e);
            } else {
                breaker.releasePermission();
            }
            throw unavailable(
                    "has not answered within %d ms.".formatted(deadline.budget().toMillis()));
        } catch (InterruptedException e) {
            task.cancel(true);
            breaker.releasePermission();
            Thread.currentThread().interrupt();
            throw unavailable("was asked by a node that is stopping.");
        }
    }

    /** A no is an answer; only a system that does not answer is left alone. */
    private RuntimeException failed(Throwable cause, long begin) {
        if (cause instanceof Failure.Unavailable || cause instanceof Failure.Unknown) {
            breaker.onError(System.nanoTime() - begin, TimeUnit.NANOSECONDS, cause);
        } else {
            breaker.onSuccess(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }

    private Failure.Unavailable unavailable(String what) {
        return new Failure.Unavailable(name + " " + what, null, pause());
    }

    private Duration pause() {
        return Duration.ofMillis(breaker.getCircuitBreakerConfig()
                .getWaitIntervalFunctionInOpenState()
                .apply(1));
    }
}
