package io.storebridge.sandbox.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Works through a list, several at a time. */
final class Parallel {

    private final int width;

    Parallel(int width) {
        this.width = width;
    }

    /** Ends when all are done; an exception of one is thrown, and those not yet begun are left. */
    <T> void forEach(Collection<T> things, Consumer<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(width);
        try {
            List<Future<?>> begun = new ArrayList<>();
            things.forEach(thing -> begun.add(threads.submit(() -> work.accept(thing))));
            for (Future<?> one : begun) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
