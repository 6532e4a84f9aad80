package io.storebridge.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The calls to one outside system: at most so many at a time, fetched as places become free, so that a slow system holds
 * nothing but its own threads.
 *
 * @param <T> a fetched step, locked for this node
 */
class SystemPool<T> {

    private static final Logger log = LoggerFactory.getLogger(SystemPool.class);

    private final Duration poll;
    private final IntFunction<List<T>> fetch;
    private final Consumer<T> run;
    private final Semaphore places;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Set<T> held = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private final Thread dispatcher;
    private volatile boolean stopping;

    SystemPool(String system, int size, Duration poll, IntFunction<List<T>> fetch, Consumer<T> run) {
        this.poll = poll;
        this.fetch = fetch;
        this.run = run;
        this.places = new Semaphore(size);
        this.threads = Executors.newFixedThreadPool(size, new CustomizableThreadFactory("step-" + system + "-"));
        this.dispatcher = new Thread(this::dispatch, "steps-" + system);
    }

    void start() {
        dispatcher.start();
    }

    /** There may be work; calling it often costs nothing. */
    void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    Set<T> held() {
        return Set.copyOf(held);
    }

    private void dispatch() {
        while (!stopping) {
            try {
                places.acquire();
                int free = 1 + places.drainPermits();
                int started = stopping ? 0 : fetchAndStart(free);
                if (started < free) {
                    places.release(free - started);
                    wakeUps.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
                    wakeUps.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private int fetchAndStart(int free) {
        List<T> fetched;
        try {
            fetched = fetch.apply(free);
        } catch (RuntimeException e) {
            log.warn("Fetching steps failed, trying again in {}: {}", poll, e.getMessage());
            return 0;
        }
        held.addAll(fetched);
        fetched.forEach(step -> threads.execute(() -> runAndRelease(step)));
        return fetched.size();
    }

    private void runAndRelease(T step) {
        try {
            run.accept(step);
        } catch (RuntimeException e) {
            log.error("A step could not be reported to the engine; it runs again when its lock has ended", e);
        } finally {
            held.remove(step);
            places.release();
        }
    }

    /** No further fetches from now on. */
    void stopFetching() {
        stopping = true;
        dispatcher.interrupt();
        threads.shutdown();
    }

    /** Waits for the running calls; those that last longer are interrupted. */
    void finish(Duration wait) throws InterruptedException {
        dispatcher.join(wait.toMillis());
        if (!threads.awaitTermination(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.SECONDS);
        }
    }
}
